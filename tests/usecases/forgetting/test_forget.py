"""An assessment is forgotten whole: cards, state, trail, and every list it stood in."""

from contextlib import nullcontext
from datetime import timedelta

import pytest
from memory_slack import Standing
from usecase_parts import CHANNEL, HERE, NEXT, ONWARD

from bot.usecases.acting.act import Done
from bot.usecases.acting.start import ask_team
from bot.usecases.forgetting.forget import forget
from bot.usecases.ports import (
    AgainError,
    HoldOffError,
    LostAnswerError,
    NotAllowedError,
    Receipt,
    ThreadGoneError,
)
from bot.usecases.shown.held_up import held_up


async def test_the_cards_go_root_last_and_nothing_is_kept(world):
    await world.begin()
    await world.deliver()
    world.slack.calls.clear()

    assert await forget(world.ports, world.slack, HERE, "a1") == 0

    assert world.slack.messages == {}
    assert world.slack.calls[-1] == ("delete", "root")
    assert await world.store.load(HERE, "a1") is None
    assert list(await world.store.trail(HERE, "a1")) == []
    assert list(await world.store.in_channel(HERE, CHANNEL)) == []


async def test_a_worker_that_was_about_to_show_it_finds_nothing_to_show(world):
    await world.begin()
    await world.deliver()
    await world.answer("ana", "task_signed", "yes")

    await forget(world.ports, world.slack, HERE, "a1")
    await world.deliver()

    assert world.slack.messages == {}
    assert await world.store.out_of_date(9) == []


@pytest.mark.parametrize("reachable", [True, False])
async def test_cards_nobody_may_delete_are_counted_and_the_rest_is_forgotten(world, reachable):
    await world.begin()
    await world.deliver()
    cards = len(world.slack.messages)
    world.slack.trouble["delete"] = [NotAllowedError("is_archived")] * cards

    left = await forget(world.ports, world.slack if reachable else None, HERE, "a1")

    assert left == cards
    assert await world.store.load(HERE, "a1") is None


async def test_a_deletion_whose_answer_is_lost_leaves_all_for_the_next_time(world):
    await world.begin()
    await world.deliver()
    world.slack.trouble["delete"] = [None, LostAnswerError("chat.delete")]

    with pytest.raises(LostAnswerError):
        await forget(world.ports, world.slack, HERE, "a1")
    assert await world.store.load(HERE, "a1") is not None

    assert await forget(world.ports, world.slack, HERE, "a1") == 0
    assert world.slack.messages == {}


async def test_of_what_is_not_there_nothing_is_forgotten(world):
    assert await forget(world.ports, world.slack, HERE, "a1") is None


async def test_run_again_it_goes_on_where_slack_stopped_it(world):
    await world.begin()
    await world.deliver()
    cards = len(world.slack.messages)
    world.slack.trouble["delete"] = [None, HoldOffError("chat.delete", world.now + timedelta(minutes=1))]
    with pytest.raises(HoldOffError):
        await forget(world.ports, world.slack, HERE, "a1")
    world.slack.calls.clear()

    await forget(world.ports, world.slack, HERE, "a1")

    assert len(world.slack.calls) == cards - 1
    assert world.slack.messages == {}


@pytest.mark.parametrize("killed", [False, True])
async def test_the_check_that_led_to_it_can_lead_on_again(world, killed):
    await world.begin("quick")
    await ask_team(world.ports, HERE, "a1", ONWARD, "submit/1")
    await world.deliver(NEXT)
    if killed:
        world.slack.trouble["delete"] = [None, LostAnswerError("chat.delete")]
        with pytest.raises(LostAnswerError):
            await forget(world.ports, world.slack, HERE, NEXT)

    await forget(world.ports, world.slack, HERE, NEXT)

    assert (await world.stands()).led_to is None
    assert "a1" in {id_ for _, id_ in await world.store.out_of_date(9)}
    assert isinstance(await ask_team(world.ports, HERE, "a1", ONWARD, "submit/2"), Done)
    assert (await world.stands()).led_to == NEXT

    world.pass_time(seconds=1)
    await forget(world.ports, world.slack, HERE, NEXT)
    assert (await world.stands()).led_to is None


async def test_where_the_flow_of_the_check_that_led_to_it_is_lost_it_is_forgotten_all_the_same(world, monkeypatch):
    await world.begin("quick")
    await ask_team(world.ports, HERE, "a1", ONWARD, "submit/1")
    usual = world.flows.pinned

    async def lost(installation, flow_hash):
        if flow_hash == (await world.stands()).flow_hash:
            raise LookupError(flow_hash)
        return await usual(installation, flow_hash)

    monkeypatch.setattr(world.flows, "pinned", lost)

    assert await forget(world.ports, world.slack, HERE, NEXT) == 0
    assert await world.store.load(HERE, NEXT) is None


@pytest.mark.parametrize("refused", [False, True])
@pytest.mark.parametrize("nth", [1, 2])
async def test_a_card_that_a_worker_posts_in_that_very_moment_does_not_stand_on(world, monkeypatch, nth, refused):
    await world.begin()
    usual, posted = world.slack.post, []

    async def post(*given):
        posted.append(await usual(*given))
        if len(posted) == nth:
            await forget(world.ports, world.slack, HERE, "a1")
            world.slack.trouble["delete"] = [HoldOffError("chat.delete", world.now)] if refused else []
        return posted[-1]

    monkeypatch.setattr(world.slack, "post", post)

    with pytest.raises(HoldOffError) if refused else nullcontext():
        await world.deliver()
    await world.deliver()

    assert (len(posted), world.slack.messages) == (nth, {})
    assert await world.store.receipts(HERE, "a1") == {}
    assert await world.store.out_of_date(9) == []


async def test_a_card_whose_place_became_known_in_that_very_moment_goes_too(world, monkeypatch):
    await world.begin()
    await world.deliver()
    usual = world.store.all_assessments
    late = Receipt(CHANNEL, "99.000100", "")

    async def all_assessments(*given):
        world.slack.messages[late.ts] = Standing("notice/1", "", None, broadcast=False)
        await world.store.claim_receipt(HERE, "a1", "notice/1", late)
        return await usual(*given)

    monkeypatch.setattr(world.store, "all_assessments", all_assessments)

    assert await forget(world.ports, world.slack, HERE, "a1") == 0
    assert world.slack.messages == {}


@pytest.mark.parametrize("refusal", [NotAllowedError("is_archived"), ThreadGoneError("root")], ids=["refused", "gone"])
async def test_nobody_is_told_of_a_check_that_was_forgotten_while_slack_refused_it(world, monkeypatch, refusal):
    await world.begin()
    await world.deliver()
    await world.answer("ana", "task_signed", "yes")

    async def update(*_):
        await forget(world.ports, world.slack, HERE, "a1")
        raise refusal

    monkeypatch.setattr(world.slack, "update", update)
    with pytest.raises(AgainError):
        await world.deliver()
    await world.deliver()

    assert world.slack.told_of("ana") == []
    assert (await held_up(world.store, HERE, "a1")).reason == ""
