"""The menu of one person: what they say they are doing, when they want no notifications, and where they live."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.playground.availability import is_snoozed, local_time, quiet_stretch, status_of
from bot.playground.page.wording import Times, city_of, twelve_hours
from bot.playground.workspace import Person
from bot.playground.zones import LABELS, label_at, zone_of

_OFFERED = (
    (":spiral_calendar_pad:", "In a meeting"),
    (":bus:", "Commuting"),
    (":face_with_thermometer:", "Out sick"),
    (":palm_tree:", "Vacationing"),
    (":house_with_garden:", "Working remotely"),
)
"""What Slack offers."""
_PAUSES = ((30, "30 min"), (60, "1 hour"), (240, "4 hours"), (1440, "1 day"))


@dataclass(frozen=True)
class Own:
    """What the menu shows."""

    emoji: str
    text: str
    ends: str
    quiet: str
    is_snoozed: bool
    zones: Sequence[tuple[str, str]]
    offers: Sequence[tuple[str, str]] = _OFFERED
    pauses: Sequence[tuple[int, str]] = _PAUSES


def own_of(person: Person, times: Times) -> Own:
    """Read the menu of somebody."""
    now = times.now.timestamp()
    status = status_of(person, now)
    return Own(
        emoji=status.emoji,
        text=status.text,
        ends=times.when(status.expiration) if status.expiration else "",
        quiet=_quiet(person, times),
        is_snoozed=is_snoozed(person, now),
        zones=_zones(person.tz, times.now),
    )


def status_ends(person: Person, lasts: str, now: float) -> float:
    """Tell when a status goes by itself that is to last an hour, the day or the week; 0 for never."""
    there = local_time(person, now)
    midnight = there.replace(hour=0, minute=0, second=0, microsecond=0)
    ends = {
        "hour": now + timedelta(hours=1).total_seconds(),
        "day": (midnight + timedelta(days=1)).timestamp(),
        "week": (midnight + timedelta(days=7 - there.weekday())).timestamp(),
    }
    return ends.get(lasts, 0.0)


def _quiet(person: Person, times: Times) -> str:
    now = times.now.timestamp()
    stretch = quiet_stretch(person, now)
    if stretch is None:
        return "They come at any time."
    if stretch.begins <= now:
        why = "Paused" if is_snoozed(person, now) else "Quiet hours"
        return f"{why} until {times.when(stretch.ends)}."
    begins, ends = times.moment(stretch.begins), times.moment(stretch.ends)
    return f"None from {twelve_hours(begins)} to {twelve_hours(ends)}."


def _zones(own: str, now: datetime) -> list[tuple[str, str]]:
    names = [*LABELS, *([own] if own not in LABELS else [])]
    return [(name, f"{city_of(name)} · {label_at(now.astimezone(zone_of(name)))}") for name in names]
