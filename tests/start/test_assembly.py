"""The start says in one sentence why it cannot be, and everything that was begun is put away again."""

import asyncio
import json
import socket
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import aiohttp
import pytest
from bot_parts import QUICK, ROOT, settings, workspace

from bot.assembly import outgoing_for, running, whose_token
from bot.engine.events import Started
from bot.engine.saved.answer import Answer
from bot.folders.flows import FlowsFolder
from bot.kept import forget_one, forget_somebody, read_export, read_trail
from bot.playground.control_client import Control
from bot.settings import KeptSettings
from bot.slack.address import Field
from bot.slack.calling.calls import web_client
from bot.slack.calling.pace import Rate
from bot.start_refusals import StartError
from bot.store.clock import utc_now
from bot.store.connect import connect
from bot.store.keys import DAY
from bot.store.redis_store import RedisStore
from bot.usecases import crashing
from bot.usecases.acting.start import start
from bot.usecases.files.offline import decide_sheet
from bot.usecases.ports import AgainError, Drawn, Installation, Place, Ports, Receipt
from bot.work.intervals import USUAL


@pytest.fixture
async def playground():
    async with workspace("socket") as (opened, _):
        yield opened


@pytest.fixture(autouse=True)
def disarmed():
    yield
    crashing.arm(None)


async def test_without_redis_it_says_so(playground, tmp_path):
    with pytest.raises(StartError, match="REDIS_URL: the server there does not answer"):
        await _start(settings(playground, f"unix://{tmp_path}/none.sock", "socket"))


async def test_a_token_slack_does_not_take_is_said(playground, redis_url):
    wrong = settings(playground, redis_url, "socket").model_copy(update={"slack_bot_token": _Secret("xoxb-wrong")})

    with pytest.raises(StartError, match="SLACK_BOT_TOKEN: Slack does not take it"):
        await _start(wrong)


async def test_a_token_of_a_whole_organisation_starts_nothing(playground, redis_url):
    workspace = playground.first.workspace
    workspace.put_installation(replace(workspace.installation, is_org_wide=True))

    with pytest.raises(StartError, match="SLACK_BOT_TOKEN: it is that of a whole organisation"):
        await _start(settings(playground, redis_url, "socket"))


async def test_a_slack_that_cannot_be_reached_is_said(playground, redis_url):
    away = settings(playground, redis_url, "socket").model_copy(update={"slack_api_url": "http://127.0.0.1:9/api/"})

    with pytest.raises(StartError, match=r"SLACK_API_URL: nothing answers at http://127\.0\.0\.1:9/api/"):
        await _start(away)


async def test_a_port_that_is_taken_is_said(playground, redis_url):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(StartError, match=r"PORT: cannot listen on 127\.0\.0\.1"):
            await _start(settings(playground, redis_url, "http", taken.getsockname()[1]))


async def test_a_broken_flow_stops_the_start_with_its_problems(playground, redis_url, tmp_path):
    (tmp_path / "x.yml").write_text("flow: x\n", encoding="utf-8")

    with pytest.raises(StartError, match=r"x\.yml:1:1: "):
        await _start(settings(playground, redis_url, "socket", flows=tmp_path))


async def test_a_folder_without_flows_stops_the_start(playground, redis_url, tmp_path):
    with pytest.raises(StartError, match="FTREADY_FLOWS: there is no flow in"):
        await _start(settings(playground, redis_url, "socket", flows=tmp_path))


async def test_a_crash_point_nobody_knows_stops_the_start(playground, redis_url):
    wrong = settings(playground, redis_url, "socket").model_copy(update={"ftready_crash": "somewhere:1"})

    with pytest.raises(StartError, match="FTREADY_CRASH: there is no point 'somewhere'; write one of before_commit"):
        await _start(wrong)


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_everything_begun_is_put_away(mode, redis_url):
    async with workspace(mode) as (playground, port):
        before = asyncio.all_tasks()
        async with running(settings(playground, redis_url, mode, port)) as bot:
            assert bot.me.bot_user == playground.first.installation.bot_user_id
            assert bool(bot.address) == (mode == "http")
            assert not bot.ended.done()
        left = {task for task in asyncio.all_tasks() - before if not task.done()}

        assert {task.get_coro().__qualname__ for task in left if "playground" not in repr(task)} <= _ITS_OWN


async def test_it_goes_by_the_stores_clock_and_has_time_pass_again_when_that_is_set_back(
    redis_url, monkeypatch, caplog, eventually
):
    monkeypatch.setattr("bot.assembly.utc_now", lambda: datetime.now(UTC) + timedelta(hours=5))
    often = replace(USUAL, clock_every=timedelta(milliseconds=20))
    async with (
        workspace("socket") as (playground, _),
        running(settings(playground, redis_url, "socket"), intervals=often) as bot,
    ):
        assert abs(bot.clock() - datetime.now(UTC)) < timedelta(minutes=1)
        bot.clock.set_back(timedelta(hours=2))

        await eventually(lambda: "looks again at everything that is planned" in caplog.text, "time to pass again")


async def test_the_two_halves_work_beside_each_other(redis_url):
    async with workspace("http") as (playground, port):
        there = settings(playground, redis_url, "http", port)
        async with running(there, "web") as bot, running(there, "worker") as worker:
            async with aiohttp.ClientSession() as session, session.get(f"{bot.address}/healthz") as answer:
                assert (answer.status, await answer.text()) == (200, "ok")
            assert worker.address == ""


def to_look(redis_url, playground=None):
    """Give the settings it takes to look at what is kept, with a token where there is a workspace to ask."""
    asking = {}
    if playground:
        asking = {"slack_bot_token": playground.first.installation.bot_token, "slack_api_url": playground.api_url}
    return KeptSettings(_env_file=None, redis_url=redis_url, ftready_flows=ROOT / "flows", **asking)


async def begin_quick(redis_url, installation):
    """Begin a quick check in a workspace, and give the flow it is of."""
    redis = connect(redis_url)
    store = RedisStore(redis, clock=utc_now)
    flows = FlowsFolder(ROOT / "flows", store)
    ports = Ports(store, flows, lambda *_: asyncio.sleep(0), utc_now, lambda: "fresh")
    answers = {"same_line": Answer("yes"), "unseen_cases": Answer(24), "weeks_unchanged": Answer(3)}
    answers |= {"fixed_parts": Answer(("examples",)), "same_failures": Answer("yes")}
    event = Started("ana", "a1", "quick", "C0ROOM0001", "ana", answers=answers)
    await start(ports, Installation(installation), flows.named("quick"), event, "e1")
    await redis.aclose()
    return flows.named("quick")


async def test_a_trail_is_read_of_the_only_workspace_there_is_without_asking_slack(redis_url, monkeypatch):
    monkeypatch.delenv("SLACK_BOT_TOKEN", raising=False)
    await begin_quick(redis_url, "T0ONLY")

    told = await read_trail(to_look(redis_url), "", "a1")

    assert "Started by ana" in told[0]
    assert await read_trail(to_look(redis_url), "T0ONLY", "a1") == told
    assert await read_trail(to_look(redis_url), "T0ONLY", "nothing") == []


async def test_where_it_is_not_clear_which_workspace_is_meant_slack_is_asked_or_one_has_to_be_named(
    playground, redis_url, monkeypatch
):
    monkeypatch.delenv("SLACK_BOT_TOKEN", raising=False)
    with pytest.raises(StartError, match="REDIS_URL: no workspace is kept there; name one with --installation, or set"):
        await read_trail(to_look(redis_url), "", "a1")
    await begin_quick(redis_url, "T0PLAYGRND")
    await begin_quick(redis_url, "T0OTHER")

    with pytest.raises(StartError, match=r"several workspaces are kept there \(T0OTHER, T0PLAYGRND\); name one"):
        await read_trail(to_look(redis_url), "", "a1")
    assert await read_trail(to_look(redis_url, playground), "", "a1")


async def test_a_workspace_that_cannot_be_one_is_refused_in_a_sentence(redis_url):
    with pytest.raises(StartError, match="'no such' cannot be the installation of a key"):
        await read_trail(to_look(redis_url), "no such", "a1")


async def test_a_check_can_be_written_down_as_an_answer_sheet_and_what_is_not_there_cannot(redis_url):
    here, named = to_look(redis_url), "T0PLAYGRND"
    quick = await begin_quick(redis_url, named)

    sheet = await read_export(here, named, "a1", "json")
    assert decide_sheet(quick, json.loads(sheet), date(2030, 1, 1))["failed_gates"] == ["Q3"]
    assert await read_export(here, "", "a1", "json") == sheet
    assert await read_export(here, named, "a2", "json") is None


async def test_a_check_is_forgotten_with_its_cards_where_there_is_a_token_and_without_them_where_there_is_none(
    playground, redis_url
):
    named = playground.first.workspace.team_id
    for with_token, left in ((None, 1), (playground, 0)):
        await begin_quick(redis_url, named)
        there = await _card(playground, redis_url, named)

        assert await forget_one(to_look(redis_url, with_token), named, "a1") == left
        assert bool(playground.first.workspace.find_message(*there)) is bool(left)
        assert await read_trail(to_look(redis_url), named, "a1") == []
    assert await forget_one(to_look(redis_url), named, "a1") is None


@pytest.mark.parametrize("flow", [None, "flow: ["], ids=["no folder", "a broken flow"])
async def test_forgetting_waits_for_no_folder_of_flows(redis_url, tmp_path, flow):
    await begin_quick(redis_url, "T0ONLY")
    if flow is not None:
        (tmp_path / "flows").mkdir()
        (tmp_path / "flows" / "broken.yml").write_text(flow)
    here = to_look(redis_url).model_copy(update={"ftready_flows": tmp_path / "flows"})

    assert await forget_somebody(here, "T0ONLY", "U0BEN") == (0, True)
    assert await forget_somebody(here, "T0ONLY", "ana") == (1, True)
    assert not [line for line in await read_trail(here, "T0ONLY", "a1") if "ana" in line.split()]
    assert await forget_one(here, "T0ONLY", "a1") == 0


async def _card(playground, redis_url, named):
    """Post a card as the bot would, and note where it stands."""
    scene = playground.first
    channel = scene.workspace.find_channel("ml-team").id
    async with aiohttp.ClientSession() as session:
        client = web_client(scene.installation.bot_token, playground.api_url, session)
        ts = (await client.chat_postMessage(channel=channel, text="Root"))["ts"]
    async with connect(redis_url) as redis:
        await RedisStore(redis).put_receipt(Installation(named), "a1", "root", Receipt(channel, ts, "h"))
    return channel, ts


async def test_a_check_is_kept_as_long_as_the_settings_say(playground, redis, redis_url):
    given = settings(playground, redis_url, "socket").model_copy(update={"ftready_keep_days": 3})
    async with running(given) as bot, Control(playground.address, playground.key, patience=30) as control:
        await control.person("ana").command("ml-team", "/ftready")
        view = await control.person("ana").modal("Quick check")
        assert view
        await control.person("ana").do("fill", view_id=view["id"], form=_filled(view))
        assert not (await control.person("ana").submit())["errors"]
        (key,) = [key async for key in redis.scan_iter(f"ft:{{{bot.me.installation.id}}}:state:*")]

        assert 2 * DAY < await redis.ttl(key) <= 3 * DAY


def _filled(view):
    """Fill the quick check in."""
    fields = {Field(question, entry).write(): value for (question, entry), value in QUICK.items()}
    inputs = {
        each["block_id"]: each.get("element") or each["accessory"]
        for each in view["blocks"]
        if "block_id" in each and ("element" in each or "accessory" in each)
    }
    return {block: {inputs[block]["action_id"]: value} for block, value in fields.items()}


async def _start(with_settings):
    async with running(with_settings):
        raise AssertionError("it started")


class _Secret:
    def __init__(self, value):
        self._value = value

    def get_secret_value(self):
        return self._value


_ITS_OWN = {"RequestResponseCycle.run_asgi", "Server.serve"}
"""Tasks of the pretend workspace's own server, which may still be answering."""


async def test_workers_keep_one_pace(playground, redis_url, monkeypatch):
    monkeypatch.setattr("bot.slack.calling.pace.CHANNEL", Rate(burst=1, per_second=0.1))
    channel = playground.first.workspace.find_channel("ml-team").id
    async with aiohttp.ClientSession() as session, connect(redis_url) as redis:
        client = web_client(playground.first.installation.bot_token, playground.api_url, session)
        me = await whose_token(client)
        workers = [outgoing_for(me, client, utc_now, redis) for _ in range(2)]
        posted = Place("a1", channel, None), Drawn({"text": "A card"}, "hash")

        await workers[0].post(me.installation, *posted)
        with pytest.raises(AgainError, match="others post here first"):
            await workers[1].post(me.installation, *posted)
