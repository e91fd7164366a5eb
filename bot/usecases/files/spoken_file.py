"""How a file speaks to its readers: how people, days and our own sentences are said in it. English by itself."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

Name = Callable[[str], str]
"""Gives the name of a person."""


def in_english(day: date) -> str:
    """Write a day of the calendar."""
    return f"{day.day} {day:%B %Y}"


@dataclass(frozen=True)
class Spoken:
    """What a file is written with; whoever knows languages gives `tell` and `day`."""

    name: Name
    tell: Callable[[str], str] = str
    """Says a sentence of ours; what is none stays as it is."""
    day: Callable[[date], str] = in_english
    foreign: bool = False
    """Whether it is read in another language than English."""

    def instant(self, at: datetime) -> str:
        """Write the day of an instant, in UTC."""
        return self.day(at.astimezone(UTC).date())
