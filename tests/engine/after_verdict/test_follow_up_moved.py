"""What the weekly post says has moved: each closed gap once, in its week, and how many weeks others have been open."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from engine_flows import linked
from followed_check import CALM, FollowedCheck, followed_check
from team_check import START, answer

from bot.engine import events
from bot.engine.after_verdict.moved import moved
from bot.engine.saved.follow_up import CheckIn, GapCare
from bot.store import codec

CASES, PAIRS = "Unseen test cases", "Reviewed training pairs"
SEEN_AGAIN = {"seen": ["drops the currency"]}
"""Something moves in such a week, so that there is a post."""


def with_gaps(**differing) -> FollowedCheck:
    """Follow a check decided on a Monday that lacks test cases, and whose failures are watched."""
    return followed_check(**{"test_cases": linked(20), "lasting_failures": ["drops the currency"]} | differing)


def of(check: FollowedCheck, check_in: CheckIn):
    return moved(check.flow, check.assessment, check_in, "checkin/x")


def closed_in_each(check: FollowedCheck) -> list[list[str]]:
    return [
        [short for short, _, _ in card.closed] if (card := of(check, each)) else []
        for each in check.assessment.check_ins
    ]


def closing(by: str = "ben") -> events.Renewed:
    return events.Renewed(by, "test_cases", answer(linked(55)))


def week(check: FollowedCheck) -> FollowedCheck:
    """Hold a check-in in which something moves, and end it an hour after it came."""
    check.comes().says(**CALM, **SEEN_AGAIN)
    return check.later(hours=1).ends()


# Closed


@pytest.mark.parametrize("before", [timedelta(0), timedelta(minutes=1), timedelta(hours=30)])
def test_a_gap_closed_before_a_check_in_ends_is_told_of_in_its_post_and_in_no_other(before):
    check = week(with_gaps()).comes().says(**CALM, **SEEN_AGAIN)
    end = check.now + timedelta(hours=31)
    check.now = end - before
    check.does(closing())
    check.now = end

    week(check.ends())
    assert closed_in_each(check) == [[], [CASES], []]


@pytest.mark.parametrize("after", [timedelta(minutes=1), timedelta(hours=13), timedelta(days=3)])
def test_a_gap_closed_after_a_check_in_ended_be_it_on_that_day_is_told_of_in_the_next_post(after):
    check = week(with_gaps())
    check.now += after
    check.does(closing())

    week(week(check))
    assert closed_in_each(check) == [[], [CASES], []]


def test_a_gap_closed_while_a_check_in_was_skipped_is_told_of_in_the_one_after():
    check = week(with_gaps()).later(days=2).does(closing()).comes(hours=7)
    assert check.last().ended == "skipped"

    assert closed_in_each(week(check)) == [[], [], [CASES]]


def test_a_gap_closed_before_the_first_check_in_is_told_of_in_its_post():
    assert closed_in_each(week(with_gaps().later(days=1).does(closing()))) == [[CASES]]


def test_of_a_gap_closed_by_an_older_version_the_day_is_known_and_it_is_told_of_once():
    check = with_gaps().comes().says(**CALM, **SEEN_AGAIN).later(hours=1)
    care = GapCare(link="https://example.com", closed_by="ben", closed_on=check.last().date)
    saved = codec.encode(replace(check.assessment, care={"test_cases": care}))

    check.assessment = codec.decode(saved)
    check.ends()
    assert closed_in_each(week(check)) == [[CASES], []]


# Stuck


def stuck_in_last(check: FollowedCheck) -> list[tuple[str, int]]:
    card = of(check, check.last())
    return [each for each in card.stuck if each[0] in {CASES, PAIRS}] if card else []


def test_a_gap_is_stuck_by_the_weeks_that_have_passed_and_not_by_the_check_ins_there_were():
    check = week(with_gaps())
    assert stuck_in_last(check) == []  # one week after the verdict

    assert stuck_in_last(week(check)) == [(CASES, 2)]
    check.does(events.PauseAsked("ana")).later(weeks=3).does(events.ResumeAsked("ana"))
    assert stuck_in_last(week(check)) == [(CASES, 6)]


def test_under_the_best_verdict_nothing_is_stuck_for_it_stands_with_its_gaps():
    check = week(week(week(followed_check(request_shape="few"))))

    cards = [of(check, each) for each in check.assessment.check_ins]
    assert check.cards()["summary/1"].best
    assert all(card is None or card.stuck == () for card in cards)
    assert stuck_in_last(week(week(with_gaps()))) != []


def test_check_ins_within_a_week_and_a_day_make_no_two_weeks():
    check = with_gaps().does(events.ScheduleChosen("ana", 4, START.time(), "UTC"))
    week(check).does(events.ScheduleChosen("ana", 0, START.time(), "UTC"))  # Friday, and the Monday after it

    assert week(check).last().date - START.date() == timedelta(days=7)
    assert stuck_in_last(check) == []


def test_a_week_that_a_pause_ended_unanswered_makes_nothing_stuck_any_sooner():
    check = week(with_gaps()).does(events.ReopenAsked("ana")).does(events.DecideAsked("ana")).comes()
    check.does(events.PauseAsked("ana"))

    assert check.last().cut_short
    assert [len(each.after.levels) > 0 for each in check.assessment.check_ins] == [True, True]
    assert stuck_in_last(check) == []


def test_the_weeks_of_a_gap_count_from_the_last_time_it_was_none():
    check = week(week(with_gaps(training_pairs=10))).does(closing())
    week(check).does(events.Renewed("ben", "test_cases", answer(linked(20))))

    assert stuck_in_last(week(check)) == [(PAIRS, 4)]
    week(check)
    assert stuck_in_last(week(check)) == [(PAIRS, 6), (CASES, 2)]


def test_a_waived_gap_is_not_stuck_until_its_day_begins():
    check = week(with_gaps(at=time(2))).comes().says(**CALM, **SEEN_AGAIN)
    until = check.last().date + timedelta(days=7)
    check.does(events.GapWaived("ana", "test_cases", "later", until)).ends()
    assert stuck_in_last(check) == []

    check.comes().says(**CALM, **SEEN_AGAIN).ends()  # at two; that the waiver has ended is said at nine
    assert not check.told("lapsed")
    assert stuck_in_last(check) == []

    week(check)
    assert check.told("lapsed")
    assert stuck_in_last(week(check)) == [(CASES, 2)]  # since the day on which it was raised again


def test_a_gap_that_its_owner_raised_again_is_stuck_by_the_weeks_since_then():
    check = week(week(with_gaps()))
    check.does(events.GapWaived("ana", "test_cases", "later", check.last().date + timedelta(days=30)))
    week(week(check)).does(events.WaiverTakenBack("ana", "test_cases"))

    assert stuck_in_last(week(check)) == []
    assert stuck_in_last(week(check)) == [(CASES, 2)]
