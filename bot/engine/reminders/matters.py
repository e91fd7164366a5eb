"""What a check wants of whom: each matter somebody may be reminded of. Follows from the assessment; knows no clock.

Whoever is asked hears of it, and nobody else: of questions and check-ins those who have not answered, of a gap its
owner, of a verdict that is about to expire the owner of the check.
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from bot.engine.after_verdict.following import local_day, open_check_in, unsaid_expiry
from bot.engine.after_verdict.standing_verdict import standing_sheet
from bot.engine.after_verdict.still_open import unanswered, waiting_for
from bot.engine.asked.asking import open_for
from bot.engine.asked.branching import asked_since
from bot.engine.asked.looping import unrolled
from bot.engine.cards.check import ROOT
from bot.engine.cards.names import check_in_name, section_name, summary_name
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.forgotten import is_forgotten
from bot.engine.times.hours import Hours, hours_of, opening, opening_anywhere
from bot.flow.model.check_in import USUAL_REMIND, Remind
from bot.flow.model.flow import Flow
from bot.sentence import Sentence

SOONER = timedelta(days=6)
"""How much sooner than by the days of a flow something is told to who works on one day of the week alone."""
AFTERWARDS = "what the verdict asks"
"""What the questions a verdict asks are called where else a section is named."""

ASK_AGAIN = Sentence("ask again")
"""What can be done about a verdict that expires where no check-in renews it."""

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
    """The title of a section, the short name of a gap, or what can be done about a verdict."""
    day: date | None = None
    """When the gap is due, or the verdict expires."""
    instant: datetime | None = None
    mornings: tuple[date, ...] = ()
    overdue: bool = False
    """Whether the day of a gap has gone by where the check-ins are at home."""

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
        """Give an instant that comes before none of them too late, wherever somebody is and whatever days they work."""
        return self.instant or opening_anywhere(self.origin.hours, self.mornings[0]) - SOONER


@dataclass(frozen=True)
class Stirred:
    """Who has something new to be reminded of, and from when on; and for whom something is over or has changed."""

    new_for: Mapping[str, datetime]
    changed_for: frozenset[str]


Theirs = Iterator[tuple[str, Matter]]
"""People, each with something that is open for them."""


def within(matter: Matter, days: frozenset[int] | None) -> Matter:
    """Give a matter as it is told to somebody who works on these days; None leaves the days to its flow."""
    if days is None:
        return matter
    origin = matter.origin
    return replace(matter, origin=replace(origin, hours=replace(origin.hours, days=days)))


def matters(flow: Flow, assessment: Assessment) -> Mapping[str, tuple[Matter, ...]]:
    """List what is open for each person; nothing where it goes, or led on, or is open in a flow without check-ins."""
    if (flow.check_in is None and assessment.closed is None) or assessment.led_to is not None:
        return {}
    if assessment.going is not None:
        return {}
    remind = flow.check_in.remind if flow.check_in else USUAL_REMIND
    flow, after = unrolled(flow, assessment), AFTER if flow.check_in else (_expiry,)
    origin = Origin(assessment.id, assessment.channel, flow.title, assessment.subject, hours_of(remind))
    found: dict[str, list[Matter]] = defaultdict(list)
    for kind in (_questions,) if assessment.closed is None else after:
        for person, matter in kind(flow, assessment, remind, origin):
            found[person].append(matter)
    return {person: tuple(theirs) for person, theirs in found.items() if not is_forgotten(person)}


def stirred(flow: Flow, before: Assessment | None, after: Assessment) -> Stirred:
    """Tell for whom an event changes what they may be reminded of."""
    goes = after.going is not None or (before is not None and before.going is not None)
    if before is not None and before.closed is None and after.closed is None and not goes:
        return _stirred_while_open(flow, before, after)
    had = _by_name(matters(flow, before)) if before else {}
    has = _by_name(matters(flow, after))
    new_for: dict[str, datetime] = {}
    for (person, about), matter in has.items():
        if (person, about) not in had:
            new_for[person] = min(matter.earliest(), new_for.get(person, matter.earliest()))
    return Stirred(
        new_for, frozenset(person for (person, about), was in had.items() if has.get((person, about)) != was)
    )


def _stirred_while_open(flow: Flow, before: Assessment, after: Assessment) -> Stirred:
    """Tell the same of an open check, in which most events happen: look only at the sections an event touches."""
    if flow.check_in is None:
        return Stirred({}, frozenset())
    was, now = unrolled(flow, before), unrolled(flow, after)
    sections = _touched(was, now, before, after)
    had, has = _asked(was, before, sections), _asked(now, after, sections)
    new_for: dict[str, datetime] = {}
    for (person, section), since in has.items():
        if had.get((person, section)) != since:
            told = since + flow.check_in.remind.after
            new_for[person] = min(told, new_for.get(person, told))
    return Stirred(
        new_for, frozenset(person for (person, section), was in had.items() if has.get((person, section)) != was)
    )


def _touched(was_flow: Flow, flow: Flow, before: Assessment, after: Assessment) -> frozenset[str]:
    """Name the sections in which an event may have changed for whom something is open."""
    if _who(before) != _who(after):
        return frozenset(section.id for section in flow.sections)
    changed, sections = set[str](), set[str]()
    for was, now in zip(_by_question(before), _by_question(after), strict=True):
        if was is not now:
            changed |= {id_ for id_ in {*was, *now} if was.get(id_) is not now.get(id_)}
    if not flow.deciding.isdisjoint(changed):
        changed |= set(flow.branching)
        sections |= {loop.section for loop in flow.loops}
    for id_ in changed & flow.questions.keys():
        # Of the most frequent event, another answer of somebody who had answered, nothing is left here.
        if id_ not in was_flow.questions or _open(was_flow, before, id_) != _open(flow, after, id_):
            sections.add(flow.questions[id_].section)
    return frozenset(sections | {id_ for id_, at in after.opened.items() if before.opened.get(id_) != at})


def _who(assessment: Assessment) -> tuple[object, ...]:
    return assessment.asked, assessment.owner, assessment.roles, assessment.away


def _by_question(assessment: Assessment) -> tuple[Mapping[str, object], ...]:
    return assessment.answers, assessment.handed, assessment.asked_again, assessment.settled


def _by_name(found: Mapping[str, tuple[Matter, ...]]) -> Mapping[tuple[str, str], Matter]:
    return {(person, each.about): each for person, theirs in found.items() for each in theirs}


def _open(flow: Flow, assessment: Assessment, id_: str) -> tuple[datetime | None, tuple[str, ...]]:
    """Tell since when a question is asked, and for whom it is open."""
    question = flow.questions[id_]
    opened = assessment.opened.get(question.section)
    if opened is None:
        return None, ()
    switched_on = asked_since(assessment, question) or opened
    people = tuple(person for person in open_for(assessment, flow, question) if not is_forgotten(person))
    return max(opened, switched_on, assessment.asked_again.get(id_, opened)), people


def _asked(flow: Flow, assessment: Assessment, sections: Container[str]) -> Mapping[tuple[str, str], datetime]:
    """Tell in which of some sections each person has something to answer, and since when it was last asked."""
    asked: dict[tuple[str, str], datetime] = {}
    for section in flow.sections:
        for id_ in section.questions if section.id in sections else ():
            since, people = _open(flow, assessment, id_)
            if since is None:
                continue
            for person in people:
                asked[person, section.id] = max(since, asked.get((person, section.id), since))
    return asked


def _questions(flow: Flow, assessment: Assessment, remind: Remind, origin: Origin) -> Theirs:
    """Give the sections of an open check in which a person has something to answer."""
    for (person, section), since in _asked(flow, assessment, assessment.opened).items():
        about = f"questions/{assessment.id}/{section}/{since.timestamp():.0f}"
        title = next(each.title for each in flow.sections if each.id == section)
        told = since + remind.after
        yield person, Matter(about, "questions", origin, section_name(section), title, instant=told)


def _afterwards(flow: Flow, assessment: Assessment, remind: Remind, origin: Origin) -> Theirs:
    """Give what a verdict asks once it is there, all of it as one, to those for whom something of it is open."""
    asked = flow.verdicts[assessment.verdicts[-1].verdict].ask if assessment.verdicts else ()
    waiting = dict.fromkeys(person for each in asked for person in open_for(assessment, flow, each))
    if assessment.closed is None or not waiting:
        return
    about = f"questions/{assessment.id}/afterwards/{len(assessment.verdicts)}"
    card, told = summary_name(assessment), assessment.verdicts[-1].at + remind.after
    for person in waiting:
        yield person, Matter(about, "questions", origin, card, AFTERWARDS, instant=told)


def _check_in(flow: Flow, assessment: Assessment, remind: Remind, origin: Origin) -> Theirs:
    """Give the open check-in to those who have not answered it; where all have and something is left, to its owner."""
    current = open_check_in(assessment)
    if current is None or flow.check_in is None:
        return
    about, told = f"check_in/{assessment.id}/{current.date}", current.at + remind.after
    left = () if assessment.anyone_here or not any(unanswered(flow.check_in, current)) else (assessment.owner,)
    for person in waiting_for(assessment, current) or left:
        yield person, Matter(about, "check_in", origin, check_in_name(current), day=current.date, instant=told)


def _due(flow: Flow, assessment: Assessment, remind: Remind, origin: Origin) -> Theirs:
    """Give the gaps that somebody closes until a day, to them; of one left on purpose not before it is raised again."""
    taken = [(id_, care, care.due) for id_, care in assessment.care.items() if care.owner and care.due]
    if not taken or assessment.closed is None:
        return
    levels = standing_sheet(flow, assessment, assessment.closed.at).levels
    card = summary_name(assessment)
    for id_, care, due in taken:
        waiver = care.waiver
        days = [due - timedelta(days=before) for before in remind.before_due]
        mornings = tuple(dict.fromkeys(waiver.until if waiver and waiver.holds(day) else day for day in days))
        level = levels.get(id_)
        if care.owner and mornings and level is not None and level < 1:
            about, short = f"due/{assessment.id}/{id_}/{due}", flow.questions[id_].short
            about += f"/{waiver.until}" if waiver else ""
            matter = Matter(about, "due", origin, card, short, due, mornings=mornings, overdue=care.late)
            yield care.owner, matter


def _expiry(flow: Flow, assessment: Assessment, remind: Remind, origin: Origin) -> Theirs:
    """Give the verdict that expires to the owner of the check."""
    expires = unsaid_expiry(flow, assessment)
    if expires is None:
        return
    day = local_day(assessment, expires)
    morning = day - timedelta(days=remind.before_expiry)
    about = f"expiry/{assessment.id}/{day}"
    what = "" if flow.check_in else ASK_AGAIN
    yield assessment.owner, Matter(about, "expiry", origin, ROOT, what, day=day, mornings=(morning,))


AFTER = (_afterwards, _check_in, _due, _expiry)
"""What may be open once there is a verdict; where there are no check-ins only that it expires."""
