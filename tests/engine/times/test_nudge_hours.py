"""The hours in which somebody may be reminded: never outside them in any zone, around every change of the clocks."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.engine.times.hours import Hours, next_open, next_week, opening, opening_anywhere, tomorrow

WORK = Hours(frozenset(range(5)), time(9), time(17))
ZONES = (
    *("UTC", "Europe/Berlin", "Europe/Lisbon", "America/New_York", "America/Los_Angeles", "America/St_Johns"),
    *("Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Kiritimati"),
    *("Pacific/Pago_Pago", "Africa/Casablanca", "America/Santiago", "Asia/Beirut"),
)
zones = st.sampled_from(ZONES)
# The quiet half hours around the changes of the clocks come up as often as the rest of the year.
CHANGES = [
    datetime(2026, 3, 8, 7, tzinfo=UTC),
    datetime(2026, 3, 29, 1, tzinfo=UTC),
    datetime(2026, 10, 25, 1, tzinfo=UTC),
]
near_changes = st.builds(
    lambda change, minutes: change + timedelta(minutes=minutes), st.sampled_from(CHANGES), st.integers(-2000, 2000)
)
instants = near_changes | st.datetimes(datetime(2026, 1, 1), datetime(2031, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone
times = st.sampled_from([time(hour, minute) for hour in range(24) for minute in (0, 30)])
windows = st.builds(
    lambda days, one, other: Hours(days, min(one, other), max(one, other)),
    st.frozensets(st.integers(0, 6), min_size=1),
    times,
    times,
)


def is_within(hours: Hours, zone: str, at: datetime) -> bool:
    there = at.astimezone(ZoneInfo(zone))
    return there.weekday() in hours.days and hours.start <= there.time() < hours.end


@given(windows, zones, instants)
@example(Hours(frozenset(range(7)), time(2, 30), time(3, 30)), "America/New_York", CHANGES[0] - timedelta(hours=1))
@example(Hours(frozenset(range(7)), time(1), time(2, 30)), "America/New_York", CHANGES[0] - timedelta(hours=1))
@example(Hours(frozenset(range(7)), time(2, 30), time(9)), "Europe/Berlin", CHANGES[2] - timedelta(hours=1))
@example(Hours(frozenset(range(7)), time(0), time(2, 30)), "Europe/Berlin", CHANGES[2] - timedelta(minutes=15))
def test_the_next_open_instant_is_not_before_and_within_the_hours_there(hours, zone, at):
    found = next_open(hours, zone, at)

    if found is None:
        assert hours.start == hours.end
    else:
        assert found >= at
        assert is_within(hours, zone, found)


@given(zones, instants, st.floats(0, 1))
def test_no_instant_before_the_next_open_one_is_within_working_hours(zone, at, share):
    found = next_open(WORK, zone, at)

    assert found is not None
    assert found - at <= timedelta(days=3)
    between = at + (found - at) * share
    assert between == found or not is_within(WORK, zone, between)


@given(zones, instants)
def test_tomorrow_and_next_week_are_the_start_of_a_later_working_day(zone, now):
    today = now.astimezone(ZoneInfo(zone)).date()
    next_day, monday = tomorrow(WORK, zone, now), next_week(WORK, zone, now)
    assert next_day
    assert monday

    days = [each.astimezone(ZoneInfo(zone)) for each in (next_day, monday)]
    assert [each.time() for each in days] == [time(9), time(9)]
    assert 1 <= (days[0].date() - today).days <= 3
    assert days[1].weekday() == 0
    assert 1 <= (days[1].date() - today).days <= 7


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-26T12:00", "2026-11-27T09:00"),
        ("2026-11-27T12:00", "2026-11-30T09:00"),
        ("2026-11-28T03:00", "2026-11-30T09:00"),
        ("2026-11-29T23:59", "2026-11-30T09:00"),
        ("2026-11-30T00:00", "2026-12-01T09:00"),
    ],
)
def test_tomorrow_is_the_next_working_day_not_the_rest_of_this_one(now, expected):
    found = tomorrow(WORK, "UTC", datetime.fromisoformat(now).replace(tzinfo=UTC))

    assert found == datetime.fromisoformat(expected).replace(tzinfo=UTC)


def test_next_week_is_the_first_day_with_hours_where_monday_has_none():
    late_in_week = Hours(frozenset({3}), time(9), time(17))

    assert next_week(late_in_week, "UTC", datetime(2026, 11, 25, 12, tzinfo=UTC)) == datetime(
        2026, 12, 3, 9, tzinfo=UTC
    )


@pytest.mark.parametrize(("day", "expected"), [(4, 4), (5, 4), (6, 4), (7, 7)])
def test_what_belongs_to_a_day_off_is_told_on_the_last_working_day_before(day, expected):
    assert opening(WORK, "Europe/Berlin", date(2026, 12, day)) == datetime(2026, 12, expected, 8, tzinfo=UTC)


@given(windows, zones, st.dates(date(2026, 1, 1), date(2031, 12, 31)))
def test_the_opening_anywhere_is_never_later_than_the_opening_there(hours, zone, day):
    assert opening_anywhere(hours, day) <= opening(hours, zone, day)


def test_where_the_clocks_skip_the_only_hour_of_a_week_it_is_the_week_after():
    hours = Hours(frozenset({6}), time(2), time(3))

    found = next_open(hours, "America/New_York", datetime(2026, 3, 2, tzinfo=UTC))

    assert found == datetime(2026, 3, 15, 6, tzinfo=UTC)


def test_hours_that_hold_no_minute_never_open():
    assert next_open(Hours(frozenset({0}), time(9), time(9)), "UTC", CHANGES[0]) is None
    assert next_open(Hours(frozenset(), time(9), time(17)), "UTC", CHANGES[0]) is None
