"""Where the numbers of a chart lie on its axis, which round numbers stand beside it, and how numbers are written."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

_STEPS = 4
_ROUND_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_NEAR = 0.6
"""Lines that stay within this share of their highest value need no zero to be read."""
_HUGE = 1e300
TINY = 1e-300
_MANY_DIGITS = 1e9


@dataclass(frozen=True)
class Scale:
    """An axis: its ticks from the lowest to the highest."""

    ticks: tuple[float, ...]

    @classmethod
    def of(cls, values: Sequence[float], *, from_zero: bool) -> Self:
        """Choose round ticks around all values, with zero among them where it belongs."""
        low, high = min(values), max(values)
        if from_zero or not low > high * _NEAR:
            low, high = min(low, 0.0), max(high, 0.0)
        if low == high:
            high = low + (abs(low) or 1.0)
        step = _round_step((high - low) / _STEPS, whole=all(value == int(value) for value in values))
        first, last = math.floor(low / step), math.ceil(high / step)
        return cls(tuple(step * index for index in range(first, max(last, first + 1) + 1)))

    @property
    def foot(self) -> float:
        """Give what areas and bars stand on: zero, or the end of the axis that is nearest to it."""
        return min(max(0.0, self.ticks[0]), self.ticks[-1])

    def share(self, value: float) -> float:
        """Tell how far up the axis a value lies, from 0 to 1."""
        length = self.ticks[-1] - self.ticks[0]
        return min(max((value - self.ticks[0]) / length, 0.0), 1.0) if length > 0 else 0.5


def number(value: float) -> float:
    """Read a number of any size as one that can be reckoned with."""
    # Compared before it is turned into a float, which not every whole number can become.
    return float(min(max(value, -_HUGE), _HUGE)) if abs(value) >= TINY else 0.0


def figure(value: float) -> str:
    """Write a number as people do: whole ones without a point, large ones with commas."""
    if abs(value) >= _MANY_DIGITS or 0 < abs(value) < 1 / 1000:
        return f"{value:.3g}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.3f}".rstrip("0").rstrip(".")


def _round_step(least: float, *, whole: bool) -> float:
    tens = 10.0 ** math.floor(math.log10(least))
    steps = [tens * each for each in _ROUND_STEPS if tens * each >= least * (1 - 1e-9)]
    # Of whole numbers there is no half, so that no tick stands on one.
    return max(next(each for each in steps if not whole or each < 1 or each == int(each)), 1.0) if whole else steps[0]
