"""How a template shows a value: numbers plainly, options in their own words, lists joined with commas."""

import math
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from bot.flow.conditions import exact
from bot.flow.conditions.scope import Value
from bot.questions.kinds import Choice, Choices, Either
from bot.questions.kinds import Kind as Type

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "percent": "0.5 as 50%",
        "whole": "13.86 as 14",
    }
)
"""The words after `as`, each with what it does."""

_SIGNS: Mapping[Fraction, str] = {
    Fraction(1, 2): "½",
    Fraction(1, 4): "¼",
    Fraction(3, 4): "¾",
    Fraction(1, 3): "⅓",
    Fraction(2, 3): "⅔",
}
_EXACT_PLACES = 6


def show(kind: Type, wanted: str | None) -> Callable[[Value], str | None]:
    """Make the function that shows a value of a type in a format; missing stays missing."""
    labels: Mapping[str, str] = {}
    if isinstance(kind, Choice | Choices | Either) and isinstance(kind.options, Mapping):
        labels = kind.options

    def shown(value: Value) -> str | None:
        if isinstance(value, str):
            return labels.get(value, value)
        if value is None or isinstance(value, bool | Mapping):
            return None
        if isinstance(value, int | float | Fraction):
            return number(value, wanted)
        return ", ".join(labels.get(item, item) for item in value)

    return shown


def number(value: float | Fraction, wanted: str | None = None) -> str | None:
    """Show a number: 14 and not 14.0, ½ and not 0.5, two places where it would not end."""
    found = exact.exact(value)
    if found is None:
        return None
    if wanted == "percent":
        return f"{exact.whole(found * 100)}%"
    if wanted == "whole":
        return str(exact.whole(found))
    sign = "-" if found < 0 else ""
    size = Fraction(-found if found < 0 else found)
    return sign + (_SIGNS.get(size) or _decimal(size))


def _decimal(found: Fraction) -> str:
    scaled = found * 10**_EXACT_PLACES
    places = _EXACT_PLACES if scaled.denominator == 1 or found < Fraction(1, 100) else 2
    rounded = Decimal(math.floor(found * 10**places + Fraction(1, 2))).scaleb(-places)
    text = format(rounded, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
