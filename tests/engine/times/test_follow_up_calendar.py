"""When check-ins come, as instants: through both changes of the clocks, the turn of the year, and any edit."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.engine.saved.follow_up import Schedule
from bot.engine.times.calendar import WINDOW, in_zone, is_zone, local_date, next_after, spread

SUNDAY, MONDAY, THURSDAY = 6, 0, 3
BERLIN, NEW_YORK = "Europe/Berlin", "America/New_York"
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def utc(*when: int) -> datetime:
    return datetime(*when, tzinfo=UTC)  # type: ignore[arg-type, misc] # as many as a moment has


def schedule(day: int, at: str, zone: str = BERLIN) -> Schedule:
    return Schedule(day, time.fromisoformat(at), zone, "ana", LONG_AGO)


def following(rule: Schedule, after: datetime, times: int) -> list[datetime]:
    """Give the next instants, each a check-in's."""
    found: list[datetime] = []
    for _ in range(times):
        last = local_date(rule.zone, found[-1]) if found else None
        found.append(next_after(rule, found[-1] if found else after, last))
    return found


# Changes of the clocks


@pytest.mark.parametrize(
    ("zone", "skipped", "after", "comes"),
    [
        (BERLIN, "02:30", utc(2026, 3, 25), utc(2026, 3, 29, 1)),
        (BERLIN, "02:00", utc(2026, 3, 25), utc(2026, 3, 29, 1)),
        (NEW_YORK, "02:30", utc(2026, 3, 4), utc(2026, 3, 8, 7)),
        ("Australia/Lord_Howe", "02:15", utc(2026, 9, 30), utc(2026, 10, 3, 15, 30)),  # half an hour only
        ("America/Havana", "00:00", utc(2026, 3, 4), utc(2026, 3, 8, 5)),  # at midnight
    ],
)
def test_a_time_the_spring_skips_comes_at_the_first_minute_after(zone, skipped, after, comes):
    assert next_after(schedule(SUNDAY, skipped, zone), after, None) == comes


@pytest.mark.parametrize(
    ("zone", "twice", "after", "first"),
    [
        (BERLIN, "02:30", utc(2026, 10, 21), utc(2026, 10, 25, 0, 30)),
        (NEW_YORK, "01:30", utc(2026, 10, 28), utc(2026, 11, 1, 5, 30)),
    ],
)
def test_a_time_the_autumn_repeats_comes_once_the_first_time(zone, twice, after, first):
    rule = schedule(SUNDAY, twice, zone)

    assert next_after(rule, after, None) == first
    assert next_after(rule, first, None) > first + timedelta(days=6)


@pytest.mark.parametrize("minute", [1, 10, 29, 30, 31, 59])
def test_asked_within_the_repeated_hour_it_never_gives_what_has_been(minute):
    within = utc(2026, 10, 25, 1, minute)  # the second time it is past two

    assert next_after(schedule(SUNDAY, "02:30"), within, None) == utc(2026, 11, 1, 1, 30)


def test_the_local_time_stays_when_the_clocks_change():
    found = following(schedule(MONDAY, "09:00"), utc(2026, 3, 16), 4)

    assert [each.hour for each in found] == [8, 8, 7, 7]
    assert {each.astimezone(ZoneInfo(BERLIN)).hour for each in found} == {9}


# Dates


def test_the_turn_of_the_year_and_a_week_53_make_no_gap():
    found = following(schedule(THURSDAY, "09:00", "UTC"), utc(2026, 12, 20), 4)

    weeks = [each.isocalendar()[:2] for each in found]
    assert weeks == [(2026, 52), (2026, 53), (2027, 1), (2027, 2)]


def test_a_leap_day_is_a_day_like_any_other():
    found = following(schedule(1, "09:00", "UTC"), utc(2028, 2, 21), 3)

    assert [each.date().isoformat() for each in found] == ["2028-02-22", "2028-02-29", "2028-03-07"]


@pytest.mark.parametrize(
    ("zone", "monday"), [("Pacific/Auckland", utc(2026, 11, 29, 20)), ("Pacific/Honolulu", utc(2026, 11, 30, 19))]
)
def test_the_day_is_the_day_over_there(zone, monday):
    rule = schedule(MONDAY, "09:00", zone)

    assert next_after(rule, utc(2026, 11, 25), None) == monday
    assert local_date(zone, monday) == date(2026, 11, 30)


def test_a_later_day_of_the_same_iso_week_does_not_come_after_a_check_in():
    friday = schedule(4, "09:00", "UTC")

    assert next_after(friday, utc(2026, 11, 30, 9), date(2026, 11, 30)) == utc(2026, 12, 11, 9)
    assert next_after(friday, utc(2026, 11, 30, 9), None) == utc(2026, 12, 4, 9)


ZONES = ("UTC", BERLIN, NEW_YORK, "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Chatham", "Africa/Casablanca")


@settings(deadline=None)
@given(
    st.sampled_from(ZONES),
    st.integers(0, 6),
    st.times(),
    st.datetimes(datetime(2024, 1, 1), datetime(2032, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - the zone is beside them
)
def test_whatever_the_schedule_one_comes_each_week_later_than_asked_and_on_its_day(zone, day, at, after):
    rule = Schedule(day, at.replace(second=0, microsecond=0), zone, "ana", LONG_AGO)

    first, second = following(rule, after, 2)
    assert after < first <= after + timedelta(days=7, hours=2)
    assert local_date(zone, first).weekday() == day
    assert local_date(zone, second) - local_date(zone, first) == timedelta(weeks=1)


# Zones, mornings, and the window


@pytest.mark.parametrize(
    ("name", "fine"),
    [
        ("Europe/Berlin", True),
        ("UTC", True),
        ("Europe", False),
        ("", False),
        ("Mars/Base", False),
        ("../../etc/passwd", False),
        ("/etc/passwd", False),
        ("a\0b", False),
        ("x" * 5000, False),
    ],
)
def test_a_zone_is_known_by_its_name(name, fine):
    assert is_zone(name) is fine


def test_a_morning_is_nine_over_there():
    assert in_zone(NEW_YORK, date(2026, 11, 30), time(9)) == utc(2026, 11, 30, 14)


def test_check_ins_of_one_instant_are_spread_evenly_over_the_window_each_in_its_own_place():
    places = [spread(f"a{n}") for n in range(1000)]

    assert all(timedelta(0) <= each < WINDOW for each in places)
    assert spread("a1") == spread("a1")
    tenths = [sum(WINDOW * n / 10 <= each < WINDOW * (n + 1) / 10 for each in places) for n in range(10)]
    assert all(60 <= count <= 140 for count in tenths)


@pytest.mark.parametrize("name", ["localtime", "posixrules", "Factory", "right/UTC", "posix/UTC", "", "../UTC", "Mars"])
def test_a_name_that_means_no_place_or_another_one_on_another_machine_is_no_zone(name):
    assert not is_zone(name)


@pytest.mark.parametrize("name", ["UTC", "Europe/Berlin", "Asia/Kathmandu", "Pacific/Chatham"])
def test_a_place_is_a_zone(name):
    assert is_zone(name)
