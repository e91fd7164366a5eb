"""What is saved about a check after its verdict: check-ins, predictions, the care of gaps. Never changed in place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Literal

from bot.engine.saved.answer import Answer

Ended = Literal["held", "missed", "skipped"]
"""`held`: somebody answered; `missed`: nobody did; `skipped`: it came too late to be asked, which is nobody's miss."""

BETWEEN = " · "
"""What stands between the names of what was chosen to be watched, where that was noted."""


@dataclass(frozen=True)
class Schedule:
    """When check-ins come: the weekday, Monday is 0, and the time of day in a zone by its IANA name."""

    day: int
    at: time
    zone: str
    by: str
    since: datetime


@dataclass(frozen=True)
class Pause:
    """Since when no check-in comes, and who paused them; None is ftready, for nobody answered."""

    at: datetime
    by: str | None


Result = Literal["held", "wrong", "not_tested", "open"]


@dataclass(frozen=True)
class ClosedGap:
    """A gap that was closed: of which question, the link that shows it, and by whom."""

    question: str
    link: str
    by: str


@dataclass(frozen=True)
class Told:
    """What the post about a check-in says besides, as it was when that ended, so that it says the same for ever."""

    headline: str = ""
    """Why the verdict was what it was."""
    closed: tuple[ClosedGap, ...] = ()
    stuck: tuple[tuple[str, int], ...] = ()
    """Questions whose gaps stayed open → for how many weeks, the longest first."""
    results: tuple[tuple[str, Result], ...] = ()
    """Predictions decided in it."""
    held: int = 0
    decided: int = 0
    """Of all predictions there were: how many had held by then, and how many were decided."""
    counts: tuple[tuple[str, int | float], ...] = ()
    """Questions the streak is added to → what they came to, where that is more than the streak alone."""


@dataclass(frozen=True)
class Snapshot:
    """What stood once a check-in was over."""

    verdict: str
    levels: Mapping[str, float | None]
    told: Told | None = None
    """None where an older version ended it: its post stands as it is, for what that says is kept nowhere else."""


@dataclass(frozen=True)
class CheckIn:
    """One week's follow-up. Its local date is its name, and there is one for each ISO week at most."""

    date: date
    at: datetime
    """The instant it was meant for."""
    late: bool = False
    asked: tuple[str, ...] = ()
    watched: tuple[str, ...] = ()
    """What was watched for then."""
    looked_back: tuple[str, ...] = ()
    """The predictions asked about."""
    gap: str | None = None
    """The one gap asked about."""
    stale: tuple[str, ...] = ()
    """Questions asked again because their answers are too old."""
    answers: Mapping[str, Mapping[str, Answer]] = field(default_factory=dict)
    """Question of the check-in, seen, new, closed, or a fact answered anew → person → answer."""
    looks: Mapping[str, Mapping[str, Mapping[str, Answer]]] = field(default_factory=dict)
    """Prediction → question of the look-back → person → answer."""
    ended: Ended | None = None
    cut_short: bool = False
    """Whether a pause or a reopening ended it before anyone answered; it counts for nothing then."""
    ended_at: datetime | None = None
    ended_by: str | None = None
    after: Snapshot | None = None

    @property
    def week(self) -> tuple[int, int]:
        """The ISO year and week it belongs to."""
        return self.date.isocalendar()[:2]

    @property
    def answered_by(self) -> tuple[str, ...]:
        """Who has answered something in it, the first to do so leading."""
        given = [*self.answers.values(), *(each for look in self.looks.values() for each in look.values())]
        said = [(str(answer.at), person) for by_person in given for person, answer in by_person.items()]
        return tuple(dict.fromkeys(person for _, person in sorted(said)))


@dataclass(frozen=True)
class Prediction:
    """A thing said to last, frozen on the day of the first verdict."""

    name: str
    on: date
    words: tuple[str, ...] = ()
    """What people had called it, where its owner put it in other words."""


@dataclass(frozen=True)
class Waiver:
    """A gap left as it is on purpose: why, who stands for it, and the day on which it is raised again."""

    reason: str
    by: str
    until: date
    lapsed: bool = False
    """Whether it has been said that it is over; whether it is follows from the day alone."""

    def holds(self, day: date) -> bool:
        """Whether the gap is left on a day where the check-ins are at home: until its last day begins there."""
        return day < self.until


@dataclass(frozen=True)
class GapCare:
    """Who closes a gap and until when; where it was closed, the link that shows it."""

    owner: str | None = None
    due: date | None = None
    link: str | None = None
    closed_by: str | None = None
    closed_on: date | None = None
    """The day of it; kept by an older version that did not keep the instant."""
    closed_at: datetime | None = None
    waiver: Waiver | None = None
    late: bool = False
    """Whether it was noticed that its day has gone by, so that all cards say so."""

    @property
    def closed(self) -> datetime | None:
        """When it was closed; where only the day was kept, with its beginning."""
        if self.closed_at is None and self.closed_on is not None:
            return datetime.combine(self.closed_on, time(), UTC)
        return self.closed_at


NoticeKind = Literal[
    "scheduled",
    "paused",
    "stopped",
    "resumed",
    "skipped",
    "lapsed",
    "expired",
    "waived",
    "raised",
    "given",
    "closed",
    "reopened",
    "watch",
]


@dataclass(frozen=True)
class Notice:
    """One thing that was done to the follow-up; `about` is a question, a date or names, by its kind."""

    kind: NoticeKind
    at: datetime
    by: str | None = None
    about: str = ""
    link: str | None = None
    """What shows that a gap was closed."""
    stood: "Stood | None" = None
    """What was true then; None where an older version made it, which kept nothing of that."""
    silent: bool = False
    """Whether its question means something else since, or a clock that was ahead told it too early.

    It is kept, for cards of notices are named by their place.
    """


@dataclass(frozen=True)
class Hung:
    """The verdict when a gap was met, and the gate that held it all the same, with the questions that rests on."""

    verdict: str
    changed: bool = False
    gate: str = ""
    rests: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stood:
    """What a notice says besides what was done, as it was then, so that it says the same for ever."""

    owner: str
    next_at: datetime | None = None
    waits: int = 0
    schedule: Schedule | None = None
    to: str | None = None
    due: date | None = None
    until: date | None = None
    reason: str = ""
    hung: Hung | None = None
