"""The owner says when check-ins come, pauses them and takes them up again; what was done is kept for all to see."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from followed_check import CALM, FollowedCheck, followed_check
from team_check import START, closed_check, quick_check, team_check

from bot.engine import events
from bot.engine.after_verdict.following import next_check_in
from bot.engine.saved.follow_up import Schedule

WEEK = timedelta(weeks=1)


def chosen(by="ana", day=2, at=time(10), zone="UTC"):
    return events.ScheduleChosen(by, day, at, zone)


def comes_next(check):
    return next_check_in(check.flow, check.assessment)


def test_no_check_in_comes_before_someone_chose_when():
    check = closed_check(weeks_unchanged=3)

    assert comes_next(check) is None
    assert comes_next(check.does(chosen(day=4))) == START + timedelta(days=4, hours=1)


def test_it_can_be_chosen_while_the_check_is_open_and_holds_once_it_is_closed():
    check = team_check().does(chosen(day=4))

    assert comes_next(check) is None
    assert comes_next(check.does(events.DecideAsked("ana"))) == START + timedelta(days=4, hours=1)


@pytest.mark.parametrize(("day", "days"), [(0, 7), (1, 8), (2, 9), (3, 10), (4, 4), (5, 5), (6, 6)])
def test_the_first_check_in_comes_when_it_can_tell_of_a_week_and_not_on_one_of_the_first_days(day, days):
    check = closed_check(weeks_unchanged=3).does(chosen(day=day))  # it was decided on a Monday

    assert comes_next(check) == START + timedelta(days=days, hours=1)


def test_a_verdict_on_sunday_makes_no_stable_week_by_monday():
    check = closed_check(weeks_unchanged=3).later(days=6).does(events.ReopenAsked("ana"))
    check.answers("ana", weeks_unchanged=3).does(events.DecideAsked("ana"))

    check = FollowedCheck(check)
    assert comes_next(check) == START + 2 * WEEK
    assert check.weeks("S").level("weeks_unchanged") == 1


def test_after_a_check_was_opened_again_the_next_check_in_can_tell_of_a_week_too():
    check = followed_check(weeks_unchanged=2).weeks("S").later(days=6).does(events.ReopenAsked("ana"))  # a Sunday
    check.does(events.DecideAsked("ana"))

    assert comes_next(check) == START + 3 * WEEK
    assert check.weeks("S").lengths() == [1, 2]


def test_days_after_the_verdict_are_days_where_the_check_ins_are_at_home():
    late = closed_check().later(hours=14, days=-1).does(events.ReopenAsked("ana")).does(events.DecideAsked("ana"))

    assert comes_next(late.does(chosen(day=3))) == START + timedelta(days=3, hours=1)  # decided on Sunday in UTC
    late.does(chosen(day=3, at=time(23), zone="Pacific/Auckland"))
    assert comes_next(late) == START + timedelta(days=10, hours=1)  # and on Monday over there


def test_the_flow_says_how_many_days_a_first_check_in_leaves():
    check = closed_check().does(chosen(day=1))
    plan = replace(check.flow.check_in, first_after=timedelta(days=1))
    check.flow = replace(check.flow, check_in=plan)

    assert comes_next(check) == START + timedelta(days=1, hours=1)


def test_where_the_first_check_in_waits_a_week_the_cards_say_why_and_nowhere_else():
    check = closed_check(weeks_unchanged=3).does(chosen(day=1))
    cards = check.cards()
    assert (cards["root"].outlook.waits, cards["notice/1"].waits) == (4, 4)

    check.does(chosen(day=4))
    cards = check.cards()
    assert (cards["root"].outlook.waits, cards["notice/1"].waits, cards["notice/2"].waits) == (0, 4, 0)


def test_the_schedule_keeps_minutes_who_chose_it_and_since_when():
    check = closed_check().does(chosen(at=time(10, 30, 15, 7), zone="Europe/Berlin"))

    assert check.assessment.schedule == Schedule(2, time(10, 30), "Europe/Berlin", "ana", START)
    assert [(notice.kind, notice.by) for notice in check.assessment.notices] == [("scheduled", "ana")]


def test_the_same_choice_again_changes_nothing_however_late():
    check = closed_check().does(chosen())

    assert not check.later(days=1).does(chosen()).changed


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (chosen("ben"), "Only <@ana>, who owns this check, chooses when check-ins come."),
        (chosen(day=7), "Pick a day of the week."),
        (chosen(day=-1), "Pick a day of the week."),
        (chosen(zone="Berlin"), "Pick a time zone by its name, as in Europe/Berlin."),
        (events.PauseAsked("ben"), "Only <@ana>, who owns this check, can pause its check-ins."),
    ],
)
def test_what_cannot_be_chosen_says_why(event, said):
    assert closed_check().refused(event) == said


def test_a_flow_without_check_ins_says_so():
    check = quick_check()
    check.flow = replace(check.flow, check_in=None)

    for event in (chosen(), events.PauseAsked("ana"), events.ResumeAsked("ana")):
        assert check.refused(event) == "This flow has no check-ins."
    assert "Nothing is watched" in check.refused(events.WatchChosen("ana", ("x",)))


def test_a_change_brings_back_no_day_that_has_been_and_leaves_what_is_open_alone():
    check = followed_check().comes().later(days=2)  # a Wednesday
    check.does(chosen(day=1))

    assert check.open() is not None
    assert comes_next(check) == START + 2 * WEEK + timedelta(days=1, hours=1)


def test_a_change_before_the_first_check_in_brings_none_of_a_day_that_has_been():
    check = closed_check(weeks_unchanged=3).does(chosen(day=6)).later(days=5).does(chosen(day=4))  # on a Saturday

    assert comes_next(check) == START + WEEK + timedelta(days=4, hours=1)


def test_a_change_of_zone_within_the_week_brings_no_second_check_in():
    check = followed_check().comes().does(chosen(day=0, at=time(9), zone="Pacific/Honolulu"))

    assert comes_next(check) == START + 2 * WEEK + timedelta(hours=10)


# Paused


def test_while_paused_nothing_comes_and_nothing_is_skipped():
    check = followed_check().does(events.PauseAsked("ana"))
    assert comes_next(check) is None

    check.later(weeks=3).ticks()
    assert check.assessment.check_ins == ()
    assert not check.does(events.PauseAsked("ana")).changed


def test_what_was_never_set_can_be_neither_paused_nor_taken_up():
    check = closed_check(weeks_unchanged=3)

    for event in (events.PauseAsked("ana"), events.ResumeAsked("ana")):
        assert check.refused(event) == "No check-ins are set for this check yet; its owner sets when they come."
    assert check.does(chosen()).does(events.PauseAsked("ana")).assessment.paused is not None


def test_taken_up_again_the_next_one_comes_and_none_of_those_between():
    check = followed_check().does(events.PauseAsked("ana")).later(weeks=3, days=1).does(events.ResumeAsked("ana"))

    assert comes_next(check) == START + 4 * WEEK
    assert [notice.kind for notice in check.assessment.notices] == ["scheduled", "paused", "resumed"]
    assert not check.does(events.ResumeAsked("ana")).changed


def test_a_pause_ends_the_check_in_that_is_open_and_keeps_what_was_said():
    check = followed_check().comes().says("ben", **CALM).does(events.PauseAsked("ana"))

    assert (check.open(), check.last().ended, check.last().ended_by) == (None, "held", "ana")
    assert check.lengths() == [1]


def test_what_the_owner_paused_only_the_owner_takes_up_again():
    check = followed_check().does(events.PauseAsked("ana"))

    assert "can take its check-ins up again" in check.refused(events.ResumeAsked("ben"))


def test_what_stopped_by_itself_anyone_who_is_asked_takes_up_again_and_nobody_else():
    check = followed_check().comes().comes().comes().comes()

    assert check.refused(events.ResumeAsked("eve"))
    assert check.does(events.ResumeAsked("ben")).assessment.paused is None


def test_the_owner_can_pause_what_stopped_by_itself_and_then_an_answer_wakes_nothing():
    check = followed_check(training_pairs=10).comes().comes().comes().comes().does(events.PauseAsked("ana"))

    assert (check.open(), check.assessment.paused.by) == (None, "ana")
    check.does(events.GapTaken("ben", "training_pairs", "ben"))
    assert check.assessment.paused.by == "ana"


def test_choosing_when_takes_up_what_was_paused():
    check = followed_check().does(events.PauseAsked("ana")).later(weeks=2).does(chosen())

    assert check.assessment.paused is None
    assert comes_next(check) == START + 2 * WEEK + timedelta(days=2, hours=1)


def test_the_quick_check_is_followed_up_in_its_own_way():
    check = FollowedCheck(quick_check(weeks_unchanged=1), day=4, at=time(10))
    assert check.verdict() == "not_yet"

    check.comes().says(still_the_same="yes")  # its owner is the only one asked
    assert (check.last().ended, check.last().watched, check.verdict()) == ("held", (), "worth_full_check")
    check.comes().ends()
    assert check.lengths("still_weeks") == [1, 0]  # one missed week restarts it
    check.comes().says(still_the_same="no")
    assert check.level("weeks_unchanged") == 0
    assert check.comes().comes().told("stopped") == []
    assert len(check.comes().told("stopped")) == 1  # two ignored are enough
