"""How somebody is at an instant: their status while it lasts, and when they want no notifications.

Quiet hours are times of day in the person's own zone, so the night on which the clocks change is an hour
longer or shorter; a snooze is a stretch of its own, and joins the quiet hours it runs into.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from bot.playground.workspace import Person
from bot.playground.zones import zone_of


@dataclass(frozen=True)
class Status:
    """What somebody says they are doing; empty when they say nothing."""

    emoji: str = ""
    text: str = ""
    expiration: float = 0.0


@dataclass(frozen=True)
class Stretch:
    """A time without notifications, in seconds since 1970."""

    begins: float
    ends: float


def local_time(person: Person, now: float) -> datetime:
    """Tell what time it is where somebody is."""
    return datetime.fromtimestamp(now, zone_of(person.tz) or UTC)


def status_of(person: Person, now: float) -> Status:
    """Give somebody's status, unless its time is over."""
    if person.status_expiration and person.status_expiration <= now:
        return Status()
    return Status(person.status_emoji, person.status_text, person.status_expiration)


def is_snoozed(person: Person, now: float) -> bool:
    """Say whether somebody has paused their notifications."""
    return person.snoozed_until > now


def quiet_stretch(person: Person, now: float) -> Stretch | None:
    """Give the quiet time that is on or comes next; nothing for somebody who has none."""
    night = _quiet_hours(person, now)
    if not is_snoozed(person, now):
        return night
    if night is None or night.begins > person.snoozed_until:
        return Stretch(person.snoozed_since, person.snoozed_until)
    return Stretch(min(night.begins, person.snoozed_since), max(night.ends, person.snoozed_until))


def is_quiet(person: Person, now: float) -> bool:
    """Say whether somebody wants no notifications now."""
    stretch = quiet_stretch(person, now)
    return stretch is not None and stretch.begins <= now < stretch.ends


def _quiet_hours(person: Person, now: float) -> Stretch | None:
    if not (person.quiet_from and person.quiet_until):
        return None
    begin, end = time.fromisoformat(person.quiet_from), time.fromisoformat(person.quiet_until)
    there = local_time(person, now)
    day = there.date() - timedelta(days=1)
    while True:
        last = day if begin < end else day + timedelta(days=1)
        stretch = Stretch(
            datetime.combine(day, begin, there.tzinfo).timestamp(),
            datetime.combine(last, end, there.tzinfo).timestamp(),
        )
        if stretch.ends > now:
            return stretch
        day += timedelta(days=1)
