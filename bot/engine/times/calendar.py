"""When check-ins come: the local day and time a schedule means, as instants. Knows no clock; time is always given.

A local time that a change of the clocks skips comes at the first minute after the gap, one that comes twice comes the
first time only: cronsim keeps both.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from hashlib import sha256
from zoneinfo import ZoneInfo, available_timezones

from cronsim import CronSim

from bot.engine.saved.follow_up import Schedule

MORNING = time(9)
"""When something that is due on a day is told."""
WINDOW = timedelta(minutes=10)
"""Over which check-ins of one instant are spread, so that a workspace does not hear them all at once."""


def is_zone(name: str) -> bool:
    """Whether a name is that of a time zone."""
    return name in _zones()


@cache
def _zones() -> frozenset[str]:
    """List the zones that mean a place, or UTC; not what hangs on the machine, counts leap seconds or means nothing."""
    return frozenset(available_timezones() - {"Factory", "localtime", "posixrules"})


@lru_cache(maxsize=1024)  # whatever tells what comes next asks for the same instant over and over
def next_after(schedule: Schedule, after: datetime, last: date | None) -> datetime:
    """Give the next instant a schedule means, later than `after` and in a later ISO week than the check-in `last`."""
    zone = ZoneInfo(schedule.zone)
    weekday = (schedule.day + 1) % 7  # cron counts from Sunday
    for local in CronSim(f"{schedule.at.minute} {schedule.at.hour} * * {weekday}", after.astimezone(zone)):
        instant = local.astimezone(UTC)
        if instant <= after:  # asked within an hour that comes twice, it gives the first one, which has been
            continue
        if last is None or local.date().isocalendar()[:2] > last.isocalendar()[:2]:
            return instant
    raise AssertionError("a weekday comes every week")


def mondays_between(before: date | None, day: date) -> Iterator[date]:
    """List the Mondays of the weeks that lie between those of two days; none where there is no earlier one."""
    monday = before - timedelta(days=before.weekday()) + timedelta(weeks=1) if before else day
    while monday.isocalendar()[:2] < day.isocalendar()[:2]:
        yield monday
        monday += timedelta(weeks=1)


def local_date(zone: str, instant: datetime) -> date:
    """Give the day an instant falls on in a zone."""
    return instant.astimezone(ZoneInfo(zone)).date()


def in_zone(zone: str, day: date, at: time) -> datetime:
    """Give the instant at which it is a time of a day in a zone."""
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)


def spread(assessment: str) -> timedelta:
    """Give the part of the window that is an assessment's own, the same every week."""
    share = int.from_bytes(sha256(assessment.encode()).digest()[:4]) / 2**32
    return WINDOW * share
