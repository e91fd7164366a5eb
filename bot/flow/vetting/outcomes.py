"""What a condition can come to at all, from the bounds of what it asks about and without an answer being there.

It errs to one side: whatever is possible is found, and some of what is found may not be possible. So "never" and
"always" can be believed, and their absence says nothing.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from bot.flow.conditions import tree
from bot.flow.vetting.known import ALWAYS, BOTH, NEVER, Facts, key_of
from bot.flow.vetting.spans import ANYTHING, Span, calculated, compared, of_number, turned
from bot.flow.vetting.ways import Patience, asked_for, worlds

_CAN: Mapping[tuple[bool, bool], frozenset[bool]] = {
    (True, True): BOTH,
    (True, False): ALWAYS,
    (False, True): NEVER,
    (False, False): frozenset(),
}
"""What there is, by whether something can hold and whether it can fail to."""


def outcomes(node: tree.Expression, facts: Facts, patience: Patience) -> frozenset[bool]:
    """Tell whether a condition can hold, and whether it can fail to."""
    asked = asked_for(node)
    flags = _flagged_twice(node, facts, patience)
    if not flags and len(set(asked)) == len(asked):  # as in most, for which there are no ways to go through
        return _outcomes(node, facts, patience)
    found = frozenset[bool]()
    for world in worlds(node, Counter(asked), facts, patience, flags):
        found |= _outcomes(node, world, patience)
        if found == BOTH:
            break
    return found


def _flagged_twice(node: tree.Expression, facts: Facts, patience: Patience) -> list[tree.Expression]:
    """List the parts that are true or false by themselves, stand there more than once, and can be either."""
    flags = list(_flags(node)) if isinstance(node, tree.And | tree.Or) else []
    times = Counter(flags if len(flags) > 1 else ())
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


def _outcomes(node: tree.Expression, facts: Facts, patience: Patience) -> frozenset[bool]:
    work = _WORK.get(type(node))
    return work(node, facts, patience) if work else facts.flag(node)


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
    return facts.flag(node) if holds else NEVER


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
    if (key := key_of(node)) is not None:
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
