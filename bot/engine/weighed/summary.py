"""What a sheet says in full: the verdict, gaps in order, splits, warnings, contradictions, and what would change it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.engine.weighed.looked_back import not_held
from bot.engine.weighed.ranking import questions_behind, ranked
from bot.engine.weighed.sheet import Sheet
from bot.engine.weighed.sheet_env import SheetEnv, say
from bot.engine.weighed.standing import Standing
from bot.engine.weighed.turning import Ways, ways
from bot.engine.weighed.verdict import Outcome, decide


@dataclass(frozen=True)
class Gap:
    """A question below full level, and what to do about it."""

    question: str
    short: str
    said: str | None
    level: float
    do: str
    done: str
    guidance: str | None
    split: bool
    gate: str | None
    unlinked: bool = False
    """Whether what was said would be worth more with the link the question asks for."""
    link_is_all: bool = False
    """Whether that link is all it lacks."""
    undated: bool = False
    """Whether it has its link, and would be worth more with the day since which it was seen."""
    by: tuple[str, ...] = ()
    """Those who said it, where it is theirs and not everybody's: in words of their own, or others said otherwise."""
    settled: bool = False
    """Whether it is the owner's word on a split."""
    measured: bool = False
    """Whether check-ins measured it, so that nobody has said just this."""
    quoted: bool = False
    """Whether it is in somebody's own words."""
    not_held: tuple[str, ...] = ()
    """What of it was looked back on and did not hold."""


@dataclass(frozen=True)
class Remark:
    """A warning or a contradiction."""

    id: str
    title: str
    text: str
    guidance: str | None
    between: tuple[str, ...] = ()
    """The questions it rests on."""


@dataclass(frozen=True)
class FailedGate:
    """A gate that fails, and what is said to the team."""

    id: str
    title: str
    text: str
    questions: tuple[str, ...]
    """Those that make it fail."""


@dataclass(frozen=True)
class OpenSplit:
    """A question whose answers lie too far apart, what it counts meanwhile, and whether its owner may settle it."""

    question: str
    level: float
    settle: bool


@dataclass(frozen=True)
class Aside:
    """A question that somebody says does not apply: whether it does, who says so and why, and who answered it."""

    question: str
    short: str
    applies: bool
    said: tuple[tuple[str, str], ...]
    """Person and reason; the reason may be blank."""
    settled: bool
    """Whether its owner decided so for all."""
    answered_by: tuple[str, ...]
    """Those who gave an answer all the same; while it applies, theirs count."""


@dataclass(frozen=True)
class Summary:
    """All a summary says; the same sheet gives the same summary."""

    outcome: Outcome
    sections: tuple[tuple[str, str, float | None], ...]
    """Id, title and value of each section."""
    gates: tuple[FailedGate, ...]
    gaps: tuple[Gap, ...]
    splits: tuple[OpenSplit, ...]
    warnings: tuple[Remark, ...]
    contradictions: tuple[Remark, ...]
    notes: tuple[tuple[str, str], ...]
    ways: Ways
    """What would change the verdict."""
    respondents: int
    asides: tuple[Aside, ...] = ()
    """What does not apply, and what some say does not."""
    holding: tuple[str, ...] = ()
    """The gaps that hold a better verdict back; none where something it lacks rests on no gap."""


def summarise(sheet: Sheet) -> Summary:
    """Say all there is to say about a sheet."""
    env = SheetEnv(sheet)
    outcome, below = decide(sheet), gaps(sheet)
    return Summary(
        outcome=outcome,
        sections=tuple(
            (section.id, section.title, sheet.sections[section.id])
            for section in sheet.flow.sections
            if any(sheet.standings[id_].stands for id_ in section.questions)
        ),
        gates=tuple(
            FailedGate(gate.id, gate.title, say(gate.say, env), questions_behind(sheet, gate.fails))
            for gate in sheet.failed_gates
        ),
        gaps=below,
        splits=tuple(
            OpenSplit(id_, standing.level or 0.0, standing.question.settle)
            for id_, standing in sheet.standings.items()
            if standing.split
        ),
        warnings=tuple(
            Remark(each.id, each.title, each.say.render(env) or "", each.guidance, questions_behind(sheet, each.when))
            for each in sheet.flow.warnings
            if each.when.holds(env)
        ),
        contradictions=tuple(contradictions(sheet)),
        notes=tuple(notes(sheet)),
        ways=ways(sheet, outcome),
        respondents=sheet.respondents,
        asides=tuple(asides(sheet)),
        holding=tuple(_holding(sheet, outcome, [gap.question for gap in below])),
    )


def _holding(sheet: Sheet, outcome: Outcome, below: Sequence[str]) -> Iterator[str]:
    questions = {section.id: section.questions for section in sheet.flow.sections}
    rests = [{*each.questions, *questions.get(each.section or "", ())}.intersection(below) for each in outcome.missing]
    if all(rests):  # else gaps alone do not hold it back
        yield from (id_ for id_ in below if any(id_ in each for each in rests))


def gaps(sheet: Sheet) -> tuple[Gap, ...]:
    """List the questions below full level: those that make a gate fail first, then the lowest section, then number."""
    gate_of: dict[str, str] = {}
    for gate in sheet.failed_gates:
        for id_ in questions_behind(sheet, gate.fails):
            gate_of.setdefault(id_, gate.id)
    below = (standing for standing in ranked(sheet) if is_gap(standing))
    return tuple(_gap(sheet, standing, gate_of.get(standing.question.id)) for standing in below)


def is_gap(standing: Standing) -> bool:
    """Whether a question leaves something to be closed."""
    return standing.stands and standing.level is not None and standing.level < 1


def asides(sheet: Sheet) -> Iterator[Aside]:
    """Name what does not apply, and what some say does not, with their reasons."""
    for id_, standing in sheet.standings.items():
        if standing.asked and standing.aside:
            short, by = standing.question.short, standing.answered_by
            yield Aside(id_, short, standing.applies, standing.aside, standing.settled, by)


def contradictions(sheet: Sheet) -> Iterator[Remark]:
    """Name the answers that do not go together."""
    env = SheetEnv(sheet)
    for each in sheet.flow.contradictions:
        if each.when.holds(env):
            yield Remark(each.id, "", each.ask.render(env) or "", None, each.between)


def notes(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Say what the value that counts means, for each question that has something to say about it."""
    for id_, standing in sheet.standings.items():
        text = note(sheet, standing)
        if text:
            yield id_, text


def note(sheet: Sheet, standing: Standing) -> str | None:
    """Say what the value that counts means; None where there is nothing to say."""
    template = standing.question.note
    return template.render(SheetEnv(sheet, {"value": standing.value})) if template and standing.stands else None


def was_measured(sheet: Sheet, standing: Standing) -> bool:
    """Whether the value that counts was measured: it stands in place of what was said or settled, and is neither."""
    id_, value = standing.question.id, standing.value
    if value is None or sheet.laid is None:
        return False
    if standing.measured:
        return True
    if standing.settled:
        word = sheet.laid.given.settled.get(id_)
        return word is not None and word.value != value
    given = sheet.given.get(id_, {})
    return all(
        person not in given or given[person].value != value
        for person, answer in standing.counting
        if answer.value == value
    )


def _gap(sheet: Sheet, standing: Standing, gate: str | None) -> Gap:
    question = standing.question
    option = question.type.picked(standing.value) if standing.value is not None else None
    text = question.gap_after(standing.value)
    quoted = option is None and question.type.typed is not None
    return Gap(
        question=question.id,
        short=question.short,
        said=question.type.say(standing.value) if standing.value is not None else None,
        level=standing.level or 0.0,
        do=text.do if text else "",
        done=text.done if text else "",
        guidance=text.guidance if text else None,
        split=standing.split,
        gate=gate,
        unlinked=not standing.settled and question.id in sheet.unlinked,
        link_is_all=not standing.settled and question.id in sheet.only_unlinked,
        undated=not standing.settled and question.id in sheet.undated,
        by=_said_by(sheet, standing, quoted=quoted),
        settled=standing.settled,
        measured=was_measured(sheet, standing),
        quoted=quoted,
        not_held=not_held(sheet, question.id),
    )


def _said_by(sheet: Sheet, standing: Standing, *, quoted: bool) -> tuple[str, ...]:
    """Name those whose own answer is the value that counts; what was settled or measured since is nobody's answer."""
    if standing.settled or standing.measured or standing.question.asked_of == "owner":
        return ()
    given = sheet.given.get(standing.question.id, {})
    if not quoted and all(each.value is None or each.value == standing.value for each in given.values()):
        return ()
    return tuple(
        person
        for person, answer in standing.counting
        if answer.value == standing.value and person in given and given[person].value == answer.value
    )
