"""One team's run through one flow, as saved: who was asked, what each said, what has been revealed, settled and closed.

Never changed in place; `transition` gives the next one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.engine.saved.answer import Answer
from bot.engine.saved.deletion import Going
from bot.engine.saved.follow_up import CheckIn, GapCare, Notice, Pause, Prediction, Schedule
from bot.engine.saved.ownership import Absence, Gone, Handover
from bot.engine.saved.replacing import replace
from bot.questions import Value

Outsiders = Literal["ignore", "observe", "answer"]
"""How far people of other companies take part: not at all, as those who look on, or as those who answer too."""


@dataclass(frozen=True)
class Revealed:
    """When a blind question was shown, and by whom; None is the clock or the last answer."""

    at: datetime
    by: str | None


@dataclass(frozen=True)
class Settlement:
    """The owner's word on a question: the value that holds on a split, or None, that it does not apply."""

    value: Value | None
    reason: str
    by: str
    at: datetime | None = None
    link: str | None = None


@dataclass(frozen=True)
class Earlier:
    """What was said to a question while something else stood that it rests on; it counts for nothing until then."""

    rested_on: Mapping[str, Mapping[str, Answer]]
    """Question → person → what was said there: of what owners answer their word alone."""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    shelved: Mapping[str, Answer] = field(default_factory=dict)
    brought: Mapping[str, Answer] = field(default_factory=dict)
    revealed: Revealed | None = None
    asked_again: datetime | None = None
    settled: Settlement | None = None


@dataclass(frozen=True)
class Call:
    """People called for something after the start: each is mentioned once, on a card of its own in the thread."""

    at: datetime
    by: str
    people: tuple[str, ...]
    why: Literal["asked", "handed", "again", "upgraded", "role", "reminded"]
    """They were asked in, handed a question or given a role, or what they had answered, or a newer flow, asks again.

    Or they are of another company and reminded here, for they get no direct message.
    """
    questions: tuple[str, ...] = ()
    """What it is about; empty is all that is open for them."""
    after: str | None = None
    """The question whose answer was changed, where that is why they are asked again."""
    note: str = ""
    """A word that came with it."""
    role: str = ""
    """The role they were given, where that is why."""


@dataclass(frozen=True)
class Closing:
    """When and how a check ended: by its owner, because nothing was open, or by time."""

    at: datetime
    how: Literal["owner", "complete", "time"]
    by: str | None = None


@dataclass(frozen=True)
class PastVerdict:
    """A verdict that was reached before, kept so that the next one can say what changed."""

    at: datetime
    verdict: str
    rule: str
    levels: Mapping[str, float | None]


@dataclass(frozen=True)
class Assessment:
    """Everything saved about one check; `version` counts the commits."""

    id: str
    flow: str
    flow_hash: str
    channel: str
    owner: str
    started_by: str
    started_at: datetime
    subject: str = ""
    asked: tuple[str, ...] = ()
    anyone_here: bool = False
    version: int = 0
    answers: Mapping[str, Mapping[str, Answer]] = field(default_factory=dict)
    """Question → person → answer."""
    brought: Mapping[str, Mapping[str, Answer]] = field(default_factory=dict)
    """Question → person → what they said in the check before, whose link is still to come.

    It counts for nothing, and its question is open, until somebody answers that here.
    """
    brought_from: str = ""
    """Title of the flow of the check before."""
    handed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Question → who handed it on → to whom."""
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Role → those who hold it; one that nobody holds is left out."""
    shelved: Mapping[str, Mapping[str, Answer]] = field(default_factory=dict)
    """Question of a role → who holds it no more → their answer, which shows, counts for nothing, and may come back."""
    heard: tuple[str, ...] = ()
    """Who had said something, all of which newer answers to the same facts have replaced since the verdict."""
    earlier: Mapping[str, tuple[Earlier, ...]] = field(default_factory=dict)
    """Question → what was said to it before what it rests on changed, oldest first; it comes back when that does."""
    calls: tuple[Call, ...] = ()
    """Oldest first; nobody is mentioned twice for one of them."""
    opened: Mapping[str, datetime] = field(default_factory=dict)
    """Section → when it opened."""
    revealed: Mapping[str, Revealed] = field(default_factory=dict)
    asked_again: Mapping[str, datetime] = field(default_factory=dict)
    """Question → when a vote was called again; older answers count until they are replaced, but are open."""
    settled: Mapping[str, Settlement] = field(default_factory=dict)
    closed: Closing | None = None
    reopened_at: datetime | None = None
    """When its owner opened it again; it then stays open until they decide, or until its time is over."""
    verdicts: tuple[PastVerdict, ...] = ()
    decided_at: datetime | None = None
    """When the verdict that stands was last decided: at the close, or by what came in afterwards."""
    schedule: Schedule | None = None
    paused: Pause | None = None
    resumed_at: datetime | None = None
    check_ins: tuple[CheckIn, ...] = ()
    """Oldest first; only the last one can be open."""
    watch: tuple[str, ...] = ()
    watch_by: str | None = None
    """Who chose what is watched; None while it follows from what people named."""
    predictions: tuple[Prediction, ...] = ()
    care: Mapping[str, GapCare] = field(default_factory=dict)
    """Question → who closes its gap and until when, or who stands for leaving it."""
    notices: tuple[Notice, ...] = ()
    """What was done to the follow-up, for all to see in the thread, oldest first."""
    led_to: str | None = None
    """The assessment started from this one's result, as a quick check leads to a full one."""
    handovers: tuple[Handover, ...] = ()
    """How it came to its owner, oldest first; none where it belongs to whom it began with."""
    gone: Gone | None = None
    """That its owner is gone, as far as anybody has looked."""
    away: Mapping[str, Absence] = field(default_factory=dict)
    """Who of those asked is gone, as far as anybody has looked, and how; nothing waits for them until they are back."""
    language: str = ""
    """The language of its thread; empty is that of the flow."""
    going: Going | None = None
    """That its owner deletes it, or has."""
    outsiders: Outsiders = "ignore"
    """How far people of other companies take part, where its channel is shared with some."""

    @property
    def is_deleted(self) -> bool:
        """Whether its owner has deleted it, and only its cards are still to go."""
        return self.going is not None and self.going.over

    def answer(self, question: str, person: str) -> Answer | None:
        """Find what a person answered to a question."""
        return self.answers.get(question, {}).get(person)

    def calling(self, made: Call) -> "Assessment":
        """Keep a call; one that calls nobody is none."""
        return replace(self, calls=(*self.calls, made)) if made.people else self
