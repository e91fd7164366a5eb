"""What a condition can come to at all, from the bounds of what it asks about and without an answer being there.

It errs to one side: whatever is possible is found, and some of what is found may not be possible. So "never" and
"always" can be believed, and their absence says nothing.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from bot.flow.conditions import tree
from bot.flow.vetting.known import BOTH, Facts, key_of
from bot.flow.vetting.spans import (
    ANYTHING,
    NO_NUMBER,
    Span,
    applied,
    calculated,
    can_compare,
    can_differ,
    of_number,
    turned,
)
from bot.flow.vetting.ways import Patience, asked_for, asks_twice, worlds


def outcomes(node: tree.Expression, facts: Facts, patience: Patience) -> frozenset[bool]:
    """Tell whether a condition can hold, and whether it can fail to."""
    found = set[bool]()
    for world in _worlds(node, facts, patience) if asks_twice(node) else (facts,):
        found.update([holds for holds in BOTH - found if _can(node, world, patience, holds=holds)])
        if len(found) == len(BOTH):
            break
    return frozenset(found)


def can(node: tree.Expression, facts: Facts, patience: Patience, *, holds: bool) -> bool:
    """Tell whether a condition can hold, or else whether it can fail to; to ask for one of the two is half the work."""
    if not asks_twice(node):
        return _can(node, facts, patience, holds=holds)
    return any(_can(node, world, patience, holds=holds) for world in _worlds(node, facts, patience))


def _worlds(node: tree.Expression, facts: Facts, patience: Patience) -> Iterable[Facts]:
    """Go through the ways to answer what is asked for twice."""
    return worlds(node, Counter(asked_for(node)), facts, patience, _flagged_twice(node, facts, patience))


def _flagged_twice(node: tree.Expression, facts: Facts, patience: Patience) -> list[tree.Expression]:
    """List the parts that are true or false by themselves, stand there more than once, and can be either."""
    flags = list(_flags(node)) if isinstance(node, tree.And | tree.Or) else []
    twice = [each for each, times in Counter(flags).items() if times > 1] if len(flags) > 1 else []
    return [each for each in twice if all(_can(each, facts, patience, holds=holds) for holds in (True, False))]


def _flags(node: tree.Expression) -> Iterator[tree.Expression]:
    match node:
        case tree.And() | tree.Or() | tree.Not():
            for part in tree.parts(node):
                yield from _flags(part)
        case tree.Each(quantifier) if quantifier != "share":
            yield node
        case tree.Has() | tree.Call() | tree.Name():
            yield node


def _can(node: tree.Expression, facts: Facts, patience: Patience, *, holds: bool) -> bool:
    work = _WORK.get(type(node))
    return work(node, facts, patience, holds=holds) if work else holds in facts.flag(node)


def _and(node: tree.And, facts: Facts, patience: Patience, *, holds: bool) -> bool:
    possible = (_can(each, facts, patience, holds=holds) for each in node.operands)
    return all(possible) if holds else any(possible)


def _or(node: tree.Or, facts: Facts, patience: Patience, *, holds: bool) -> bool:
    possible = (_can(each, facts, patience, holds=holds) for each in node.operands)
    return any(possible) if holds else all(possible)


def _not(node: tree.Not, facts: Facts, patience: Patience, *, holds: bool) -> bool:
    return _can(node.operand, facts, patience, holds=not holds)


def _compare(node: tree.Compare, facts: Facts, _: Patience, *, holds: bool) -> bool:
    left, right = _span(node.left, facts), _span(node.right, facts)
    return can_compare(left, node.operator, right) if holds else can_differ(left, node.operator, right)


def _is(node: tree.Is, facts: Facts, _: Patience, *, holds: bool) -> bool:
    return _picked(node.left, (node.option,), facts, negated=node.negated, holds=holds)


def _in(node: tree.In, facts: Facts, _: Patience, *, holds: bool) -> bool:
    return _picked(node.left, node.options, facts, negated=node.negated, holds=holds)


def _picked(named: tree.Expression, options: Collection[str], facts: Facts, *, negated: bool, holds: bool) -> bool:
    possible = facts.picked(named.name) if isinstance(named, tree.Name) else None
    if possible is None:
        return True
    return any(holds == (pick is not None and (pick in options) != negated) for pick in possible)


def _function(node: tree.Function, facts: Facts, _: Patience, *, holds: bool) -> bool:
    match node:
        case tree.Function("given", (tree.Name() | tree.Field() as operand,)) if not holds:
            return not facts.is_there(tree.write(operand))
        case _:
            return True


def _each(node: tree.Each, facts: Facts, patience: Patience, *, holds: bool) -> bool:
    if node.quantifier == "share":
        return True
    inner = facts.of_answer(node.question)
    possible = inner is None or can(node.condition, inner, patience, holds=True)
    return holds in facts.flag(node) if possible else not holds


_WORK: Mapping[type, Callable[..., bool]] = {
    tree.And: _and,
    tree.Or: _or,
    tree.Not: _not,
    tree.Compare: _compare,
    tree.Is: _is,
    tree.In: _in,
    tree.Function: _function,
    tree.Each: _each,
}
"""Each kind of node with what tells whether it can hold, or fail to; of the others nothing is known."""


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
        case tree.Function(name, operands) if name != "count":
            return applied(name, [_span(operand, facts) for operand in operands])
        case tree.Negative(operand):
            return turned(_span(operand, facts))
        case tree.Arithmetic(left, "-", right) if left == right and _span(left, facts) != NO_NUMBER:
            return Span(0, 0)
        case tree.Arithmetic(left, sign, right):
            return calculated(_span(left, facts), sign, _span(right, facts))
        case _:
            return ANYTHING
