"""What a check wants of whom: each matter somebody may be reminded of. Follows from the assessment; knows no clock.

Whoever is asked hears of it, and nobody else: of questions and check-ins those who have not answered, of a gap its
owner, of a verdict that is about to expire the owner of the check.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from bot.engine.asking import open_for
from bot.engine.assessment import Assessment
from bot.engine.deciding import standing_sheet
from bot.engine.following import open_check_in, unsaid_expiry
from bot.engine.hours import Hours, hours_of, opening, opening_anywhere
from bot.engine.wanted_follow_up import check_in_name, waiting_for
from bot.flow.model import Flow
from bot.flow.model_check_in import Remind

Kind = Literal["questions", "check_in", "due", "expiry"]


@dataclass(frozen=True)
class Origin:
    """The check a matter is of, and when it lets people be reminded."""

    assessment: str
    channel: str
    title: str
    subject: str
    hours: Hours


@dataclass(frozen=True)
class Matter:
    """One thing that is open for one person, with the moments from which they may hear of it, each once.

    A moment is an instant, or the morning of a day wherever they are.
    """

    about: str
    """What it is, the same as long as nothing new is asked."""
    kind: Kind
    origin: Origin
    card: str
    """Name of the card on which it stands."""
    what: str = ""
    """The title of a section, or the short name of a gap."""
    day: date | None = None
    """When the gap is due, or the verdict expires."""
    instant: datetime | None = None
    mornings: tuple[date, ...] = ()

    @property
    def place(self) -> str:
        """Name the card across all checks."""
        return f"{self.origin.assessment}/{self.card}"

    def moments(self, zone: str) -> tuple[datetime, ...]:
        """Give the moments in order, as instants where somebody is."""
        if self.instant is not None:
            return (self.instant,)
        return tuple(opening(self.origin.hours, zone, day) for day in self.mornings)

    def earliest(self) -> datetime:
        """Give an instant that comes before none of them too late, wherever somebody is."""
        return self.instant or opening_anywhere(self.origin.hours, self.mornings[0])


@dataclass(frozen=True)
class Stirred:
    """Who has something new to be reminded of, and from when on; and for whom something is over or has changed."""

    new_for: Mapping[str, datetime]
    changed_for: frozenset[str]


Theirs = Iterator[tuple[str, Matter]]
"""People, each with something that is open for them."""


def matters(flow: Flow, assessment: Assessment) -> Mapping[str, tuple[Matter, ...]]:
    """List what is open for each person; nothing where the flow reminds of nothing, or another check goes on."""
    if flow.check_in is None or assessment.led_to is not None:
        return {}
    remind = flow.check_in.remind
    origin = Origin(assessment.id, assessment.channel, flow.title, assessment.subject, hours_of(remind))
    found: dict[str, list[Matter]] = defaultdict(list)
    for kind in (_questions,) if assessment.closed is None else (_check_in, _due, _expiry):
        for person, matter in kind(flow, assessment, remind, origin):
            found[person].append(matter)
    return {person: tuple(theirs) for person, theirs in found.items()}


def stirred(flow: Flow, before: Assessment | None, after: Assessment) -> Stirred:
    """Tell for whom an event changes what they may be reminded of."""
    had = matters(flow, before) if before else {}
    has = matters(flow, after)
    known = {(person, each.about) for person, theirs in had.items() for each in theirs}
    new = {
        person: [each.earliest() for each in theirs if (person, each.about) not in known]
        for person, theirs in has.items()
    }
    return Stirred(
        {person: min(instants) for person, instants in new.items() if instants},
        frozenset(person for person, theirs in had.items() if not set(theirs) <= set(has.get(person, ()))),
    )


def _questions(flow: Flow, assessment: Assessment, remind: Remind, origin: Origin) -> Theirs:
    """Give the sections of an open check in which a person has something to answer, as of when it was last asked."""
    asked: dict[tuple[str, str], datetime] = {}
    for question in flow.questions.values():
        opened = assessment.opened.get(question.section)
        if opened is None:
            continue
        since = max(opened, assessment.asked_again.get(question.id, opened))
        for person in open_for(assessment, flow, question):
            asked[person, question.section] = max(since, asked.get((person, question.section), since))
    titles = {section.id: section.title for section in flow.sections}
    for (person, section), since in asked.items():
        about = f"questions/{assessment.id}/{section}/{since.timestamp():.0f}"
        told = since + remind.after
        yield person, Matter(about, "questions", origin, f"section/{section}", titles[section], instant=told)


def _check_in(_flow: Flow, assessment: Assessment, remind: Remind, origin: Origin) -> Theirs:
    """Give the open check-in to those who have not answered it."""
    current = open_check_in(assessment)
    if current is None:
        return
    about, told = f"check_in/{assessment.id}/{current.date}", current.at + remind.after
    for person in waiting_for(current):
        yield person, Matter(about, "check_in", origin, check_in_name(current), day=current.date, instant=told)


def _due(flow: Flow, assessment: Assessment, remind: Remind, origin: Origin) -> Theirs:
    """Give the gaps that somebody closes until a day, to them, unless it is left as it is on purpose."""
    taken = [
        (id_, care.owner, care.due)
        for id_, care in assessment.care.items()
        if care.owner and care.due and (care.waiver is None or care.waiver.lapsed)
    ]
    if not taken or assessment.closed is None:
        return
    levels = standing_sheet(flow, assessment, assessment.closed.at).levels
    card = f"summary/{len(assessment.verdicts)}"
    for id_, owner, due in taken:
        mornings = tuple(due - timedelta(days=before) for before in remind.before_due)
        level = levels.get(id_)
        if mornings and level is not None and level < 1:
            about, short = f"due/{assessment.id}/{id_}/{due}", flow.questions[id_].short
            yield owner, Matter(about, "due", origin, card, short, due, mornings=mornings)


def _expiry(flow: Flow, assessment: Assessment, remind: Remind, origin: Origin) -> Theirs:
    """Give the verdict that expires to the owner of the check."""
    expires = unsaid_expiry(flow, assessment)
    if expires is None:
        return
    day = expires.date()
    morning = day - timedelta(days=remind.before_expiry)
    about = f"expiry/{assessment.id}/{day}"
    yield assessment.owner, Matter(about, "expiry", origin, "root", day=day, mornings=(morning,))
