"""What a memo says, as data: its parts first, and last all of it."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.engine.cards.check import LeftOpen
from bot.engine.cards.follow_up import GapLine, Outlook
from bot.engine.cards.parts import Said
from bot.engine.cards.question import Settled
from bot.engine.saved.follow_up import Result
from bot.engine.weighed.summary import FailedGate, Remark
from bot.engine.weighed.verdict import Tried


@dataclass(frozen=True)
class Named:
    """One question the memo names: what counts, what it is worth, and what each person said."""

    short: str
    counts: str | None
    level: float | None
    said: tuple[Said, ...]
    settled: Settled | None
    apart: tuple[tuple[str, int], ...] = ()
    """Where people picked or named otherwise: each answer that counts, and how many gave it."""
    came_to: tuple[tuple[str, Result], ...] = ()
    """What was said to last and what came of it, where that counts in place of what was said."""


@dataclass(frozen=True)
class Heading:
    """Some questions under one heading."""

    title: str
    named: tuple[Named, ...]


@dataclass(frozen=True)
class Dissent:
    """A question people judged otherwise: what was said and by whom, the highest level first, and how it ended.

    Nothing is said of one on which they agree since they voted again: what was said first is replaced.
    """

    short: str
    said: tuple[tuple[str, tuple[str, ...]], ...]
    open: bool
    voted_again: datetime | None
    agreed: bool
    """Whether all who were asked have voted anew, and say what is worth the same."""
    settled: Settled | None


@dataclass(frozen=True)
class Closed:
    """A gap that was closed, and the link that shows it."""

    short: str
    by: str
    on: date | None
    link: str | None


@dataclass(frozen=True)
class Foretold:
    """What was said to last, since when that stands, and what it came to."""

    name: str
    on: date
    result: Result


@dataclass(frozen=True)
class Memo:
    """All a memo says."""

    title: str
    subject: str
    owner: str
    verdict: str
    headline: str
    decided_at: datetime
    """When it was closed, as its thread says."""
    decided_as: str
    """What the verdict was when it was closed; empty where it is that still."""
    since: datetime
    """When the verdict became what it is."""
    anew_at: datetime | None
    """When the verdict was last worked out anew, where an answer or a check-in did so on a later day."""
    ended: str
    expires_at: datetime | None
    expired: bool
    led_on: bool
    checks_in: bool
    """Whether check-ins come to it; answering one lets its verdict hold anew."""
    respondents: int
    silent: tuple[str, ...]
    """Those who were asked and said nothing."""
    left_open: tuple[LeftOpen, ...]
    tried: tuple[Tried, ...]
    gates: tuple[FailedGate, ...]
    verdicts: tuple[tuple[str, str], ...]
    """Verdict id → its title."""
    headings: tuple[Heading, ...]
    dissent: tuple[Dissent, ...]
    evidence: tuple[tuple[str, str, str], ...]
    """Short name of a question, whose link it is, and the link."""
    gaps: tuple[GapLine, ...]
    closed: tuple[Closed, ...]
    warnings: tuple[Remark, ...]
    contradictions: tuple[Remark, ...]
    outlook: Outlook | None
    foretold: tuple[Foretold, ...]
    history: tuple[tuple[datetime, str], ...]
    """When each verdict was reached, and its title, oldest first."""
    flow: str
    flow_hash: str
