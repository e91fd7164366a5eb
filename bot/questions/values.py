"""What an answer is, as plain, comparable, JSON-ready values, and the sentence said when something is none."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Number = int | float
Value = str | Number | tuple[str, ...] | dict[str, Number]
"""A choice or a text, a number, a list of picks or names, or numbers by field."""

LARGEST = 10**15
"""No number people answer with is larger; up to here a float still holds every whole number."""

_DIGITS = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)")
"""What people write; Python would take 1_0 and 1e3 too, which nobody types but by a slip."""
_APART = re.compile(r"(?<=[0-9])[\u00a0\u2009\u202f\u2019'](?=[0-9]{3}(?![0-9]))")
_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?")


@dataclass(frozen=True)
class Wrong:
    """Why something entered is not an answer, in one sentence, and at which entry of the form it was."""

    message: str
    entry: str = "value"


def typed(entered: Mapping[str, Any], name: str) -> str:
    """Give what was typed at an entry of a form, without the space around it."""
    text = entered.get(name)
    return "" if text is None else str(text).strip()


def plain_number(number: Number) -> str:
    """Write a number the way people do: 14, not 14.0.

    >>> plain_number(14.0), plain_number(0.25), plain_number(0.0000001)
    ('14', '0.25', '0.0000001')
    """
    return str(int(number)) if number == int(number) else f"{Decimal(f'{number:.12g}'):f}"


def read_number(entered: object, *, percent: bool = False) -> Number | None:
    """Read a number from what was typed or stored; None when it is not one, or one nobody can mean.

    A percent sign behind it is taken where it may be one in percent, and 71% is 71 then.

    >>> read_number("0,5"), read_number("1,000"), read_number("1'000"), read_number("71 %", percent=True)
    (0.5, 1000, 1000, 71)
    """
    if percent and isinstance(entered, str):
        entered = entered.strip().removesuffix("%")
    if isinstance(entered, bool) or entered is None:
        return None
    try:
        number = entered if isinstance(entered, int | float) else _from_digits(str(entered).strip())
    except ValueError:
        return None
    if not abs(number) <= LARGEST:  # this way round, what is no number is none either
        return None
    return int(number) if number == int(number) else number


def _from_digits(typed: str) -> float:
    """Read digits. Raises ValueError where it is anything else."""
    digits = _with_point(typed)
    if not _DIGITS.fullmatch(digits):
        raise ValueError(typed)
    return float(digits)


def _with_point(typed: str) -> str:
    """Take out what stands between thousands; any other comma is a decimal point."""
    typed = _APART.sub("", typed.strip("“”„"))
    return typed.replace(",", "") if _THOUSANDS.fullmatch(typed) else typed.replace(",", ".")
