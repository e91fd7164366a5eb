"""What the cards of a follow-up show, as data, with no word of Slack in it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.engine.cards.parts import Change, Said
from bot.engine.saved.answer import Answer
from bot.engine.saved.follow_up import NoticeKind, Result, Schedule

Held = Literal["measured", "everyone", "rests"]
"""Why no single answer closes a gap: check-ins measure it, everyone judges it, or other answers rest on it."""


@dataclass(frozen=True)
class CheckInLine:
    """One thing a check-in asks, and what was said to it; facts show at once."""

    short: str
    ask: str
    said: tuple[Said, ...]


@dataclass(frozen=True)
class WatchedLine:
    """One watched thing: how many of the last times somebody looked it was seen in each, this one too once over."""

    name: str
    run: int
    seen_by: tuple[str, ...]


@dataclass(frozen=True)
class GapLine:
    """A gap as a check-in, a list of gaps or a reminder shows it."""

    question: str
    short: str
    do: str
    done: str
    guidance: str | None
    level: float
    owner: str | None = None
    due: date | None = None
    overdue: bool = False
    """Whether its day is over where the check-ins are at home."""
    waived_by: str | None = None
    waived_until: date | None = None
    reason: str = ""
    may_close: bool = False
    """Whether one person can close it; the others are measured, or judged by everyone."""
    held: Held | None = None
    """What keeps one person from closing it by an answer; None where nothing does."""
    rests: tuple[str, ...] = ()
    """Short names of the questions that rest on it."""
    may_reopen: bool = True
    may_waive: bool = False
    unlinked: bool = False
    """Whether what was said would be worth more with a link."""
    link_is_all: bool = False
    """Whether that link is all it lacks."""
    undated: bool = False
    """Whether it has its link, and would be worth more with the day since which it was seen."""
    said: str = ""
    """What counts for it; empty where nobody has said anything."""
    split: bool = False
    measured: bool = False
    """Whether check-ins measured it, so that nobody has said just this."""


@dataclass(frozen=True)
class CheckInCard:
    """One week's follow-up, in the thread: what is asked, who has answered, and what they said."""

    name: str
    assessment: str
    title: str
    date: date
    late: bool
    owner: str
    calls: tuple[str, ...]
    """Those who have something open, mentioned when it is posted."""
    answered: tuple[str, ...]
    waiting_for: tuple[str, ...]
    unanswered: tuple[str, ...]
    """What nobody has given any answer to yet, which keeps it open."""
    anyone_here: bool
    """Whether it waits for nobody by name, so that it stays open for all."""
    lines: tuple[CheckInLine, ...]
    watched: tuple[WatchedLine, ...]
    looked: bool | None
    """Whether anyone looked for what is watched; None while nobody has said."""
    new: tuple[str, ...]
    looked_back: tuple[tuple[str, Result], ...]
    """Predictions looked at in this one, each with what it came to so far."""
    gap: GapLine | None
    closed: tuple[tuple[str, Answer], ...]
    """Short name of a question whose gap was closed here → the evidence."""
    stale: tuple[tuple[str, int], ...]
    """Short name of a question asked again → the days for which its answers keep."""
    ended: Literal["held", "missed", "skipped"] | None
    ended_by: str | None
    ended_at: datetime | None
    cut_short: bool = False
    """Whether it was ended before anyone answered, and so counts for nothing."""


@dataclass(frozen=True)
class StreakMove:
    """How a streak moved in one week."""

    title: str
    before: int
    after: int
    word: Literal["grew", "restarted", "paused", "unmeasured", "stands"]
    """`paused`: nobody answered; `unmeasured`: somebody did, but nothing that this streak is measured by."""
    counts: tuple[tuple[str, str], ...] = ()
    """Short names of questions it is added to → what they come to, where that is another number."""


@dataclass(frozen=True)
class MovedCard:
    """What moved since the check-in before, posted only where something did."""

    name: str
    assessment: str
    title: str
    date: date
    check_in: str
    """Name of the card of the check-in it is about."""
    verdict: str
    mark: str
    headline: str
    before: str | None
    """The verdict before, where it changed."""
    changes: tuple[Change, ...]
    streaks: tuple[StreakMove, ...]
    seen: tuple[tuple[str, int], ...]
    """Watched things seen this week → the last times somebody looked, in each of which they were."""
    gone: tuple[str, ...]
    """Watched things that had been seen and were not this week."""
    not_looked: tuple[str, ...]
    """Watched things for which nobody looked, though somebody answered."""
    new: tuple[str, ...]
    offered: tuple[str, ...]
    """What came up often enough to be watched instead."""
    closed: tuple[tuple[str, str, str], ...]
    """Gaps closed: short name, link, by whom."""
    stuck: tuple[tuple[str, int], ...]
    """Open gaps → weeks they have been open, the longest first."""
    results: tuple[tuple[str, Result], ...]
    """Predictions decided this week."""
    held: int
    decided: int
    cards: tuple[tuple[str, str], ...]
    """Question → name of the card it stands on, for links."""
    owner: str
    unlinked: tuple[tuple[str, str], ...] = ()
    """Of the predictions decided, what was not tested → the question whose link alone was missing for it."""


@dataclass(frozen=True)
class Hinge:
    """What a gap means for the verdict: what that is with the gap met, and by which gate where it stays."""

    verdict: str
    changes: bool
    gate: str = ""
    """What the gate is called that holds it all the same; empty where none does."""
    rests: tuple[str, ...] = ()
    """Short names of the other questions that gate rests on."""
    partly: str = ""
    """What the verdict is with the gap met in part alone, where that changes it too."""


@dataclass(frozen=True)
class NoticeCard:
    """One thing that was done to the follow-up, said in the thread."""

    name: str
    assessment: str
    kind: NoticeKind
    at: datetime
    by: str | None
    owner: str
    about: str
    """A question's short name, a date, or names, by the kind."""
    schedule: Schedule | None
    next_at: datetime | None
    until: date | None
    reason: str
    may_resume: bool
    waits: int = 0
    """Days after the verdict that must be over first, where the next check-in comes a week later for that."""
    to: str | None = None
    """Who was given a gap, and until when."""
    due: date | None = None
    link: str | None = None
    """What shows that a gap was closed."""
    days: tuple[date, ...] = ()
    """Of check-ins that were skipped in a row, all."""
    hinge: Hinge | None = None
    """What a gap that was closed meant for the verdict."""


@dataclass(frozen=True)
class WatchCard:
    """More was named than can be watched: the owner merges or picks."""

    name: str
    assessment: str
    owner: str
    names: tuple[str, ...]
    watched: tuple[str, ...]
    most: int


@dataclass(frozen=True)
class TrendPoint:
    """One check-in in the picture of the weeks."""

    date: date
    ended: Literal["held", "missed", "skipped", "cut_short"]
    streak: int
    open_gaps: int
    verdict: str
    looked: bool | None = None
    """Whether anybody looked for what was watched; None where nothing was, or nobody answered."""
    seen: tuple[tuple[str, int], ...] = ()
    """Watched things seen again → the last times somebody looked, in each of which they were."""


@dataclass(frozen=True)
class Outlook:
    """What comes next, for the root card and the summary."""

    schedule: Schedule | None
    next_at: datetime | None
    paused_at: datetime | None
    paused_by: str | None
    open_check_in: str | None
    """Name of the card of the check-in that can be answered now."""
    waiting_for: tuple[str, ...]
    """Who has not answered it."""
    streak: tuple[str, int] | None
    watched: tuple[str, ...]
    look_back: date | None
    expired: bool
    trend: tuple[TrendPoint, ...]
    waits: int = 0
    """Days after the verdict that must be over first, where the next check-in comes a week later for that."""
    stops: bool = False
    """Whether check-ins pause then in place of coming, unless somebody answers before."""
    counts: tuple[tuple[str, str], ...] = ()
    """Short names of questions the streak is added to → what they come to, where that is another number."""
