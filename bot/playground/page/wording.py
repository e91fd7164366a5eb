"""The page's own words for times, names and avatars."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

HUES = 12
"""How many colours avatars have; the style sheet lists them."""
_NEAR = {-1: "Yesterday", 0: "Today", 1: "Tomorrow"}


@dataclass(frozen=True)
class Times:
    """How instants read to somebody in a time zone, at a given now."""

    zone: ZoneInfo
    now: datetime

    @classmethod
    def of(cls, tz: str, now: float) -> "Times":
        """Make them for a zone by name; an unknown one reads as UTC."""
        try:
            zone = ZoneInfo(tz)
        except (ZoneInfoNotFoundError, ValueError):
            zone = ZoneInfo("UTC")
        return cls(zone, datetime.fromtimestamp(now, zone))

    @property
    def today(self) -> str:
        """Write the date and time of now, for a clock."""
        return f"{self.now:%a} {self.now.day} {self.now:%b %Y}, {twelve_hours(self.now)}"

    @property
    def city(self) -> str:
        """Name the zone shortly."""
        return city_of(self.zone.key)

    def moment(self, ts: str | float) -> datetime:
        """Give a message's time in this zone."""
        return datetime.fromtimestamp(float(ts), self.zone)

    def clock(self, ts: str | float) -> str:
        """Write the hour and minute as Slack does."""
        return twelve_hours(self.moment(ts))

    def exact(self, ts: str | float) -> str:
        """Write everything, for whoever points at a time."""
        moment = self.moment(ts)
        return f"{moment:%A} {moment.day} {moment:%B %Y, %H:%M:%S}"

    def day(self, ts: str | float) -> str:
        """Name a day as the line between messages does."""
        day = self.moment(ts).date()
        if near := self._near(day):
            return near
        year = "" if day.year == self.now.year else f" {day.year}"
        return f"{day:%A}, {day.day} {day:%B}{year}"

    def when(self, ts: str | float) -> str:
        """Say when in passing: "today at 09:50", "3 March at 11:02"."""
        moment = self.moment(ts)
        near = self._near(moment.date()).lower()
        year = "" if moment.year == self.now.year else f" {moment.year}"
        return f"{near or f'{moment.day} {moment:%B}{year}'} at {twelve_hours(moment)}"

    def _near(self, day: date) -> str:
        return _NEAR.get((day - self.now.date()).days, "")


def city_of(tz: str) -> str:
    """Name a zone shortly."""
    return tz.rpartition("/")[2].replace("_", " ")


def twelve_hours(moment: datetime) -> str:
    """Write an hour and minute: "9:50 AM"."""
    return f"{moment.hour % 12 or 12}:{moment:%M %p}"


def initials(name: str) -> str:
    """Give the one or two letters of an avatar."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def count_of(number: int, one: str, several: str = "") -> str:
    """Write a number with its noun."""
    return f"{number} {one if number == 1 else several or one + 's'}"


def listed(names: list[str], most: int = 3) -> str:
    """Write names as a sentence part: "Ana, Ben and 2 others"."""
    if len(names) > most:
        names = [*names[: most - 1], count_of(len(names) - most + 1, "other")]
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
