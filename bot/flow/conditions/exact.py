"""Arithmetic as people do it on paper: exact, bounded, and missing wherever there is no answer.

A float counts as the decimal number it prints as, so 0.1 + 0.2 = 0.3 and 2 of 3 is exactly 2/3. What would grow
beyond thirty digits before the point is missing, and places beyond the thirtieth are rounded away, so that no
chain of multiplications takes long.
"""

import math
import operator
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache

Exact = int | Fraction
Operation = Callable[[Exact, Exact], Exact | None]

COMPARISONS: Mapping[str, Callable[[Exact, Exact], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
"""What each sign of a comparison asks of two numbers."""

_LARGEST = 10**30


def exact(value: object) -> Exact | None:
    """Turn a value into the exact number it stands for; anything that is not a usable number is missing."""
    kind = type(value)
    if kind is int or kind is Fraction:
        return _bounded(value)  # type: ignore[arg-type] # its type was just compared
    return _of_float(value) if isinstance(value, float) else None


def add(left: Exact, right: Exact) -> Exact | None:
    """Add."""
    return _bounded(left + right)


def subtract(left: Exact, right: Exact) -> Exact | None:
    """Subtract."""
    return _bounded(left - right)


def multiply(left: Exact, right: Exact) -> Exact | None:
    """Multiply."""
    return _bounded(left * right)


def divide(left: Exact, right: Exact) -> Exact | None:
    """Divide; by zero there is no answer."""
    return _bounded(Fraction(left) / right) if right else None


def square_root(number: Exact) -> Exact | None:
    """Take the square root, to the precision of a float; of a negative number there is none."""
    return exact(math.sqrt(number)) if number >= 0 else None


def whole(number: Exact) -> int:
    """Round to a whole number, halves up."""
    return math.floor(number + Fraction(1, 2))


@lru_cache(maxsize=1024)  # flows compare with the same few levels over and over
def _of_float(value: float) -> Exact | None:
    if not math.isfinite(value):
        return None
    return _bounded(int(value) if value.is_integer() else Fraction(repr(value)))


def _bounded(number: Exact) -> Exact | None:
    if not -_LARGEST <= number <= _LARGEST:
        return None
    if type(number) is int:
        return number
    if number.denominator == 1:
        return number.numerator
    if number.denominator > _LARGEST:
        return _bounded(Fraction(round(number * _LARGEST), _LARGEST))
    return number
