"""The memo dates a closed gap as days are counted at home, and agrees with the summary on who said nothing."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from engine_flows import LINK, linked
from followed_check import followed_check
from role_check import given, role_check
from team_check import START, answer

from bot.engine import events
from bot.engine.overviews.memo import memo
from bot.engine.overviews.memo_parts import Closed
from bot.engine.saved.follow_up import GapCare

DAY = START.date() + timedelta(days=3)


def closed(check) -> tuple[Closed, ...]:
    said = memo(check.flow, check.assessment, check.now)
    assert said is not None
    return said.closed


@pytest.mark.parametrize(("at", "day"), [(time(10, 59), DAY), (time(11), DAY + timedelta(days=1))])
def test_the_memo_says_on_which_day_a_gap_was_closed_where_the_check_ins_are_at_home(at, day):
    check = followed_check(zone="Pacific/Auckland", test_cases=linked(20))
    check.now = datetime.combine(DAY, at, UTC)

    check.does(events.Renewed("ben", "test_cases", answer(linked(55))))

    assert closed(check) == (Closed("Unseen test cases", "ben", day, LINK),)


def test_a_day_that_was_kept_without_its_instant_is_that_day_in_every_zone():
    check = followed_check(zone="America/New_York", test_cases=linked(20))
    kept = GapCare(closed_by="ben", closed_on=date(2026, 11, 26))
    check.assessment = replace(check.assessment, care={"test_cases": kept})

    assert [each.on for each in closed(check)] == [date(2026, 11, 26)]


def test_summary_and_memo_agree_on_who_said_nothing_where_an_answer_counts_no_more():
    check = role_check(roles={"security": ("cy",)}).answers("ben", named="yes").answers("cy", secrets=0)
    check.does(given(security=("dan",))).does(events.Handed("dan", "secrets", "cy"))
    check.does(given(security=("eve",), on_call=("cy",)))
    check.does(events.DecideAsked("ana"))

    said = memo(check.flow, check.assessment, check.now)
    assert said is not None
    assert said.silent == check.cards()["summary/1"].silent == ("ana", "eve")
