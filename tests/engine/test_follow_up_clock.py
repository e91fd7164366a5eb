"""A clock that was months ahead for one look leaves nothing behind once it is right again, but what people did."""

from datetime import timedelta

from followed_check import CALM, FollowedCheck, followed_check
from readiness_sheets import linked
from team_check import START

from bot.engine import events
from bot.engine.following import next_check_in

MONTHS = timedelta(days=100)
WEEK = timedelta(weeks=1)


def by_a_wrong_clock(check: FollowedCheck) -> FollowedCheck:
    """Let one worker look whose clock is months ahead."""
    right, check.now = check.now, check.now + MONTHS
    check.ticks()
    check.now = right
    return check


def test_check_ins_go_on_when_a_clock_that_was_months_ahead_is_right_again():
    check = by_a_wrong_clock(followed_check().weeks("S").later(days=2))
    assert next_check_in(check.flow, check.assessment) > check.now + MONTHS - WEEK

    check.later(hours=1).ticks()
    assert check.because[0] == "the clock was ahead; what came of that is taken back"
    assert next_check_in(check.flow, check.assessment) == START + 2 * WEEK
    assert check.weeks("S").lengths() == [1, 2]
    assert [notice.kind for notice in check.assessment.notices] == ["scheduled"]
    assert not check.ticks().changed


def test_the_check_in_that_was_open_is_open_again_with_what_was_said_in_it():
    check = by_a_wrong_clock(followed_check().comes().says("ben", **CALM))
    assert check.open() is None

    check.ticks()
    assert check.open().answers["test_set"]["ben"].value == "same"
    assert check.ends().lengths() == [1]


def test_what_was_skipped_before_the_clock_was_put_right_stays_skipped():
    check = by_a_wrong_clock(followed_check().weeks("S")).later(days=8)

    check.ticks()
    assert [each.ended for each in check.assessment.check_ins] == ["held", "skipped"]
    assert check.weeks("S").lengths() == [1, 1, 2]


def test_a_pause_by_itself_a_waiver_s_end_an_overdue_gap_and_an_expiry_are_taken_back_too():
    check = followed_check(test_cases=linked(20), training_pairs=10).weeks("S")
    check.does(events.GapWaived("ana", "test_cases", "later", check.now.date() + timedelta(days=40)))
    check.does(events.GapTaken("ben", "training_pairs", "ben", check.now.date() + timedelta(days=20)))
    before = check.assessment
    by_a_wrong_clock(check)
    assert check.told("expired")

    check.ticks()
    assert check.assessment == before


def test_a_verdict_that_follows_from_weeks_that_have_not_been_is_put_right_too():
    check = followed_check(weeks_unchanged=0).weeks("S S S S -")
    assert check.verdict() == "ready"
    check.comes()
    by_a_wrong_clock(check)
    assert check.verdict() != "ready"

    check.ticks()
    assert (check.verdict(), check.assessment.verdicts[-1].verdict) == ("ready", "ready")


def test_what_somebody_said_by_a_wrong_clock_is_never_taken_back():
    check = followed_check().weeks("S")
    right, check.now = check.now, START + timedelta(days=98)  # a Monday
    check.ticks().says("ben", **CALM)
    check.now = right

    check.ticks()
    assert check.open().answers["test_set"]["ben"].value == "same"


def test_a_clock_that_is_a_few_minutes_behind_takes_nothing_back():
    check = followed_check().comes()

    assert not check.later(minutes=-5).ticks().changed
