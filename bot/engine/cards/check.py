"""What a card shows, as data: each message that should stand, under a stable name, with no word of Slack in it.

A surface draws each kind; which cards are wanted follows from the assessment alone (`wanted`). Those of a check up to
its verdict stand in this one file: it is a list to look them up in.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.engine.cards.deletion import DeletedCard, GoingCard
from bot.engine.cards.follow_up import CheckInCard, GapLine, MovedCard, NoticeCard, Outlook, WatchCard
from bot.engine.cards.parts import Change
from bot.engine.cards.question import QuestionView, Settled, Worded
from bot.engine.saved.assessment import Outsiders
from bot.engine.saved.ownership import Absence, Handover
from bot.engine.weighed.summary import Summary

ROOT = "root"
"""The name of the card in the channel, which all others stand below."""
STAND_IN = "root/now"
"""The name of the card that shows the same in the thread, where nobody may change the one in the channel any more."""
ONWARD = "onward"
"""What leads to the root of the check that this one led to; no card of this one has that name."""


@dataclass(frozen=True)
class SectionCard:
    """The questions of one section, in the thread."""

    name: str
    assessment: str
    title: str
    place: int
    of: int
    owner: str
    calls: tuple[str, ...]
    """People mentioned once, on the first card."""
    questions: tuple[QuestionView, ...]
    ended: str | None
    """When it can no longer be answered: a sentence that says when and by whom it was closed."""
    ended_at: datetime | None = None


@dataclass(frozen=True)
class SectionLine:
    """One section at a glance on the root card."""

    id: str
    title: str
    answered: int
    passed: int
    """Those all who were asked have passed over, by skip or don't know."""
    of: int
    splits: int
    """Questions whose answers lie too far apart, as far as people may see it."""
    opens_after: str | None
    """Title of the section before it, whose questions all need an answer first; None where it is open."""
    level: float | None


@dataclass(frozen=True)
class HoldingSplit:
    """A split while a check is open, the card on which it is talked about, and whether it keeps the check open."""

    question: str
    short: str
    card: str
    may_vote: bool
    holds: bool = True
    worded: Worded | None = None


@dataclass(frozen=True)
class ToWrite:
    """What a verdict still asks its owner to write down: the card it stands on, and how many things."""

    card: str
    count: int


@dataclass(frozen=True)
class RootCard:
    """The card in the channel that is kept current for the life of a check."""

    name: str
    assessment: str
    title: str
    subject: str
    owner: str
    anyone_here: bool
    started_at: datetime
    sections: tuple[SectionLine, ...]
    answered: tuple[str, ...]
    """People who have nothing open."""
    waiting_for: tuple[tuple[str, int], ...]
    """People with something open, and how many questions."""
    questions_answered: int
    questions_passed: int
    questions: int
    """These count as the sections do; what is neither answered nor passed over is open."""
    splits: tuple[HoldingSplit, ...]
    """What keeps it open although it is answered."""
    alone: bool
    """Whether only one person is asked, and nobody else may answer."""
    state: Literal["open", "closed"]
    closes_at: datetime | None
    reopened: bool
    """Whether it was opened again, so that only its owner or time closes it."""
    mark: str | None
    verdict: str | None
    headline: str | None
    early: str | None
    """What to say beside a verdict that stands before everything is answered."""
    expires_at: datetime | None
    begun: bool
    """Whether anyone has answered since the start; before that the card names nobody, so posting it calls nobody."""
    ended: str | None
    """When it is closed: a sentence that says how and by whom."""
    ended_at: datetime | None
    summary: str | None
    """Name of the card with the verdict, where there is one."""
    then_button: str | None
    """The button that leads on to another flow, where there is one."""
    led_on: bool
    outlook: Outlook | None
    """What comes after the verdict; None while the check is open, or where the flow follows nothing up."""
    has_roles: bool = False
    """Whether its owner says who does what."""
    to_write: ToWrite | None = None
    vacant: tuple[str, ...] = ()
    """Titles of the roles that nobody holds although something asked of them is open."""
    going_at: datetime | None = None
    """When all of it goes, where its owner is deleting it."""
    owner_gone: Absence | None = None
    """How its owner is gone, so that somebody else may take it over."""
    away: tuple[tuple[str, Absence], ...] = ()
    """Who else of those asked is gone, and how; nothing waits for them."""
    expired: bool = False
    """Whether the day is over until which the verdict holds."""
    outsiders: Outsiders = "ignore"
    """How far people of other companies take part."""
    questions_begun: int = 0
    """Those of the open ones to which somebody has said something already; that counts when the check is closed."""
    closes_after: int | None = None
    """Days after a section last opened at which time closes it; None where no section can put that off."""


@dataclass(frozen=True)
class HandoverCard:
    """The check has another owner: who handed it over, or took it over from one who is gone."""

    name: str
    assessment: str
    handover: Handover


@dataclass(frozen=True)
class SplitCard:
    """People judged a question a full level apart, and are asked to say why."""

    name: str
    assessment: str
    question: str
    short: str
    stands_on: str
    """Name of the card the question stands on."""
    owner: str
    said: tuple[tuple[str, tuple[str, ...]], ...]
    """What was said and by whom, the highest level first; empty while a new vote is on."""
    may_vote: bool
    vote: QuestionView | None
    """The question to vote on, while a new vote is on."""
    may_settle: bool
    settled: Settled | None
    ended: str | None
    ended_at: datetime | None
    worded: Worded | None = None
    """What its owner may word anew, so that all are asked again."""
    far: frozenset[str] = frozenset()
    """Those whose answers lie furthest apart."""


@dataclass(frozen=True)
class ContradictionCard:
    """Two answers that do not go together, raised as a question."""

    name: str
    assessment: str
    text: str
    between: tuple[str, ...]
    """Short names of the questions."""
    stand: tuple[tuple[str, str], ...]
    """Short name → name of the card, of those whose section has opened, so that they can be changed there."""
    ended: str | None
    ended_at: datetime | None


@dataclass(frozen=True)
class CallCard:
    """People called for something after the start; the one card that mentions them."""

    name: str
    assessment: str
    by: str
    people: tuple[str, ...]
    why: Literal["asked", "handed", "again", "upgraded", "role", "reminded"]
    note: str
    shorts: tuple[str, ...]
    """Short names of the questions it is about; none is all that is open for them."""
    after: str | None
    """Short name of the question whose answer was changed, where that is why."""
    question: QuestionView | None
    """What it is about, where that is one question, still open for one of them."""
    over: bool
    """Whether nothing of it is open for any of them any more."""
    role: str = ""
    """Title of the role they were given, where that is why."""


@dataclass(frozen=True)
class LeftOpen:
    """A question that was not done when the check was closed, and who had not answered it."""

    question: str
    short: str
    waiting_for: tuple[str, ...]


@dataclass(frozen=True)
class SummaryCard:
    """The verdict with its reasons, in the thread and shown in the channel."""

    name: str
    assessment: str
    title: str
    subject: str
    owner: str
    mark: str
    verdict: str
    verdicts: tuple[tuple[str, str], ...]
    """Verdict id → title, for what would change it."""
    best: bool
    """Whether there is no better verdict, so that what would change it would be for the worse."""
    outside: bool
    """Whether it stands outside of worst to best, so that neither gates nor gaps count for it."""
    summary: Summary
    cards: tuple[tuple[str, str], ...]
    """Question id → name of the card it stands on, for links."""
    shorts: tuple[tuple[str, str], ...]
    """Question id → its short name, as it was asked."""
    evidence: tuple[tuple[str, str], ...]
    """Question id → link it rests on, where there is one."""
    settled: tuple[tuple[str, Settled], ...]
    """Question id → the owner's word on it."""
    agreed: tuple[str, ...]
    """Questions on which people differed at first, voted again, and agree."""
    left_open: tuple[LeftOpen, ...]
    silent: tuple[str, ...]
    """Those who were asked and did not answer; they are left out and counted."""
    ended: str
    ended_at: datetime
    expires_at: datetime | None
    before: str | None
    """The verdict before this one, where it was reopened."""
    changes: tuple[Change, ...]
    guidance: str | None
    """Guidance of the verdict itself."""
    then_button: str | None
    """The button that leads on to another flow, where there is one."""
    led_on: bool
    may_reopen: bool
    outlook: Outlook | None
    care: tuple[GapLine, ...]
    """Every gap with who closes it until when, or who stands for leaving it."""
    to_write: ToWrite | None = None
    expired: bool = False
    """Whether the day is over until which the verdict holds."""
    passed_all: int = 0
    """How many people have passed over all they said something to."""

    @property
    def is_news(self) -> bool:
        """Whether the channel is shown it too: where all was answered at the start, the root has just come with it."""
        return self.may_reopen


@dataclass(frozen=True)
class AfterCard:
    """The ungraded questions a verdict asks once."""

    name: str
    assessment: str
    title: str
    owner: str
    questions: tuple[QuestionView, ...]


Card = (
    RootCard
    | SectionCard
    | SplitCard
    | ContradictionCard
    | CallCard
    | SummaryCard
    | AfterCard
    | CheckInCard
    | MovedCard
    | NoticeCard
    | WatchCard
    | HandoverCard
    | GoingCard
    | DeletedCard
)
