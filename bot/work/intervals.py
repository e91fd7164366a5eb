"""How long the work engine waits and how often it looks: what is set here changes when things happen, never whether."""

from dataclasses import dataclass
from datetime import timedelta

from bot.usecases.delivering.rhythm import BREATH


@dataclass(frozen=True)
class Intervals:
    """How long the work engine waits before it does something, and between two looks."""

    coalesce: timedelta = timedelta(milliseconds=150)
    """How long a first press waits for those that follow it, before they become one delivery."""
    sweep_every: timedelta = timedelta(seconds=2)
    due_every: timedelta = timedelta(seconds=5)
    nudge_every: timedelta = timedelta(seconds=5)
    homes_every: timedelta = timedelta(milliseconds=500)
    """Somebody looks at a Home while it is published."""
    leaving_every: timedelta = timedelta(seconds=2)
    clock_every: timedelta = timedelta(minutes=1)
    first_pause: timedelta = timedelta(seconds=1)
    """How long after a failure the second try comes; each further one takes twice as long."""
    redeliver_after: timedelta = timedelta(seconds=10)
    """How long a worker is silent before another takes over what it had begun."""
    breath: timedelta = BREATH
    """How long the root of a check is left alone after it was written."""


USUAL = Intervals()
