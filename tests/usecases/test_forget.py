"""An assessment is forgotten whole: cards, state, trail, and every list it stood in."""

import pytest
from usecase_parts import CHANNEL, HERE

from bot.usecases.forget import forget
from bot.usecases.ports import LostAnswerError, NotAllowedError


async def test_the_cards_go_root_last_and_nothing_is_kept(world):
    await world.begin()
    await world.deliver()
    world.slack.calls.clear()

    assert await forget(world.store, world.slack, HERE, "a1", world.ports.clock) == 0

    assert world.slack.messages == {}
    assert world.slack.calls[-1] == ("delete", "root")
    assert await world.store.load(HERE, "a1") is None
    assert list(await world.store.trail(HERE, "a1")) == []
    assert list(await world.store.in_channel(HERE, CHANNEL)) == []


async def test_a_worker_that_was_about_to_show_it_finds_nothing_to_show(world):
    await world.begin()
    await world.deliver()
    await world.answer("ana", "task_signed", "yes")

    await forget(world.store, world.slack, HERE, "a1", world.ports.clock)
    await world.deliver()

    assert world.slack.messages == {}
    assert await world.store.out_of_date(9) == []


@pytest.mark.parametrize("reachable", [True, False])
async def test_cards_nobody_may_delete_are_counted_and_the_rest_is_forgotten(world, reachable):
    await world.begin()
    await world.deliver()
    cards = len(world.slack.messages)
    world.slack.trouble["delete"] = [NotAllowedError("is_archived")] * cards

    left = await forget(world.store, world.slack if reachable else None, HERE, "a1", world.ports.clock)

    assert left == cards
    assert await world.store.load(HERE, "a1") is None


async def test_a_deletion_whose_answer_is_lost_leaves_all_for_the_next_time(world):
    await world.begin()
    await world.deliver()
    world.slack.trouble["delete"] = [None, LostAnswerError("chat.delete")]

    with pytest.raises(LostAnswerError):
        await forget(world.store, world.slack, HERE, "a1", world.ports.clock)
    assert await world.store.load(HERE, "a1") is not None

    assert await forget(world.store, world.slack, HERE, "a1", world.ports.clock) == 0
    assert world.slack.messages == {}


async def test_of_what_is_not_there_nothing_is_forgotten(world):
    assert await forget(world.store, world.slack, HERE, "a1", world.ports.clock) is None
