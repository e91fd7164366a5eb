"""Tidying up after lost answers, looking, explaining, and letting time pass."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from memory_slack import Standing
from usecase_parts import CHANNEL, HERE, act

from bot.engine.after_verdict.standing_verdict import expires_at
from bot.engine.events import Answered, DecideAsked, ScheduleChosen, WatchChosen
from bot.engine.saved.answer import Answer
from bot.usecases.acting.act import Done, NotFound
from bot.usecases.acting.tick import tick
from bot.usecases.delivering.twins import PressedCard, tidy
from bot.usecases.looking.explain import explain
from bot.usecases.looking.see import look, look_around, may_see
from bot.usecases.ports import AgainError, LostAnswerError, NotAllowedError, Receipt
from bot.usecases.shown.receipts import CANVAS, CANVAS_LINK, NO_TS


class Everyone:
    """Members of one channel, all of one workspace."""

    def __init__(self, *people, strangers=()):
        self.people = people
        self.strangers = strangers

    async def is_in(self, _installation, channel, person):
        return channel == CHANNEL and person in self.people

    async def is_one_of_us(self, _installation, person):
        return person not in self.strangers

    async def is_outsider(self, installation, person):
        return person in self.strangers


async def test_a_press_on_the_card_its_receipt_knows_changes_nothing(world):
    await world.begin()
    await world.deliver()
    (root,) = world.slack.named("root")
    before = dict(await world.store.receipts(HERE, "a1"))

    await tidy(world.ports, world.slack, HERE, "a1", PressedCard("root", CHANNEL, root, has_replies=True))

    assert dict(await world.store.receipts(HERE, "a1")) == before
    assert root in world.slack.messages


async def test_what_leads_to_a_canvas_is_adopted_while_there_is_one_and_else_taken_away(world):
    await world.begin()
    await world.deliver()
    for ts, canvas in (("98.000100", True), ("99.000100", False)):
        world.slack.messages[ts] = Standing(CANVAS_LINK, "", None, broadcast=False)
        if canvas:
            await world.store.put_receipt(HERE, "a1", CANVAS, Receipt("F9", NO_TS, ""))
        else:
            await world.store.drop_receipt(HERE, "a1", CANVAS)
            await world.store.drop_receipt(HERE, "a1", CANVAS_LINK)

        await tidy(world.ports, world.slack, HERE, "a1", PressedCard(CANVAS_LINK, CHANNEL, ts, has_replies=False))

        assert (ts in world.slack.messages, CANVAS_LINK in await world.store.receipts(HERE, "a1")) == (canvas, canvas)


async def test_a_card_without_a_receipt_is_adopted_and_written_again(world):
    await world.begin()
    await world.deliver()
    (section,) = world.slack.named("section/task")
    await world.store.drop_receipt(HERE, "a1", "section/task")

    pressed = PressedCard("section/task", CHANNEL, section, has_replies=False)
    await tidy(world.ports, world.slack, HERE, "a1", pressed)
    await world.deliver()

    assert world.slack.named("section/task") == [section]
    assert (await world.store.receipts(HERE, "a1"))["section/task"].ts == section


async def test_a_twin_is_taken_away_but_never_a_root_that_has_replies(world):
    await world.begin()
    await world.deliver()
    world.slack.messages["9.1"] = world.slack.messages[world.slack.named("section/task")[0]]
    world.slack.messages["9.2"] = world.slack.messages[world.slack.named("root")[0]]

    for ts, card, replies in (("9.1", "section/task", False), ("9.2", "root", True)):
        await tidy(world.ports, world.slack, HERE, "a1", PressedCard(card, CHANNEL, ts, replies))
    assert "9.1" not in world.slack.messages
    assert "9.2" in world.slack.messages

    await tidy(world.ports, world.slack, HERE, "a1", PressedCard("root", CHANNEL, "9.2", has_replies=False))
    assert "9.2" not in world.slack.messages


async def test_a_twin_whose_taking_away_failed_goes_with_the_next_delivery(world):
    await world.begin()
    await world.deliver()
    world.slack.messages["9.1"] = world.slack.messages[world.slack.named("section/task")[0]]
    world.slack.trouble["delete"] = [LostAnswerError("chat.delete")]
    # The fake takes it away before it fails; here it is there still, as it is where Slack never heard of it.
    with pytest.raises(LostAnswerError):
        await tidy(world.ports, world.slack, HERE, "a1", PressedCard("section/task", CHANNEL, "9.1", has_replies=False))
    world.slack.messages["9.1"] = world.slack.messages[world.slack.named("section/task")[0]]

    await world.deliver()

    assert "9.1" not in world.slack.messages
    assert not [name for name in await world.store.receipts(HERE, "a1") if name.startswith("twin/")]


async def test_a_card_adopted_while_its_second_was_posted_is_never_forgotten_for_it(world):
    await world.begin()
    world.slack.messages["9.1"] = Standing("root", "", None, broadcast=False)
    looked, receipts = [], world.store.receipts

    async def receipts_read_just_before_the_post(*of):
        found = await receipts(*of)
        if not looked:
            looked.append(True)
            await world.deliver()  # posts the second while the press on the first is being looked at
        return found

    world.store.receipts = receipts_read_just_before_the_post
    await tidy(world.ports, world.slack, HERE, "a1", PressedCard("root", CHANNEL, "9.1", has_replies=False))
    await world.deliver()

    (root,) = world.slack.named("root")
    assert (await receipts(HERE, "a1"))["root"].ts == root


async def test_a_card_of_another_channel_is_left_alone(world):
    await world.begin()
    world.slack.messages["9.1"] = None

    await tidy(world.ports, world.slack, HERE, "a1", PressedCard("root", "C0OTHER001", "9.1", has_replies=False))

    assert "9.1" in world.slack.messages


async def test_one_may_see_only_what_is_in_ones_channel_now(world):
    assessment = (await world.begin()).assessment
    members = Everyone("ana", "eve", strangers=("eve",))

    assert await may_see(members, HERE, assessment, "ana")
    assert not await may_see(members, HERE, assessment, "ben")
    assert not await may_see(members, HERE, assessment, "eve")
    assert await may_see(members, HERE, replace(assessment, outsiders="observe"), "eve")


async def test_a_look_says_what_is_open_for_whom_and_where_it_stands(world):
    await world.begin()
    await world.deliver()

    seen = await look(world.ports, world.slack, HERE, "a1", "ben")

    assert seen.open_for_me == 2
    assert seen.root.questions_answered == 2
    assert seen.link.endswith(world.slack.named("root")[0])
    assert await look(world.ports, world.slack, HERE, "nothing", "ben") == NotFound()


async def test_the_running_checks_of_a_channel_come_before_the_closed(world):
    await world.begin("quick", "a1")
    await world.begin("readiness", "a2")

    seen = await look_around(world.ports, world.slack, HERE, CHANNEL, "ana")

    assert [each.assessment.id for each in seen] == ["a2", "a1"]


async def test_an_explanation_tells_every_event_with_its_reasons_and_where_the_cards_stand(world):
    await world.begin()
    await world.answer("ana", "task_signed", "yes")
    await world.deliver()

    told = await explain(world.store, HERE, "a1")

    assert told[0].startswith("2026-11-23 12:00:00 v1 Started by ana")
    assert "    because ana answered task_signed" in told
    assert any(line.startswith("root stands in C0ROOM0001 at ") for line in told)


async def test_of_nothing_there_is_nothing_to_explain(world):
    assert await explain(world.store, HERE, "nothing") == []


async def test_time_closes_a_check_once_however_many_notice(world):
    await world.begin()
    assert isinstance(await tick(world.ports, HERE, "a1"), Done)
    assert (await world.stands()).closed is None

    world.pass_time(days=8)
    first, second = await tick(world.ports, HERE, "a1"), await tick(world.ports, HERE, "a1")

    assert first.changed
    assert not second.changed
    assert (await world.stands()).closed.how == "time"
    assert await tick(world.ports, HERE, "nothing") == NotFound()


async def test_time_shows_blind_answers_where_anyone_may_answer(world):
    await world.begin(anyone_here=True, asked=())
    await act(world.ports, HERE, "a1", Answered("ben", {"task_signed": Answer("no")}), "e")
    ((_, _, due),) = await world.store.due(world.now + timedelta(days=2), 10)

    world.now = due
    await tick(world.ports, HERE, "a1")

    assert "task_signed" in (await world.stands()).revealed


async def test_a_check_in_nobody_could_see_does_not_come_and_is_skipped_where_that_takes_too_long(world):
    await world.begin()
    await act(world.ports, HERE, "a1", DecideAsked("ana"), "decide")
    await act(world.ports, HERE, "a1", ScheduleChosen("ana", 0, time(9), "UTC"), "schedule")
    await world.deliver()
    world.slack.trouble["update"] = [NotAllowedError("is_archived")] * 9
    await act(world.ports, HERE, "a1", WatchChosen("ana", ("drops the currency",)), "watch")
    await world.deliver()
    world.now = world.store.due_at[HERE.id, "a1"]

    with pytest.raises(AgainError, match="nobody could see its check-in"):
        await tick(world.ports, HERE, "a1")
    assert (await world.stands()).check_ins == ()

    world.slack.trouble.clear()
    world.pass_time(hours=7)
    await world.deliver()
    await tick(world.ports, HERE, "a1")
    (skipped,) = (await world.stands()).check_ins
    assert skipped.ended == "skipped"


async def test_while_nobody_could_see_a_check_in_all_else_that_time_brings_happens(world):
    await world.begin()
    await act(world.ports, HERE, "a1", DecideAsked("ana"), "decide")
    await act(world.ports, HERE, "a1", ScheduleChosen("ana", 0, time(9), "UTC"), "schedule")
    await world.deliver()
    del world.slack.messages[world.slack.named("root")[0]]
    await act(world.ports, HERE, "a1", WatchChosen("ana", ("drops the currency",)), "watch")
    await world.deliver()
    expires = expires_at(world.flow(), await world.stands())
    world.now = expires + timedelta(hours=1)

    with pytest.raises(AgainError, match="nobody could see its check-in"):
        await tick(world.ports, HERE, "a1")

    assert (await world.stands()).check_ins == ()
    assert "expired" in [each.kind for each in (await world.stands()).notices]
