"""What the thread says of what was done to a follow-up: all of it, and for ever what was true when it happened."""

from dataclasses import replace
from datetime import date, time, timedelta

from follow_up_words import words_on
from followed_check import CALM, followed_check
from readiness_sheets import linked

from bot.engine import events
from bot.engine.wanted.follow_up import kept_cards, outlook
from bot.store.codec import decode, encode


def skipped(weeks):
    return followed_check().later(weeks=weeks, hours=-1).ticks()


def test_check_ins_skipped_in_a_row_are_named_in_one_line_and_none_is_lost():
    check = skipped(6)

    assert [each.kind for name, each in check.cards().items() if name.startswith("notice/")] == [
        "scheduled",
        "expired",
        "skipped",
    ]
    assert (
        "5 check-ins were skipped: 30 November 2026, 7 December 2026, 14 December 2026, 21 December 2026, "
        "28 December 2026. Their time had passed when I looked, for ftready was not running, or could not post here. "
        "They count for nothing. The next one after that: 4 January 2027, 09:00 UTC."
    ) in words_on(check, "notice/3")


def test_of_check_ins_that_were_set_the_first_one_is_named_and_none_comes_after_it():
    said = words_on(followed_check(), "notice/1")

    assert "The first one: 30 November 2026, 09:00 UTC." in said
    assert "after that" not in said


def test_one_that_was_skipped_says_that_its_time_had_passed():
    assert words_on(followed_check().comes(hours=7), "notice/2").startswith(
        "The check-in of 30 November 2026 was skipped: its time had passed when I looked, for ftready was not running"
    )


def test_skipped_check_ins_stand_in_the_history_too():
    check = skipped(4)

    trend = outlook(check.flow, check.assessment, check.now).trend

    assert [(each.date, each.ended) for each in trend] == [
        (date(2026, 11, 30), "skipped"),
        (date(2026, 12, 7), "skipped"),
        (date(2026, 12, 14), "skipped"),
    ]


def test_of_many_notices_at_once_none_is_left_out():
    check = followed_check(test_cases=20)
    for to in ("ben", "cy", "ben", "cy", "ben"):
        check.does(events.GapTaken("ana", "test_cases", to, date(2026, 12, 10)))

    assert [name for name in check.cards() if name.startswith("notice/")] == [f"notice/{n}" for n in range(1, 7)]


def test_where_only_what_is_watched_was_answered_nobody_is_said_to_have_answered_nothing():
    check = followed_check(lasting_failures=["drops the currency"]).weeks("SS").comes()
    check.says("ana", seen=["drops the currency"]).ends()

    said = words_on(check, f"moved/2026-W{check.last().week[1]}")

    assert "still 2, for nobody answered the questions it is measured by" in said


def test_a_notice_says_for_ever_what_was_true_when_it_was_posted():
    check = followed_check(test_cases=20).comes(hours=7)
    check.does(events.GapTaken("ana", "test_cases", "ben", date(2026, 12, 10)))
    said = [words_on(check, name) for name in ("notice/1", "notice/2", "notice/3")]
    assert "7 December 2026, 09:00 UTC" in said[1]

    check.comes().does(events.ScheduleChosen("ana", 3, time(11), "UTC"))
    check.does(events.HandedOver("ana", "ben")).does(events.GapTaken("ben", "test_cases", "cy", date(2026, 12, 20)))

    assert [words_on(check, name) for name in ("notice/1", "notice/2", "notice/3")] == said


def test_a_summary_says_that_what_was_settled_did_not_hold_when_it_was_looked_back_on():
    check = followed_check(lasting_failures=["drops the currency"]).weeks("SSSS").comes()
    look = {"seen": "no", "fixed": linked(["prompt"])}
    check.says("ana", **CALM, seen=[], looks={"drops the currency": look}).ends()

    assert "looked back on since: “drops the currency” did not hold" in words_on(
        check, f"summary/{len(check.assessment.verdicts)}"
    )


def made_by_an_older_version(check):
    check.assessment = replace(
        check.assessment, notices=tuple(replace(each, stood=None) for each in check.assessment.notices)
    )
    return check


def test_what_an_older_version_posted_stands_as_it_is_and_what_comes_now_is_posted():
    check = followed_check(test_cases=20)
    check.does(events.GapTaken("ana", "test_cases", "ben", date(2026, 12, 10)))
    made_by_an_older_version(check).later(hours=1)
    check.does(events.GapTaken("ana", "test_cases", "cy", date(2026, 12, 11)))

    assert kept_cards(check.assessment) == {"notice/1", "notice/2"}
    assert [name for name in check.cards() if name.startswith("notice/")] == ["notice/3"]
    assert "11 December 2026" in words_on(check, "notice/3")


def test_forgetting_somebody_gives_notices_of_an_older_version_nothing_of_now():
    check = made_by_an_older_version(followed_check())

    check.does(events.PersonForgotten("ana", "forgotten-1"))

    assert [each.stood for each in check.assessment.notices] == [None]


def test_a_notice_that_comes_as_a_clock_is_put_right_keeps_what_was_true_too():
    check = followed_check().weeks("S")
    right, check.now = check.now, check.now + timedelta(days=100)
    check.ticks()
    check.now = right + timedelta(weeks=5)

    check.ticks()

    assert check.because[0] == "the clock was ahead; what came of that is taken back"
    assert set(check.tells()) == {"scheduled", "expired", "skipped"}
    assert all(each.stood for each in check.assessment.notices)


def test_a_newer_flow_takes_a_notice_away_and_leaves_the_names_of_the_others():
    check = followed_check(test_cases=20)
    check.does(events.GapWaived("ana", "test_cases", "later", date(2026, 12, 20)))
    check.does(events.GapTaken("ana", "test_cases", "ben", date(2026, 12, 10)))
    before = check.cards()["notice/3"]
    kept = tuple(id_ for id_ in check.flow.questions if id_ != "test_cases")

    check.assessment = replace(check.assessment, flow_hash="older")
    check.does(events.Upgraded("ana", check.flow.hash, kept))

    shown = [name for name in check.cards() if name.startswith("notice/")]
    assert shown == ["notice/1", "notice/3"]
    assert check.cards()["notice/3"] == before
    assert decode(encode(check.assessment)) == check.assessment
