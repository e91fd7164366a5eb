"""Slack's `<!date^…>` form: a moment written for the reader's own clock and calendar."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

_TOKEN = re.compile(r"\{(\w+)\}")
_HALF_A_YEAR = timedelta(days=182)
_TEENS = range(11, 14)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_NEARBY = {-1: "yesterday", 0: "today", 1: "tomorrow"}
_UNITS = ((86_400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))


def moment(timestamp: str, now: datetime) -> datetime | None:
    """Give the instant in the time zone of `now`, or nothing where the number is no time anyone can show."""
    if not re.fullmatch(r"\d{1,12}", timestamp, re.ASCII):
        return None
    try:
        return datetime.fromtimestamp(int(timestamp), now.tzinfo or UTC)
    except (OverflowError, ValueError, OSError):
        return None


def written(when: datetime, form: str, now: datetime) -> str:
    """Fill the tokens of a date form; an unknown token stays as it is."""
    now = now if now.tzinfo else now.replace(tzinfo=UTC)

    def fill(token: re.Match[str]) -> str:
        write = _WRITERS.get(token.group(1))
        return write(when, now) if write else token.group()

    return _TOKEN.sub(fill, form)


def _year(when: datetime, now: datetime) -> str:
    # Slack leaves the year out where nobody would wonder which one is meant.
    return "" if abs(when - now) < _HALF_A_YEAR else f", {when.year}"


def _ordinal(day: int) -> str:
    return f"{day}{'th' if day in _TEENS else _ENDINGS.get(day % 10, 'th')}"


def _date(when: datetime, now: datetime) -> str:
    return f"{when:%B} {_ordinal(when.day)}{_year(when, now)}"


def _date_short(when: datetime, now: datetime) -> str:
    return f"{when:%b} {when.day}{_year(when, now)}"


def _date_long(when: datetime, now: datetime) -> str:
    return f"{when:%A}, {_date(when, now)}"


def _pretty(plain: Callable[[datetime, datetime], str]) -> Callable[[datetime, datetime], str]:
    def write(when: datetime, now: datetime) -> str:
        return _NEARBY.get((when.date() - now.date()).days) or plain(when, now)

    return write


def _time(when: datetime, _now: datetime) -> str:
    return f"{when.hour % 12 or 12}:{when:%M %p}"


def _time_secs(when: datetime, _now: datetime) -> str:
    return f"{when.hour % 12 or 12}:{when:%M:%S %p}"


def _ago(when: datetime, now: datetime) -> str:
    seconds = int((now - when).total_seconds())
    length, unit = next(((s, u) for s, u in _UNITS if abs(seconds) >= s), (1, "second"))
    count = abs(seconds) // length
    many = f"{count} {unit}{'' if count == 1 else 's'}"
    return f"in {many}" if seconds < 0 else f"{many} ago"


_WRITERS: Mapping[str, Callable[[datetime, datetime], str]] = {
    "date_num": lambda when, _now: f"{when:%Y-%m-%d}",
    "date": _date,
    "date_short": _date_short,
    "date_long": _date_long,
    "date_pretty": _pretty(_date),
    "date_short_pretty": _pretty(_date_short),
    "date_long_pretty": _pretty(_date_long),
    "time": _time,
    "time_secs": _time_secs,
    "ago": _ago,
}
