"""Somebody who is forgotten is in no draft of anybody else's: not as who is quoted, nor as who was picked in a form."""

import pytest
from bot_parts import FULL
from bot_parts import team as team_at_work
from fakes.whole_keyspace import keys_with
from redis.asyncio import Redis
from test_app_mention import FLOWS
from test_app_messages_as_evidence import choose

from bot.slack.address import Verb

WORDS = "Seven of them, by my count"


@pytest.fixture(autouse=True)
def in_words(monkeypatch):
    """Keep texts so that they are found by their words."""
    monkeypatch.setattr("bot.store.codec.LONG_ENOUGH", 1_000_000)


async def _is_gone(team, redis_url, name, *traces):
    await team.person(name).command(team.channel, "/ftready forget me")
    await team.person(name).modal("Forget me?")
    await team.person(name).submit()

    async def look():
        async with Redis.from_url(redis_url) as redis:
            return True if not await keys_with(redis, team.id(name), *traces) else None

    return await team.control.until(f"no key to hold anything of {name}", look)


async def _stands_in(redis_url, trace, kind):
    async with Redis.from_url(redis_url) as redis:
        return [key for key in await keys_with(redis, trace) if kind in key]


async def test_the_words_of_somebody_forgotten_go_from_the_form_of_who_chose_them_as_evidence(team, redis_url):
    await team.full(asked=("ana", "ben"))
    said = await team.person("cleo").say(team.channel, WORDS, team.thread)
    await choose(team, "ben", said["ts"])
    assert await _stands_in(redis_url, WORDS, "evidence/")

    await _is_gone(team, redis_url, "cleo", WORDS)


async def test_the_people_picked_in_a_form_that_starts_a_check_go_from_what_is_kept_of_it(team, redis_url):
    await team.person("ana").command(team.channel, "/ftready readiness")
    await team.person("ana").modal("Who answers?")
    people = {("", "asked"): [team.id("ana"), team.id("ben")], ("", "owner"): team.id("cleo")}
    await team.enter("ana", {**FULL, **people})
    await team.person("ana").press_modal("On your own: Fine-tune? Quick check")
    await team.person("ana").modal("Quick check")
    for name in ("ben", "cleo"):
        assert await _stands_in(redis_url, team.id(name), f":drafts:{team.id(name)}")

    await _is_gone(team, redis_url, "ben")


async def test_a_quote_that_words_replaced_goes_from_what_could_be_undone(redis_url, quick_pace, tmp_path):
    text = (FLOWS / "talk.yml").read_text(encoding="utf-8")
    linked = text.replace("asked_of: anyone", "asked_of: anyone\n        link: {label: Where}")
    (tmp_path / "talk.yml").write_text(linked, encoding="utf-8")
    async with team_at_work("socket", redis_url, tmp_path) as team:
        before = await team.roots("ana")
        await team.person("ana").command(team.channel, "/ftready")
        await team.person("ana").modal("Who answers?")
        await team.submit("ana", {("", "asked"): [team.id("ana"), team.id("ben")]})
        team.thread = await team.new_root("ana", before)
        await team.find("ana", Verb.FORM, "name")
        await team.fill("ben", "name", value="Tagger")
        await team.find("ben", Verb.FORM, "goal")
        await team.person("ben").mention(team.channel, "Wrong tags go unseen", team.thread)
        await team.told("ben", "Which one")
        said = await team.person("cleo").say(team.channel, WORDS, team.thread)
        view = await choose(team, "ben", said["ts"])
        options = next(each["element"]["options"] for each in view["blocks"] if each["type"] == "input")
        (goal,) = (each["value"] for each in options if ":goal:" in each["value"])
        await team.submit("ben", {("", "question"): goal})
        await team.submit("ben", {("goal", "value"): "Fewer errors"})
        await team.card_says("section/second", WORDS)
        await team.press("ben", Verb.WHICH, "goal")
        await team.card_says("section/second", "Wrong tags go unseen")
        assert await _stands_in(redis_url, WORDS, "undo/")

        await _is_gone(team, redis_url, "cleo", WORDS)
