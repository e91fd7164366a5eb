"""When somebody may be reminded: days and times of day in their own zone, as instants. Knows no clock; time is given.

Where a change of the clocks skips a time or brings it twice, the hours keep to the inside: they begin with the later
and end with the sooner of the two instants it could mean.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.flow.model.check_in import Remind

WEEK = 7
EAST_MOST = timedelta(hours=14)
"""By how much the place where each day begins first is ahead of UTC."""


@dataclass(frozen=True)
class Hours:
    """Days of the week, Monday is 0, and the times of day from `start` until before `end`."""

    days: frozenset[int]
    start: time
    end: time


def hours_of(remind: Remind) -> Hours:
    """Give the hours a flow allows."""
    return Hours(remind.days, remind.start, remind.end)


def next_open(hours: Hours, zone: str, at: datetime) -> datetime | None:
    """Give the first instant within the hours, `at` or later; None where they hold no minute at all."""
    today = at.astimezone(ZoneInfo(zone)).date()
    for ahead in range(2 * WEEK + 1):  # the clocks may skip the only hour of a week
        day = today + timedelta(days=ahead)
        if day.weekday() not in hours.days:
            continue
        opens, closes = max(_instants(zone, day, hours.start)), min(_instants(zone, day, hours.end))
        if max(at, opens) < closes:
            return max(at, opens)
    return None


def closing(hours: Hours, zone: str, now: datetime) -> datetime | None:
    """Give the instant at which the hours of today end, where they have begun; None outside of them."""
    if next_open(hours, zone, now) != now:
        return None
    return min(_instants(zone, now.astimezone(ZoneInfo(zone)).date(), hours.end))


def opening(hours: Hours, zone: str, day: date) -> datetime:
    """Give the instant from which something that belongs to a day is told: that day, or the last with hours before."""
    return max(_instants(zone, _day_for(hours, day), hours.start))


def opening_anywhere(hours: Hours, day: date) -> datetime:
    """Give an instant that is not later than that opening, wherever somebody is."""
    return datetime.combine(_day_for(hours, day), hours.start, UTC) - EAST_MOST


def tomorrow(hours: Hours, zone: str, now: datetime) -> datetime | None:
    """Give the start of the first day with hours after today."""
    return next_open(hours, zone, _midnight(zone, now, 1))


def next_week(hours: Hours, zone: str, now: datetime) -> datetime | None:
    """Give the start of the first day with hours from next Monday on."""
    today = now.astimezone(ZoneInfo(zone)).date()
    return next_open(hours, zone, _midnight(zone, now, WEEK - today.weekday()))


def _day_for(hours: Hours, day: date) -> date:
    """Find the last day with hours that is not after a day, so that what is told of it is told in time."""
    return next((each for back in range(WEEK) if (each := day - timedelta(back)).weekday() in hours.days), day)


def _midnight(zone: str, now: datetime, days: int) -> datetime:
    return max(_instants(zone, now.astimezone(ZoneInfo(zone)).date() + timedelta(days=days), time()))


@lru_cache(maxsize=4096)  # a zone's rules are data, and most looks are at the same few days
def _instants(zone: str, day: date, at: time) -> tuple[datetime, datetime]:
    """Give the two instants a local time can mean; almost always they are one."""
    local = datetime.combine(day, at, ZoneInfo(zone))
    return local.astimezone(UTC), local.replace(fold=1).astimezone(UTC)
