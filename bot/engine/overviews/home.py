"""What stands on one person's Home: what is open for them, the gaps they close, and where their checks stand.

Follows from the assessments they may see at that moment and the page they look at; whether they may is asked before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.engine.after_verdict.following import is_waived, local_day, open_check_in
from bot.engine.after_verdict.standing_verdict import standing_sheet
from bot.engine.after_verdict.still_open import waiting_for
from bot.engine.asked.asking import offered_questions, open_questions, people_asked
from bot.engine.cards.check import ROOT
from bot.engine.cards.names import check_in_name, summary_name
from bot.engine.reminders.own_settings import NOTHING_SET, OwnSettings
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.forgotten import is_forgotten
from bot.engine.wanted.check import root_wanted
from bot.flow.model.flow import Flow

Kind = Literal["questions", "check_in", "gap", "offered", "check", "other"]
ORDER: Sequence[Kind] = ("questions", "check_in", "gap", "offered", "check", "other")
"""What can be done now comes first, what is theirs before what they only see."""
A_PAGE = 15
"""Rows of one page; each is two blocks at most, and Slack takes a hundred."""
PINNED = tuple[Flow, Assessment]


@dataclass(frozen=True)
class Opened:
    """A Home that somebody has opened lately: the page they look at, and the hash of what it shows."""

    page: int = 0
    shown: str = ""


@dataclass(frozen=True)
class Row:
    """One thing on a Home: questions or a check-in to answer, a gap to close, or where a check stands.

    What is offered is questions that anyone in the channel may answer; an other check is one they have no part in.
    """

    kind: Kind
    assessment: str
    channel: str
    title: str
    subject: str
    card: str = ROOT
    """Name of the card it leads to."""
    count: int = 0
    """Questions that are open for them, or offered to them."""
    short: str = ""
    """The short name of a gap."""
    due: date | None = None
    """When a gap is due, or on which day a check-in was."""
    overdue: bool = False
    began: datetime | None = None
    """When its check began, where no subject tells it from others of its flow."""

    @property
    def place(self) -> str:
        """Name the card across all checks."""
        return f"{self.assessment}/{self.card}"


@dataclass(frozen=True)
class Stand:
    """Where a check stands, as its root card says."""

    verdict: str | None
    mark: str | None
    is_open: bool
    answered: int
    questions: int
    next_check_in: datetime | None
    paused: bool
    expired: bool
    led_on: bool = False
    checks_in: bool = False
    stops: bool = False
    """Whether check-ins pause when the next one would come, unless somebody answers before."""
    paused_by: str | None = None
    owner: str = ""


@dataclass(frozen=True)
class Home:
    """One page of a Home, with where the checks on it stand."""

    rows: tuple[Row, ...] = ()
    stands: tuple[tuple[str, Stand], ...] = ()
    """Assessment → where it stands, for each of the checks on this page."""
    page: int = 0
    pages: int = 1
    unsure: bool = False
    """Whether Slack could not say of some channel who is in it, so that its checks are left out."""
    older: bool = False
    """Whether there are older checks that are not looked at."""
    reminded: bool = True
    """Whether they are reminded of what is open."""
    own: OwnSettings = NOTHING_SET
    zone: str = ""
    """The zone that holds for them."""
    offered: tuple[tuple[str, str], ...] = ()
    """Flows that can be started: id and title."""
    language: str = ""
    """The language they have set, here or in Slack, where they have."""


def concerned(assessment: Assessment) -> frozenset[str]:
    """Name those on whose Home a check stands."""
    carers = (care.owner for care in assessment.care.values() if care.owner)
    return frozenset(
        person for person in {assessment.owner, *people_asked(assessment), *carers} if not is_forgotten(person)
    )


def home(pinned: Sequence[PINNED], person: str, now: datetime, page: int) -> Home:
    """Lay out one page of all that is a person's; a page that is no longer there is the last one."""
    rows = sorted((row for each in pinned for row in _rows(*each, person, now)), key=_place)
    pages = max(1, -(-len(rows) // A_PAGE))
    page = max(0, min(page, pages - 1))
    shown = tuple(rows[page * A_PAGE : (page + 1) * A_PAGE])
    # Where a check stands takes long to work out, so it is asked of those on this page alone.
    checks = {row.assessment for row in shown if row.kind in {"check", "other"}}
    stands = tuple((each.id, _stand(flow, each, now)) for flow, each in pinned if each.id in checks)
    return Home(shown, stands, page, pages)


def _place(row: Row) -> tuple[int, date]:
    return ORDER.index(row.kind), (row.due or date.max) if row.kind == "gap" else date.min


def _rows(flow: Flow, assessment: Assessment, person: str, now: datetime) -> Sequence[Row]:
    began = None if assessment.subject else assessment.started_at
    kind: Kind = "check" if person in concerned(assessment) else "other"
    rows = [Row(kind, assessment.id, assessment.channel, flow.title, assessment.subject, began=began)]
    about = rows[0].assessment, rows[0].channel, rows[0].title, rows[0].subject
    if assessment.led_to is not None:
        return rows
    if questions := len(open_questions(assessment, flow, person)):
        rows.append(Row("questions", *about, count=questions, began=began))
    elif offered := len(offered_questions(assessment, flow, person)):
        rows.append(Row("offered", *about, count=offered, began=began))
    current = open_check_in(assessment)
    if current is not None and person in waiting_for(assessment, current):
        rows.append(Row("check_in", *about, card=check_in_name(current), due=current.date, began=began))
    mine = [id_ for id_, care in assessment.care.items() if care.owner == person and id_ in flow.questions]
    if assessment.closed is None or not mine:
        return rows
    today, levels = local_day(assessment, now), standing_sheet(flow, assessment, now).levels
    for id_ in mine:
        level, due = levels.get(id_), assessment.care[id_].due
        if level is not None and level < 1 and not is_waived(assessment, id_, today):
            late = due is not None and due < today
            card, short = summary_name(assessment), flow.questions[id_].short
            rows.append(Row("gap", *about, card, short=short, due=due, overdue=late, began=began))
    return rows


def _stand(flow: Flow, assessment: Assessment, now: datetime) -> Stand:
    root = root_wanted(flow, assessment, now)
    ahead = root.outlook
    return Stand(
        verdict=root.verdict,
        mark=root.mark,
        is_open=root.state == "open",
        answered=root.questions_answered,
        questions=root.questions,
        next_check_in=ahead.next_at if ahead else None,
        paused=ahead is not None and ahead.paused_at is not None,
        expired=root.expired,
        led_on=root.led_on,
        checks_in=ahead is not None,
        stops=ahead is not None and ahead.stops,
        paused_by=ahead.paused_by if ahead else None,
        owner=root.owner,
    )
