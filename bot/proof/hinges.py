"""What the verdicts of a flow hinge on: every smallest condition that gates, rules and properties ask, by question.

Two answers for which all of these are alike lead to the same verdict, whatever else they say.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import ceil, floor

from bot.flow.conditions import Condition, Rule, tree
from bot.flow.model.flow import Flow
from bot.flow.model.property import Move
from bot.flow.model.question import Question
from bot.proof.formulas import leaves

MOST_PEOPLE = 50
"""Numbers of people up to which conditions are told apart."""
_MOST_LEAVES = 4
"""Things the owner said that one condition about others' answers may hang on."""

_ONE_BY_ONE = (0, 1, 2, 3)
"""Numbers of people that are told apart in any case, so that one more of them can be told from as many."""

OwnersWord = Mapping[tree.Expression, bool]
"""What is asked of the owner's answers → whether it holds."""
Range = tuple[int, int | None]
"""From so many people to so many, or any number."""


@dataclass(frozen=True)
class OfAnswers:
    """What is asked of all answers to one question; the owner's answers, where it names them, are taken as said."""

    node: tree.Expression
    word: tuple[tuple[tree.Expression, bool], ...]


@dataclass(frozen=True)
class OfOwner:
    """What is asked of the owner's answer to one question, called by its id."""

    node: tree.Expression


Hinge = OfAnswers | OfOwner


@dataclass(frozen=True)
class Hinges:
    """All that the verdicts of one flow hinge on."""

    flow: Flow

    @cached_property
    def owners(self) -> frozenset[str]:
        """The questions asked of the owner, which conditions call by their id."""
        return frozenset(id_ for id_, question in self.flow.questions.items() if question.asked_of == "owner")

    @cached_property
    def asked(self) -> tuple[tree.Expression, ...]:
        """Every smallest condition that decides something."""
        conditions = [each.fails for each in self.flow.gates]
        for rule in self.flow.rules:
            conditions += [rule.when] if rule.when else []
            conditions += [need.when for need in rule.needs]
        conditions += [each for called in self.flow.calls for way in called.ways for each in way.holds]
        conditions += [each.always for each in self.flow.properties if each.always]
        return tuple(dict.fromkeys(leaf for condition in conditions for leaf in leaves(condition.tree)))

    def owners_of(self, leaf: tree.Expression) -> frozenset[str]:
        """Tell of which of the owner's answers a smallest condition speaks; none where it speaks of others' too."""
        used = tree.names_used(leaf)
        spoken_of = all(kind in {"name", "answered"} and name in self.owners for kind, name in used)
        return frozenset(name for _, name in used) if spoken_of else frozenset()

    def of_answers(self, leaf: tree.Expression) -> tuple[str, tuple[OfAnswers, ...]] | None:
        """Tell of which question's answers a smallest condition speaks, and how, for each word of the owner's."""
        each = [part for part in tree.walk(leaf) if isinstance(part, tree.Each)]
        questions = {part.question for part in each}
        outside = tree.names_used(leaf) - frozenset().union(*(tree.names_used(part) for part in each))
        if len(questions) != 1 or outside or not questions <= self.flow.questions.keys():
            return None
        hang_on = self.of_owner(part.condition for part in each)
        if len(hang_on) > _MOST_LEAVES:
            return None
        words = product((True, False), repeat=len(hang_on))
        question = str(questions.pop())
        return question, tuple(OfAnswers(leaf, tuple(zip(hang_on, word, strict=True))) for word in words)

    def of_owner(self, conditions: Iterator[tree.Expression]) -> tuple[tree.Expression, ...]:
        """List what some conditions ask of the owner's answers."""
        found = (leaf for condition in conditions for leaf in leaves(condition))
        return tuple(dict.fromkeys(leaf for leaf in found if self.owners_of(leaf)))

    @cached_property
    def hanging(self) -> Mapping[str, tuple[tree.Expression, ...]]:
        """Question → what of the owner's answers decides how it is asked and weighed."""
        return {
            id_: self.of_owner(condition.tree for condition in _conditions(question))
            for id_, question in self.flow.questions.items()
        }

    @cached_property
    def of(self) -> Mapping[str, tuple[Hinge, ...]]:
        """Question → everything that hinges on what was said to it."""
        found: dict[str, dict[Hinge, None]] = {id_: {} for id_ in self.flow.questions}
        for leaf in self.asked:
            spoken = self.of_answers(leaf)
            if spoken:
                found[spoken[0]].update(dict.fromkeys(spoken[1]))
        for leaf in dict.fromkeys(self._of_owners()):
            owners = self.owners_of(leaf)
            if len(owners) == 1:
                found[min(owners)][OfOwner(leaf)] = None
        return {id_: tuple(hinges) for id_, hinges in found.items()}

    def _of_owners(self) -> Iterator[tree.Expression]:
        yield from self.asked
        for hanging in self.hanging.values():
            yield from hanging
        for leaf in self.asked:
            yield from self.of_owner(part.condition for part in tree.walk(leaf) if isinstance(part, tree.Each))

    @property
    def _moves(self) -> tuple[Move, ...]:
        return tuple(move for each in self.flow.properties for move in each.never_lowers)

    @cached_property
    def ranges(self) -> Mapping[str, tuple[Range, ...]]:
        """Question → the numbers of people that are told apart; none where the number does not matter."""
        return {id_: self._ranges(id_) for id_ in self.flow.questions}

    def _ranges(self, question: str) -> tuple[Range, ...]:
        grows = any(move.way == "people" and move.question in {None, question} for move in self._moves)
        ends = self._ends({("people", question), ("answered", question)})
        return _ranges(set(_ONE_BY_ONE) if grows and not ends else ends)

    @cached_property
    def ranges_of_others(self) -> tuple[Range, ...]:
        """The numbers of people beside the owner that are told apart; none where respondents are not counted."""
        return _ranges(self._ends({("name", "respondents")}))

    def _ends(self, counted: set[tuple[str, str]]) -> set[int]:
        """Find the numbers up to which people make the same difference to what asks for any of these."""
        telling = [leaf for leaf in self.asked if counted & tree.names_used(leaf) and not self.owners_of(leaf)]
        numbers = (part.value for leaf in telling for part in tree.walk(leaf) if isinstance(part, tree.Number))
        ends = {end for number in numbers for end in (ceil(number) - 1, floor(number))}
        return {end for end in ends.union(_ONE_BY_ONE) if 0 <= end <= MOST_PEOPLE} if telling else set()

    def asks_who(self, question: str) -> bool:
        """Tell whether it can matter which of several people is the owner."""
        found = self.flow.questions[question]
        nodes = [condition.tree for condition in _conditions(found)]
        nodes += [hinge.node for hinge in self.of[question] if isinstance(hinge, OfAnswers)]
        parts = (part for node in nodes for part in tree.walk(node))
        ways = {found.together, *(variant.question.together for variant in found.variants)}
        return "owner" in ways or any(isinstance(part, tree.Each) and part.quantifier == "owner" for part in parts)


def _ranges(ends: set[int]) -> tuple[Range, ...]:
    """Cut the numbers of people behind each of these; nothing is cut, and nothing told apart, where there are none."""
    starts = [0, *(end + 1 for end in sorted(ends))]
    return tuple(zip(starts, [*sorted(ends), None], strict=True)) if ends else ()


def place_in(ranges: tuple[Range, ...], number: int) -> int:
    """Find the range a number is in; 0 where the number does not matter."""
    return next((place for place, (_, most) in enumerate(ranges) if most is None or number <= most), 0)


def _conditions(question: Question) -> Iterator[Condition]:
    """Go through all conditions by which a question is asked and weighed, those of its variants too."""
    rules: tuple[Rule, ...] = question.level
    if isinstance(question.together, tuple):
        rules += question.together
    yield from (rule.condition for rule in rules if rule.condition)
    if question.split:
        yield question.split
    if question.when:
        yield question.when
    for variant in question.variants:
        yield variant.when
        yield from _conditions(variant.question)
