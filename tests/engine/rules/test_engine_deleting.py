"""A check its owner deletes: for a minute it can be taken back, and nothing else is taken; then no word is left."""

from dataclasses import replace
from datetime import timedelta

import pytest
from team_check import TeamCheck, answered, closed_check, team_check

from bot.engine import events
from bot.engine.cards.check import ROOT
from bot.engine.cards.deletion import DeletedCard, GoingCard
from bot.engine.reminders.matters import matters, stirred
from bot.engine.rules.deleting import DELETED, GOING
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.deletion import UNDO_FOR

DELETE = events.DeleteAsked("ana")
MEANWHILE = (
    answered("ben", task_signed="yes"),
    events.HandedOver("ana", "ben"),
    events.TakenOver("ben", "ana", "left"),
    events.DecideAsked("ana"),
    events.PeopleAsked("ana", ("dee",)),
)


@pytest.fixture
def going() -> TeamCheck:
    return team_check().answers("ben", task_signed="yes").does(DELETE)


def test_only_the_owner_deletes_a_check():
    assert team_check().refused(events.DeleteAsked("ben")) == "Only <@ana>, who owns this check, can delete it."


def test_who_handed_the_check_over_deletes_it_no_more_and_its_next_owner_may():
    check = team_check().does(events.HandedOver("ana", "ben"))

    assert check.refused(DELETE).startswith("Only <@ben>")
    check.does(events.DeleteAsked("ben"))
    assert check.refused(events.DeleteUndone("ana")).startswith("Only <@ben>")
    assert check.does(events.DeleteUndone("ben")).assessment.going is None


@pytest.mark.parametrize("event", MEANWHILE, ids=lambda event: type(event).__name__)
def test_nothing_else_is_taken_while_it_goes_and_all_are_told(going, event):
    assert going.refused(event) == GOING


def test_its_thread_says_until_when_it_can_be_undone_and_undone_it_is_as_it_was(going):
    before = team_check().answers("ben", task_signed="yes").assessment
    assert going.cards()["going"] == GoingCard("going", "a1", "ana", going.now + UNDO_FOR)
    assert going.cards()[ROOT].going_at == going.now + UNDO_FOR

    going.later(seconds=59).ticks()
    assert not going.changed

    assert going.does(events.DeleteUndone("ana")).assessment == before
    assert "going" not in going.cards()


def test_asked_for_twice_it_goes_no_later(going):
    until = going.due()

    going.later(seconds=30).does(DELETE)

    assert not going.changed
    assert going.due() == until == going.assessment.going.until


def test_a_late_worker_leaves_its_owner_more_time_and_takes_none(going):
    assert going.later(hours=3).does(events.DeleteUndone("ana")).assessment.going is None


@pytest.mark.parametrize("make", [team_check, closed_check])
def test_after_a_minute_nothing_is_left_but_where_it_stood_and_whom_it_concerned(make):
    check = make().does(DELETE).later(minutes=1).ticks()

    left = check.assessment
    bare = Assessment("a1", left.flow, left.flow_hash, "C1", "ana", "ana", left.started_at)
    assert replace(left, asked=(), going=None) == bare
    assert left.asked == ("ben", "cy")
    assert check.cards() == {ROOT: DeletedCard(ROOT, "a1", "ana")}
    assert check.due() is None
    for event in (*MEANWHILE, events.DeleteUndone("ana")):
        assert check.refused(event) == DELETED
    assert not check.later(days=400).ticks().changed


def test_those_who_were_ever_reminded_of_it_are_known_until_it_is_off_their_desks():
    check = team_check(asked=("ben",)).does(events.HandedOver("ana", "dee"))

    check.does(events.DeleteAsked("dee")).later(minutes=1).ticks()

    assert check.assessment.owner == "dee"
    assert check.assessment.asked == ("ana", "ben")


def test_nobody_is_reminded_of_it_any_more_and_everybody_again_once_it_stays(going):
    flow, before = going.flow, replace(going.assessment, going=None)
    assert matters(flow, going.assessment) == {}
    assert stirred(flow, before, going.assessment).changed_for == {"ana", "ben", "cy"}
    assert set(stirred(flow, going.assessment, before).new_for) == {"ana", "ben", "cy"}


def test_asked_for_by_a_clock_that_was_ahead_it_waits_its_minute_by_the_right_one(going):
    going.later(days=-3).ticks()
    assert going.due() == going.now + UNDO_FOR

    assert going.later(minutes=1).ticks().assessment.going.over


def test_its_check_ins_do_not_come_while_it_goes():
    check = closed_check().does(DELETE)

    check.later(days=30)

    assert check.due() == check.now - timedelta(days=30) + UNDO_FOR
    assert check.ticks().assessment.check_ins == ()
