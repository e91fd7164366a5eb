"""How a checked tree is evaluated: turned once into nested functions, each of which does one small thing.

Nothing here loops over anything but the answers its surroundings list, and nothing raises: what cannot be told
is missing (None), and whatever compares or asks about something missing is false.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import isfinite
from typing import Any, TypeGuard

from bot.flow.conditions import exact, tree
from bot.flow.conditions.scope import Env, Value

Holds = Callable[[Env], bool]
Gives = Callable[[Env], Value]

_MIRRORED = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_OPERATIONS: dict[str, exact.Operation] = {
    "+": exact.add,
    "-": exact.subtract,
    "*": exact.multiply,
    "/": exact.divide,
}
_FUNCTIONS: dict[str, Callable[[list[exact.Exact]], exact.Exact | None]] = {
    "sqrt": lambda found: exact.square_root(found[0]),
    "round": lambda found: exact.whole(found[0]),
    "abs": lambda found: max(found[0], -found[0]),
    "min": min,
    "max": max,
}


def condition(node: tree.Expression) -> Holds:  # noqa: PLR0911 # one line for each kind of node
    """Make the function that tells whether a condition holds."""
    match node:
        case tree.And(operands):
            return _all(tuple(map(condition, operands)))
        case tree.Or(operands):
            return _any(tuple(map(condition, operands)))
        case tree.Not(operand):
            holds = condition(operand)
            return lambda env: not holds(env)
        case tree.Compare(left, sign, right):
            return _compare(left, sign, right)
        case tree.Is() | tree.In() | tree.Has():
            return _option(node)
        case tree.Function("given", (operand,)):
            gives = expression(operand)
            return lambda env: gives(env) is not None
        case tree.Each():
            return _each(node)
        case _:
            gives = expression(node)
            return lambda env: gives(env) is True


def expression(node: tree.Expression) -> Gives:  # noqa: PLR0911 # one line for each kind of node
    """Make the function that gives what an expression is worth, None when it is missing."""
    match node:
        case tree.Number(value):
            return lambda _: value
        case tree.Name(name):
            return lambda env: env.lookup(name)
        case tree.Field(name, part):
            return _field(name, part)
        case tree.Call(name, argument):
            return lambda env: env.call(name, argument)
        case tree.Each("share"):
            return _share(node)
        case tree.Function("count", (operand,)):
            return _count(expression(operand))
        case tree.Function(name, operands) if name != "given":
            return _function(name, tuple(map(expression, operands)))
        case tree.Negative(operand):
            return _arithmetic(exact.subtract, lambda _: 0, expression(operand))
        case tree.Arithmetic(left, sign, right):
            return _folded(node, _arithmetic(_OPERATIONS[sign], expression(left), expression(right)))
        case _:
            return condition(node)


def _all(operands: tuple[Holds, ...]) -> Holds:
    if len(operands) == 2:  # noqa: PLR2004 # the usual case, without a loop
        first, second = operands
        return lambda env: first(env) and second(env)

    def holds(env: Env) -> bool:
        for operand in operands:  # noqa: SIM110 # a generator would cost more than the work
            if not operand(env):
                return False
        return True

    return holds


def _any(operands: tuple[Holds, ...]) -> Holds:
    if len(operands) == 2:  # noqa: PLR2004 # the usual case, without a loop
        first, second = operands
        return lambda env: first(env) or second(env)

    def holds(env: Env) -> bool:
        for operand in operands:  # noqa: SIM110 # a generator would cost more than the work
            if operand(env):
                return True
        return False

    return holds


def _compare(left: tree.Expression, sign: str, right: tree.Expression) -> Holds:
    if (fixed := _constant(right)) is not None:
        return _compare_with(expression(left), exact.COMPARISONS[sign], fixed)
    if (fixed := _constant(left)) is not None:
        return _compare_with(expression(right), exact.COMPARISONS[_MIRRORED[sign]], fixed)
    compare, one, other = exact.COMPARISONS[sign], expression(left), expression(right)

    def holds(env: Env) -> bool:
        a, b = exact.exact(one(env)), exact.exact(other(env))
        return a is not None and b is not None and compare(a, b)

    return holds


def _compare_with(gives: Gives, compare: Callable[[Any, Any], bool], fixed: exact.Exact) -> Holds:
    plain = fixed if isinstance(fixed, int) else float(fixed)
    native = exact.exact(plain) == fixed

    def holds(env: Env) -> bool:
        value = gives(env)
        kind = type(value)
        if native and (kind is int or (kind is float and isfinite(value))):  # type: ignore[arg-type] # a float by now
            return compare(value, plain)
        number = exact.exact(value)
        return number is not None and compare(number, fixed)

    return holds


def _option(node: tree.Is | tree.In | tree.Has) -> Holds:
    gives = expression(node.left)
    if isinstance(node, tree.Has):
        picked = node.option
        if node.negated:
            return lambda env: _is_list(value := gives(env)) and picked not in value
        return lambda env: _is_list(value := gives(env)) and picked in value
    options = frozenset(node.options if isinstance(node, tree.In) else (node.option,))
    if node.negated:
        return lambda env: (value := gives(env)) is not None and not (type(value) is str and value in options)
    return lambda env: type(value := gives(env)) is str and value in options


def _each(node: tree.Each) -> Holds:
    question, holds = node.question, condition(node.condition)
    if node.quantifier == "some":
        return lambda env: any(holds(answer) for answer in env.answers(question))
    if node.quantifier == "owner":
        return lambda env: any(answer.is_owner() and holds(answer) for answer in env.answers(question))

    def every(env: Env) -> bool:
        answers = env.answers(question)
        return bool(answers) and all(holds(answer) for answer in answers)

    return every


def _share(node: tree.Each) -> Gives:
    question, holds = node.question, condition(node.condition)

    def share(env: Env) -> Value:
        answers = env.answers(question)
        return Fraction(sum(1 for answer in answers if holds(answer)), len(answers)) if answers else None

    return share


def _field(name: str, part: str) -> Gives:
    def field(env: Env) -> Value:
        record = env.lookup(name)
        return record.get(part) if isinstance(record, Mapping) else None

    return field


def _count(gives: Gives) -> Gives:
    def count(env: Env) -> Value:
        value = gives(env)
        return len(value) if _is_list(value) else None

    return count


def _function(name: str, operands: tuple[Gives, ...]) -> Gives:
    def numbers(env: Env) -> list[exact.Exact] | None:
        found = [number for gives in operands if (number := exact.exact(gives(env))) is not None]
        return found if len(found) == len(operands) else None

    apply = _FUNCTIONS[name]
    return lambda env: apply(found) if (found := numbers(env)) is not None else None


def _arithmetic(operate: exact.Operation, left: Gives, right: Gives) -> Gives:
    def arithmetic(env: Env) -> Value:
        a, b = exact.exact(left(env)), exact.exact(right(env))
        return operate(a, b) if a is not None and b is not None else None

    return arithmetic


def _folded(node: tree.Expression, gives: Gives) -> Gives:
    fixed = _constant(node)
    return gives if fixed is None else lambda _: fixed


def _constant(node: tree.Expression) -> exact.Exact | None:
    match node:
        case tree.Number(value):
            return exact.exact(value)
        case tree.Negative(operand):
            fixed = _constant(operand)
            return None if fixed is None else -fixed
        case tree.Arithmetic(left, sign, right):
            a, b = _constant(left), _constant(right)
            return _OPERATIONS[sign](a, b) if a is not None and b is not None else None
        case _:
            return None


def _is_list(value: Value) -> TypeGuard[Sequence[str]]:
    return value is not None and not isinstance(value, str | int | float | Fraction | Mapping)
