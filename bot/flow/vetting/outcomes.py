"""What a condition can come to at all, from the bounds of what it asks about and without an answer being there.

It errs to one side: whatever is possible is found, and some of what is found may not be possible. So "never" and
"always" can be believed, and their absence says nothing.
"""

import operator
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise, product
from math import prod

from bot.flow.conditions import exact, tree
from bot.flow.conditions.exact import Exact

Key = tuple[str, str]
"""What is asked for, as `tree.names_used` has it; the numbers of a record as ("field", "value.now")."""

_COMPARE: Mapping[str, Callable[[Exact, Exact], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_MIRRORED = {">": "<", ">=": "<="}
_OPPOSITE = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
BOTH = frozenset({True, False})
NEVER, ALWAYS = frozenset({False}), frozenset({True})


@dataclass(frozen=True)
class Span:
    """The numbers something can be: within bounds, perhaps one of a few, perhaps missing."""

    low: Exact | None = None
    high: Exact | None = None
    missing: bool = True
    among: frozenset[Exact] | None = None

    @classmethod
    def one(cls, number: Exact) -> "Span":
        """Make the span of one number."""
        return cls(number, number, missing=False)

    def few(self) -> frozenset[Exact] | None:
        """List the numbers there are; None where they are too many."""
        if self.among is None and self.low is not None and self.low == self.high:
            return frozenset({self.low})
        return self.among

    @classmethod
    def of(cls, numbers: frozenset[Exact], *, missing: bool) -> "Span":
        """Make the span of a few numbers."""
        return cls(min(numbers), max(numbers), missing, numbers)


NOTHING = Span(among=frozenset())
"""A number that is missing in the world looked at."""


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
    flags: Mapping[tree.Expression, bool] = field(default_factory=dict)
    """Whether parts hold that are true or false by themselves, as `linked` or `some(…)` are."""
    beyond: "Facts | None" = None
    """What is known besides."""

    def span(self, key: Key) -> Span:
        """Tell which numbers something can be."""
        found = self.spans.get(key)
        return found or (self.beyond.span(key) if self.beyond else Span())

    def picked(self, name: str) -> frozenset[str | None] | None:
        """Tell which options a name can stand for; None where nothing is known of it."""
        found = self.picks.get(name)
        return found or (self.beyond.picked(name) if self.beyond else None)

    def count(self, name: str) -> Span:
        """Tell how many picks or names there can be."""
        found = self.counts.get(name)
        return found or (self.beyond.count(name) if self.beyond else Span(0))

    def is_there(self, name: str) -> bool:
        """Tell whether a name, or a field, is never missing."""
        return name in self.there or (self.beyond is not None and self.beyond.is_there(name))

    def flag(self, part: tree.Expression) -> frozenset[bool]:
        """Tell whether such a part can hold, and whether it can fail to."""
        found = self.flags.get(part)
        return frozenset({found}) if found is not None else self.beyond.flag(part) if self.beyond else BOTH

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
    found = frozenset[bool]()
    for world in _worlds(node, facts, patience):
        found |= _outcomes(node, world, patience)
        if found == BOTH:
            break
    return found


def _worlds(node: tree.Expression, facts: Facts, patience: Patience) -> Iterator[Facts]:
    """Go through the ways to answer what is asked for twice, so that both times speak of the same answer."""
    asked = Counter(_asked_for(node))
    twice = [key for key, times in asked.items() if times > 1]
    picks = {name: sorted(known, key=str) for kind, name in twice if kind == "name" and (known := facts.picked(name))}
    cuts = _compared_with(node) if twice else {}
    spans = {
        key: stretches
        for key in twice
        if (stretches := _each_way(facts.span(key), cuts.get(key, []), alone=len(cuts.get(key, [])) == asked[key]))
    }
    flags = _flagged_twice(node, facts, patience)
    ways = prod(map(len, picks.values())) * prod(map(len, spans.values())) * 2 ** len(flags)
    steps = ways * asked.total()
    if ways == 1 or steps > patience.steps:
        yield facts
        return
    patience.steps -= steps
    holding = [dict(zip(flags, each, strict=True)) for each in product((True, False), repeat=len(flags))]
    for picked in product(*picks.values()):
        here = {name: frozenset({pick}) for name, pick in zip(picks, picked, strict=True)}
        for numbers in product(*spans.values()):
            spread = dict(zip(spans, numbers, strict=True))
            yield from (Facts(picks=here, spans=spread, flags=each, beyond=facts) for each in holding)


def _flagged_twice(node: tree.Expression, facts: Facts, patience: Patience) -> list[tree.Expression]:
    """List the parts that are true or false by themselves, stand there more than once, and can be either."""
    times = Counter(_flags(node)) if isinstance(node, tree.And | tree.Or) else Counter[tree.Expression]()
    return [each for each, count in times.items() if count > 1 and _outcomes(each, facts, patience) == BOTH]


def _flags(node: tree.Expression) -> Iterator[tree.Expression]:
    match node:
        case tree.And() | tree.Or() | tree.Not():
            for part in tree.parts(node):
                yield from _flags(part)
        case tree.Each(quantifier) if quantifier != "share":
            yield node
        case tree.Has() | tree.Call() | tree.Name():
            yield node


def _asked_for(node: tree.Expression) -> Iterator[Key]:
    """Go through what a condition asks for, as often as it does."""
    match node:
        case tree.Name(name):
            yield ("name", name)
        case tree.Call(name, argument):
            yield (name, argument)
        case tree.Each():
            return  # an answer for itself
        case _:
            for part in tree.parts(node):
                yield from _asked_for(part)


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
        inner = [found for low, high in pairwise(ends) if (found := _within(low, high, span)) and not found.few()]
        numbers += [Span.one(_amid(each)) for each in inner] if alone else inner
    else:
        return []
    return [*numbers, NOTHING] if span.missing else numbers


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
            key = next(iter(_asked_for(one)), None) if isinstance(one, tree.Name | tree.Call) else None
            number = exact.exact(other.value) if isinstance(other, tree.Number) else None
            if key is not None and number is not None:
                found.setdefault(key, []).append(number)
    return found


def _outcomes(node: tree.Expression, facts: Facts, patience: Patience) -> frozenset[bool]:  # noqa: PLR0911 # one line for each kind of node
    match node:
        case tree.And(operands):
            return _joined([_outcomes(each, facts, patience) for each in operands], decisive=False)
        case tree.Or(operands):
            return _joined([_outcomes(each, facts, patience) for each in operands], decisive=True)
        case tree.Not(operand):
            return frozenset(not each for each in _outcomes(operand, facts, patience))
        case tree.Compare(left, sign, right):
            return _compared(_span(left, facts), sign, _span(right, facts))
        case tree.Is(tree.Name(name), option, negated):
            return _picked(facts.picked(name), frozenset({option}), negated=negated)
        case tree.In(tree.Name(name), options, negated):
            return _picked(facts.picked(name), frozenset(options), negated=negated)
        case tree.Function("given", (tree.Name() | tree.Field() as operand,)):
            return ALWAYS if facts.is_there(tree.write(operand)) else BOTH
        case tree.Each(quantifier, question, condition) if quantifier != "share":
            inner = facts.of_answer(question)
            holds = inner is None or True in outcomes(condition, inner, patience)
            return facts.flag(node) if holds else NEVER
        case _:
            return facts.flag(node)


def _joined(parts: list[frozenset[bool]], *, decisive: bool) -> frozenset[bool]:
    """Join conditions: one that comes to `decisive` decides, and else all have to come to the opposite."""
    found = {decisive} if any(decisive in part for part in parts) else set()
    return frozenset(found | ({not decisive} if all((not decisive) in part for part in parts) else set()))


def _picked(possible: frozenset[str | None] | None, options: frozenset[str], *, negated: bool) -> frozenset[bool]:
    if possible is None:
        return BOTH
    return frozenset(pick is not None and (pick in options) != negated for pick in possible)


def _compared(left: Span, sign: str, right: Span) -> frozenset[bool]:
    fails = left.missing or right.missing or _can(left, _OPPOSITE[sign], right)
    return (ALWAYS if _can(left, sign, right) else frozenset()) | (NEVER if fails else frozenset())


def _can(left: Span, sign: str, right: Span) -> bool:
    """Tell whether some number of one and some number of the other compare like this."""
    few = left.few(), right.few()
    if few[0] is not None and few[1] is not None:
        return any(_COMPARE[sign](a, b) for a in few[0] for b in few[1])
    if sign in {">", ">="}:
        return _can(right, _MIRRORED[sign], left)
    if sign == "!=":
        return True  # one of them can be more than one number
    if left.low is None or right.high is None:
        return sign != "=" or _can(right, "<=", left)
    return _COMPARE["<=" if sign == "=" else sign](left.low, right.high) and (sign != "=" or _can(right, "<=", left))


def _span(node: tree.Expression, facts: Facts) -> Span:  # noqa: PLR0911 # one line for each kind of node
    match node:
        case tree.Number(value):
            found = exact.exact(value)
            return Span() if found is None else Span.one(found)
        case tree.Name(name):
            return facts.span(("name", name))
        case tree.Field(name, part):
            return facts.span(("field", f"{name}.{part}"))
        case tree.Call(name, argument):
            return facts.span((name, argument))
        case tree.Each("share"):
            return Span(0, 1)
        case tree.Function("count", (tree.Name(name),)):
            return facts.count(name)
        case tree.Negative(operand):
            inner = _span(operand, facts)
            return Span(_turned(inner.high), _turned(inner.low), inner.missing)
        case tree.Arithmetic(left, sign, right):
            return _calculated(_span(left, facts), sign, _span(right, facts))
        case _:
            return Span()


def _turned(bound: Exact | None) -> Exact | None:
    return None if bound is None else -bound


def _calculated(left: Span, sign: str, right: Span) -> Span:
    missing = left.missing or right.missing
    corners = (left.low, left.high, right.low, right.high)
    if any(corner is None for corner in corners) or (sign == "/" and not _apart_from_zero(right)):
        return Span()
    work = {"+": exact.add, "-": exact.subtract, "*": exact.multiply, "/": exact.divide}[sign]
    ends = [work(a, b) for a in (left.low, left.high) for b in (right.low, right.high)]  # type: ignore[arg-type] # none is missing
    known = [end for end in ends if end is not None]
    return Span(min(known), max(known), missing) if len(known) == len(ends) else Span()


def _apart_from_zero(span: Span) -> bool:
    return (span.low is not None and span.low > 0) or (span.high is not None and span.high < 0)
