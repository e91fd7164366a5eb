"""Where the steps of the clock lead: an hour on, to the next working day's morning, a month on, and so on.

A step of days keeps the time of day of whoever takes it, also across the night on which clocks change.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time, timedelta

_MORNING = time(9, 15)
"""Late enough that what is planned for nine, and comes within some minutes of it, has come."""
_WEEKEND = 5
Step = Callable[[datetime], datetime]


def _hour(now: datetime) -> datetime:
    # An hour is always an hour; only through UTC does the wall clock not get in its way.
    return (now.astimezone(UTC) + timedelta(hours=1)).astimezone(now.tzinfo)


def _days(number: int) -> Step:
    return lambda now: now + timedelta(days=number)


def _month(now: datetime) -> datetime:
    year, month = now.year + now.month // 12, now.month % 12 + 1
    return now.replace(year=year, month=month, day=min(now.day, monthrange(year, month)[1]))


def _morning(suits: Callable[[datetime], bool]) -> Step:
    def step(now: datetime) -> datetime:
        morning = datetime.combine(now, _MORNING, now.tzinfo)
        while morning <= now or not suits(morning):
            morning += timedelta(days=1)
        return morning

    return step


STEPS: Mapping[str, Step] = {
    "hour": _hour,
    "day": _days(1),
    "morning": _morning(lambda day: day.weekday() < _WEEKEND),
    "monday": _morning(lambda day: day.weekday() == 0),
    "week": _days(7),
    "month": _month,
}
