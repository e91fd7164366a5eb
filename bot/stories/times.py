"""The times of a story, the way people say them: a day and an hour, the next Monday, or so long from now."""

import re
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WHEN = "write a day and an hour, as in `monday 09:00` or `2026-03-02 09:00`"
HOW_LONG = "write so many minutes, hours, days or weeks, as in `3 days`"
_SPAN = re.compile(r"(\d{1,4}) (minute|hour|day|week)s?", re.ASCII)
_AT = re.compile(rf"(?:({'|'.join(DAYS)})|(\d{{4}}-\d\d-\d\d))(?: (\d\d?):(\d\d))?", re.ASCII | re.IGNORECASE)
YEARS = range(2000, 2200)
"""The years a story can be in; a day outside of them is a slip."""
SOME_DAY = datetime(2026, 3, 2, tzinfo=UTC)
"""A day on which a time is read to see whether it is one."""
MORNING = time(9)
"""The hour of a day that names none."""


def span(text: str) -> timedelta | None:
    """Read a stretch of time; None where it is none."""
    found = _SPAN.fullmatch(text)
    return timedelta(**{f"{found[2]}s": int(found[1])}) if found else None


def instant(text: str, zone: str, now: datetime) -> datetime | None:
    """Read a day and an hour in a zone, or the next such weekday after now; None where it is neither."""
    found = _AT.fullmatch(text)
    if found is None:
        return None
    if found[2] and int(found[2][:4]) not in YEARS:
        return None
    try:
        at = time(int(found[3]), int(found[4])) if found[3] else MORNING
        if found[2]:
            return datetime.combine(datetime.fromisoformat(found[2]), at, ZoneInfo(zone)).astimezone(UTC)
    except ValueError:  # such as the 31st of June, or an hour 25
        return None
    here = now.astimezone(ZoneInfo(zone))
    ahead = (DAYS.index(found[1].lower()) - here.weekday()) % 7
    on_the_day = datetime.combine(here.date() + timedelta(days=ahead), at, here.tzinfo)
    coming = on_the_day if on_the_day > here else on_the_day + timedelta(weeks=1)
    return coming.astimezone(UTC)


def weekly(text: str) -> tuple[int, time] | None:
    """Read a weekday, Monday is 0, and an hour; None where it is none."""
    found = _AT.fullmatch(text)
    if found is None or not found[1] or not found[3]:
        return None
    try:
        return DAYS.index(found[1].lower()), time(int(found[3]), int(found[4]))
    except ValueError:
        return None


def no_instant(text: str) -> tuple[str, str] | None:
    """Say why a text is no day and hour, and what to write; None where it is one."""
    return None if instant(text, "UTC", SOME_DAY) else ("is no day and hour", WHEN)


def no_span(text: str) -> tuple[str, str] | None:
    """Say why a text is no stretch of time, and what to write; None where it is one."""
    return None if span(text) else ("is no stretch of time", HOW_LONG)


def no_weekly(text: str) -> tuple[str, str] | None:
    """Say why a text is no hour of a weekday, and what to write; None where it is one."""
    return None if weekly(text) else ("is no hour of a weekday", "write it as in `monday 09:00`")


def said(at: datetime, zone: str) -> str:
    """Write an instant the way a trail shows it."""
    return f"{at.astimezone(ZoneInfo(zone)):%a %Y-%m-%d %H:%M}"
