"""Slack is made equal to what should stand there, whatever stood there before and whatever goes wrong on the way."""

from datetime import timedelta

import pytest
from usecase_parts import HERE, act

from bot.engine.cards.check import STAND_IN
from bot.engine.events import DecideAsked, HandedOver, OwnerLookedFor, ReopenAsked
from bot.usecases.delivering.deliver import resume
from bot.usecases.looking.see import look
from bot.usecases.ports import (
    FrozenError,
    GoneError,
    HoldOffError,
    LostAnswerError,
    NotAllowedError,
    ThreadGoneError,
)
from bot.usecases.shown.held_up import LEFT_ALONE, ROOT_GONE, held_up, show_again
from bot.usecases.shown.linking import links_to


class LostError(Exception):
    """The answer of a call never came."""


async def test_the_root_comes_first_and_the_rest_into_its_thread(world):
    await world.begin()

    await world.deliver()

    (root,) = world.slack.named("root")
    (section,) = world.slack.named("section/task")
    assert world.slack.calls[0] == ("post", "root")
    assert world.slack.messages[root].thread is None
    assert world.slack.messages[section].thread == root


async def test_delivering_again_calls_nothing(world):
    await world.begin()
    await world.deliver()
    world.slack.calls.clear()

    await world.deliver()

    assert world.slack.calls == []
    assert await world.store.out_of_date(10) == []


async def test_an_answer_updates_the_cards_it_shows_on_and_no_other(world):
    await world.begin()
    await world.deliver()
    world.slack.calls.clear()

    await world.answer("ana", "task_signed", "yes")
    await world.deliver()

    assert sorted(world.slack.calls) == [("update", "root"), ("update", "section/task")]


async def test_only_the_summary_is_shown_in_the_channel_too(world):
    await world.begin()
    await act(world.ports, HERE, "a1", DecideAsked("ana"), "decide")

    await world.deliver()

    shown = {message.card for message in world.slack.messages.values() if message.broadcast}
    assert shown == {"summary/1"}


async def test_a_summary_that_comes_together_with_its_root_is_not_shown_in_the_channel_again(world):
    await world.begin("quick")

    await world.deliver()

    assert {message.card for message in world.slack.messages.values()} >= {"root", "summary/1"}
    assert not any(message.broadcast for message in world.slack.messages.values())


async def test_what_is_no_longer_wanted_is_deleted(world):
    await world.begin()
    await act(world.ports, HERE, "a1", DecideAsked("ana"), "decide")
    await world.deliver()

    await act(world.ports, HERE, "a1", ReopenAsked("ana"), "reopen")
    await world.deliver()

    assert world.slack.named("summary/1") == []
    assert "summary/1" not in await world.store.receipts(HERE, "a1")


async def test_a_card_that_is_gone_is_posted_anew(world):
    await world.begin()
    await world.deliver()
    (old,) = world.slack.named("section/task")
    del world.slack.messages[old]

    await world.answer("ana", "task_signed", "yes")
    await world.deliver()

    (new,) = world.slack.named("section/task")
    assert (await world.store.receipts(HERE, "a1"))["section/task"].ts == new


async def test_the_root_links_to_a_card_that_was_gone_as_links_were_put_in_and_stands_anew(world):
    await world.begin()
    update, gone = world.slack.update, []

    async def found_gone(installation, channel, ts, drawn):
        if drawn.payload["card"] == "section/task" and not gone:
            gone.append(world.slack.messages.pop(ts))
        await update(installation, channel, ts, drawn)

    world.slack.update = found_gone
    await world.deliver()
    world.slack.calls.clear()
    await world.deliver()

    assert gone
    assert world.slack.calls == []


def _forget_what_was_told(world):
    for ts in world.slack.named("held_up"):
        del world.slack.messages[ts]


async def _shows_it_again(world):
    """Have a check shown again whose root is gone, as its owner can."""
    await world.deliver()
    assert (await held_up(world.store, HERE, "a1")).reason == ROOT_GONE
    assert await show_again(world.ports, HERE, "a1")
    await world.deliver()


async def test_when_the_root_is_gone_the_check_rests_and_its_owner_is_told_once(world):
    await world.begin()
    await world.deliver()
    del world.slack.messages[world.slack.named("root")[0]]
    await world.answer("ana", "task_signed", "yes")
    await world.deliver()
    stood = dict(world.slack.messages)

    await world.answer("ben", "task_signed", "yes")
    await world.deliver()
    world.now += LEFT_ALONE
    await world.catch_up()

    assert (await held_up(world.store, HERE, "a1")).reason == ROOT_GONE
    assert world.slack.messages == stood
    assert [each.root_gone for each in world.slack.told_of("ana")] == [True]
    assert world.slack.told_of("ben") == []


async def test_whatever_is_committed_while_it_rests_posts_nothing_anywhere(world):
    await world.begin()
    await world.deliver()
    del world.slack.messages[world.slack.named("root")[0]]
    await world.answer("ana", "task_signed", "yes")
    await world.deliver()
    world.slack.calls.clear()

    await act(world.ports, HERE, "a1", DecideAsked("ana"), "decide")
    await world.deliver()

    assert world.slack.calls == []


async def test_a_check_that_is_shown_is_not_shown_again(world):
    await world.begin()
    await world.deliver()

    assert not await show_again(world.ports, HERE, "a1")


async def test_when_its_owner_wants_it_shown_again_everything_moves_into_a_new_thread(world):
    await world.begin()
    await world.deliver()
    (old,) = world.slack.named("root")
    del world.slack.messages[old]

    await world.answer("ana", "task_signed", "yes")
    await _shows_it_again(world)
    _forget_what_was_told(world)

    (root,) = world.slack.named("root")
    assert {message.thread for message in world.slack.messages.values()} == {None, root}
    assert len(world.slack.named("section/task")) == 1


async def test_a_new_thread_is_whole_at_once_so_that_its_root_links_to_all_of_it(world):
    await world.begin()
    await world.deliver()
    del world.slack.messages[world.slack.named("root")[0]]
    await world.answer("ana", "task_signed", "yes")
    await _shows_it_again(world)
    world.slack.calls.clear()

    await world.deliver()

    assert world.slack.calls == []


async def test_a_card_that_is_gone_again_and_again_is_given_up_until_the_next_event(world):
    await world.begin()
    await world.deliver()
    world.slack.trouble["update"] = [GoneError("message_not_found")] * 99
    await world.answer("ana", "task_signed", "yes")
    world.slack.calls.clear()

    await world.deliver()

    assert len(world.slack.calls) < 30
    assert await world.store.out_of_date(10) == []


async def test_a_root_that_nobody_may_change_any_more_stays_and_a_card_below_it_gets_another_in_its_thread(
    world,
):
    await world.begin()
    await world.deliver()
    (root,), (old,) = world.slack.named("root"), world.slack.named("section/task")
    world.slack.trouble["update"] = [FrozenError("edit_window_closed")] * 2
    await world.answer("ana", "task_signed", "yes")
    await world.deliver()

    assert world.slack.named("root") == [root]
    assert old in world.slack.messages
    (new,) = [ts for ts in world.slack.named("section/task") if ts != old]
    assert world.slack.messages[new].thread == root

    world.slack.trouble.clear()
    await world.answer("ben", "task_signed", "no")
    await world.deliver()
    assert world.slack.named("section/task") == [old, new]


async def test_for_a_root_that_nobody_may_change_any_more_one_card_in_its_thread_is_kept_current(world):
    await world.begin()
    await world.deliver()
    (root,) = world.slack.named("root")
    world.slack.frozen = {root}
    await world.answer("ana", "task_signed", "yes")
    await world.deliver()
    (stand_in,) = world.slack.named(STAND_IN)
    before = world.slack.messages[stand_in]
    assert before.thread == root
    shown = before.hash

    world.slack.calls.clear()
    await world.answer("ben", "task_signed", "no")
    await world.deliver()
    await world.deliver()

    assert ("update", "root") not in world.slack.calls
    assert ("post", STAND_IN) not in world.slack.calls
    assert world.slack.messages[stand_in].hash != shown
    assert world.slack.named("root") == [root]
    seen = await look(world.ports, world.slack, HERE, "a1", "ana")
    assert seen.link.endswith(f"/{stand_in}")
    place = {"a1/root": ("a1", "root")}
    assert (await links_to(world.ports, world.slack, HERE, place))["a1/root"].endswith(f"/{stand_in}")


async def test_a_root_posted_anew_needs_no_card_in_its_place(world):
    await world.begin()
    await world.deliver()
    (root,) = world.slack.named("root")
    world.slack.frozen = {root}
    await world.answer("ana", "task_signed", "yes")
    await world.deliver()
    await world.store.drop_receipt(HERE, "a1", "section/task")
    del world.slack.messages[root]
    await _shows_it_again(world)

    (new,) = world.slack.named("root")
    assert world.slack.named(STAND_IN) == []
    assert (await world.store.receipts(HERE, "a1"))["root"].ts == new
    await world.answer("ben", "task_signed", "no")
    await world.deliver()
    assert world.slack.named("root") == [new]


async def test_a_thread_that_is_gone_before_its_root_is_looked_at_is_begun_anew(world):
    await world.begin()
    await world.deliver()
    (old,) = world.slack.named("root")
    await world.store.drop_receipt(HERE, "a1", "section/task")
    del world.slack.messages[old]

    await _shows_it_again(world)

    (root,) = world.slack.named("root")
    assert [world.slack.messages[ts].thread for ts in world.slack.named("section/task")][-1] == root


async def test_a_thread_that_is_gone_again_at_once_rests_again_and_its_owner_hears_of_that_too(world):
    await world.begin()
    world.slack.trouble["posted"] = [None, ThreadGoneError(ROOT_GONE), None] * 2

    await _shows_it_again(world)

    assert (await held_up(world.store, HERE, "a1")).reason == ROOT_GONE
    assert [call for call in world.slack.calls if call == ("post", "root")] == [("post", "root")] * 2
    assert len(world.slack.told_of("ana")) == 2


async def test_an_owner_hears_once_that_their_check_is_not_shown_and_once_that_it_is_again(world):
    await world.begin()
    await world.deliver()
    await world.answer("ana", "task_signed", "yes")
    world.slack.trouble["update"] = [NotAllowedError("thread_locked")] * 3
    for _ in range(3):
        await world.deliver()
    assert [each.why for each in world.slack.told_of("ana")] == ["thread_locked"]

    await world.deliver()
    await world.deliver()

    assert [each.why for each in world.slack.told_of("ana")] == ["thread_locked", ""]
    assert world.slack.told_of("ben") == []


async def test_an_owner_hears_of_another_reason_too(world):
    await world.begin()
    await world.deliver()
    await world.answer("ana", "task_signed", "yes")
    world.slack.trouble["update"] = [NotAllowedError("thread_locked"), NotAllowedError("is_archived")]
    await world.deliver()

    await world.deliver()

    assert [each.why for each in world.slack.told_of("ana")] == ["thread_locked", "is_archived"]


async def test_whoever_owns_a_check_from_then_on_hears_of_its_deleted_root_too_and_once(world):
    await world.begin()
    await world.deliver()
    del world.slack.messages[world.slack.named("root")[0]]
    await world.answer("ana", "task_signed", "yes")
    await world.deliver()

    await act(world.ports, HERE, "a1", HandedOver("ana", "ben"), "hand over")
    await world.deliver()
    await world.deliver()

    assert [each.root_gone for each in world.slack.told_of("ben")] == [True]
    assert len(world.slack.told_of("ana")) == 1


async def test_only_an_owner_who_heard_that_a_check_was_not_shown_hears_that_it_is_again(world):
    await world.begin()
    await world.deliver()
    await world.answer("ana", "task_signed", "yes")
    world.slack.trouble["update"] = [NotAllowedError("thread_locked")]
    await world.deliver()

    await act(world.ports, HERE, "a1", HandedOver("ana", "ben"), "hand over")
    await world.deliver()

    assert world.slack.told_of("ben") == []
    assert [each.why for each in world.slack.told_of("ana")] == ["thread_locked"]


@pytest.mark.parametrize("error", [NotAllowedError("messages_tab_disabled"), LostAnswerError("lost")])
async def test_what_an_owner_cannot_be_told_is_not_told_again_and_again(world, error):
    await world.begin()
    await world.deliver()
    await world.answer("ana", "task_signed", "yes")
    world.slack.trouble["update"] = [NotAllowedError("is_archived")] * 2
    world.slack.trouble["post"] = [error]
    await world.deliver()

    await world.deliver()

    assert world.slack.calls.count(("post", "held_up")) == 1
    assert (await held_up(world.store, HERE, "a1")).reason == "is_archived"


async def test_a_check_that_was_never_shown_tells_nobody_twice(world):
    await world.begin()
    world.slack.trouble["post"] = [NotAllowedError("not_in_channel")]

    await world.deliver()

    assert world.slack.told_of("ana") == []


async def test_an_owner_who_is_gone_is_told_nothing(world):
    await world.begin()
    await world.deliver()
    await act(world.ports, HERE, "a1", OwnerLookedFor("ana", "deactivated"), "gone")
    world.slack.trouble["update"] = [NotAllowedError("is_archived")]

    await world.deliver()

    assert world.slack.told_of("ana") == []


async def test_a_post_that_died_before_its_receipt_is_repeated_and_nothing_else(world):
    await world.begin()
    world.slack.trouble["posted"] = [None, LostError()]
    with pytest.raises(LostError):
        await world.deliver()
    world.slack.calls.clear()

    await world.deliver()

    assert ("post", "root") not in world.slack.calls
    assert ("post", "section/task") in world.slack.calls


async def test_when_slack_asks_for_peace_nothing_is_called_until_then_not_even_after_a_restart(world):
    await world.begin()
    until = world.now + timedelta(seconds=30)
    world.slack.trouble["post"] = [HoldOffError("chat.postMessage", until)]
    with pytest.raises(HoldOffError):
        await world.deliver()
    world.slack.calls.clear()

    with pytest.raises(HoldOffError) as held:
        await world.deliver()
    assert held.value.until == until
    assert world.slack.calls == []

    world.pass_time(seconds=31)
    await world.deliver()
    assert world.slack.named("section/task")


async def test_what_was_asked_by_a_clock_that_was_ahead_holds_nothing_off_once_it_is_set_back(world):
    await world.begin()
    await world.store.hold_off(HERE, "post", world.now + timedelta(hours=1, seconds=1))

    await world.deliver()

    assert world.slack.named("section/task")


async def test_what_another_worker_is_told_in_the_middle_of_a_delivery_counts_for_its_next_call(world, monkeypatch):
    await world.begin()
    until, post = world.now + timedelta(seconds=30), world.slack.post

    async def post_while_another_is_told(*given):
        await world.store.hold_off(HERE, "post", until)
        return await post(*given)

    monkeypatch.setattr(world.slack, "post", post_while_another_is_told)
    with pytest.raises(HoldOffError) as held:
        await world.deliver()

    assert held.value.until == until
    assert [what for what, _ in world.slack.calls] == ["post"]


async def test_what_slack_refuses_is_parked_with_its_reason_and_goes_on_when_the_bot_is_invited(world):
    await world.begin()
    world.slack.trouble["post"] = [NotAllowedError("not_in_channel")]
    await world.deliver()
    assert (await held_up(world.store, HERE, "a1")).reason == "not_in_channel"
    assert await world.store.out_of_date(10) == []
    world.woken.clear()

    await resume(world.ports, HERE, "C0ROOM0001")

    assert world.woken == ["a1"]
    await world.deliver()
    assert world.slack.named("root")
    assert (await held_up(world.store, HERE, "a1")).reason == ""


async def test_a_parked_check_is_looked_at_again_by_itself_after_hours(world):
    await world.begin()
    world.slack.trouble["post"] = [NotAllowedError("is_archived")]
    await world.deliver()

    world.pass_time(hours=7)

    assert await world.store.out_of_date(10) == [(HERE, "a1")]


async def test_an_assessment_that_is_gone_is_no_longer_waited_for(world):
    await world.begin()
    del world.store.assessments[HERE.id, "a1"]

    await world.deliver()

    assert await world.store.out_of_date(10) == []
    assert world.slack.calls == []
