"""What the tests of drawing share: the shipped flows, a team, nasty texts, and any card a flow could ask for."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import get_args

from hypothesis import strategies as st

from bot.engine import events
from bot.engine.cards.check import (
    AfterCard,
    CallCard,
    Card,
    ContradictionCard,
    HoldingSplit,
    LeftOpen,
    RootCard,
    SectionCard,
    SectionLine,
    SplitCard,
    SummaryCard,
    ToWrite,
)
from bot.engine.cards.follow_up import Outlook, TrendPoint
from bot.engine.cards.parts import Change, Said
from bot.engine.cards.question import AskedAgain, QuestionView, Settled
from bot.engine.decision import Decision
from bot.engine.reminders.card import NudgeCard, NudgeLine
from bot.engine.reminders.matters import ASK_AGAIN, Kind
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.follow_up import Schedule
from bot.engine.transition import apply, start
from bot.engine.wanted.check import cards_wanted
from bot.engine.weighed.summary import FailedGate, Gap, OpenSplit, Remark, Summary
from bot.engine.weighed.turning import Flip, Things, Turn, Ways
from bot.engine.weighed.verdict import Missing, Outcome
from bot.flow.building.flow import build
from bot.flow.model.flow import Flow, Guidance
from bot.questions import Buttons, Checkboxes, Option
from bot.slack.cards import draw
from bot.slack.cards.drawing import Links
from bot.slack.cards.nudge import draw_nudge
from bot.usecases.ports import Drawn

ANA, BEN, CY, DEE = "U0ANA", "U0BEN", "U0CY", "W0DEE"
TEAM = (ANA, BEN, CY, DEE)
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
FLOWS = Path(__file__).parents[2] / "flows"
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in FLOWS.glob("guidance*/*.md")}
FRAGMENTS = {path.stem: path.read_text(encoding="utf-8") for path in FLOWS.glob("fragments/*.yml")}
FRAGMENTS |= {f"../{file.stem}": file.read_text(encoding="utf-8") for file in sorted(FLOWS.glob("*.yml"))}
LINE = "From a supplier's PDF invoice, return the six booking fields as JSON for the accounts team."


@cache
def shipped(name: str) -> Flow:
    """Build a shipped flow."""
    path = FLOWS / f"{name}.yml"
    flow = build(path.read_text(encoding="utf-8"), str(path), PAGES, FRAGMENTS)
    assert isinstance(flow, Flow), flow
    return flow


def begun(flow: Flow, asked: tuple[str, ...] = (ANA, BEN, CY), *, subject: str = "invoice tagging") -> Assessment:
    """Start a check of the shipped readiness flow."""
    answers = {"task_line": Answer(LINE), "motive": Answer("form")}
    event = events.Started(ANA, "A1b2c3d4e5f60718", flow.id, "C0123", ANA, subject, asked, answers=answers)
    decision = start(flow, event, NOON)
    assert isinstance(decision, Decision), decision
    return decision.assessment


def after(flow: Flow, assessment: Assessment, *happened: events.Event) -> Assessment:
    """Let events happen, a minute apart."""
    now = NOON
    for event in happened:
        now += timedelta(minutes=1)
        decision = apply(flow, assessment, event, now)
        assert isinstance(decision, Decision), decision
        assessment = decision.assessment
    return assessment


def says(by: str, **answers: object) -> events.Answered:
    """Let somebody answer; plain values stand for answers without a link."""
    return events.Answered(
        by, {id_: each if isinstance(each, Answer) else Answer(each) for id_, each in answers.items()}
    )


def cards_of(flow: Flow, assessment: Assessment):
    """Give the cards wanted, and a link to each, as if all stood already."""
    cards = cards_wanted(flow, assessment, NOON + timedelta(hours=1))
    return cards, {name: permalink(place) for place, name in enumerate(cards)}


def permalink(place: int) -> str:
    """Write the address of a reply the way Slack does."""
    return (
        f"https://a-rather-long-workspace.slack.com/archives/C0123456789/p17639800000{place:05}"
        "?thread_ts=1763980000.000100&cid=C0123456789"
    )


# Any card

EVIL = (
    "<!channel>",
    "<!here|here>",
    "<@U0EVIL>",
    "<#C0EVIL>",
    "<https://evil.example|https://good.example>",
    "&lt;!channel&gt;",
    "```",
    "`x`",
    "*b* _i_ ~s~",
    "|",
    ">>>",
    "\u202eevil",
    "\x00",
    "\ud800",
    "\n\n",
    "@here",
    "#general",
    "🧑‍🚀" * 40,
    "&" * 200,
    "<" * 200,
    "w" * 3500,
)


def _evil(place: int) -> str:
    return EVIL[place]


evil = st.integers(0, len(EVIL) - 1).map(_evil)
nasty = st.lists(evil | st.text(max_size=30), max_size=5).map("".join)
short = nasty.map(lambda text: (text.replace("\ud800", "").strip() or "A name")[:60])
"""Names of flows, sections and questions: the loader keeps these short, whatever stands in them."""
people = st.lists(st.sampled_from([f"U0P{number}" for number in range(40)]), unique=True, max_size=40).map(tuple)
person = st.sampled_from(TEAM)
names = st.from_regex(r"[a-z][a-z0-9_]{0,39}", fullmatch=True)
LINKS = (
    "https://docs.example/x?a=1&b=2|3",
    "https://evil.example/" + "x" * 1900,
    "javascript:alert(1)",
    "https://a b",
    "https://good.example@evil.example/",
)


def _link(place: int) -> str:
    return LINKS[place]


a_link = st.integers(0, len(LINKS) - 1).map(_link)
links_given = st.none() | a_link
instants = st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone
st.register_type_strategy(datetime, instants)  # no card is of a year that Slack could not show
levels = st.sampled_from([0.0, 0.17, 1 / 3, 0.5, 0.75, 1.0])
options = st.lists(short, min_size=1, max_size=5).map(
    lambda texts: {f"o{place}": Option(text=text) for place, text in enumerate(texts)}
)
ten_options = st.lists(short, min_size=1, max_size=10).map(
    lambda texts: {f"o{place}": Option(text=text) for place, text in enumerate(texts)}
)
said = st.builds(Said, person, nasty, links_given, st.booleans(), st.booleans(), st.none())
settled = st.builds(Settled, nasty, nasty, person)
views = st.builds(
    QuestionView,
    id=names,
    number=st.integers(1, 100),
    short=short,
    ask=nasty,
    help=st.none() | nasty,
    state=st.sampled_from(["open", "answered", "revealed", "settled", "closed"]),
    hidden=st.booleans(),
    control=st.none() | options.map(Buttons) | ten_options.map(Checkboxes),
    answered_by=people,
    waiting_for=people,
    said=st.lists(said, max_size=12).map(tuple),
    brought=st.lists(said, max_size=3).map(tuple),
    brought_from=short,
    may_reveal=st.booleans(),
    split=st.booleans(),
    settle=st.booleans(),
    settled=st.none() | settled,
    note=st.none() | nasty,
    asked_of=st.sampled_from(["owner", "anyone", "everyone"]),
    again=st.none() | st.builds(AskedAgain, person, nasty),
    handed=st.lists(st.tuples(person, person), max_size=40).map(tuple),
    counts=people,
)
several_views = st.lists(views, min_size=1, max_size=4, unique_by=lambda view: view.id).map(tuple)
many_views = st.builds(
    lambda view, count: tuple(replace(view, id=f"q{place}", number=place) for place in range(1, count + 1)),
    views,
    st.integers(1, 40),
)
assessments = st.just("0123456789abcdef0123456789abcdef")
ended = st.none() | st.just(f"Closed by <@{ANA}>")
sections = st.builds(
    SectionCard,
    name=st.just("section/task"),
    assessment=assessments,
    title=short,
    place=st.integers(1, 9),
    of=st.integers(9, 20),
    owner=person,
    calls=people,
    questions=several_views | many_views,
    ended=ended,
    ended_at=st.none() | instants,
)
section_lines = st.builds(
    SectionLine,
    names,
    short,
    st.integers(0, 5),
    st.integers(0, 4),
    st.just(9),
    st.integers(0, 3),
    st.none() | short,
    levels,
)
open_splits = st.builds(HoldingSplit, names, short, st.just("split/q"), st.booleans())
days = st.dates(date(2026, 1, 1), date(2030, 1, 1))
outlooks = st.builds(
    Outlook,
    schedule=st.none() | st.builds(Schedule, st.integers(0, 6), st.times(), st.just("Europe/Berlin"), person, instants),
    next_at=st.none() | instants,
    paused_at=st.none() | instants,
    paused_by=st.none() | person,
    open_check_in=st.none() | st.just("check_in/2026-11-30"),
    waiting_for=people,
    streak=st.none() | st.tuples(short, st.integers(0, 60)),
    watched=st.lists(nasty, max_size=3).map(tuple),
    look_back=st.none() | days,
    expired=st.booleans(),
    trend=st.lists(
        st.builds(
            TrendPoint,
            days,
            st.sampled_from(["held", "missed", "cut_short"]),
            st.integers(0, 60),
            st.integers(0, 16),
            short,
        ),
        max_size=30,
    ).map(tuple),
)
roots = st.builds(
    RootCard,
    name=st.just("root"),
    assessment=assessments,
    title=short,
    subject=nasty,
    owner=person,
    anyone_here=st.booleans(),
    started_at=instants,
    sections=st.lists(section_lines, min_size=1, max_size=30).map(tuple),
    answered=people,
    waiting_for=people.map(lambda them: tuple((each, 3) for each in them)),
    questions_answered=st.integers(0, 12),
    questions_passed=st.integers(0, 4),
    questions_begun=st.integers(0, 3),
    questions=st.just(16),
    splits=st.lists(open_splits, max_size=4).map(tuple),
    alone=st.booleans(),
    state=st.sampled_from(["open", "closed"]),
    closes_at=st.none() | instants,
    reopened=st.booleans(),
    mark=st.none() | st.sampled_from(["tada", "not an emoji <!here>"]),
    verdict=st.none() | short,
    headline=st.none() | nasty,
    early=st.none() | nasty,
    expires_at=st.none() | instants,
    begun=st.booleans(),
    ended=ended,
    ended_at=st.none() | instants,
    summary=st.none() | st.just("summary/1"),
    then_button=st.none() | short,
    led_on=st.booleans(),
    outlook=st.none() | outlooks,
)
splits = st.builds(
    SplitCard,
    name=st.just("split/q"),
    assessment=assessments,
    question=names,
    short=short,
    stands_on=st.just("section/task"),
    owner=person,
    said=st.lists(st.tuples(nasty, people), max_size=9).map(tuple),
    may_vote=st.booleans(),
    vote=st.none() | views,
    may_settle=st.booleans(),
    settled=st.none() | settled,
    ended=ended,
    ended_at=st.none() | instants,
)
contradictions = st.builds(
    ContradictionCard,
    name=st.just("contradiction/x"),
    assessment=assessments,
    text=nasty,
    between=st.lists(short, min_size=2, max_size=4).map(tuple),
    stand=st.lists(st.tuples(short, st.sampled_from(["section/task", "section/fit"])), max_size=4).map(tuple),
    ended=ended,
    ended_at=st.none() | instants,
)
calls = st.builds(
    CallCard,
    name=st.just("call/1"),
    assessment=assessments,
    by=person,
    people=people.filter(bool),
    why=st.sampled_from(["asked", "handed", "again"]),
    note=nasty,
    shorts=st.lists(short, max_size=4).map(tuple),
    after=st.none() | short,
    question=st.none() | views,
    over=st.booleans(),
)
page_ids = st.sampled_from([*PAGES, "no-such-page"])
gaps = st.builds(
    Gap, names, short, st.none() | nasty, levels, nasty, nasty, st.none() | page_ids, st.booleans(), st.none() | names
)
remarks = st.builds(Remark, names, short, nasty, st.none() | page_ids, st.lists(names, max_size=3).map(tuple))
turns = st.builds(
    Turn,
    question=names,
    short=short,
    how=st.sampled_from(["level", "split", "people", "option"]),
    level=levels,
    to=levels,
    verdict=names,
    who=people,
    said=st.none() | nasty,
    other=st.none() | nasty,
    again=st.lists(short, max_size=3).map(tuple),
)
things = st.builds(
    Things, st.integers(2, 16), st.lists(st.tuples(names, short), min_size=1, max_size=16).map(tuple), names
)
summaries = st.builds(
    Summary,
    outcome=st.builds(
        Outcome,
        names,
        names,
        nasty,
        st.lists(names, max_size=5).map(tuple),
        st.lists(
            st.builds(
                Missing, nasty, st.none() | names, st.lists(names, max_size=3).map(tuple), st.none() | st.just("task")
            ),
            max_size=12,
        ).map(tuple),
        st.none() | nasty,
        st.sampled_from(["condition", "needs", "nothing"]),
    ),
    sections=st.lists(st.tuples(names, short, st.none() | levels), min_size=1, max_size=30).map(tuple),
    gates=st.lists(st.builds(FailedGate, names, short, nasty, st.lists(names, max_size=6).map(tuple)), max_size=6).map(
        tuple
    ),
    gaps=st.lists(gaps, max_size=8).map(tuple) | st.builds(lambda gap, count: (gap,) * count, gaps, st.integers(1, 60)),
    splits=st.lists(st.builds(OpenSplit, names, levels, st.booleans()), max_size=6).map(tuple),
    warnings=st.lists(remarks, max_size=6).map(tuple),
    contradictions=st.lists(remarks, max_size=6).map(tuple),
    notes=st.lists(st.tuples(names, nasty), max_size=6).map(tuple),
    ways=st.builds(
        Ways,
        st.lists(st.builds(Flip, names, short, levels, levels, names, people), max_size=3).map(tuple),
        st.lists(turns, max_size=3).map(tuple),
        st.none() | things,
    ),
    respondents=st.integers(0, 9),
)
to_write = st.none() | st.builds(ToWrite, st.just("after/ready"), st.integers(1, 30))
summary_cards = st.builds(
    SummaryCard,
    name=st.just("summary/1"),
    assessment=assessments,
    title=short,
    subject=nasty,
    owner=person,
    mark=st.just("tada"),
    verdict=short,
    verdicts=st.just((("ready", "READY"),)),
    best=st.booleans(),
    outside=st.booleans(),
    summary=summaries,
    cards=st.lists(st.tuples(names, st.just("section/task")), max_size=9).map(tuple),
    shorts=st.lists(st.tuples(names, short), max_size=9).map(tuple),
    evidence=st.lists(st.tuples(names, a_link), max_size=9).map(tuple),
    settled=st.lists(st.tuples(names, settled), max_size=6).map(tuple),
    left_open=st.lists(st.builds(LeftOpen, names, short, people), max_size=16).map(tuple),
    silent=people,
    ended=st.just(f"Closed by <@{ANA}>"),
    ended_at=instants,
    expires_at=st.none() | instants,
    before=st.none() | short,
    changes=st.lists(st.builds(Change, names, short, st.none() | levels, st.none() | levels), max_size=20).map(tuple),
    guidance=st.none() | page_ids,
    then_button=st.none() | short,
    led_on=st.booleans(),
    may_reopen=st.booleans(),
    outlook=st.none() | outlooks,
    to_write=to_write,
)
afters = st.builds(
    AfterCard,
    st.just("after/ready"),
    assessments,
    short,
    person,
    st.lists(views, min_size=1, max_size=3, unique_by=lambda v: v.id).map(tuple),
)
nudge_lines = st.builds(
    NudgeLine,
    kind=st.sampled_from(get_args(Kind)),
    title=short,
    subject=nasty,
    what=short,
    day=instants.map(lambda instant: instant.date()),
    place=st.sampled_from(["section/task", "summary/1", "root"]),
).map(lambda line: replace(line, what=ASK_AGAIN) if line.kind == "expiry" else line)  # no text of anybody's
nudges = st.builds(
    NudgeCard,
    state=st.sampled_from(["open", "later", "stopped", "over"]),
    lines=st.lists(nudge_lines, min_size=1, max_size=40).map(tuple),
    again_at=st.none() | instants,
)
KINDS = (roots, sections, splits, contradictions, calls, summary_cards, afters, nudges)


def drawn_of(card: Card | NudgeCard, links: Links) -> Drawn:
    """Draw a card of whatever kind."""
    return draw_nudge(card, links) if isinstance(card, NudgeCard) else draw(card, links, guidance())


@st.composite
def cards(draw):
    """Any card a flow and a team could bring about, and some they could not."""
    return draw(KINDS[draw(st.integers(0, len(KINDS) - 1))])


@st.composite
def some_links(draw):
    """Links to some of the cards, as if only these stood."""
    standing = draw(
        st.sets(st.sampled_from(["root", "section/task", "section/fit", "split/q", "summary/1", "contradiction/x"]))
    )
    return {name: permalink(place) for place, name in enumerate(sorted(standing))}


@cache
def guidance() -> dict[str, Guidance]:
    """Give the pages both shipped flows link."""
    return {**shipped("readiness").guidance, **shipped("quick").guidance}
