"""What is told of many checks together, as data: its parts first, and last all of it.

It never says who answered what, nor any word of an answer.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

State = Literal["expired", "decided", "open"]
A_PAGE = 12
"""Checks of one page."""


@dataclass(frozen=True)
class Listed:
    """One check as it is listed: its verdict, what comes next, and how long it has been followed."""

    assessment: str
    channel: str
    flow: str
    title: str
    subject: str
    began: datetime
    state: State
    verdict: str = ""
    """Of an open check the one that stands whatever is still open, if there is one."""
    mark: str = ""
    answered: int = 0
    questions: int = 0
    next_check_in: datetime | None = None
    checks_in: bool = False
    """Whether check-ins come to it, which let its verdict hold anew."""
    checking_in: bool = False
    """Whether a check-in is open now."""
    paused: bool = False
    followed: int | None = None
    """Whole weeks since its first verdict; None where no check-in has ever been planned."""
    gaps: int = 0
    """Gaps that are open, without those left as they are on purpose."""
    left: int = 0
    """Gaps that are left as they are on purpose."""
    stuck: int = 0
    """Weeks for which the longest open of those that are stuck has been open; 0 where none is stuck."""
    stuck_gaps: int = 0
    """How many of them are stuck."""
    stops: bool = False
    """Whether check-ins pause when the next one would come, unless somebody answers before."""


@dataclass(frozen=True)
class CountedVerdict:
    """How many decided checks of a flow have a verdict."""

    flow: str
    title: str
    verdict: str
    mark: str
    checks: int


@dataclass(frozen=True)
class SharedGap:
    """A gap that decided checks of one flow have: in how many of how many, and where to read about it."""

    flow: str
    title: str
    question: str
    short: str
    section: str
    """The title of its section; empty where its flow has only one."""
    checks: int
    of: int
    stuck: int = 0
    """Weeks for which it has been open where it has been stuck longest; 0 where it is not stuck."""
    page: str = ""
    link: str = ""


@dataclass(frozen=True)
class WeakSection:
    """A section of a flow that decided checks do not meet: its mean over them, and in how many it is the lowest."""

    flow: str
    title: str
    section: str
    mean: float
    checks: int
    lowest: int


@dataclass(frozen=True)
class Page:
    """Some of the checks; pages are counted from 0."""

    checks: tuple[Listed, ...]
    number: int = 0
    pages: int = 1


@dataclass(frozen=True)
class Portfolio:
    """All of it together."""

    checks: tuple[Listed, ...] = ()
    verdicts: tuple[CountedVerdict, ...] = ()
    gaps: tuple[SharedGap, ...] = ()
    """The commonest first."""
    sections: tuple[WeakSection, ...] = ()
    """The weakest first."""
    older: bool = False
    """Whether there are more checks than are looked at."""
    unread: int = 0
    """Checks whose flow is not kept any more, which are left out."""

    def count(self, state: State) -> int:
        """Count the checks in a state."""
        return sum(each.state == state for each in self.checks)

    def page(self, number: int) -> Page:
        """Give one page of the checks; one that is no longer there is the last one."""
        pages = max(1, -(-len(self.checks) // A_PAGE))
        number = max(0, min(number, pages - 1))
        return Page(self.checks[number * A_PAGE : (number + 1) * A_PAGE], number, pages)

    @property
    def stuck(self) -> int:
        """Count the checks in which a gap is stuck."""
        return sum(each.stuck > 0 for each in self.checks)
