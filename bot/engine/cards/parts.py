"""Small things several cards show: what one person answered, and how a question's level moved."""

from dataclasses import dataclass


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


@dataclass(frozen=True)
class Change:
    """What moved since the verdict before this one."""

    question: str
    short: str
    before: float | None
    after: float | None
