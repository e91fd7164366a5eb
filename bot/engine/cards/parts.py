"""Small things several cards show: what one person answered, and how a question's level moved."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Said:
    """What one person answered, as people read it."""

    person: str
    text: str
    link: str | None = None
    changed: bool = False
    passed: bool = False
    quote: str = ""
    """Words of the message its link leads to."""
    message: str | None = None
    """The ts of the message it was typed in."""
    late: bool = False
    """Whether it was first given once all could read what others had said."""
    since: date | None = None
    """The day since which what its link shows was seen, where that is said here."""
    said_before: str = ""
    """Who had said the same in the check before, where all that was added here is its link."""


@dataclass(frozen=True)
class Change:
    """What moved since the verdict before this one."""

    question: str
    short: str
    before: float | None
    after: float | None
