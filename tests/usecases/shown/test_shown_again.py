"""A check whose root somebody deleted, pressed to be shown again: twice, late, or where Slack refuses it then."""

import asyncio
from datetime import timedelta

import pytest
from usecase_parts import CHANNEL, HERE

from bot.usecases.delivering.deliver import resume
from bot.usecases.ports import NotAllowedError
from bot.usecases.shown.held_up import ROOT_GONE, held_up, show_again

REFUSALS = ("is_archived", "not_in_channel", "channel_not_found", "restricted_action")


async def rests(world):
    """Have a check rest whose root somebody deleted, and its owner told."""
    await world.begin()
    await world.deliver()
    del world.slack.messages[world.slack.named("root")[0]]
    await world.answer("ana", "task_signed", "yes")
    await world.deliver()
    assert (await held_up(world.store, HERE, "a1")).reason == ROOT_GONE


def meanwhile(world, monkeypatch, method, happens):
    """Have something happen just before the store is next asked for one thing, as another process would do it."""
    asked = getattr(world.store, method)

    async def late(*given, **more):
        monkeypatch.setattr(world.store, method, asked)
        await happens()
        return await asked(*given, **more)

    monkeypatch.setattr(world.store, method, late)


async def stands_once(world):
    (root,) = world.slack.named("root")
    assert (await world.store.receipts(HERE, "a1"))["root"].ts == root
    (section,) = world.slack.named("section/task")
    assert world.slack.messages[section].thread == root
    assert (await held_up(world.store, HERE, "a1")).reason == ""


async def test_two_who_press_at_once_are_both_told_that_it_comes_and_one_new_root_does(world):
    await rests(world)

    said = await asyncio.gather(*(show_again(world.ports, HERE, "a1") for _ in range(2)))
    await world.deliver()
    await world.deliver()

    assert said == [ROOT_GONE, ROOT_GONE]
    await stands_once(world)


@pytest.mark.parametrize("before", ["receipts", "draft", "put_draft", "put_off_delivery"])
async def test_a_press_that_comes_late_replaces_no_root_that_stands_by_then(world, monkeypatch, before):
    await rests(world)
    await show_again(world.ports, HERE, "a1")
    meanwhile(world, monkeypatch, before, world.deliver)

    await show_again(world.ports, HERE, "a1")
    await world.deliver()
    await world.answer("ben", "task_signed", "yes")
    await world.deliver()

    await stands_once(world)


async def test_a_press_that_came_late_replaces_no_root_when_the_check_is_held_up_by_something_else_later(
    world, monkeypatch
):
    await rests(world)
    await show_again(world.ports, HERE, "a1")
    meanwhile(world, monkeypatch, "put_draft", world.deliver)
    await show_again(world.ports, HERE, "a1")
    (root,) = world.slack.named("root")
    await world.answer("ben", "task_signed", "yes")
    world.slack.trouble["update"] = [NotAllowedError("is_archived")]
    await world.deliver()

    await resume(world.ports, HERE, CHANNEL)
    await world.deliver()

    assert world.slack.named("root") == [root]
    await stands_once(world)


@pytest.mark.parametrize("before", ["put_draft", "put_off_delivery"])
async def test_a_press_is_not_lost_on_a_delivery_that_finds_it_resting_meanwhile(world, monkeypatch, before):
    await rests(world)
    await world.answer("ben", "task_signed", "yes")
    meanwhile(world, monkeypatch, before, lambda: show_again(world.ports, HERE, "a1"))

    await world.deliver()
    assert world.woken[-1] == "a1"
    await world.deliver()

    await stands_once(world)


@pytest.mark.parametrize("call", ["delete", "post"])
@pytest.mark.parametrize("code", REFUSALS)
async def test_where_slack_refuses_it_then_its_owner_hears_why_once_and_it_comes_when_that_is_over(world, call, code):
    await rests(world)
    await show_again(world.ports, HERE, "a1")
    for _ in range(3):
        world.slack.trouble[call] = [NotAllowedError(code)]
        await world.deliver()

    assert (await held_up(world.store, HERE, "a1")).reason == code
    assert [(each.why, each.root_gone) for each in world.slack.told_of("ana")] == [(ROOT_GONE, True), (code, False)]
    assert world.slack.named("root") == []

    await resume(world.ports, HERE, CHANNEL)
    await world.deliver()
    await world.deliver()

    await stands_once(world)
    assert [each.why for each in world.slack.told_of("ana")][2:] == [""]


async def test_a_press_after_slack_refused_it_says_why_and_tries_once_more(world):
    await rests(world)
    await show_again(world.ports, HERE, "a1")
    world.slack.trouble["post"] = [NotAllowedError("is_archived")]
    await world.deliver()
    world.woken.clear()

    assert await show_again(world.ports, HERE, "a1") == "is_archived"

    assert world.woken == ["a1"]
    await world.deliver()
    await stands_once(world)


async def test_the_wish_lasts_as_long_as_slack_refuses_it(world):
    await rests(world)
    await show_again(world.ports, HERE, "a1")
    ends, wish = world.store.drafts[HERE.id, "again:a1"]
    world.store.drafts[HERE.id, "again:a1"] = (ends - timedelta(days=29), wish)

    world.slack.trouble["delete"] = [NotAllowedError("is_archived")]
    await world.deliver()

    assert world.store.drafts[HERE.id, "again:a1"] >= (ends, wish)


async def test_a_check_that_is_taken_away_keeps_no_wish(world):
    await rests(world)
    await show_again(world.ports, HERE, "a1")

    await world.store.forget(HERE, await world.stands())

    assert [name for name in map(str, world.store.drafts) if "a1" in name] == []
