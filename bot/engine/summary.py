"""What a sheet says in full: the verdict, gaps in order, splits, warnings, contradictions, and what would change it."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.engine.sheet import Sheet, SheetEnv, say
from bot.engine.standing import Standing
from bot.engine.verdict import Outcome, decide
from bot.flow.model import Gate
from bot.flow.model_question import Question

FLIPS = 3
"""How many flips a summary names at most."""


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


@dataclass(frozen=True)
class Flip:
    """One question whose next level would change the verdict, and who could check it."""

    question: str
    short: str
    level: float
    to: float
    verdict: str
    who: tuple[str, ...]


@dataclass(frozen=True)
class Remark:
    """A warning or a contradiction."""

    id: str
    title: str
    text: str
    guidance: str | None
    between: tuple[str, ...] = ()


@dataclass(frozen=True)
class FailedGate:
    """A gate that fails, and what is said to the team."""

    id: str
    title: str
    text: str
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Summary:
    """All a summary says; the same sheet gives the same summary."""

    outcome: Outcome
    sections: tuple[tuple[str, str, float | None], ...]
    """Id, title and value of each section."""
    gates: tuple[FailedGate, ...]
    gaps: tuple[Gap, ...]
    splits: tuple[str, ...]
    warnings: tuple[Remark, ...]
    contradictions: tuple[Remark, ...]
    notes: tuple[tuple[str, str], ...]
    flips: tuple[Flip, ...]
    respondents: int


def summarise(sheet: Sheet) -> Summary:
    """Say all there is to say about a sheet."""
    env = SheetEnv(sheet)
    outcome = decide(sheet)
    return Summary(
        outcome=outcome,
        sections=tuple((section.id, section.title, sheet.sections[section.id]) for section in sheet.flow.sections),
        gates=tuple(FailedGate(gate.id, gate.title, say(gate.say, env), gate.questions) for gate in sheet.failed_gates),
        gaps=tuple(_gap(sheet, standing) for standing in _below_full(sheet)),
        splits=sheet.splits,
        warnings=tuple(
            Remark(each.id, each.title, each.say.render(env) or "", each.guidance)
            for each in sheet.flow.warnings
            if each.when.holds(env)
        ),
        contradictions=tuple(contradictions(sheet)),
        notes=tuple(notes(sheet)),
        flips=flips(sheet, outcome),
        respondents=sheet.respondents,
    )


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
    return template.render(SheetEnv(sheet, {"value": standing.value})) if template else None


def flips(sheet: Sheet, outcome: Outcome) -> tuple[Flip, ...]:
    """Find the single questions whose next level changes the verdict: one down from the best verdict, else one up.

    The shortest step comes first, and among equals the order of gaps.
    """
    best = sheet.flow.order[-1]
    found: list[Flip] = []
    for standing in _ranked(sheet):
        question, level = standing.question, standing.level
        to = _next_level(question, level, up=outcome.verdict != best) if level is not None else None
        if level is None or to is None:
            continue
        other = decide(sheet.with_level(question.id, to)).verdict
        if other != outcome.verdict:
            who = tuple(person for person, _ in standing.counting) or (sheet.owner,)
            found.append(Flip(question.id, question.short, level, to, other, who))
    found.sort(key=lambda flip: abs(flip.to - flip.level))
    return tuple(found[:FLIPS])


def attainable(question: Question) -> tuple[float, ...]:
    """List the levels a question can have, lowest first: those its rules give, and 0."""
    results = [rule.result for rule in question.level]
    if isinstance(question.together, tuple):
        results += [rule.result for rule in question.together]
    return tuple(sorted({0.0} | {float(each) for each in results if not isinstance(each, str)}))


def _next_level(question: Question, level: float, *, up: bool) -> float | None:
    levels = attainable(question)
    if up:
        return next((each for each in levels if each > level), None)
    return next((each for each in reversed(levels) if each < level), None)


def _below_full(sheet: Sheet) -> list[Standing]:
    return [standing for standing in _ranked(sheet) if standing.level is not None and standing.level < 1]


def _ranked(sheet: Sheet) -> list[Standing]:
    """Order questions: those of failed gates first, then by their section's value, then by number."""
    gates = sheet.failed_gates

    def rank(standing: Standing) -> tuple[int, float, int]:
        question = standing.question
        gate = next((place for place, each in enumerate(gates) if question.id in each.questions), len(gates))
        return gate, sheet.sections[question.section] or 0.0, question.number

    return sorted(sheet.standings.values(), key=rank)


def _gap(sheet: Sheet, standing: Standing) -> Gap:
    question = standing.question
    option = question.type.picked(standing.value) if standing.value is not None else None
    text = question.gap
    gate: Gate | None = next((each for each in sheet.failed_gates if question.id in each.questions), None)
    return Gap(
        question=question.id,
        short=question.short,
        said=question.type.say(standing.value) if standing.value is not None else None,
        level=standing.level or 0.0,
        do=(option.do if option else None) or (text.do if text else ""),
        done=text.done if text else "",
        guidance=(option.guidance if option else None) or (text.guidance if text else None),
        split=standing.split,
        gate=gate.id if gate else None,
    )
