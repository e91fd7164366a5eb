"""Conditions as formulas of the solver, with the meaning `bot.flow.conditions.evaluation` gives them.

What cannot be expressed becomes a formula that may be either way, and is noted: proofs then hold whichever way it is,
and whatever is found with it is decided by the engine before anyone hears of it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Protocol

import z3

from bot.flow.conditions import exact, tree
from bot.proof.solver import NO, YES, Formula, Term, real, value_of
from bot.proof.symbols import NOTHING, Quantity, Symbol

_BOUND = 10.0**30
"""Beyond this the engine gives up calculating."""
_COMPARISONS: dict[str, Callable[[Term, Term], Formula]] = {
    "=": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}
_MIRRORED = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


class InexpressibleError(Exception):
    """A condition asks for something the proof cannot express; its text says what."""


@dataclass(frozen=True)
class Share:
    """The part of some answers that something holds for: so many of so many."""

    some: Term
    of: Term


class Surroundings(Protocol):
    """Where a condition finds its terms; whoever asks about one brings it."""

    def whole(self, node: tree.Expression, /) -> Formula | None:
        """Tell whether a smallest condition holds, where that is known as a whole."""
        ...

    def symbol(self, name: str, /) -> Symbol:
        """Tell what a name holds."""
        ...

    def call(self, name: str, argument: str, /) -> Quantity | Symbol | Formula:
        """Tell what a call gives: a number, an option, or whether it is so."""
        ...

    def each(self, node: tree.Each, /) -> Formula | Share:
        """Tell what holds of the answers to a question."""
        ...

    def open(self, node: tree.Expression, why: str, /) -> Formula:
        """Give a formula that may be either way for what cannot be expressed, and note it."""
        ...


@dataclass
class LeftOut:
    """What the proof could not express, each said once: where it stands, what it is, and why."""

    said: dict[str, None] = field(default_factory=dict)
    _count: int = 0

    def either_way(self, place: str, node: tree.Expression, why: str) -> Formula:
        """Note a condition and give a formula that may be either way."""
        self.said[f"{place}: `{tree.write(node)}` may be either way in the proof, because {why}"] = None
        self._count += 1
        return z3.Bool(f"either way {self._count}")


def leaves(node: tree.Expression) -> Iterator[tree.Expression]:
    """Go through the smallest conditions of a condition: all that `and`, `or` and `not` join."""
    match node:
        case tree.And(operands) | tree.Or(operands):
            for operand in operands:
                yield from leaves(operand)
        case tree.Not(operand):
            yield from leaves(operand)
        case _:
            yield node


def holds(node: tree.Expression, there: Surroundings) -> Formula:
    """Make the formula of a condition."""
    match node:
        case tree.And(operands):
            return z3.And([holds(operand, there) for operand in operands])
        case tree.Or(operands):
            return z3.Or([holds(operand, there) for operand in operands])
        case tree.Not(operand):
            return z3.Not(holds(operand, there))
    known = there.whole(node)
    if known is not None:
        return known
    try:
        return _smallest(node, there)
    except InexpressibleError as error:
        return there.open(node, str(error))


def _smallest(node: tree.Expression, there: Surroundings) -> Formula:
    match node:
        case tree.Compare(left, sign, right):
            return _compared(left, sign, right, there)
        case tree.Is() | tree.In() | tree.Has():
            return _option(node, there)
        case tree.Function("given", (operand,)):
            return _given(operand, there)
        case tree.Name(name):
            return there.symbol(name).truth
        case tree.Call(name, argument):
            return there.call(name, argument)
        case tree.Each():
            return there.each(node)
        case _:
            raise InexpressibleError("the proof does not know such a condition")


def _given(operand: tree.Expression, there: Surroundings) -> Formula:
    match operand:
        case tree.Name(name):
            return there.symbol(name).given
        case tree.Each("share"):
            return there.each(operand).of > 0
        case tree.Call(name, argument):
            found = there.call(name, argument)
            return found.given if isinstance(found, Quantity | Symbol) else YES
        case tree.Number() | tree.Field() | tree.Arithmetic() | tree.Negative():
            return quantity(operand, there).given
        case tree.Function(name) if name != "given":
            return quantity(operand, there).given
        case _:
            return YES  # whatever holds or does not is never missing


def _compared(left: tree.Expression, sign: str, right: tree.Expression, there: Surroundings) -> Formula:
    for one, other, turned in ((left, right, sign), (right, left, _MIRRORED[sign])):
        if isinstance(one, tree.Each):
            share, limit = there.each(one), constant(other)
            if limit is None:
                raise InexpressibleError("a share is only compared with a fixed number")
            return z3.And(share.of > 0, _COMPARISONS[turned](z3.ToReal(share.some), z3.ToReal(share.of) * real(limit)))
    a, b = quantity(left, there), quantity(right, there)
    return z3.And(a.given, b.given, _COMPARISONS[sign](a.term, b.term))


def _option(node: tree.Is | tree.In | tree.Has, there: Surroundings) -> Formula:
    match node.left:
        case tree.Name(name):
            symbol = there.symbol(name)
        case tree.Call(name, argument) if isinstance(found := there.call(name, argument), Symbol):
            symbol = found
        case _:
            raise InexpressibleError("only a name, or a flow that is called, has options")
    if isinstance(node, tree.Has):
        if symbol.picks is None:
            return NO
        picked = symbol.picks.get(node.option, NO)
        return z3.And(symbol.given, z3.Not(picked) if node.negated else picked)
    options = node.options if isinstance(node, tree.In) else (node.option,)
    one_of = z3.Or([symbol.words.get(option, NO) for option in options])
    return z3.And(symbol.given, z3.Not(one_of) if node.negated else one_of)


def quantity(node: tree.Expression, there: Surroundings) -> Quantity:  # noqa: PLR0911 # one line for each kind of node
    """Make the number an expression is worth."""
    match node:
        case tree.Number(value):
            return _fixed(exact.exact(value))
        case tree.Name(name):
            symbol = there.symbol(name)
            return Quantity(symbol.number.term, z3.And(symbol.given, symbol.number.given), symbol.number.size)
        case tree.Field(name, part):
            symbol = there.symbol(name)
            found = symbol.fields.get(part, NOTHING)
            return Quantity(found.term, z3.And(symbol.given, found.given), found.size)
        case tree.Call(name, argument):
            called = there.call(name, argument)
            return NOTHING if isinstance(called, Symbol) else called
        case tree.Function("count", (tree.Name(name),)):
            symbol = there.symbol(name)
            return Quantity(symbol.length.term, z3.And(symbol.given, symbol.length.given), symbol.length.size)
        case tree.Function(name, operands):
            return _function(name, [quantity(operand, there) for operand in operands])
        case tree.Negative(operand):
            return _arithmetic(_fixed(0), "-", quantity(operand, there))
        case tree.Arithmetic(left, sign, right):
            return _arithmetic(quantity(left, there), sign, quantity(right, there))
        case tree.Each():
            raise InexpressibleError("a share is only compared with a fixed number")
        case _:
            raise InexpressibleError("the proof does not know such a number")


def constant(node: tree.Expression) -> Fraction | None:
    """Give the number an expression is always worth, where it is."""
    try:
        found = quantity(node, _NOWHERE)
    except InexpressibleError:
        return None
    return value_of(found.term)


def _fixed(value: exact.Exact | None) -> Quantity:
    return NOTHING if value is None else Quantity(real(Fraction(value)), YES, abs(float(value)))


def _function(name: str, found: list[Quantity]) -> Quantity:
    given = z3.And([each.given for each in found])
    terms, size = [each.term for each in found], max(each.size for each in found)
    match name:
        case "round":
            return Quantity(z3.ToReal(z3.ToInt(terms[0] + real(Fraction(1, 2)))), given, size + 1)
        case "abs":
            return Quantity(z3.If(terms[0] < 0, -terms[0], terms[0]), given, size)
        case "min" | "max":
            best = terms[0]
            for term in terms[1:]:
                best = z3.If(term < best if name == "min" else term > best, term, best)
            return Quantity(best, given, size)
        case _:
            raise InexpressibleError(f"`{name}` is not calculated")


def _arithmetic(left: Quantity, sign: str, right: Quantity) -> Quantity:
    given = z3.And(left.given, right.given)
    one, other = value_of(left.term), value_of(right.term)
    match sign:
        case "+":
            found = Quantity(left.term + right.term, given, left.size + right.size)
        case "-":
            found = Quantity(left.term - right.term, given, left.size + right.size)
        case "*" if one is None and other is None:
            raise InexpressibleError("two unknown numbers are multiplied")
        case "*":
            found = Quantity(left.term * right.term, given, left.size * right.size)
        case _ if other is None:
            raise InexpressibleError("a number is divided by an unknown one")
        case _ if other == 0:
            return NOTHING
        case _:
            found = Quantity(left.term / right.term, given, left.size / abs(float(other)))
    if found.size > _BOUND:
        raise InexpressibleError("it may come to more than thirty digits")
    return found


class _Nowhere:
    """No surroundings at all: whatever asks for some is no constant."""

    def whole(self, _node: tree.Expression, /) -> Formula | None:
        return None

    def symbol(self, _name: str, /) -> Symbol:
        raise InexpressibleError("it is no constant")

    def call(self, _name: str, _argument: str, /) -> Quantity | Formula:
        raise InexpressibleError("it is no constant")

    def each(self, _node: tree.Each, /) -> Formula | Share:
        raise InexpressibleError("it is no constant")

    def open(self, _node: tree.Expression, why: str, /) -> Formula:
        raise InexpressibleError(why)


_NOWHERE = _Nowhere()
