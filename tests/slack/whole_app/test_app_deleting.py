"""Deleting a check in Slack: what is asked first, what everybody is told, and that no trace of it is kept."""

import pytest
from bot_parts import QUICK
from fakes.whole_keyspace import keys_with
from redis.asyncio import Redis

from bot.engine.rules.deleting import GOING
from bot.playground.workspace.words import words_of
from bot.slack.address import Verb
from bot.slack.cards.going import UNDO

CANARY = "the canary sings at dawn"


@pytest.fixture
def team(hasty_team):
    """Days pass here, and nobody waits for the bot to look at what is due."""
    return hasty_team


@pytest.fixture
async def check(team, monkeypatch):
    """A check of ana's, in which ben has said something that is found again wherever it is kept."""
    monkeypatch.setattr("bot.slack.calling.believed.FRESH_SECONDS", -1.0)
    monkeypatch.setattr("bot.store.codec.LONG_ENOUGH", 1_000_000)  # so that what is kept is found by its words
    await team.full(asked=("ana", "ben"), subject=CANARY)
    return team


async def _typed(team, name, words):
    told = await team.person(name).command(team.channel, f"/ftready {words}")
    return (told["answer"] or {}).get("text", "")


async def _delete(team, name="ana"):
    assert await _typed(team, name, "delete") == ""
    view = await team.person(name).modal("Delete this check?")
    return view, await team.person(name).submit()


async def _is_gone(team, redis_url, *traces):
    """Wait until no key is named after a check, and none holds a word of it."""

    async def look():
        async with Redis.from_url(redis_url) as redis:
            return True if not await keys_with(redis, *traces) else None

    return await team.control.until("no key of the check to be left", look)


async def _id_of(team):
    _, _, element, _ = await team.find("ana", Verb.ANSWER, "task_signed")
    return element["action_id"].split(":")[1]


async def test_after_a_minute_one_line_is_left_in_slack_and_nothing_in_redis(check, redis_url):
    assessment = await _id_of(check)
    await check.answer("ben", "task_signed", "yes")
    others = len(await check.cards())
    async with Redis.from_url(redis_url) as redis:
        assert len(await keys_with(redis, assessment)) > 5
        assert await keys_with(redis, CANARY)

    view, outcome = await _delete(check)

    assert CANARY in words_of(view)
    assert not outcome["errors"]
    await check.card_says("going", f"<@{check.id('ana')}> deletes this check.", "ben")
    await check.answer("ben", "task_signed", "no")
    await check.told("ben", GOING)
    await check.press("ben", Verb.UNDO_DELETE)
    await check.told("ben", f"Only <@{check.id('ana')}>, who owns this check, can do this.")
    assert "You are deleting *Fine-tuning readiness" in await _typed(check, "ana", "delete")
    assert "Its owner is deleting it." in await _typed(check, "ben", "status")

    await check.control.advance(61)

    said = await check.card_says("root", "deleted the check that stood here")
    assert CANARY not in words_of(said)
    assert others > 1
    await _is_gone(check, redis_url, assessment, CANARY)
    assert set(await check.cards()) == {"root"}
    assert "No check runs in this channel" in await _typed(check, "ben", "status")


async def test_its_owner_undoes_it_and_all_goes_on(check):
    await _delete(check)
    await check.card_says("going", UNDO)

    await check.press("ana", Verb.UNDO_DELETE)

    async def is_off():
        return True if "going" not in await check.cards() else None

    await check.control.until("the thread to say no more that it goes", is_off)
    await check.control.advance(120)
    await check.answer("ben", "task_signed", "yes")
    await check.card_says("section/task", "Yes", "ben")


async def test_one_that_waits_for_the_bot_to_be_invited_is_undone_by_command(team):
    team.channel = "general"
    await team.person("ana").command(team.channel, "/ftready")
    await team.person("ana").modal("Quick check")
    await team.submit("ana", QUICK)
    await team.person("ana").modal("/invite @ftready")
    await team.person("ana").do("close", view_id=(await team.person("ana").modal())["id"], everything=True)
    await _delete(team)

    said = await _typed(team, "ana", "delete")
    assert "You are deleting" in said
    await team.press("ana", Verb.UNDO_DELETE)

    async def stays():
        return True if "deleting" not in await _typed(team, "ana", "status") else None

    await team.control.until("the check to stay", stays)
    assert await _typed(team, "ana", "delete") == ""


async def test_only_its_owner_of_now_deletes_a_check(check):
    assert (
        await _typed(check, "ben", "delete") == "You own no check in this channel, so there is none you could delete."
    )
    await check.press("ana", Verb.HAND_OVER)
    await check.person("ana").modal("Who owns it from now on?")
    await check.submit("ana", {("", "to"): check.id("ben")})
    await check.card_says("owner/1", "handed this check over")

    assert (
        await _typed(check, "ana", "delete") == "You own no check in this channel, so there is none you could delete."
    )
    await _delete(check, "ben")
    await check.card_says("going", f"<@{check.id('ben')}> deletes this check.")
    await check.press("ana", Verb.UNDO_DELETE)
    await check.told("ana", f"Only <@{check.id('ben')}>, who owns this check, can do this.")


async def test_of_several_one_is_picked_first(check):
    await check.full(asked=("ana", "ben"))

    told = await check.person("ana").command(check.channel, "/ftready delete")

    assert "Several checks here are yours. Which one do you delete?" in words_of(told["answer"])
