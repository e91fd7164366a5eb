"""What a condition can come to at all, from the bounds of what it asks about and without an answer being there.

It errs to one side: whatever is possible is found, and some of what is found may not be possible. So "never" and
"always" can be believed, and their absence says nothing.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise, product
from math import prod
from typing import Any

from bot.flow.conditions import exact, tree
from bot.flow.conditions.exact import Exact
from bot.flow.vetting.spans import ANY_COUNT, ANYTHING, NO_NUMBER, Span, calculated, compared, of_number, turned

Key = tuple[str, str]
"""What is asked for, as `tree.names_used` has it; the numbers of a record as ("field", "value.now")."""

BOTH = frozenset({True, False})
NEVER, ALWAYS = frozenset({False}), frozenset({True})
_CAN: Mapping[tuple[bool, bool], frozenset[bool]] = {
    (True, True): BOTH,
    (True, False): ALWAYS,
    (False, True): NEVER,
    (False, False): frozenset(),
}
"""What there is, by whether something can hold and whether it can fail to."""


@dataclass(frozen=True)
class Facts:
    """What is known beforehand of everything a condition may ask for; what is not listed can be anything."""

    spans: Mapping[Key, Span] = field(default_factory=dict)
    picks: Mapping[str, frozenset[str | None]] = field(default_factory=dict)
    """The options a name can stand for; None where it may be missing."""
    counts: Mapping[str, Span] = field(default_factory=dict)
    """How many picks or names there can be."""
    there: frozenset[str] = frozenset()
    """The names, and fields like "value.now", that are never missing."""
    answers: "Mapping[str | None, Facts]" = field(default_factory=dict)
    """What is known of one answer to a question; under None of the question at hand."""
    beyond: "Facts | None" = None
    """What is known besides."""

    def span(self, key: Key) -> Span:
        """Tell which numbers something can be."""
        found = self.spans.get(key)
        return found or (self.beyond.span(key) if self.beyond else ANYTHING)

    def picked(self, name: str) -> frozenset[str | None] | None:
        """Tell which options a name can stand for; None where nothing is known of it."""
        found = self.picks.get(name)
        return found or (self.beyond.picked(name) if self.beyond else None)

    def count(self, name: str) -> Span:
        """Tell how many picks or names there can be."""
        found = self.counts.get(name)
        return found or (self.beyond.count(name) if self.beyond else ANY_COUNT)

    def is_there(self, name: str) -> bool:
        """Tell whether a name, or a field, is never missing."""
        return name in self.there or (self.beyond is not None and self.beyond.is_there(name))

    def of_answer(self, question: str | None) -> "Facts | None":
        """Give what is known of one answer to a question."""
        found = self.answers.get(question)
        return found or (self.beyond.of_answer(question) if self.beyond else None)


@dataclass
class Patience:
    """How many steps may still be taken in going through ways to answer."""

    steps: int = 20_000


def outcomes(node: tree.Expression, facts: Facts, patience: Patience) -> frozenset[bool]:
    """Tell whether a condition can hold, and whether it can fail to."""
    asked = _asked_for(node)
    if len(set(asked)) == len(asked):  # as in most, for which there are no ways to go through
        return _outcomes(node, facts, patience)
    found = frozenset[bool]()
    for world in _worlds(node, Counter(asked), facts, patience):
        found |= _outcomes(node, world, patience)
        if found == BOTH:
            break
    return found


def _worlds(node: tree.Expression, asked: Counter[Key], facts: Facts, patience: Patience) -> Iterator[Facts]:
    """Go through the ways to answer what is asked for twice, so that both times speak of the same answer."""
    twice = [key for key, times in asked.items() if times > 1]
    picks = {name: sorted(known, key=str) for kind, name in twice if kind == "name" and (known := facts.picked(name))}
    cuts = _compared_with(node)
    spans = {
        key: stretches
        for key in twice
        if (stretches := _each_way(facts.span(key), cuts.get(key, []), alone=len(cuts.get(key, [])) == asked[key]))
    }
    ways = prod(map(len, picks.values())) * prod(map(len, spans.values()))
    steps = ways * asked.total()
    if ways == 1 or steps > patience.steps:
        yield facts
        return
    patience.steps -= steps
    for picked in product(*picks.values()):
        here = {name: frozenset({pick}) for name, pick in zip(picks, picked, strict=True)}
        for numbers in product(*spans.values()):
            yield Facts(picks=here, spans=dict(zip(spans, numbers, strict=True)), beyond=facts)


def _asked_for(node: tree.Expression) -> list[Key]:
    """List what a condition asks for, as often as it does."""
    found: list[Key] = []
    waiting = [node]
    while waiting:
        part = waiting.pop()
        key = _key(part)
        if key is not None:
            found.append(key)
        elif type(part) is not tree.Each:  # which has answers for itself
            waiting += reversed(tree.parts(part))
    return found


def _key(node: tree.Expression) -> Key | None:
    """Give what a name or a call asks for."""
    if type(node) is tree.Name:
        return "name", node.name
    return (node.name, node.argument) if type(node) is tree.Call else None


def _each_way(span: Span, cuts: Collection[Exact], *, alone: bool) -> list[Span]:
    """List the numbers something can be; where they are many, the stretches between those it is compared with.

    Where it is compared and nothing else (`alone`), one number of a stretch stands for all.
    """
    if span.among:
        numbers = [Span.one(each) for each in sorted(span.among)]
    elif cuts:
        at = sorted(set(cuts))
        numbers = [Span.one(each) for each in at if _within(each, each, span)]
        ends: list[Exact | None] = [None, *at, None]
        inner = [found for low, high in pairwise(ends) if (found := _within(low, high, span)) and not found.few]
        numbers += [Span.one(_amid(each)) for each in inner] if alone else inner
    else:
        return []
    return [*numbers, NO_NUMBER] if span.missing else numbers


def _within(low: Exact | None, high: Exact | None, span: Span) -> Span | None:
    """Give the part of a stretch that lies within a span."""
    low = max((each for each in (low, span.low) if each is not None), default=None)
    high = min((each for each in (high, span.high) if each is not None), default=None)
    return None if low is not None and high is not None and low > high else Span(low, high, missing=False)


def _amid(stretch: Span) -> Exact:
    """Give some number within a stretch, and at neither of its ends."""
    if stretch.low is not None and stretch.high is not None:
        return Fraction(stretch.low + stretch.high) / 2
    return stretch.low + 1 if stretch.low is not None else (stretch.high or 0) - 1


def _compared_with(node: tree.Expression) -> Mapping[Key, list[Exact]]:
    """Collect the numbers that each thing asked for is compared with, as often as it is."""
    found: dict[Key, list[Exact]] = {}
    waiting = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, tree.Each):
            continue  # an answer for itself
        waiting.extend(tree.parts(part))
        if not isinstance(part, tree.Compare):
            continue
        for one, other in ((part.left, part.right), (part.right, part.left)):
            key = _key(one)
            number = exact.exact(other.value) if isinstance(other, tree.Number) else None
            if key is not None and number is not None:
                found.setdefault(key, []).append(number)
    return found


def _outcomes(node: tree.Expression, facts: Facts, patience: Patience) -> frozenset[bool]:
    work = _WORK.get(type(node))
    return work(node, facts, patience) if work else BOTH


def _and(node: tree.And, facts: Facts, patience: Patience) -> frozenset[bool]:
    parts = [_outcomes(each, facts, patience) for each in node.operands]
    return _CAN[all([True in part for part in parts]), any([False in part for part in parts])]  # noqa: C419 - few


def _or(node: tree.Or, facts: Facts, patience: Patience) -> frozenset[bool]:
    parts = [_outcomes(each, facts, patience) for each in node.operands]
    return _CAN[any([True in part for part in parts]), all([False in part for part in parts])]  # noqa: C419 - few


def _not(node: tree.Not, facts: Facts, patience: Patience) -> frozenset[bool]:
    found = _outcomes(node.operand, facts, patience)
    return _CAN[False in found, True in found]


def _compare(node: tree.Compare, facts: Facts, _: Patience) -> frozenset[bool]:
    return _CAN[compared(_span(node.left, facts), node.operator, _span(node.right, facts))]


def _is(node: tree.Is, facts: Facts, _: Patience) -> frozenset[bool]:
    return _picked(node.left, (node.option,), facts, negated=node.negated)


def _in(node: tree.In, facts: Facts, _: Patience) -> frozenset[bool]:
    return _picked(node.left, node.options, facts, negated=node.negated)


def _picked(named: tree.Expression, options: Collection[str], facts: Facts, *, negated: bool) -> frozenset[bool]:
    possible = facts.picked(named.name) if isinstance(named, tree.Name) else None
    if possible is None:
        return BOTH
    return frozenset([pick is not None and (pick in options) != negated for pick in possible])


def _function(node: tree.Function, facts: Facts, _: Patience) -> frozenset[bool]:
    match node:
        case tree.Function("given", (tree.Name() | tree.Field() as operand,)):
            return ALWAYS if facts.is_there(tree.write(operand)) else BOTH
        case _:
            return BOTH


def _each(node: tree.Each, facts: Facts, patience: Patience) -> frozenset[bool]:
    if node.quantifier == "share":
        return BOTH
    inner = facts.of_answer(node.question)
    holds = inner is None or True in outcomes(node.condition, inner, patience)
    return BOTH if holds else NEVER


_WORK: Mapping[type, Callable[[Any, Facts, Patience], frozenset[bool]]] = {
    tree.And: _and,
    tree.Or: _or,
    tree.Not: _not,
    tree.Compare: _compare,
    tree.Is: _is,
    tree.In: _in,
    tree.Function: _function,
    tree.Each: _each,
}
"""Each kind of node with what tells what it can come to; of the others nothing is known."""


def _span(node: tree.Expression, facts: Facts) -> Span:  # noqa: PLR0911 # one line for each kind of node
    if (key := _key(node)) is not None:
        return facts.span(key)
    match node:
        case tree.Number(value):
            return of_number(value)
        case tree.Field(name, part):
            return facts.span(("field", f"{name}.{part}"))
        case tree.Each("share"):
            return Span(0, 1)
        case tree.Function("count", (tree.Name(name),)):
            return facts.count(name)
        case tree.Negative(operand):
            return turned(_span(operand, facts))
        case tree.Arithmetic(left, sign, right):
            return calculated(_span(left, facts), sign, _span(right, facts))
        case _:
            return ANYTHING
