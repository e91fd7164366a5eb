"""Answers of the same worth, as cells: to whatever a verdict can hinge on, all answers of one cell are alike."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from functools import cached_property
from typing import Any

import z3

from bot.flow.conditions import Env, Rule, evaluation, exact, tree
from bot.flow.model.question import Question
from bot.proof.formulas import InexpressibleError, LeftOut, Share, holds
from bot.proof.hinges import Hinge, OfAnswers, OfOwner, OwnersWord, Range
from bot.proof.solver import NO, YES, Formula, Term, fraction_in, is_true, model_of, new_solver, number_in, real
from bot.proof.symbols import TIDINESS, Quantity, Symbol, Unknown, read_back, unknown

Wanted = tuple[tree.Expression, tuple[tuple[tree.Expression, bool], ...]]
"""A condition asked of one answer, and the owner's word it is asked under."""


NOT_APPLICABLE = "not_applicable"
"""What an answer sheet says in place of an answer to a question that does not apply."""


class _Silence:
    """The surroundings of a condition about an owner who has said nothing."""

    def lookup(self, _name: str, /) -> None:
        return None

    def call(self, name: str, _argument: str, /) -> bool | None:
        return False if name == "answered" else None

    def answers(self, _question: str | None, /) -> Sequence[Env]:
        return ()

    def is_owner(self) -> bool:
        return False


_SILENCE = _Silence()


def holds_of_silence(node: tree.Expression) -> bool:
    """Tell whether a condition holds where nobody has said anything."""
    return evaluation.condition(node)(_SILENCE)


@dataclass(frozen=True)
class Asked:
    """A question as it is asked after one word of the owner's, with everything that hinges on it."""

    question: Question
    owner_named: str | None
    """Its id where conditions call its answer by it."""
    word: OwnersWord
    hinges: tuple[Hinge, ...]
    ranges: tuple[Range, ...] = ()
    """The numbers of people that are told apart."""
    others: tuple[Range, ...] = ()
    """The numbers of people beside the owner that are told apart."""

    @cached_property
    def of_one_answer(self) -> Mapping[Wanted, int]:
        """What is asked of each single answer, and its place in a cell."""
        found: dict[Wanted, None] = {}
        for hinge in self.hinges:
            match hinge:
                case OfOwner(node):
                    found[node, ()] = None
                case OfAnswers(node, word):
                    found.update(dict.fromkeys((part.condition, word) for part in each_in(node)))
        own = tuple(self.word.items())
        for node in self.of_all_answers:
            found.update(dict.fromkeys((part.condition, own) for part in each_in(node)))
        return {wanted: place for place, wanted in enumerate(found)}

    @property
    def of_all_answers(self) -> Iterator[tree.Expression]:
        """Go through the conditions on how all answers lie."""
        question = self.question
        if isinstance(question.together, tuple):
            yield from (rule.condition.tree for rule in question.together if rule.condition)
        if question.split:
            yield question.split.tree

    @property
    def compares_numbers(self) -> bool:
        """Whether the numbers people give are compared with one another."""
        used = {name for node in self.of_all_answers for _, name in tree.names_used(node)}
        return not used.isdisjoint({"smallest", "largest"})

    @property
    def takes_evidence(self) -> bool:
        """Whether an answer can have a link."""
        return self.question.link is not None or self.question.proof is not None


@dataclass(frozen=True)
class Said:
    """What one person says, as an answer sheet has it; `seen` is how long ago."""

    value: Any
    link: bool = False
    seen: timedelta | None = None


@dataclass(frozen=True)
class Copy:
    """An answer that is of a cell where `within` holds."""

    answer: Unknown
    within: Formula


@dataclass(frozen=True)
class Cell:
    """Answers that are worth the same: their level, and whether each thing asked of one answer holds of them."""

    level: Fraction
    linked: bool
    numeric: bool
    holds: tuple[bool, ...]
    sample: Said


def each_in(node: tree.Expression) -> Iterator[tree.Each]:
    """Go through what a condition asks of each answer."""
    return (part for part in tree.walk(node) if isinstance(part, tree.Each))


def result_of(rule: Rule) -> Fraction:
    """Give the level of a rule as the engine compares it."""
    return Fraction(exact.exact(float(rule.result)) or 0)


def cells(asked: Asked, left_out: LeftOut) -> tuple[Cell, ...]:
    """Find every cell that some answer is in."""
    one = _OneAnswer("answer", asked, left_out)
    solver = new_solver()
    solver.add(*one.taken)
    found: list[Cell] = []
    while (model := _tidiest(solver, one.answer)) is not None:
        cell = Cell(
            fraction_in(model, one.level),
            is_true(model, one.answer.linked),
            is_true(model, one.numeric),
            tuple(is_true(model, each) for each in one.holds),
            said(one.answer, model),
        )
        found.append(cell)
        solver.add(z3.Not(one.within(cell)))
    return tuple(found)


def copy_in(cell: Cell, name: str, asked: Asked, left_out: LeftOut) -> Copy:
    """Make another answer of a cell; `name` tells it from others."""
    one = _OneAnswer(name, asked, left_out)
    return Copy(one.answer, z3.And(*one.taken, one.within(cell)))


def said(answer: Unknown, model: Any) -> Said:
    """Read back what someone says in a model."""
    seen = timedelta(days=number_in(model, answer.days.term)) if is_true(model, answer.days.given) else None
    return Said(read_back(answer, model), is_true(model, answer.linked), seen)


def _tidiest(solver: Any, answer: Unknown) -> Any:
    """Find an answer whose numbers are ones that people type, where there is such; else any."""
    tries = (answer.tidy(*bounds) for bounds in TIDINESS) if answer.numbers else ()
    return next((model for each in tries if (model := model_of(solver, each)) is not None), None) or model_of(solver)


class _OneAnswer:
    """The surroundings of a condition about one answer that could be any, and what it comes to."""

    def __init__(self, name: str, asked: Asked, left_out: LeftOut) -> None:
        question = asked.question
        self.answer = unknown(question.type, name, link=asked.takes_evidence, proof=question.proof is not None)
        self.numeric = self.answer.symbol.number.given if asked.compares_numbers else NO
        self._asked, self._left_out = asked, left_out
        self._word: OwnersWord = asked.word
        self.taken = (*self.answer.taken, self._evidenced())
        self.level = self._level(question.level)
        self.holds = [self._wanted(*wanted) for wanted in asked.of_one_answer]

    def within(self, cell: Cell) -> Formula:
        """Tell when the answer is of a cell."""
        pairs = [(self.answer.linked, cell.linked), (self.numeric, cell.numeric)]
        pairs += zip(self.holds, cell.holds, strict=True)
        return z3.And(self.level == real(cell.level), *(each == z3.BoolVal(so) for each, so in pairs))

    def _evidenced(self) -> Formula:
        """Say that a link is there wherever an answer is not taken without it."""
        asks = self._asked.question.link
        if asks is None or not asks.required:
            return YES
        return (
            self.answer.linked if asks.when is None else z3.Or(self.answer.linked, z3.Not(holds(asks.when.tree, self)))
        )

    def _level(self, rules: Sequence[Rule]) -> Term:
        level: Term = real(0)
        for rule in reversed(rules):
            worth = real(result_of(rule))
            level = worth if rule.condition is None else z3.If(holds(rule.condition.tree, self), worth, level)
        return level

    def _wanted(self, node: tree.Expression, word: tuple[tuple[tree.Expression, bool], ...]) -> Formula:
        self._word = dict(word)
        return holds(node, self)

    def whole(self, node: tree.Expression, /) -> Formula | None:
        known = self._word.get(node)
        return None if known is None else z3.BoolVal(known)

    def symbol(self, name: str, /) -> Symbol:
        if name in {"value", self._asked.owner_named}:
            return self.answer.symbol
        if name == "linked":
            return Symbol(YES, truth=self.answer.linked)
        if name == "days_seen":
            days = self.answer.days
            return Symbol(days.given, number=Quantity(days.term, YES, days.size))
        raise InexpressibleError(f"an answer is compared with another, to `{name}`")

    def call(self, name: str, argument: str, /) -> Quantity | Formula:
        if name == "answered" and argument == self._asked.owner_named:
            return YES
        raise InexpressibleError(f"`{name}({argument})` is not known of one answer")

    def each(self, node: tree.Each, /) -> Formula | Share:
        raise InexpressibleError(f"`{node.quantifier}` is not known of one answer")

    def open(self, node: tree.Expression, why: str, /) -> Formula:
        return self._left_out.either_way(f"question {self._asked.question.id}", node, why)
