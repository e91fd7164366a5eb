"""What can happen to an assessment; each event names who did it, and carries nothing that Slack alone understands.

All stand in this one file, long as it is: it is a list to look events up in by their names, and has no code.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Outsiders
from bot.engine.saved.ownership import Absence
from bot.questions import Value


@dataclass(frozen=True)
class Started:
    """Someone opened a check, with the answers asked at its start and those from the check it grows out of."""

    by: str
    assessment: str
    flow: str
    channel: str
    owner: str
    subject: str = ""
    asked: tuple[str, ...] = ()
    anyone_here: bool = False
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """Question → the owner's answer, or the one who started it where the owner is not asked."""
    carried: Mapping[str, Mapping[str, Answer]] = field(default_factory=dict)
    """Question → person → what they answered in the check before; it stays theirs, whoever starts this one."""
    carried_from: str = ""
    """Title of the flow of the check before."""
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Role → those who hold it."""
    language: str = ""
    """The language of its thread; empty is that of the flow."""
    outsiders: Outsiders = "ignore"
    """How far people of other companies take part."""


@dataclass(frozen=True)
class Answered:
    """Someone answered, or changed their answer, to one or several questions at once."""

    by: str
    answers: Mapping[str, Answer]
    shown: Mapping[str, str] = field(default_factory=dict)
    """Question → the fingerprint of the words in which it stood before them, where that is known; it may be empty."""


@dataclass(frozen=True)
class Undone:
    """Someone took back an answer of their own; the one before it, where there was one, stands again."""

    by: str
    question: str
    before: Answer | None


@dataclass(frozen=True)
class QuoteTakenBack:
    """Someone does not want their message to stand as evidence beside an answer of that person."""

    by: str
    question: str
    person: str


@dataclass(frozen=True)
class Handed:
    """Someone handed a question to another person, perhaps with a word."""

    by: str
    question: str
    to: str
    note: str = ""


@dataclass(frozen=True)
class PeopleAsked:
    """The owner asks more people."""

    by: str
    people: tuple[str, ...]


@dataclass(frozen=True)
class RolesGiven:
    """The owner said who holds some roles; what is not named stays as it is."""

    by: str
    holders: Mapping[str, tuple[str, ...]]
    """Role → those who hold it; nobody leaves its questions to the owner."""


@dataclass(frozen=True)
class OutsidersLet:
    """The owner said how far people of other companies take part; `leaving` are those of them who were asked."""

    by: str
    outsiders: Outsiders
    leaving: tuple[str, ...] = ()


@dataclass(frozen=True)
class OutsiderReminded:
    """Somebody of another company is to be reminded of what is open for them, in the thread."""

    person: str
    by: None = None


@dataclass(frozen=True)
class RevealAsked:
    """The owner wants a blind question shown now."""

    by: str
    question: str


@dataclass(frozen=True)
class VoteCalled:
    """Someone wants a split question asked again after the talk."""

    by: str
    question: str


@dataclass(frozen=True)
class SplitSettled:
    """The owner settles a split with a value and a reason; None says that the question does not apply, split or not."""

    by: str
    question: str
    value: Value | None
    reason: str


@dataclass(frozen=True)
class DecideAsked:
    """The owner wants the verdict now, whatever is open."""

    by: str


@dataclass(frozen=True)
class ReopenAsked:
    """The owner opens a closed check again, to change or add an answer."""

    by: str


@dataclass(frozen=True)
class Upgraded:
    """The owner takes the check on to the version of its flow with this hash; `kept` questions still mean the same."""

    by: str
    to: str
    kept: tuple[str, ...]
    weekly: tuple[str, ...] = ()
    """The same of what check-ins ask; those of a look-back as `bot.flow.differing.difference` names them."""


@dataclass(frozen=True)
class LedOn:
    """The next flow was started from this assessment's result."""

    by: str
    to: str


@dataclass(frozen=True)
class OnwardDeleted:
    """The check that this one led on to is deleted for good."""

    onward: str
    by: None = None


@dataclass(frozen=True)
class ChannelChanged:
    """The channel of the check goes by another id from now on, as when it is shared with another company."""

    to: str
    by: None = None


@dataclass(frozen=True)
class ScheduleChosen:
    """The owner said on which day, at which time and in which zone check-ins come; Monday is 0."""

    by: str
    day: int
    at: time
    zone: str


@dataclass(frozen=True)
class PauseAsked:
    """The owner wants no check-ins for now."""

    by: str


@dataclass(frozen=True)
class ResumeAsked:
    """Someone wants the check-ins to go on."""

    by: str


@dataclass(frozen=True)
class CheckInAnswered:
    """Someone answered the check-in of a day: its questions, what they saw, looks back, and facts that are newer."""

    by: str
    date: date
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """Question of the check-in, or seen or new → answer."""
    looks: Mapping[str, Mapping[str, Answer]] = field(default_factory=dict)
    """Prediction → question of the look-back → answer."""
    renewed: Mapping[str, Answer] = field(default_factory=dict)
    """Question of the flow → newer answer: the gap that was closed, and what had become too old. A pass leaves it."""


@dataclass(frozen=True)
class CheckInEnded:
    """The owner wants the check-in of a day to end now."""

    by: str
    date: date


@dataclass(frozen=True)
class Renewed:
    """Someone gave a newer answer to a fact after the verdict, most often because its gap is closed."""

    by: str
    question: str
    answer: Answer


@dataclass(frozen=True)
class GapTaken:
    """Someone said who closes a gap, and until when; an empty owner gives it back."""

    by: str
    question: str
    owner: str
    due: date | None = None


@dataclass(frozen=True)
class GapWaived:
    """Someone stands for leaving a gap as it is, until a day."""

    by: str
    question: str
    reason: str
    until: date


@dataclass(frozen=True)
class WaiverTakenBack:
    """The owner no longer leaves a gap as it is: it is raised again before its day."""

    by: str
    question: str


@dataclass(frozen=True)
class WatchChosen:
    """The owner said what is watched."""

    by: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class HandedOver:
    """The owner hands the check over to someone else."""

    by: str
    to: str


@dataclass(frozen=True)
class TakenOver:
    """Someone takes the check over, for its owner was just seen to be gone."""

    by: str
    owner: str
    """Who was seen to be gone."""
    why: Absence
    outside: tuple[str, ...] = ()
    """Who of those asked was seen to be of another company, and so takes nothing over."""


@dataclass(frozen=True)
class OwnerLookedFor:
    """It was seen how the owner is gone; nothing where they are there."""

    owner: str
    why: Absence | None = None
    by: None = None


@dataclass(frozen=True)
class PersonLookedFor:
    """It was seen how somebody who is asked is gone; nothing where they are there."""

    person: str
    why: Absence | None = None
    by: None = None


@dataclass(frozen=True)
class DeleteAsked:
    """The owner deletes the check, with all that was said in it."""

    by: str


@dataclass(frozen=True)
class DeleteUndone:
    """The owner lets a check stay that was being deleted."""

    by: str


@dataclass(frozen=True)
class PersonForgotten:
    """Somebody is to be forgotten, by their own wish or by whoever runs the bot."""

    person: str
    name: str
    """What they are called from then on."""
    by: None = None


@dataclass(frozen=True)
class Ticked:
    """Time has passed; what is due happens."""

    by: None = None
    unseen: bool = False
    """Whether nobody could see a check-in now; then none comes, and all else that is due happens."""


Event = (
    Started
    | Answered
    | Undone
    | QuoteTakenBack
    | Handed
    | PeopleAsked
    | RolesGiven
    | OutsidersLet
    | OutsiderReminded
    | RevealAsked
    | VoteCalled
    | SplitSettled
    | DecideAsked
    | ReopenAsked
    | LedOn
    | OnwardDeleted
    | Upgraded
    | ChannelChanged
    | ScheduleChosen
    | PauseAsked
    | ResumeAsked
    | CheckInAnswered
    | CheckInEnded
    | Renewed
    | GapTaken
    | GapWaived
    | WaiverTakenBack
    | WatchChosen
    | HandedOver
    | TakenOver
    | OwnerLookedFor
    | PersonLookedFor
    | DeleteAsked
    | DeleteUndone
    | PersonForgotten
    | Ticked
)
