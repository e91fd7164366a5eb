"""Every standing a question can have: what all the answers there could be to it add up to, as far as it matters.

Nothing is sampled: people in a cell are counted by the solver, and it is asked for standings until it says there is no
other. Each comes with answers that lead to it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import z3

from bot.engine.weighed.standing import HALF
from bot.proof.cells import NOT_APPLICABLE, Asked, Copy, Said, cells, copy_in, holds_of_silence, result_of, said
from bot.proof.counting import Counts, Spread, names_of
from bot.proof.formulas import LeftOut, holds
from bot.proof.hinges import OfAnswers, OfOwner, Range, place_in
from bot.proof.solver import (
    NO,
    YES,
    Formula,
    Term,
    at_most_one,
    fraction_in,
    is_true,
    model_of,
    new_solver,
    number_in,
    real,
)
from bot.proof.symbols import NOTHING, TIDINESS, Quantity

_FEW = (0, 1, 2, 3)
"""People with whom each standing is tried first, so that the answers that lead to it are few."""


@dataclass(frozen=True)
class Facts:
    """All of a standing that a verdict can hinge on."""

    level: Fraction
    split: bool
    people: int
    """Which of the ranges of people it is in; 0 where the number does not matter."""
    owner: bool
    """Whether the owner said something, where respondents are counted."""
    others: int
    """Which of the ranges of other people it is in, those whose answers do not count among them."""
    holds: tuple[bool, ...]
    """Whether each hinge of the question holds."""
    asked: bool = True
    """Whether it is asked at all; one that is not is at level 1, and in no mean."""
    applies: bool = True
    """Whether it applies; one that does not stands like one that is not asked."""

    @property
    def stands(self) -> bool:
        """Whether it is in a mean: it is asked, and applies."""
        return self.asked and self.applies


@dataclass(frozen=True)
class Witness:
    """Answers that lead to a standing: the owner's, other people's, and the owner's word on a split."""

    owner: Said | None
    others: tuple[Said, ...]
    settled: Said | None

    people: int
    """How many people a condition counts, none where no answer counts."""


def standings(asked: Asked, left_out: LeftOut) -> Mapping[Facts, Witness]:
    """Find every standing, each with few people that lead to it."""
    weighed = _Weighed(asked, left_out)
    found: dict[Facts, Witness] = {}
    for under in weighed.simplest_first():
        while (model := model_of(weighed.solver, under)) is not None:
            facts = weighed.facts(model)
            found[facts] = weighed.witness(model)
            weighed.solver.add(z3.Not(weighed.at(facts)))
    return found


def not_asked(asked: Asked, left_out: LeftOut) -> Mapping[Facts, Witness]:
    """Give the one standing of a question that is not asked: nobody's answer counts, and it stands in no way."""
    weighed = _Weighed(asked, left_out)
    model = model_of(weighed.solver, weighed.nobody)
    return {replace(weighed.facts(model), level=Fraction(1), asked=False): Witness(None, (), None, 0)}


def not_applicable(asked: Asked, left_out: LeftOut) -> Mapping[Facts, Witness]:
    """Give the one standing of a question that is asked and does not apply: somebody says so, and nobody answers."""
    (silent,) = not_asked(asked, left_out)
    return {replace(silent, asked=True, applies=False): Witness(Said(NOT_APPLICABLE), (), None, 0)}


class _Weighed:
    """All answers to one question, weighed the way `bot.engine.weighed.standing` weighs them."""

    def __init__(self, asked: Asked, left_out: LeftOut) -> None:
        self._asked, self._left_out = asked, left_out
        self._cells = cells(asked, left_out)
        self.solver = new_solver()
        self._given = self._anyone()
        self._counting = self._those_that_count()
        self._ends = self._smallest_and_largest() if asked.compares_numbers else {}
        spread = self._spread(self._counting, tuple(asked.word.items()))
        self._is_split = self._answered_and(holds(asked.question.split.tree, spread) if asked.question.split else NO)
        self._settled, self._word = self._settlement()
        self._holding = self._held()
        self.split = z3.And(self._is_split, z3.Not(self._settled))
        self.level = self._level(spread)
        self.people = z3.If(self._counting.all > 0, self._given.all, 0)
        self._owner_said = z3.Or(self._given.owners)
        self._others = self._given.all - z3.If(self._owner_said, 1, 0)
        self.hinges = [self._hinge(hinge) for hinge in asked.hinges]

    # What was said.

    def _anyone(self) -> Counts:
        counts, owners = [], []
        for place in range(len(self._cells)):
            owner, count = z3.Bool(f"owner {place}"), z3.Int(f"people {place}")
            alone = self._asked.question.asked_of == "owner"
            counts.append(z3.If(owner, 1, 0) if alone else count)
            owners.append(owner)
            self.solver.add(count >= 0, z3.Implies(owner, count >= 1))
        self.solver.add(at_most_one(owners))
        return Counts(self._cells, counts, owners)

    def _those_that_count(self) -> Counts:
        given, question = self._given, self._asked.question
        if question.together == "owner":
            return Counts(self._cells, [z3.If(owner, 1, 0) for owner in given.owners], given.owners)
        if question.link is None or question.blind:
            return given
        any_linked = given.where(lambda cell: cell.linked) > 0
        passed_over = [z3.And(any_linked, z3.BoolVal(not cell.linked)) for cell in self._cells]
        counts = [z3.If(over, 0, count) for over, count in zip(passed_over, given.counts, strict=True)]
        owners = [z3.And(owner, z3.Not(over)) for over, owner in zip(passed_over, given.owners, strict=True)]
        return Counts(self._cells, counts, owners)

    def _smallest_and_largest(self) -> Mapping[int, tuple[Copy, Copy]]:
        """Make the smallest and the largest answer of each cell of numbers."""
        ends: dict[int, tuple[Copy, Copy]] = {}
        for place, cell in enumerate(self._cells):
            if not cell.numeric:
                continue
            low, high = (copy_in(cell, f"{end} of {place}", self._asked, self._left_out) for end in ("least", "most"))
            count = self._counting.counts[place]
            small, large = low.answer.symbol.number.term, high.answer.symbol.number.term
            self.solver.add(low.within, high.within, small <= large, z3.Implies(count == 1, small == large))
            ends[place] = low, high
        return ends

    # What it adds up to.

    def _spread(self, counts: Counts, word: Sequence[Any]) -> Spread:
        return Spread(self._asked, word, counts, names_of(counts, *self._extremes()), self._left_out)

    def _extremes(self) -> tuple[Quantity | None, Quantity | None]:
        smallest, largest = NOTHING, NOTHING
        for place, (low, high) in self._ends.items():
            here = self._counting.counts[place] > 0
            smallest = _further(smallest, low.answer.symbol.number, here, lambda one, other: one < other)
            largest = _further(largest, high.answer.symbol.number, here, lambda one, other: one > other)
        return (smallest, largest) if self._ends else (None, None)

    def _answered_and(self, formula: Formula) -> Formula:
        return z3.And(self._counting.all > 0, formula)

    def _settlement(self) -> tuple[Formula, Sequence[Formula]]:
        """Let the owner settle a split by any answer, with the evidence of those whose answers count."""
        question = self._asked.question
        if question.split is None or not question.settle or question.asked_of == "owner":
            return NO, [NO] * len(self._cells)
        settled = z3.Bool("settled")
        word = [z3.Bool(f"settled by {place}") for place in range(len(self._cells))]
        any_linked = self._counting.where(lambda cell: cell.linked) > 0
        self.solver.add(z3.Implies(settled, self._is_split), z3.Or(*word) == settled, at_most_one(word))
        for cell, this in zip(self._cells, word, strict=True):
            self.solver.add(z3.Implies(this, any_linked) if cell.linked else YES)
        return settled, word

    def _held(self) -> Counts:
        """Give what conditions about the question look at: the settled answer alone, or all that count."""
        counting, word = self._counting, self._word
        counts = [
            z3.If(self._settled, z3.If(this, 1, 0), count) for this, count in zip(word, counting.counts, strict=True)
        ]
        owners = [z3.If(self._settled, this, owner) for this, owner in zip(word, counting.owners, strict=True)]
        return Counts(self._cells, counts, owners)

    def _level(self, spread: Spread) -> Term:
        level = self._together(spread)
        level = z3.If(z3.And(self._is_split, level > real(Fraction(HALF))), real(Fraction(HALF)), level)
        for cell, this in zip(self._cells, self._word, strict=True):
            level = z3.If(this, real(cell.level), level)
        return z3.If(self._counting.all > 0, level, real(0))

    def _together(self, spread: Spread) -> Term:
        how, counts = self._asked.question.together, self._counting
        by_word = {"lowest": counts.lowest, "median": counts.median, "highest": counts.highest}
        if not isinstance(how, tuple):
            return by_word.get(how, counts.lowest)
        level = counts.lowest
        for rule in reversed(how):
            worth = by_word[rule.result] if isinstance(rule.result, str) else real(result_of(rule))
            level = worth if rule.condition is None else z3.If(holds(rule.condition.tree, spread), worth, level)
        return level

    def _hinge(self, hinge: OfAnswers | OfOwner) -> Formula:
        if isinstance(hinge, OfAnswers):
            return holds(hinge.node, self._spread(self._holding, hinge.word))
        place = self._asked.of_one_answer[hinge.node, ()]
        silent = z3.And(self._counting.all == 0, z3.BoolVal(holds_of_silence(hinge.node)))
        return z3.Or(self._holding.where(lambda cell: cell.holds[place]) > 0, silent)

    # What the solver finds.

    @property
    def nobody(self) -> Formula:
        """Say that nobody said anything."""
        return self._given.all == 0

    def simplest_first(self) -> Iterator[Formula]:
        """Go from few people and nothing settled to all there is."""
        plain = z3.Not(self._settled)
        compared = [each.answer for ends in self._ends.values() for each in ends]
        for bounds in TIDINESS if compared else TIDINESS[:1]:
            typed = z3.And([answer.tidy(*bounds) for answer in compared])
            for most in _FEW:
                yield z3.And(plain, typed, self._given.all <= most)
            yield z3.And(typed, self._given.all <= _FEW[-1], self._settled_by_what_was_said())
        yield plain
        yield YES

    def _settled_by_what_was_said(self) -> Formula:
        """Prefer a word that someone has said just so, and no evidence lying about that it does not have."""
        linked = self._counting.where(lambda cell: cell.linked)
        return z3.And(
            [
                z3.Implies(this, count > 0 if cell.linked else linked == 0)
                for cell, this, count in zip(self._cells, self._word, self._counting.counts, strict=True)
            ]
        )

    def facts(self, model: Any) -> Facts:
        """Read the facts of a standing off a model."""
        asked = self._asked
        return Facts(
            fraction_in(model, self.level),
            is_true(model, self.split),
            place_in(asked.ranges, int(number_in(model, self.people))),
            bool(asked.others) and is_true(model, self._owner_said),
            place_in(asked.others, int(number_in(model, self._others))),
            tuple(is_true(model, each) for each in self.hinges),
        )

    def at(self, facts: Facts) -> Formula:
        """Tell when a standing has these facts."""
        formulas = [self.level == real(facts.level), self.split == z3.BoolVal(facts.split)]
        formulas += [each == z3.BoolVal(so) for each, so in zip(self.hinges, facts.holds, strict=True)]
        formulas += within(self._asked.ranges, facts.people, self.people)
        formulas += within(self._asked.others, facts.others, self._others)
        if self._asked.others:
            formulas.append(self._owner_said == z3.BoolVal(facts.owner))
        return z3.And(formulas)

    def witness(self, model: Any) -> Witness:
        """Read the answers off a model."""
        owner: Said | None = None
        others: list[Said] = []
        for place in range(len(self._cells)):
            here = self._said_in(place, int(number_in(model, self._given.counts[place])), model)
            if here and is_true(model, self._given.owners[place]):
                owner = here.pop()
            others += here
        settled = next(
            (cell.sample for cell, this in zip(self._cells, self._word, strict=True) if is_true(model, this)), None
        )
        return Witness(owner, tuple(others), settled, int(number_in(model, self.people)))

    def _said_in(self, place: int, count: int, model: Any) -> list[Said]:
        """Give so many answers of a cell, from its smallest to its largest where that matters."""
        if place not in self._ends:
            return [self._cells[place].sample] * count
        low, high = (said(each.answer, model) for each in self._ends[place])
        return [low] * (count - 1) + [high] * min(count, 1)


def within(ranges: Sequence[Range], place: int, number: Term) -> list[Formula]:
    """Say that a number of people is in one of the ranges, where there are any."""
    if not ranges:
        return []
    least, most = ranges[place]
    return [number >= least, YES if most is None else number <= most]


def _further(so_far: Quantity, number: Quantity, here: Formula, beyond: Any) -> Quantity:
    """Take a number in where it is there and further out than what there was."""
    takes = z3.And(here, z3.Or(z3.Not(so_far.given), beyond(number.term, so_far.term)))
    return Quantity(z3.If(takes, number.term, so_far.term), z3.Or(so_far.given, here), number.size)
