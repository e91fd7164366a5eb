"""What one person said to one question, with the evidence for it. Never changed in place."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.questions import Value

Pass = Literal["skip", "dont_know", "not_applicable"]
"""An answer that gives no value: left out wherever anyone gave one. That a question does not apply is a word on it."""


@dataclass(frozen=True)
class Quote:
    """Words of a message that stands as evidence beside an answer; whoever wrote them can take them back."""

    text: str
    author: str


@dataclass(frozen=True)
class Answer:
    """One person's value for one question, or their pass, with the evidence for it."""

    value: Value | None
    passed: Pass | None = None
    link: str | None = None
    since: date | None = None
    at: datetime | None = None
    reason: str = ""
    """Why the question does not apply, where its author said that it does not."""
    message: str | None = None
    """What names the message it was typed in, where it was."""
    pressed_at: datetime | None = None
    """When its author pressed for it, where they did; presses may arrive in another order."""
    quote: Quote | None = None
    """Of what its link leads to, where that is a message of somebody."""
    changed: bool = False
    """Whether it replaced another one after its question had closed."""
    late: bool = False
    """Whether it was first given once all could read what others had said to a question that is answered blind."""

    @property
    def says_something(self) -> bool:
        """Whether it is a word on the question: a value, or that it does not apply."""
        return self.value is not None or self.passed == "not_applicable"
