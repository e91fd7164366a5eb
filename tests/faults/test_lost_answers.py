"""Slack that loses answers, breaks, or asks to be left alone: cards end up right, each once, and none comes early."""

import pytest
from bot_parts import FULL, ROOT, settings, workspace
from bot_parts import Team as People
from redis.asyncio import Redis
from standing import look

from bot.assembly import running
from bot.playground.control_client import Control
from bot.slack.address import Verb

WAIT = 3


@pytest.fixture
async def standing(team, redis_url):
    async with Redis.from_url(redis_url) as redis:
        yield await look(team.playground, redis, ROOT / "flows")


@pytest.mark.parametrize("fault", ["lost_request", "lost_answer", "error_after", "server_error"])
async def test_a_change_of_a_card_that_got_lost_is_made_good_whether_it_was_done_or_not(team, standing, fault):
    await team.full(asked=("ana", "ben"))
    await team.control.fault(fault, times=2, only=["chat.update"])

    await team.answer("ben", "task_signed", "yes")

    await _calm(team, standing)
    (check,) = await standing.assessments(team.channel_id())
    await standing.check(team.channel_id(), check)


@pytest.mark.parametrize("fault", ["lost_request", "server_error"])
async def test_a_post_that_never_was_is_made_once(team, standing, fault):
    await team.control.fault(fault, times=2, only=["chat.postMessage"])
    await team.full(asked=("ana", "ben"))

    await _calm(team, standing)
    (check,) = await standing.assessments(team.channel_id())
    await standing.check(team.channel_id(), check)


@pytest.mark.parametrize("fault", ["lost_answer", "error_after"])
async def test_a_post_that_was_and_whose_answer_got_lost_goes_out_once_a_try(team, fault):
    await _begin(team)
    await team.control.fault(fault, times=1, only=["chat.postMessage"])
    await team.person("ana").submit()

    async def two_posts() -> list[dict] | None:
        posts = await team.control.calls("chat.postMessage")
        return posts if len(posts) >= 2 else None

    posts = await team.control.until("another try", two_posts)
    assert not posts[0]["ok"]
    assert posts[1]["at"] - posts[0]["at"] > 0.5, "nothing below the delivery repeats a post by itself"


async def test_a_twin_whose_taking_away_failed_goes_without_another_press_on_it(team):
    await _begin(team)
    await team.control.fault("lost_answer", times=1, only=["chat.postMessage"])
    await team.person("ana").submit()
    twin, team.thread = await team.control.until("two roots", lambda: _two_roots(team))
    await team.find("ana", Verb.ANSWER, "task_signed")
    await team.control.fault("ratelimited", times=1, only=["chat.delete"], seconds=0)
    await team.press("ana", Verb.OPEN_QUESTIONS, place=twin)
    await team.control.until("the failure", lambda: _called(team, "chat.delete"))

    async def one_root() -> bool | None:
        return True if await team.roots("ana") == {team.thread} else None

    await team.control.until("the twin to go", one_root)


@pytest.mark.parametrize("method", ["chat.postMessage", "chat.update"])
async def test_no_call_comes_before_slack_allowed_it_and_then_all_is_right(team, standing, method):
    await _begin(team)
    await team.control.fault("ratelimited", times=1, only=[method], seconds=WAIT)
    await team.person("ana").submit()

    async def gone_on() -> bool | None:
        calls = await team.control.calls(method)
        return True if calls and calls[-1]["ok"] else None

    await team.control.until("the call after the wait", gone_on)
    await _calm(team, standing)
    _never_early(await team.control.calls(method))
    (check,) = await standing.assessments(team.channel_id())
    await standing.check(team.channel_id(), check)


async def test_a_restart_does_not_forget_how_long_slack_wants_to_be_left_alone(redis_url, quick_pace):
    async with (
        workspace("socket") as (playground, _),
        Control(playground.address, playground.key, patience=30) as control,
    ):
        team = People(playground, control)
        async with running(settings(playground, redis_url, "socket")):
            await _begin(team)
            await control.fault("ratelimited", times=1, only=["chat.postMessage"], seconds=WAIT)
            await team.person("ana").submit()

            async def refused() -> bool | None:
                return True if await control.calls("chat.postMessage") else None

            await control.until("the refusal", refused)
        async with running(settings(playground, redis_url, "socket")), Redis.from_url(redis_url) as redis:
            standing = await look(playground, redis, ROOT / "flows")
            await team.control.until("the root card", lambda: _root(team))
            await _calm(team, standing)

            _never_early(await control.calls("chat.postMessage"))
            (check,) = await standing.assessments(team.channel_id())
            await standing.check(team.channel_id(), check)


async def test_a_mention_told_twice_is_taken_once_and_one_told_late_is_taken_too(team):
    await team.full(asked=("ana", "ben"))
    await team.control.fault("duplicate_event")
    await team.person("ben").mention(team.channel, "status", team.thread)
    await team.told("ben", "Waiting for")
    await team.control.no_faults()
    await team.control.fault("late_event", times=1, seconds=0.3)

    await team.person("ana").mention(team.channel, "status", team.thread)

    await team.told("ana", "Waiting for")


def _never_early(calls):
    refused = [call for call in calls if call["error"] == "ratelimited"]
    assert len(refused) == 1
    after = [call for call in calls if call["number"] > refused[0]["number"]]
    assert after
    assert all(call["at"] - refused[0]["at"] >= WAIT for call in after)


async def _begin(team):
    await team.person("ana").command(team.channel, "/ftready readiness")
    await team.person("ana").modal("Who answers?")
    await team.enter("ana", {**FULL, ("", "asked"): [team.id("ana"), team.id("ben")]})


async def _root(team):
    return next(iter(await team.roots("ana")), None)


async def _two_roots(team):
    roots = sorted(await team.roots("ana"))
    return roots if len(roots) == 2 else None


async def _called(team, method):
    return await team.control.calls(method) or None


async def _calm(team, standing):
    async def is_calm() -> bool | None:
        return True if await standing.is_calm() else None

    await team.control.until("every card to be up to date", is_calm)
