"""What somebody has set for themselves goes before Slack and the flow, in when they hear of what is open for them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from nudge_samples import DAY, HOUR, MONDAY, WORK, Followed, check_in, due

from bot.engine.decision import Refused
from bot.engine.reminders.desk import Desk, Nudge
from bot.engine.reminders.nudging import Presence
from bot.engine.reminders.own_settings import NO_DAY, NO_ZONE, WORKDAYS, OwnSettings, SettingsSaved, settings_saved
from bot.engine.reminders.wishing import Wish, Wished, wished

SUNDAY = MONDAY - DAY


def with_own(**own) -> Desk:
    return Desk("U1", own=OwnSettings(**own))


def saved(desk: Desk = Desk("U1"), press: str = "p1", *, reminded: bool = True, **own) -> Desk | Refused:  # noqa: B008 - frozen
    return settings_saved(desk, SettingsSaved("U1", OwnSettings(**own), reminded, press))


def test_their_own_zone_goes_before_the_one_slack_tells():
    person = Followed(desk=with_own(zone="America/New_York"), presence=Presence("Europe/Berlin"))

    assert person.card(check_in()) is None
    assert person.again == MONDAY + 4 * HOUR


def test_a_zone_there_is_no_more_gives_way_to_that_of_slack():
    person = Followed(desk=with_own(zone="Mars/Olympus"), presence=Presence("Europe/Berlin"))

    assert person.card(check_in()) is not None


def test_on_a_day_of_theirs_they_hear_of_what_the_flow_would_keep_until_monday():
    person = Followed(now=SUNDAY, desk=with_own(days=frozenset({6, 0, 1, 2, 3})))

    assert person.card(check_in(SUNDAY)) is not None


def test_on_a_day_off_of_theirs_they_hear_nothing():
    person = Followed(desk=with_own(days=frozenset({2})))

    assert person.card(check_in()) is None
    assert person.again == MONDAY + 2 * DAY - HOUR


def test_what_is_due_on_a_day_off_is_told_on_their_last_day_before():
    person = Followed(now=MONDAY - 3 * DAY, desk=with_own(days=frozenset({1})))
    friday = (MONDAY + 4 * DAY).date()

    assert person.card(due(friday, before=(0,))) is None
    assert person.again == MONDAY + DAY - HOUR


@pytest.mark.parametrize("day", range(7))
def test_whichever_day_they_work_they_are_looked_at_before_it_comes(day):
    matter = due(date(2026, 12, 4), before=(0,))
    person = Followed(now=matter.earliest(), desk=with_own(days=frozenset({day})))

    assert person.card(matter) is None
    assert person.again is not None
    assert person.again.weekday() == day
    assert person.again.date() <= date(2026, 12, 4)


def test_tomorrow_is_their_own_next_day():
    person = Followed(desk=with_own(days=frozenset({0, 3})))
    person.looks(check_in())

    person.wishes(Wish.TOMORROW)

    assert person.desk.snoozed_until == MONDAY + 3 * DAY - HOUR


def test_what_is_saved_stands_and_a_repeat_of_it_changes_nothing():
    desk = saved(zone="Asia/Tokyo", days=frozenset({0, 1}), language="de", reminded=False)

    assert desk.own == OwnSettings("Asia/Tokyo", frozenset({0, 1}), "de")
    assert desk.stopped
    assert saved(desk, zone="") is desk


def test_monday_to_friday_is_no_choice_not_even_of_who_had_chosen_other_days():
    assert saved(days=WORKDAYS).own.days is None
    assert saved(with_own(days=frozenset({6})), days=WORKDAYS).own.days is None


def test_a_zone_that_is_none_and_a_week_without_a_day_are_refused_at_their_place():
    assert saved(zone="Berlin", days=WORKDAYS) == Refused(NO_ZONE, field="zone")
    assert saved(days=frozenset()) == Refused(NO_DAY, field="days")
    assert saved(days=frozenset({9})) == Refused(NO_DAY, field="days")


def test_switching_reminders_on_takes_back_what_was_put_off_and_leaving_them_on_does_not():
    later = MONDAY + timedelta(days=1)
    off, on = Desk("U1", stopped=True, snoozed_until=later), Desk("U1", snoozed_until=later)

    assert not saved(off, days=WORKDAYS).stopped
    assert saved(off, days=WORKDAYS).snoozed_until is None
    assert saved(on, days=WORKDAYS).snoozed_until == later


def test_a_desk_with_nothing_but_settings_is_kept():
    assert not with_own(language="es").is_blank
    assert replace(with_own(language="es"), own=OwnSettings()).is_blank


def test_tomorrow_is_tomorrow_in_their_own_zone():
    late = MONDAY + 13 * HOUR  # Tuesday in Tokyo
    person = Followed(now=MONDAY, desk=with_own(zone="Asia/Tokyo"))
    person.desk = replace(person.desk, nudge=Nudge("D1", "1.1", "x", ("a",), WORK))
    event = Wished("U1", Wish.TOMORROW, "D1", "1.1", "p")

    after = wished(person.desk, event, "UTC", late + 3 * HOUR)

    assert after.snoozed_until == MONDAY + DAY + 14 * HOUR
