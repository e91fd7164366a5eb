"""The cards of a follow-up in words: each says what is, and why it is so."""

from datetime import time

from follow_up_words import words_on
from followed_check import CALM, followed_check
from team_check import closed_check

from bot.engine import events
from bot.engine.wanted_follow_up import outlook, waiting_for
from bot.playground.workspace.words import words_of
from bot.slack.cards.trend import trend_lines
from bot.slack.views.pausing import pause


def test_a_first_check_in_that_waits_a_week_says_so_where_it_is_announced():
    check = closed_check(weeks_unchanged=3).does(events.ScheduleChosen("ana", 1, time(9), "UTC"))
    why = ", for it tells of a week: at least 4 days after the verdict"

    assert why in words_on(check, "notice/1")
    assert why in words_on(check, "root")
    assert why in words_on(check, "summary/1")
    check.does(events.ScheduleChosen("ana", 4, time(9), "UTC"))
    assert why not in words_on(check, "root")


def test_before_a_pause_ends_a_check_in_that_was_answered_it_names_who_has_and_who_has_not():
    check = followed_check().comes().says("ben", **CALM)

    said = words_of(pause("a1", check.open(), waiting_for(check.open())))
    assert "counts with what was said by @ben. @ana, @cy cannot answer it any more" in said


def test_a_check_in_that_a_pause_ended_unanswered_is_called_missed_nowhere():
    check = followed_check().weeks("S").comes().does(events.PauseAsked("ana"))

    (_, last) = trend_lines(outlook(check.flow, check.assessment, check.now))
    assert last.endswith("(ended before anyone answered, counts for nothing)")
    card = words_on(check, "checkin/2026-W50")
    assert "Over before anyone answered; it counts for nothing" in card
    assert "nobody answered" not in card
    check.does(events.ResumeAsked("ana")).weeks("-")
    assert trend_lines(outlook(check.flow, check.assessment, check.now))[-1].endswith("(missed)")
    assert "Over: nobody answered" in words_on(check, "checkin/2026-W51")
