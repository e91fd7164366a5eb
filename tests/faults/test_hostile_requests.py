"""What is not from Slack, or cannot be read, is refused at the door: 401, 400 or 413, and the store is not asked."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest
from bot_parts import settings, workspace
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st
from redis.asyncio import Redis
from signed import FORM, JSON, Asked, as_payload, signed

from bot.assembly import running
from bot.slack.address import Address, Verb
from bot.store import RedisStore
from bot.usecases.ports import Installation

SECRET = "of somebody else"
DEEP = b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}"


@dataclass
class Door:
    """The half of the bot that Slack talks to, alone, and a look at what its store was asked."""

    port: int
    secret: str
    redis: Redis

    def press(self, **more: Any) -> Asked:
        payload = {
            "type": "block_actions",
            "user": {"id": "U0ANA00001", "team_id": "T0PLAYGRND"},
            "team": {"id": "T0PLAYGRND"},
            "trigger_id": "1.2.abc",
            "container": {"type": "message", "channel_id": "C0000000001", "message_ts": "1700000000.000100"},
            "actions": [{"action_id": Address(Verb.DECIDE, "a1").write(), "type": "button", "action_ts": "1.2"}],
        }
        return signed(self.secret, as_payload({**payload, **more}))

    async def asked_of_the_store(self) -> dict[str, int]:
        stats = await self.redis.info("commandstats")
        own = {"cmdstat_info", "cmdstat_config|resetstat", "cmdstat_xread"}  # the last by the queue, which listens
        return {name: each["calls"] for name, each in stats.items() if name not in own}


@pytest.fixture
async def door(redis_url: str) -> AsyncIterator[Door]:
    async with (
        workspace("http") as (playground, port),
        running(settings(playground, redis_url, "http", port), "web"),
        Redis.from_url(redis_url) as redis,
    ):
        await redis.config_resetstat()
        yield Door(port, playground.app.secrets.signing_secret, redis)


async def test_a_press_that_slack_signed_asks_the_store(door):
    assert await door.press().send(door.port) == 200

    assert await door.asked_of_the_store()


FORGED = {
    "without a signature": lambda door: door.press().but(x_slack_signature=""),
    "without a timestamp": lambda door: door.press().but(x_slack_request_timestamp=""),
    "with a body that was changed": lambda door: replace(door.press(), body=door.press().body + b"&a=1"),
    "with another timestamp": lambda door: door.press().but(x_slack_request_timestamp=str(int(time.time()) - 1)),
    "signed with another secret": lambda door: signed(SECRET, door.press().body),
    "six minutes old": lambda door: signed(door.secret, door.press().body, at=int(time.time()) - 360),
    "six minutes ahead": lambda door: signed(door.secret, door.press().body, at=int(time.time()) + 360),
    "with words for a timestamp": lambda door: door.press().but(x_slack_request_timestamp="now"),
    "with a fraction for a timestamp": lambda door: door.press().but(x_slack_request_timestamp="1e9"),
    "with a timestamp in other digits": lambda door: door.press().but(x_slack_request_timestamp="١٢٣"),
    "with a timestamp of 5,000 digits": lambda door: door.press().but(x_slack_request_timestamp="9" * 5000),
    "with a signature that is no ASCII": lambda door: door.press().but(x_slack_signature="v0=é"),
    "with half a signature": lambda door: door.press().but(x_slack_signature="v0="),
    "with bytes that are no text": lambda door: replace(door.press(), body=b"\xff\xfe\x00"),
    "with nothing in it": lambda door: Asked(b""),
    "with JSON too deep, unsigned": lambda door: Asked(DEEP, {"content-type": JSON}),
}


@pytest.mark.parametrize("what", FORGED)
async def test_a_request_that_slack_did_not_sign_is_refused_and_nothing_is_read(door, what):
    assert await FORGED[what](door).send(door.port) == 401

    assert await door.asked_of_the_store() == {}


UNREADABLE = {
    "JSON too deep": (DEEP, JSON),
    "a payload too deep": (b"payload=" + DEEP, FORM),
    "a list": (b"[]", JSON),
    "a payload that is a list": (b"payload=[]", FORM),
    "a word": (b'"hello"', JSON),
    "half of JSON": (b'{"type": ', JSON),
    "a payload that is no JSON": (b"payload=hello", FORM),
    "no form": (b"hello", FORM),
    "a number too long": (b'{"a": ' + b"9" * 10_000 + b"}", JSON),
}


@pytest.mark.parametrize("what", UNREADABLE)
async def test_a_signed_request_that_cannot_be_read_is_refused_and_nothing_is_read(door, what):
    body, content_type = UNREADABLE[what]

    assert await signed(door.secret, body, content_type).send(door.port) == 400

    assert await door.asked_of_the_store() == {}


async def test_a_body_of_two_megabytes_is_refused_unread(door):
    assert await signed(door.secret, b"text=" + b"x" * 2_000_000).send(door.port) == 413

    assert await door.asked_of_the_store() == {}


async def test_a_command_whose_text_holds_the_word_payload_is_read_whole(door):
    command = {
        "command": "/ftready",
        "text": "payload={} &payload=1",
        "team_id": "T0PLAYGRND",
        "user_id": "U0ANA00001",
        "channel_id": "D0000000001",
        "trigger_id": "1.2.abc",
    }
    asked = signed(door.secret, urlencode(command).encode())

    assert await asked.send(door.port) == 200


KEYS = (
    "type",
    "team",
    "user",
    "id",
    "team_id",
    "actions",
    "action_id",
    "view",
    "event",
    "authorizations",
    "enterprise",
    "container",
    "message",
    "state",
    "values",
    "channel",
    "is_enterprise_install",
    "command",
    "private_metadata",
)
KINDS = (
    "block_actions",
    "view_submission",
    "view_closed",
    "event_callback",
    "shortcut",
    "app_mention",
    "url_verification",
)
anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([*KINDS, "T0PLAYGRND", "U0ANA00001", "answer:a1:q:yes"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=12,
)
payloads = st.dictionaries(st.sampled_from(KEYS), anything, max_size=8)


def test_whatever_is_signed_never_breaks_the_door(redis_url):
    """One door for all examples, for it is slower to open than to knock."""

    async def knock(shapes: list[dict[str, Any]]) -> None:
        async with (
            workspace("http") as (playground, port),
            running(settings(playground, redis_url, "http", port), "web"),
        ):
            secret = playground.app.secrets.signing_secret
            for shape in shapes:
                asked = signed(secret, json.dumps(shape).encode(), JSON)
                for each in (asked, signed(secret, as_payload(shape))):
                    status = await each.send(port)
                    assert status in {200, 400}, (status, shape)

    shapes: list[dict[str, Any]] = []

    @given(payloads, st.sampled_from(KINDS))
    @how(max_examples=120, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def collect(shape: dict[str, Any], kind: str) -> None:
        shapes.append({**shape, "type": kind})
        shapes.append(shape)

    collect()
    asyncio.run(knock(shapes))


async def test_a_signed_press_sent_twenty_times_more_takes_nothing_back(team, redis_url):
    await team.full(asked=("ana", "ben"))
    asked = await _signed_press(team, "ben", "yes")
    port = int(team.playground.over_http.url.split(":")[2].split("/")[0])
    assert await asked.send(port) == 200
    await team.answer("ben", "task_signed", "no")

    statuses = await asyncio.gather(*(asked.send(port) for _ in range(20)))

    assert statuses == [200] * 20
    assert await _trail_of_ben(team, redis_url) == ["yes", "no"]


async def _trail_of_ben(team, redis_url):
    async with Redis.from_url(redis_url) as redis:
        store, here = RedisStore(redis), Installation("T0PLAYGRND")
        (assessment,) = await store.in_channel(here, team.channel_id())
        return [
            entry.event["answers"]["task_signed"]["value"]
            for entry in await store.trail(here, assessment)
            if "task_signed" in entry.event.get("answers", {})
        ]


async def test_only_slacks_path_and_a_sign_of_life_answer(door):
    async with aiohttp.ClientSession(f"http://127.0.0.1:{door.port}") as session:
        for method, path, status in (
            ("GET", "/slack/events", 405),
            ("GET", "/", 404),
            ("POST", "/slack/install", 404),
            ("GET", "/healthz", 200),
        ):
            async with session.request(method, path) as answer:
                assert answer.status == status


async def _signed_press(team, name, option):
    ts, block, element, _ = await team.find(name, Verb.ANSWER, "task_signed", option)
    payload = {
        "type": "block_actions",
        "user": {"id": team.id(name), "team_id": "T0PLAYGRND"},
        "team": {"id": "T0PLAYGRND"},
        "trigger_id": "1.2.abc",
        "container": {
            "type": "message",
            "channel_id": team.channel_id(),
            "message_ts": ts,
            "thread_ts": team.thread,
        },
        "actions": [{**element, "block_id": block["block_id"], "action_ts": "1700000000.000100"}],
    }
    return signed(team.playground.app.secrets.signing_secret, as_payload(payload))
