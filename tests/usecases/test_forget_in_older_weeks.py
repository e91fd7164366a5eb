"""The cards of weeks long over, which follow nothing any more, are drawn once more where somebody is forgotten."""

from datetime import timedelta

import pytest
from usecase_parts import HERE, KilledError, act

from bot.engine.events import CheckInAnswered, CheckInEnded, DecideAsked, ScheduleChosen
from bot.engine.saved.answer import Answer
from bot.engine.wanted.check import older_wanted
from bot.engine.wanted.follow_up import kept_cards
from bot.usecases.deliver import deliver
from bot.usecases.forget_person import forget_in_checks
from bot.usecases.held_up import show_again
from bot.usecases.ports import FrozenError, GoneError
from bot.usecases.receipts import outdate_older

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


async def named_on(world):
    """Say of the older cards, as they would be drawn now, which name ben."""
    cards = older_wanted(world.flow(), await world.stands(), world.now)
    return {name for name, card in cards.items() if "'ben'" in repr(card)}


async def test_each_is_drawn_once_more_without_their_name_and_no_new_one_is_posted(followed):
    world, before = followed, await older(followed)
    assert {name for name in before if name.startswith("checkin/")} <= await named_on(world)
    assert len(before) >= 2
    stood = set(world.slack.messages)
    world.slack.calls.clear()

    await forget_in_checks(world.ports, HERE, "ben")
    await world.deliver()

    after = await older(world)
    assert await named_on(world) == set()
    assert {name for name in before if before[name] != after[name]} >= {n for n in before if n.startswith("checkin/")}
    assert set(world.slack.messages) == stood
    assert not [call for call in world.slack.calls if call[0] == "post"]
    world.slack.calls.clear()
    await world.deliver()
    assert world.slack.calls == []


async def test_a_delivery_that_comes_between_draws_them_again_afterwards(followed, monkeypatch):
    world, commit = followed, followed.store.commit

    async def late(*given):
        await deliver(world.ports, world.slack, HERE, "a1")
        return await commit(*given)

    monkeypatch.setattr(world.store, "commit", late)
    world.woken.clear()
    await forget_in_checks(world.ports, HERE, "ben")
    before = await older(world)
    assert world.woken[-1] == "a1"
    monkeypatch.undo()
    await world.deliver()

    after = await older(world)
    assert all(before[name] != after[name] for name in before if name.startswith("checkin/"))


async def test_a_process_that_dies_as_soon_as_they_are_forgotten_leaves_them_named_on_none(followed, monkeypatch):
    world, commit = followed, followed.store.commit

    async def last(*given):
        await commit(*given)
        raise KilledError

    before = await older(world)
    monkeypatch.setattr(world.store, "commit", last)
    with pytest.raises(KilledError):
        await forget_in_checks(world.ports, HERE, "ben")
    monkeypatch.undo()

    assert await forget_in_checks(world.ports, HERE, "ben") == 0
    await world.next_process()

    after = await older(world)
    assert all(before[name] != after[name] for name in before if name.startswith("checkin/"))


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


async def test_where_all_wait_for_it_already_nothing_is_marked(followed):
    store, stands = followed.store, await followed.stands()

    assert await outdate_older(store, HERE, stands)
    assert not await outdate_older(store, HERE, stands)
