"""How long a proof may take: all of it, and one question to the solver; set once, and asked wherever the solver is."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from time import monotonic

FOR_ONE = 5
"""The part of all the time that one question to the solver may take: a fifth, so that others get some too."""


class SolverGaveUpError(Exception):
    """The solver could not say in its time whether something is possible."""


@dataclass(frozen=True)
class _Allowed:
    """The time there is for a proof."""

    seconds: float
    until: float


_ALLOWED: ContextVar[_Allowed | None] = ContextVar("the time there is for a proof", default=None)


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Let a proof take so long, from now on."""
    before = _ALLOWED.set(_Allowed(seconds, monotonic() + seconds))
    try:
        yield
    finally:
        _ALLOWED.reset(before)


def seconds_for_one() -> float | None:
    """Say how long the next question may take; None where nobody counts. Raises SolverGaveUpError when time is up."""
    allowed = _ALLOWED.get()
    if allowed is None:
        return None
    left = allowed.until - monotonic()
    if left <= 0:
        raise SolverGaveUpError
    return min(left, allowed.seconds / FOR_ONE)
