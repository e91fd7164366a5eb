"""The syntax tree of a condition, open to whoever reasons about it, and its one canonical way to be written.

Every node knows where it stands in its text (`at`), which does not count when two trees are compared.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter
from typing import Any

from bot.flow.conditions.scope import Real

THIRDS = {Fraction(1, 3): "⅓", Fraction(2, 3): "⅔"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written."""

    value: Real
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the scope."""

    name: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Field:
    """One number of a record: `value.now`."""

    name: str
    part: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """A call the scope offers: `level(test_cases)`."""

    name: str
    argument: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Function:
    """A call every scope has: count, sqrt, round, min, max, abs, given."""

    name: str
    arguments: "tuple[Expression, ...]"
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Each:
    """every, some, share or owner, over the answers to a question, or to the one at hand."""

    quantifier: str
    question: str | None
    condition: "Expression"
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Is:
    """`left is option`, or `left is not option`."""

    left: "Expression"
    option: str
    negated: bool = False
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class In:
    """`left in (option, …)`, or `left not in (option, …)`."""

    left: "Expression"
    options: tuple[str, ...]
    negated: bool = False
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Has:
    """`left has option`, or `left has not option`."""

    left: "Expression"
    option: str
    negated: bool = False
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Compare:
    """Two numbers compared by one of = != < <= > >=."""

    left: "Expression"
    operator: str
    right: "Expression"
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Two numbers joined by one of + - * /."""

    left: "Expression"
    operator: str
    right: "Expression"
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Negative:
    """A number with a minus before it."""

    operand: "Expression"
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a condition."""

    operand: "Expression"
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class And:
    """All of two or more conditions."""

    operands: "tuple[Expression, ...]"
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Or:
    """Any of two or more conditions."""

    operands: "tuple[Expression, ...]"
    at: int = field(default=0, compare=False)


Expression = (
    Number | Name | Field | Call | Function | Each | Is | In | Has | Compare | Arithmetic | Negative | Not | And | Or
)

_OR, _AND, _NOT, _COMPARISON, _SUM, _PRODUCT, _SIGN, _ATOM = range(8)


_PARTS: Mapping[type, Callable[[Any], "tuple[Expression, ...]"]] = {
    And: attrgetter("operands"),
    Or: attrgetter("operands"),
    Not: lambda node: (node.operand,),
    Negative: lambda node: (node.operand,),
    Compare: attrgetter("left", "right"),
    Arithmetic: attrgetter("left", "right"),
    Is: lambda node: (node.left,),
    In: lambda node: (node.left,),
    Has: lambda node: (node.left,),
    Function: attrgetter("arguments"),
    Each: lambda node: (node.condition,),
}


def parts(node: Expression) -> tuple[Expression, ...]:
    """List the nodes right below a node."""
    below = _PARTS.get(type(node))
    return below(node) if below else ()


def walk(node: Expression) -> Iterator[Expression]:
    """Go through a tree, each node before what is below it."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(parts(node)))


def names_used(node: Expression) -> frozenset[tuple[str, str]]:
    """List what a tree asks for, as ("name", "motive"), ("level", "test_cases") or ("every", "baseline").

    A field counts as its record's name; what stands inside `every(…)` and its like counts too.
    """
    found: set[tuple[str, str]] = set()
    for part in walk(node):
        match part:
            case Name(name) | Field(name):
                found.add(("name", name))
            case Call(name, argument):
                found.add((name, argument))
            case Each(quantifier, str(question)):
                found.add((quantifier, question))
            case _:
                pass
    return frozenset(found)


def write(node: Expression) -> str:
    """Write a tree as text, with no more parentheses than needed; parsing the text gives the same tree."""
    return _written(node)[0]


def _written(node: Expression) -> tuple[str, int]:  # noqa: C901,PLR0911 # one line for each kind of node
    match node:
        case Number(value):
            return _number(value), _ATOM
        case Name(name):
            return name, _ATOM
        case Field(name, part):
            return f"{name}.{part}", _ATOM
        case Call(name, argument):
            return f"{name}({argument})", _ATOM
        case Function(name, arguments):
            return f"{name}({', '.join(map(write, arguments))})", _ATOM
        case Each(quantifier, question, condition):
            return f"{quantifier}({f'{question}: ' if question else ''}{write(condition)})", _ATOM
        case Negative(operand):
            return f"-{_at_least(operand, _SIGN)}", _SIGN
        case Arithmetic(left, operator, right):
            own = _SUM if operator in "+-" else _PRODUCT
            return f"{_at_least(left, own)} {operator} {_at_least(right, own + 1)}", own
        case Not(operand):
            return f"not {_at_least(operand, _NOT)}", _NOT
        case And(operands):
            return " and ".join(_at_least(part, _NOT) for part in operands), _AND
        case Or(operands):
            return " or ".join(_at_least(part, _AND) for part in operands), _OR
        case _:
            return _comparison(node), _COMPARISON


def _comparison(node: Is | In | Has | Compare) -> str:
    left = _at_least(node.left, _SUM)
    match node:
        case Compare(_, operator, right):
            return f"{left} {operator} {_at_least(right, _SUM)}"
        case Is(_, option, negated):
            return f"{left} is {'not ' if negated else ''}{option}"
        case Has(_, option, negated):
            return f"{left} has {'not ' if negated else ''}{option}"
        case In(_, options, negated):
            return f"{left} {'not ' if negated else ''}in ({', '.join(options)})"


def _at_least(node: Expression, strength: int) -> str:
    text, own = _written(node)
    return text if own >= strength else f"({text})"


def _number(value: Real) -> str:
    if isinstance(value, Fraction):
        return THIRDS[value]
    return format(Decimal(repr(value)), "f")
