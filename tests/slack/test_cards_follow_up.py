"""The cards of a follow-up in words: each says what is, and why it is so."""

from datetime import time

from follow_up_words import words_on
from team_check import closed_check

from bot.engine import events


def test_a_first_check_in_that_waits_a_week_says_so_where_it_is_announced():
    check = closed_check(weeks_unchanged=3).does(events.ScheduleChosen("ana", 1, time(9), "UTC"))
    why = ", for it tells of a week: at least 4 days after the verdict"

    assert why in words_on(check, "notice/1")
    assert why in words_on(check, "root")
    assert why in words_on(check, "summary/1")
    check.does(events.ScheduleChosen("ana", 4, time(9), "UTC"))
    assert why not in words_on(check, "root")
