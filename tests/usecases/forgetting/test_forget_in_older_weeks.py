"""The cards of weeks long over, which follow nothing any more, are drawn once more where somebody is forgotten."""

import asyncio
from contextlib import nullcontext
from datetime import timedelta

import pytest
from usecase_parts import HERE, KilledError, act

from bot.engine.cards.names import check_in_name
from bot.engine.events import CheckInAnswered, CheckInEnded, DecideAsked, ScheduleChosen
from bot.engine.saved.answer import Answer
from bot.engine.wanted.follow_up import kept_cards
from bot.usecases.acting.tick import tick
from bot.usecases.delivering.deliver import deliver
from bot.usecases.forgetting.forget_person import forget_in_checks
from bot.usecases.ports import AgainError, FrozenError, GoneError
from bot.usecases.shown.held_up import show_again
from bot.usecases.shown.receipts import outdate_older

WEEKS = 4


@pytest.fixture
async def followed(world):
    """A check with check-ins of four weeks that ben answered, the first two of which follow nothing any more."""
    await world.begin()
    await act(world.ports, HERE, "a1", DecideAsked("ana"), "decide")
    await act(world.ports, HERE, "a1", ScheduleChosen("ana", 0, world.now.time(), "UTC"), "schedule")
    world.now += timedelta(hours=1)
    for _ in range(WEEKS):
        await world.goes_on(world.now + timedelta(days=7))
        date = (await world.stands()).check_ins[-1].date
        said = {"test_set": Answer("same"), "expectations": Answer("no")}
        await act(world.ports, HERE, "a1", CheckInAnswered("ben", date, said, {}, {}), f"said/{date}")
        await act(world.ports, HERE, "a1", CheckInEnded("ana", date), f"ended/{date}")
        await world.deliver()
    return world


async def older(world):
    """Name the older cards that stand, with what Slack shows of each."""
    names = kept_cards(await world.stands())
    return {each.card: each.hash for each in world.slack.messages.values() if each.card in names}


async def named_in_slack(world):
    """Name the older cards that name ben where they stand in Slack."""
    return {name for name, shown in (await older(world)).items() if "'ben'" in repr(world.slack.drawn[shown])}


async def test_each_is_drawn_once_more_without_their_name_and_no_new_one_is_posted(followed):
    world, before = followed, await older(followed)
    assert {name for name in before if name.startswith("checkin/")} <= await named_in_slack(world)
    assert len(before) >= 2
    stood = set(world.slack.messages)
    world.slack.calls.clear()

    await forget_in_checks(world.ports, HERE, "ben")
    await world.deliver()

    assert await named_in_slack(world) == set()
    assert set(world.slack.messages) == stood
    assert not [call for call in world.slack.calls if call[0] == "post"]
    world.slack.calls.clear()
    await world.deliver()
    assert world.slack.calls == []


@pytest.mark.parametrize("dies", [False, True])
async def test_a_delivery_that_comes_between_leaves_none_named_even_where_the_process_dies(followed, monkeypatch, dies):
    world, commit = followed, followed.store.commit

    async def late(*given):
        await deliver(world.ports, world.slack, HERE, "a1")
        ended = await commit(*given)
        if dies:
            raise KilledError
        return ended

    monkeypatch.setattr(world.store, "commit", late)
    with pytest.raises(KilledError) if dies else nullcontext():
        await forget_in_checks(world.ports, HERE, "ben")
    monkeypatch.undo()
    assert await named_in_slack(world)
    await world.next_process()

    assert await older(world)
    assert await named_in_slack(world) == set()


async def test_a_delivery_that_drew_them_before_and_is_answered_afterwards_leaves_none_named(followed, monkeypatch):
    """They were to be drawn once more already, for somebody else who was forgotten."""
    world, update, stands = followed, followed.slack.update, await followed.stands()
    await outdate_older(world.store, HERE, stands, stands.version)
    updating, forgotten = asyncio.Event(), asyncio.Event()

    async def slow(*given):
        updating.set()
        await forgotten.wait()
        await update(*given)

    monkeypatch.setattr(world.slack, "update", slow)
    delivery = asyncio.create_task(world.deliver())
    await asyncio.wait_for(updating.wait(), 5)
    await forget_in_checks(world.ports, HERE, "ben")
    forgotten.set()
    with pytest.raises(AgainError, match="committed meanwhile"):
        await delivery
    monkeypatch.undo()
    assert await named_in_slack(world)
    await world.next_process()

    assert await older(world)
    assert await named_in_slack(world) == set()


@pytest.mark.parametrize("error", [GoneError("message_not_found"), FrozenError("edit_window_closed")])
async def test_one_that_is_gone_or_cannot_be_changed_any_more_is_taken_away_and_not_posted_anew(followed, error):
    world, before = followed, await older(followed)
    await forget_in_checks(world.ports, HERE, "ben")
    gone = next(ts for ts, each in world.slack.messages.items() if each.card in before)
    if isinstance(error, FrozenError):
        world.slack.frozen = {gone}
    else:
        del world.slack.messages[gone]
    world.slack.calls.clear()

    await world.deliver()

    assert gone not in world.slack.messages
    assert not [call for call in world.slack.calls if call[0] == "post"]
    assert len(await older(world)) == len(before) - 1


async def test_a_check_that_is_shown_again_begins_its_new_thread_without_them(followed):
    world = followed
    await forget_in_checks(world.ports, HERE, "ben")
    del world.slack.messages[world.slack.named("root")[0]]
    await world.deliver()
    await show_again(world.ports, HERE, "a1")

    await world.deliver()

    assert await older(world) == {}
    assert len(world.slack.named("root")) == 1


async def test_a_mark_for_a_later_version_stays(followed):
    store, stands = followed.store, await followed.stands()
    await outdate_older(store, HERE, stands, stands.version + 2)
    marked = await store.receipts(HERE, "a1")

    await outdate_older(store, HERE, stands, stands.version + 1)

    assert await store.receipts(HERE, "a1") == marked


async def test_a_card_that_was_on_its_way_and_then_of_a_week_long_over_names_nobody_who_is_forgotten(
    followed, monkeypatch
):
    world = followed
    week = check_in_name((await world.stands()).check_ins[-1])
    await world.store.drop_receipt(HERE, "a1", week)
    usual = world.slack.post

    async def post(*given):
        ts = await usual(*given)
        monkeypatch.undo()
        for _ in range(2):
            world.now += timedelta(days=7)
            await tick(world.ports, HERE, "a1")
            date = (await world.stands()).check_ins[-1].date
            await act(world.ports, HERE, "a1", CheckInEnded("ana", date), f"ended/{date}")
        await forget_in_checks(world.ports, HERE, "ben")
        return ts

    monkeypatch.setattr(world.slack, "post", post)
    with pytest.raises(AgainError):
        await world.deliver()
    assert week in kept_cards(await world.stands())
    await world.next_process()

    assert await named_in_slack(world) == set()
