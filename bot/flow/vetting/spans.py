"""The numbers something can be: bounds, compared and calculated with; which conditions ask for it is not known here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from bot.flow.conditions import exact
from bot.flow.conditions.exact import Exact
from bot.flow.conditions.scope import Real

_MIRRORED = {">": "<", ">=": "<="}
_ZERO = frozenset({0})
_OPPOSITE = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


@dataclass(frozen=True)
class Span:
    """The numbers something can be: within bounds, perhaps one of a few, perhaps missing."""

    low: Exact | None = None
    high: Exact | None = None
    missing: bool = True
    among: frozenset[Exact] | None = None

    @classmethod
    def one(cls, number: Exact) -> "Span":
        """Make the span of one number."""
        return cls(number, number, missing=False)

    @cached_property
    def few(self) -> frozenset[Exact] | None:
        """List the numbers there are; None where they are too many."""
        if self.among is None and self.low is not None and self.low == self.high:
            return frozenset({self.low})
        return self.among

    @cached_property
    def perhaps(self) -> "Span":
        """Give the same numbers, and that there may be none."""
        return Span(self.low, self.high, missing=True, among=self.among)

    @classmethod
    def of(cls, numbers: frozenset[Exact], *, missing: bool) -> "Span":
        """Make the span of a few numbers."""
        return cls(min(numbers), max(numbers), missing, numbers)


ANYTHING, ANY_COUNT = Span(), Span(0)
_NONE = frozenset[Exact]()
NO_NUMBER = Span(among=_NONE)
"""A number that is missing in the world looked at."""


@lru_cache(maxsize=1024)  # flows compare with the same few numbers over and over
def of_number(value: Real) -> Span:
    """Give the span of a number as a condition writes it."""
    found = exact.exact(value)
    return ANYTHING if found is None else Span.one(found)


def can_differ(left: Span, sign: str, right: Span) -> bool:
    """Tell whether a comparison can fail to hold."""
    return left.missing or right.missing or can_compare(left, _OPPOSITE[sign], right)


def can_compare(left: Span, sign: str, right: Span) -> bool:
    """Tell whether some number of one and some number of the other compare like this."""
    ones, others = left.few, right.few
    if _NONE in (ones, others):
        return False
    if ones is not None and others is not None:
        compare = exact.COMPARISONS[sign]
        return any([compare(one, other) for one in ones for other in others])  # noqa: C419 - they are few
    if sign in {">", ">="}:
        return can_compare(right, _MIRRORED[sign], left)
    if sign == "!=":
        return True  # one of them can be more than one number
    if left.low is None or right.high is None:
        return sign != "=" or can_compare(right, "<=", left)
    return exact.COMPARISONS["<=" if sign == "=" else sign](left.low, right.high) and (
        sign != "=" or can_compare(right, "<=", left)
    )


def turned(span: Span) -> Span:
    """Give the numbers with a minus before them."""
    return Span(_turned(span.high), _turned(span.low), span.missing)


def _turned(bound: Exact | None) -> Exact | None:
    return None if bound is None else -bound


def calculated(left: Span, sign: str, right: Span) -> Span:
    """Give the numbers that come of a calculation."""
    if NO_NUMBER in (left, right) or (sign == "/" and right.few == _ZERO):
        return NO_NUMBER
    missing = left.missing or right.missing
    corners = (left.low, left.high, right.low, right.high)
    if any(corner is None for corner in corners) or (sign == "/" and not _apart_from_zero(right)):
        return Span()
    work = {"+": exact.add, "-": exact.subtract, "*": exact.multiply, "/": exact.divide}[sign]
    ends = [work(a, b) for a in {left.low, left.high} for b in {right.low, right.high}]  # type: ignore[arg-type] # none is missing
    known = [end for end in ends if end is not None]
    return Span(min(known), max(known), missing) if len(known) == len(ends) else Span()


def applied(name: str, spans: Sequence[Span]) -> Span:
    """Give the numbers that come of a function; of what it does not know anything can."""
    work = _WORK.get(name)
    if NO_NUMBER in spans or work is None:
        return NO_NUMBER if work else ANYTHING
    found = work(spans)
    if found == NO_NUMBER:
        return NO_NUMBER
    return replace(found, missing=found.missing or any(span.missing for span in spans))


def _smallest(spans: Sequence[Span]) -> Span:
    highs = [span.high for span in spans if span.high is not None]
    return Span(_least([span.low for span in spans]), min(highs, default=None), missing=False)


def _largest(spans: Sequence[Span]) -> Span:
    return turned(_smallest([turned(span) for span in spans]))


def _rounded(spans: Sequence[Span]) -> Span:
    low, high = (None if bound is None else exact.whole(bound) for bound in (spans[0].low, spans[0].high))
    return Span(low, high, missing=False)


def _root(spans: Sequence[Span]) -> Span:
    low, high = spans[0].low, spans[0].high
    return NO_NUMBER if high is not None and high < 0 else Span(0, missing=low is None or low < 0)


_WORK: Mapping[str, Callable[[Sequence[Span]], Span]] = {
    "min": _smallest,
    "max": _largest,
    "abs": lambda spans: _largest((spans[0], turned(spans[0]), Span.one(0))),
    "round": _rounded,
    "sqrt": _root,
}
"""Each function that calculates with what comes of it where nothing it takes is missing."""


def _least(bounds: Sequence[Exact | None]) -> Exact | None:
    """Give the lowest of some bounds, none where one of them is open."""
    known = [bound for bound in bounds if bound is not None]
    return min(known) if len(known) == len(bounds) else None


def _apart_from_zero(span: Span) -> bool:
    return (span.low is not None and span.low > 0) or (span.high is not None and span.high < 0)
