"""What can happen in a flow at all: every wording asked, every gate failing and holding, every rule, every verdict."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import z3

from bot.engine.asked.branching import as_asked
from bot.flow.model.loop import asked_for
from bot.flow.model.question import Question
from bot.proof.ground import Ground, is_asked, variant_asked
from bot.proof.report import Kind, Reach, Reached
from bot.proof.search import Search, UndecidedError
from bot.proof.sheets import AnySheet
from bot.proof.solver import YES, Formula
from bot.proof.time_left import SolverGaveUpError
from bot.proof.witness import Decided


@dataclass(frozen=True)
class _Event:
    """Something that should be able to happen: when it does to the solver, and how the engine shows it."""

    kind: Kind
    id: str
    what: str
    when: Formula
    seen: Callable[[Decided], bool]


def reach(ground: Ground, any_sheet: AnySheet, search: Search) -> tuple[Reached, ...]:
    """Find for each thing that should be able to happen a sheet on which it does."""
    known: list[Decided] = []
    found = []
    for event in (*_questions(ground, any_sheet), *_gates(any_sheet), *_rules(any_sheet), *_verdicts(any_sheet)):
        state, sheet = _look_for(event, known, search)
        found.append(Reached(event.kind, event.id, event.what, state, sheet.plain if sheet else None))
    return tuple(found)


def _look_for(event: _Event, known: list[Decided], search: Search) -> tuple[Reach, Decided | None]:
    """Look among the sheets found for something else first."""
    seen = next((sheet for sheet in known if event.seen(sheet)), None)
    if seen is not None:
        return "reached", seen
    try:
        found = search.find(event.when, lambda sheets: event.seen(sheets[0]))
    except UndecidedError:
        return "undecided", None
    except SolverGaveUpError:
        return "unproved", None
    if found is None:
        return "never", None
    known.append(found[0])
    return "reached", found[0]


def _questions(ground: Ground, any_sheet: AnySheet) -> Iterator[_Event]:
    later = frozenset(id_ for slots in ground.flow.instances.values() for id_ in slots[1:])
    for id_, question in ground.flow.questions.items():
        if id_ in later:  # what is asked for one item is asked for any
            continue
        for place in (None, *range(len(question.variants))):
            words = [
                word
                for word in ground.standings[id_]
                if is_asked(question, word) and variant_asked(question, word) == place
            ]
            when = z3.Or([any_sheet.said(word) for word in words]) if question.variants or question.when else YES
            asked = question if place is None else question.variants[place].question
            what = "asked" if place is None else question.variants[place].when.text
            yield _Event("question", asked_for(id_), what, when, _is_asked(question, asked))
    for name, verdict in ground.flow.verdicts.items():
        for question in verdict.ask:
            yield _Event("question", question.id, "asked", any_sheet.verdicts[name], _has_verdict(name))


def _is_asked(question: Question, asked: Question) -> Callable[[Decided], bool]:
    def is_asked_so(decided: Decided) -> bool:
        return decided.sheet.standing(question.id).asked and as_asked(question, decided.sheet.owners) is asked

    return is_asked_so


def _has_verdict(name: str) -> Callable[[Decided], bool]:
    return lambda decided: decided.outcome.verdict == name


def _gates(any_sheet: AnySheet) -> Iterator[_Event]:
    def does_fail(gate: str) -> Callable[[Decided], bool]:
        return lambda decided: gate in decided.outcome.failed_gates

    def does_hold(gate: str) -> Callable[[Decided], bool]:
        return lambda decided: gate not in decided.outcome.failed_gates

    for id_, fails in any_sheet.gates.items():
        yield _Event("gate", id_, "fails", fails, does_fail(id_))
        yield _Event("gate", id_, "holds", z3.Not(fails), does_hold(id_))


def _rules(any_sheet: AnySheet) -> Iterator[_Event]:
    def is_first(rule: str) -> Callable[[Decided], bool]:
        return lambda decided: decided.outcome.rule == rule

    for id_, first in any_sheet.rules.items():
        yield _Event("rule", id_, "first", first, is_first(id_))


def _verdicts(any_sheet: AnySheet) -> Iterator[_Event]:
    for name, reached in any_sheet.verdicts.items():
        yield _Event("verdict", name, "reached", reached, _has_verdict(name))
