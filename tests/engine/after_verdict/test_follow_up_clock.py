"""A clock that was months ahead for one look leaves nothing behind once it is right again, but what people did."""

from dataclasses import replace
from datetime import time, timedelta

from engine_flows import linked
from followed_check import CALM, FollowedCheck, followed_check
from team_check import START, TEAM

from bot.engine import events
from bot.engine.after_verdict.following import next_check_in
from bot.engine.saved.assessment import Assessment

MONTHS = timedelta(days=100)
WEEK = timedelta(weeks=1)


def by_a_wrong_clock(check: FollowedCheck) -> FollowedCheck:
    """Let one worker look whose clock is months ahead."""
    right, check.now = check.now, check.now + MONTHS
    check.ticks()
    check.now = right
    return check


def stands(check: FollowedCheck) -> Assessment:
    """Give what is kept without what is told no more."""
    told = tuple(each for each in check.assessment.notices if not each.silent)
    return replace(check.assessment, notices=told)


def test_check_ins_go_on_when_a_clock_that_was_months_ahead_is_right_again():
    check = by_a_wrong_clock(followed_check().weeks("S").later(days=2))
    assert next_check_in(check.flow, check.assessment) > check.now + MONTHS - WEEK

    check.later(hours=1).ticks()
    assert check.because[0] == "the clock was ahead; what came of that is taken back"
    assert next_check_in(check.flow, check.assessment) == START + 2 * WEEK
    assert check.weeks("S").lengths() == [1, 2]
    assert check.tells() == ["scheduled"]
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
    assert stands(check) == before


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


def all_say(check, **given):
    for person in TEAM:
        check.says(person, **{**CALM, "seen": "did_not_look", **given})
    return check


def test_a_check_in_all_answered_by_a_clock_that_was_hours_ahead_is_over_with_what_it_measured():
    check = followed_check(weeks_unchanged=3).comes().later(hours=2)
    all_say(check, test_set="changed")
    assert check.assessment.verdicts[-1].verdict == "almost"

    check.later(hours=-2).ticks()
    assert (check.open(), check.lengths(), check.last().ended_at) == (None, [0], check.now)
    assert [each.verdict for each in check.assessment.verdicts][-1] == "almost"
    assert not check.ticks().changed


def test_a_check_in_its_owner_ended_by_a_wrong_clock_stays_ended():
    check = followed_check().weeks("S")
    right, check.now = check.now, START + timedelta(days=98)  # a Monday
    check.ticks().ends()
    check.now = right

    check.ticks()
    assert (check.last().ended, check.last().ended_by, check.last().ended_at) == ("missed", "ana", right)


def test_check_ins_nobody_answered_go_also_from_before_one_that_somebody_did():
    check = followed_check().weeks("S")
    right, check.now = check.now, START + timedelta(days=91)
    check.ticks().later(weeks=1).ticks().says("ben", **CALM)
    assert len(check.assessment.check_ins) > 2
    check.now = right

    check.ticks()
    assert len(check.assessment.check_ins) == 2


def test_a_verdict_that_time_alone_turned_by_a_wrong_clock_is_no_verdict_there_was():
    check = followed_check(weeks_unchanged=0).weeks("S S S S -")
    check.comes()
    before = check.assessment.verdicts
    by_a_wrong_clock(check)
    assert check.assessment.verdicts != before

    check.ticks()
    assert check.assessment.verdicts == before


def test_the_verdict_of_a_close_by_a_wrong_clock_stays():
    check = followed_check().does(events.ReopenAsked("ana"))
    right, check.now = check.now, check.now + MONTHS
    check.does(events.DecideAsked("ana"))
    check.now = right
    before = check.assessment.verdicts

    assert check.ticks().assessment.verdicts == before


def test_a_check_in_answered_by_a_clock_a_year_ahead_is_the_next_week_s_and_nobody_waits_for_a_year():
    check = followed_check().weeks("S")
    right, check.now = check.now, START + timedelta(weeks=53)
    check.ticks().says("ben", **CALM)
    check.now = right

    check.ticks()
    assert [each.date for each in check.assessment.check_ins] == [right.date(), right.date() + WEEK]
    assert next_check_in(check.flow, check.assessment) == right + 2 * WEEK
    assert not check.ticks().changed
    assert check.ends().weeks("S").lengths() == [1, 2, 3]


def test_a_check_in_answered_by_a_clock_far_ahead_is_of_today_where_this_week_has_none():
    check = followed_check().later(days=2)
    right, check.now = check.now, START + timedelta(weeks=53)
    check.ticks().says("ben", **CALM)
    check.now = right

    check.ticks()
    assert check.last().date == right.date()
    assert next_check_in(check.flow, check.assessment) == START + WEEK


def test_a_waiver_and_a_due_day_a_clock_hours_ahead_had_passed_pass_again_when_it_is_time():
    check = followed_check(test_cases=linked(20), training_pairs=10).weeks("S")
    day = check.now.date() + timedelta(days=2)  # a Wednesday
    check.does(events.GapWaived("ana", "test_cases", "later", day))
    check.does(events.GapTaken("ben", "training_pairs", "ben", day - timedelta(days=1)))
    check.later(days=1)
    before = check.assessment
    check.later(hours=36).ticks()
    assert check.told("lapsed")

    check.later(hours=-35).ticks()
    assert stands(check) == before
    check.later(hours=23).ticks()
    assert [each.at for each in check.told("lapsed")] == [check.now]
    assert check.assessment.care["training_pairs"].late


def test_a_waiver_told_to_be_over_is_not_told_again_where_check_ins_move_west():
    check = followed_check(zone="Pacific/Auckland", test_cases=linked(20)).weeks("S")
    check.does(events.GapWaived("ana", "test_cases", "later", check.now.date() + timedelta(days=3)))
    check.later(days=2).ticks()  # Wednesday at nine over there
    assert check.told("lapsed")
    check.does(events.ScheduleChosen("ana", 0, time(9), "America/Los_Angeles"))

    assert check.ticks().assessment.care["test_cases"].waiver.lapsed
    assert len(check.later(days=2).ticks().told("lapsed")) == 1


# What was told too early


def test_a_check_in_that_a_wrong_clock_skipped_at_its_own_time_comes_after_all():
    check = followed_check().weeks("S").later(weeks=1, minutes=-5)
    by_a_wrong_clock(check)
    assert check.told("skipped")

    check.later(minutes=10).ticks()
    assert (check.open().date, check.open().late) == (START.date() + 2 * WEEK, False)
    assert check.tells() == ["scheduled"]


def test_what_a_wrong_clock_skipped_and_is_too_late_by_now_is_skipped_and_told_again():
    check = by_a_wrong_clock(followed_check().weeks("S"))

    check.later(weeks=1, hours=8).ticks()
    assert [(each.about, each.at) for each in check.told("skipped")] == [(str(START.date() + 2 * WEEK), check.now)]
    assert not check.later(minutes=1).ticks().changed


def test_a_waiver_that_ends_before_the_clock_is_right_again_is_told_to_be_over_then():
    check = followed_check(test_cases=linked(20)).weeks("S")
    check.does(events.GapWaived("ana", "test_cases", "later", check.now.date() + timedelta(days=2)))
    by_a_wrong_clock(check)

    check.later(days=3).ticks()
    assert [each.at for each in check.told("lapsed")] == [check.now]
    assert not check.later(minutes=1).ticks().changed


def test_no_notice_takes_the_place_of_one_that_was_told_too_early():
    check = followed_check(test_cases=linked(20)).weeks("S")
    right, check.now = check.now, check.now + MONTHS
    check.ticks().does(events.GapTaken("ana", "test_cases", "ben", None))
    given = next(name for name, card in check.cards().items() if getattr(card, "kind", "") == "given")
    check.now = right

    check.ticks().does(events.PauseAsked("ana"))
    shown = {name: card.kind for name, card in check.cards().items() if name.startswith("notice/")}
    assert shown == {"notice/1": "scheduled", given: "given", f"notice/{len(check.assessment.notices)}": "paused"}


def test_what_stopped_by_itself_can_be_resumed_though_something_was_told_too_early_since():
    check = followed_check(test_cases=linked(20))
    check.does(events.GapWaived("ana", "test_cases", "later", check.now.date() + timedelta(days=60)))
    for _ in range(4):
        check.comes()
    by_a_wrong_clock(check.later(days=2).ticks())
    assert [each.silent for each in check.ticks().assessment.notices][-1]

    stopped = [card for card in check.cards().values() if getattr(card, "kind", "") == "stopped"]
    assert [card.may_resume for card in stopped] == [check.tells()[-1] == "stopped"]
