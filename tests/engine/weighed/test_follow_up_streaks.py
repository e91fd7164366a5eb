"""Streaks: stable weeks add up, a change restarts them, a missed one waits, and ours count for nothing."""

from datetime import timedelta

import pytest
from engine_flows import READINESS
from followed_check import CALM, WEEKS, followed_check
from hypothesis import given, settings
from hypothesis import strategies as st
from team_check import START, answer

from bot.engine import events
from bot.engine.saved.follow_up import CheckIn
from bot.engine.weighed.weeks import runs

STABLE = READINESS.check_in.streaks[0]


@pytest.mark.parametrize(
    ("weeks", "lengths"),
    [
        ("S S C S S", [1, 2, 0, 1, 2]),
        ("S - S S S", [1, 1, 2, 3, 4]),
        ("S S - - S", [1, 2, 2, 0, 1]),
        ("S E S", [1, 0, 1]),
        ("- - S", [0, 0, 1]),
        ("S - C - S", [1, 1, 0, 0, 1]),
        ("S - S - S", [1, 1, 2, 2, 3]),
    ],
)
def test_a_streak_runs_as_the_rubric_writes_it(weeks, lengths):
    assert followed_check().weeks(weeks).lengths() == lengths


@settings(deadline=None)
@given(st.text(alphabet="SCE-", max_size=14))
def test_a_streak_is_what_a_hand_would_count(weeks):
    length = missed = 0
    counted = []
    for word in weeks:
        missed = missed + 1 if word == "-" else 0
        length = {"S": length + 1, "-": length if missed < 2 else 0}.get(word, 0)
        counted.append(length)

    assert [run.length for run in runs(STABLE, [a_week(n, word) for n, word in enumerate(weeks)], {})] == counted


def a_week(place, word):
    answers = {id_: {"ana": answer(plain)} for id_, plain in WEEKS[word].items()}
    at = START + timedelta(weeks=place)
    return CheckIn(at.date(), at, answers=answers, ended="held" if answers else "missed")


def test_new_cases_are_no_change():
    check = followed_check().comes().says(test_set="added", expectations="no")

    assert check.ends().lengths() == [1]


def test_one_change_from_anyone_makes_it_a_changed_week():
    check = followed_check().weeks("S").comes()
    check.says("ana", **CALM).says("ben", test_set="same", expectations="yes").says("cy", **CALM)

    assert check.ends().lengths() == [1, 0]


def test_a_week_answered_in_part_is_a_missed_one():
    check = followed_check().weeks("S").comes().says(test_set="same").ends()

    assert check.last().ended == "held"
    assert check.lengths() == [1, 1]


def test_a_week_ftready_skipped_is_neutral():
    check = followed_check().weeks("S -").comes(hours=7)
    assert check.last().ended == "skipped"

    check.weeks("S -")
    assert check.lengths() == [1, 1, 1, 2, 2]


def test_paused_weeks_are_neutral():
    check = followed_check().weeks("S -").does(events.PauseAsked("ana")).later(days=40)
    check.ticks().does(events.ResumeAsked("ana"))

    assert check.weeks("S").lengths() == [1, 1, 2]


def test_a_week_paused_before_anyone_answered_is_neutral_and_one_that_was_answered_counts():
    check = followed_check().weeks("S -").comes().does(events.PauseAsked("ana"))
    assert (check.last().ended, check.last().cut_short) == ("missed", True)
    assert check.lengths() == [1, 1, 1]

    check.does(events.ResumeAsked("ana")).comes().says(**CALM).does(events.PauseAsked("ana"))
    assert (check.last().ended, check.last().cut_short) == ("held", False)
    assert check.lengths() == [1, 1, 1, 2]


def test_a_week_cut_short_by_reopening_the_check_is_neutral():
    check = followed_check(weeks_unchanged=3).weeks("S -").comes().does(events.ReopenAsked("ana"))

    assert check.lengths() == [1, 1, 1]


def test_there_is_one_result_for_each_iso_week():
    check = followed_check(day=0).weeks("S")
    check.does(events.ScheduleChosen("ana", 4, check.assessment.schedule.at, "UTC"))  # to Fridays, on a Monday
    check.weeks("S")

    assert [each.date.isoformat() for each in check.assessment.check_ins] == ["2026-11-30", "2026-12-11"]


def test_an_answer_counts_only_when_its_check_in_is_over_and_can_be_changed_until_then():
    check = followed_check().comes().says("ana", test_set="changed", expectations="no")
    assert check.lengths() == []

    check.later(days=2).says("ana", **CALM)
    assert check.ends().lengths() == [1]
    assert check.last().answers["test_set"]["ana"].at == check.now


def test_the_same_answer_again_changes_nothing():
    check = followed_check().comes().says(**CALM)
    before = check.assessment

    check.later(minutes=5).does(check.saying(**CALM))
    assert (check.changed, check.assessment) == (False, before)


def test_weeks_turn_over_with_the_year():
    check = followed_check().later(days=28)
    check.does(events.PauseAsked("ana")).does(events.ResumeAsked("ana"))

    check.weeks("S S S")
    assert [each.week for each in check.assessment.check_ins] == [(2026, 53), (2027, 1), (2027, 2)]
    assert check.assessment.check_ins[1].at - check.assessment.check_ins[0].at == timedelta(weeks=1)
