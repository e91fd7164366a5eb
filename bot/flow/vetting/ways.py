"""The ways to answer what a condition asks for twice, so that both times speak of the same answer."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, product
from math import prod

from bot.flow.conditions import exact, tree
from bot.flow.conditions.exact import Exact
from bot.flow.vetting.known import Facts, Key, key_of
from bot.flow.vetting.spans import NO_NUMBER, Span


@dataclass
class Patience:
    """How many steps may still be taken in going through ways to answer."""

    steps: int = 20_000


_ASK_ONCE = frozenset({tree.Is, tree.In, tree.Has, tree.Name, tree.Call, tree.Each})
"""The conditions that ask for one thing, or are about the answers to one question."""


def worlds(
    node: tree.Expression,
    asked: Counter[Key],
    facts: Facts,
    patience: Patience,
    flags: Sequence[tree.Expression],
) -> Iterator[Facts]:
    """Go through the ways to answer what is asked for twice, so that both times speak of the same answer."""
    twice = [key for key, times in asked.items() if times > 1]
    picks = {name: sorted(known, key=str) for kind, name in twice if kind == "name" and (known := facts.picked(name))}
    cuts = _compared_with(node)
    spans = {
        key: stretches
        for key in twice
        if (stretches := _each_way(facts.span(key), cuts.get(key, []), alone=len(cuts.get(key, [])) == asked[key]))
    }
    ways = prod(map(len, picks.values())) * prod(map(len, spans.values())) * 2 ** len(flags)
    steps = ways * (asked.total() + len(flags))
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


def asks_twice(node: tree.Expression) -> bool:
    """Tell whether a condition asks for anything more than once; that few do is sooner seen than what they ask for."""
    if type(node) in _ASK_ONCE or (
        type(node) is tree.Compare and type(node.right) is tree.Number and key_of(node.left)
    ):
        return False
    seen = set[Key | tree.Each]()
    waiting = [node]
    while waiting:
        part = waiting.pop()
        key = part if type(part) is tree.Each else key_of(part)
        if key is None:
            waiting += tree.parts(part)
        elif key in seen:
            return True
        else:
            seen.add(key)
    return False


def asked_for(node: tree.Expression) -> list[Key]:
    """List what a condition asks for, as often as it does."""
    found: list[Key] = []
    waiting = [node]
    while waiting:
        part = waiting.pop()
        key = key_of(part)
        if key is not None:
            found.append(key)
        elif type(part) is not tree.Each:  # which has answers for itself
            waiting += reversed(tree.parts(part))
    return found


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
        return Fraction(stretch.low + stretch.high, 2)
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
            key = key_of(one)
            number = exact.exact(other.value) if isinstance(other, tree.Number) else None
            if key is not None and number is not None:
                found.setdefault(key, []).append(number)
    return found
