"""Where the steps of the clock lead, in the zone of whoever takes them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.steps import STEPS
from bot.playground.zones import LABELS


def step(by: str, now: str, zone: str = "Europe/Paris") -> str:
    return f"{STEPS[by](datetime.fromisoformat(now).replace(tzinfo=ZoneInfo(zone))):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("by", "now", "leads"),
    [
        ("hour", "2026-11-25 10:15", "2026-11-25 11:15"),
        ("day", "2026-11-25 10:15", "2026-11-26 10:15"),
        ("week", "2026-11-25 10:15", "2026-12-02 10:15"),
        ("month", "2026-11-25 10:15", "2026-12-25 10:15"),
        ("month", "2026-12-31 10:15", "2027-01-31 10:15"),
        ("month", "2027-01-31 10:15", "2027-02-28 10:15"),
        ("month", "2028-01-31 10:15", "2028-02-29 10:15"),
        ("monday", "2026-11-25 10:15", "2026-11-30 09:15"),
        ("monday", "2026-11-30 09:14", "2026-11-30 09:15"),
        ("monday", "2026-11-30 09:15", "2026-12-07 09:15"),
        ("morning", "2026-11-27 09:15", "2026-11-30 09:15"),
        ("morning", "2026-11-26 23:00", "2026-11-27 09:15"),
    ],
)
def test_a_step_leads_to_the_time_people_mean(by, now, leads):
    assert step(by, now) == leads


@pytest.mark.parametrize("by", ["day", "week", "month"])
def test_a_step_of_days_keeps_the_time_of_day_when_clocks_change(by):
    before = datetime(2026, 3, 28, 10, 15, tzinfo=ZoneInfo("Europe/Paris"))
    after = STEPS[by](before)

    assert (after.hour, after.minute) == (10, 15)
    assert after.timestamp() - before.timestamp() == (after.date() - before.date()).days * 86_400 - 3600


def test_an_hour_is_an_hour_when_clocks_change():
    before = datetime(2026, 3, 29, 1, 30, tzinfo=ZoneInfo("Europe/Paris"))

    assert STEPS["hour"](before).timestamp() - before.timestamp() == 3600
    assert STEPS["hour"](before).hour == 3


@given(st.sampled_from(sorted(STEPS)), st.sampled_from(sorted(LABELS)), st.integers(1_767_225_600, 1_924_992_000))
def test_every_step_leads_forward_and_by_the_length_it_says(by, zone, now):
    moment = datetime.fromtimestamp(now, ZoneInfo(zone))
    ahead = timedelta(seconds=STEPS[by](moment).timestamp() - moment.astimezone(UTC).timestamp())

    assert timedelta(0) < ahead <= timedelta(days=32)
    if by == "monday":
        assert STEPS[by](moment).weekday() == 0
