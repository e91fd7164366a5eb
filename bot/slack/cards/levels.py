"""Levels as people read them: never a sign alone, always with its word."""

from fractions import Fraction

_SHOWN = {Fraction(0): "✗ zero", Fraction(1, 2): "½ half", Fraction(1): "✓ full"}
_SIGNS = {
    Fraction(1, 8): "⅛",
    Fraction(1, 6): "⅙",
    Fraction(1, 4): "¼",
    Fraction(1, 3): "⅓",
    Fraction(3, 8): "⅜",
    Fraction(5, 8): "⅝",
    Fraction(2, 3): "⅔",
    Fraction(3, 4): "¾",
    Fraction(5, 6): "⅚",
    Fraction(7, 8): "⅞",
}
_SPOKEN = {Fraction(0): "zero", Fraction(1, 2): "half", Fraction(1): "full"}
_LARGEST = 24
"""Means of a few halves and ones have small denominators; other values are written out."""


def shown(level: float | None) -> str:
    """Show the level of a question or the value of a section."""
    if level is None:
        return "not asked"
    fraction = _fraction(level)
    return _SHOWN.get(fraction) or _SIGNS.get(fraction) or f"{level:.2f}"


def spoken(level: float | None) -> str:
    """Say a level in words alone."""
    if level is None:
        return "not asked"
    fraction = _fraction(level)
    return _SPOKEN.get(fraction) or (
        f"{fraction.numerator}/{fraction.denominator}" if fraction in _SIGNS else f"{level:.2f}"
    )


def _fraction(level: float) -> Fraction:
    return Fraction(level).limit_denominator(_LARGEST)
