"""When somebody wants no notifications, and what they say they are doing, at any instant and in any zone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.availability import is_quiet, is_snoozed, quiet_stretch, status_of
from bot.playground.workspace import Person
from bot.playground.zones import LABELS, label_at, zone_of

PARIS = ZoneInfo("Europe/Paris")
CLEO = Person("U1", "cleo", "Cléo", "Europe/Paris", quiet_from="22:00", quiet_until="08:00")
TIMES = st.integers(0, 24 * 60 - 1).map(lambda minute: f"{minute // 60:02}:{minute % 60:02}")
INSTANTS = st.floats(datetime(2026, 1, 1, tzinfo=UTC).timestamp(), datetime(2032, 1, 1, tzinfo=UTC).timestamp())


def at(text: str, zone: ZoneInfo = PARIS) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=zone).timestamp()


def told(person: Person, now: float) -> tuple[str, str] | None:
    stretch = quiet_stretch(person, now)
    return stretch and tuple(
        f"{datetime.fromtimestamp(each, PARIS):%d %H:%M}" for each in (stretch.begins, stretch.ends)
    )


@pytest.mark.parametrize(
    ("now", "stretch", "quiet"),
    [
        ("2026-11-25 21:59", ("25 22:00", "26 08:00"), False),
        ("2026-11-25 22:00", ("25 22:00", "26 08:00"), True),
        ("2026-11-26 03:00", ("25 22:00", "26 08:00"), True),
        ("2026-11-26 07:59", ("25 22:00", "26 08:00"), True),
        ("2026-11-26 08:00", ("26 22:00", "27 08:00"), False),
    ],
)
def test_quiet_hours_run_over_midnight(now, stretch, quiet):
    assert told(CLEO, at(now)) == stretch
    assert is_quiet(CLEO, at(now)) is quiet


def test_quiet_hours_may_lie_within_a_day():
    siesta = replace(CLEO, quiet_from="13:00", quiet_until="15:30")

    assert told(siesta, at("2026-11-25 14:00")) == ("25 13:00", "25 15:30")
    assert told(siesta, at("2026-11-25 16:00")) == ("26 13:00", "26 15:30")


@pytest.mark.parametrize(("night", "hours"), [("2026-03-28", 9), ("2026-10-24", 11), ("2026-11-25", 10)])
def test_the_night_on_which_clocks_change_is_an_hour_shorter_or_longer(night, hours):
    stretch = quiet_stretch(CLEO, at(f"{night} 23:00"))

    assert stretch.ends - stretch.begins == hours * 3600


def test_quiet_hours_follow_somebody_to_another_zone():
    away = replace(CLEO, tz="Asia/Tokyo")

    assert not is_quiet(away, at("2026-11-25 09:00", ZoneInfo("Asia/Tokyo")))
    assert is_quiet(away, at("2026-11-25 23:00", ZoneInfo("Asia/Tokyo")))
    assert not is_quiet(away, at("2026-11-26 06:00"))


def test_a_pause_is_a_quiet_stretch_of_its_own():
    paused = replace(CLEO, snoozed_since=at("2026-11-25 14:00"), snoozed_until=at("2026-11-25 15:00"))

    assert told(paused, at("2026-11-25 14:30")) == ("25 14:00", "25 15:00")
    assert is_quiet(paused, at("2026-11-25 14:30"))
    assert told(paused, at("2026-11-25 15:00")) == ("25 22:00", "26 08:00")
    assert not is_snoozed(paused, at("2026-11-25 15:00"))


def test_a_pause_that_runs_into_the_night_ends_with_the_night():
    paused = replace(CLEO, snoozed_since=at("2026-11-25 21:30"), snoozed_until=at("2026-11-25 22:30"))

    assert told(paused, at("2026-11-25 21:45")) == ("25 21:30", "26 08:00")


def test_a_pause_that_outlasts_the_night_goes_on():
    paused = replace(CLEO, snoozed_since=at("2026-11-26 07:00"), snoozed_until=at("2026-11-26 12:00"))

    assert told(paused, at("2026-11-26 09:00")) == ("26 07:00", "26 12:00")
    assert told(paused, at("2026-11-26 07:30")) == ("25 22:00", "26 12:00")


def test_whoever_has_neither_is_never_quiet():
    assert quiet_stretch(Person("U2", "ben", "Ben"), at("2026-11-26 03:00")) is None


@given(st.sampled_from(sorted(LABELS)), TIMES, TIMES, INSTANTS)
def test_the_stretch_told_is_the_first_that_is_not_over(tz, begin, end, now):
    person = Person("U1", "x", "X", tz, quiet_from=begin, quiet_until=end if end != begin else "")
    stretch = quiet_stretch(person, now)
    if begin == end:
        assert stretch is None
        return

    assert now < stretch.ends
    assert stretch.begins - now < timedelta(hours=26).total_seconds()
    assert timedelta(0) <= timedelta(seconds=stretch.ends - stretch.begins) <= timedelta(hours=25)
    before = quiet_stretch(person, stretch.begins - 1)
    assert before.ends <= stretch.ends


def test_a_status_goes_when_its_time_is_over():
    away = replace(
        CLEO, status_emoji=":palm_tree:", status_text="Vacationing", status_expiration=at("2026-11-27 00:00")
    )

    assert status_of(away, at("2026-11-26 23:59")).text == "Vacationing"
    assert status_of(away, at("2026-11-27 00:00")).text == ""
    assert status_of(replace(away, status_expiration=0.0), at("2030-01-01 00:00")).emoji == ":palm_tree:"


@pytest.mark.parametrize(
    ("zone", "day", "label"),
    [
        ("Europe/Paris", "2026-03-28", "Central European Time"),
        ("Europe/Paris", "2026-03-30", "Central European Summer Time"),
        ("America/Los_Angeles", "2026-07-01", "Pacific Daylight Time"),
        ("Australia/Sydney", "2026-01-01", "Australian Eastern Daylight Time"),
        ("Africa/Lagos", "2026-07-01", "West Africa Standard Time"),
        ("America/Toronto", "2026-07-01", "EDT"),
    ],
)
def test_a_zone_is_called_as_on_that_day(zone, day, label):
    assert label_at(datetime.fromisoformat(f"{day} 12:00").replace(tzinfo=ZoneInfo(zone))) == label


@pytest.mark.parametrize("zone", LABELS)
def test_every_zone_on_offer_is_there_with_a_name_for_summer_where_there_is_one(zone):
    days = [datetime(2026, 1, 1, 12, tzinfo=zone_of(zone)) + timedelta(days=day) for day in range(0, 365, 5)]

    winter, summer = LABELS[zone]
    assert winter
    assert bool(summer) >= any(day.dst() for day in days)


@pytest.mark.parametrize("name", ["Mars/Base", "", "../etc/passwd", "Europe"])
def test_there_is_no_such_zone(name):
    assert zone_of(name) is None
