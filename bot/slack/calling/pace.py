"""Slack's own pace: about one post a second in a channel and some hundred a minute in a workspace, after a burst.

This is the pace of one process; a turn it gives is then asked for in the store, where all workers share one pace.
Nobody waits here: whoever is told to come later has a turn kept for them, so that a busy channel holds up no other.
"""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Rate:
    """How many at once, and how many a second after that."""

    burst: int
    per_second: float


Rates = tuple[tuple[int, float], tuple[int, float]]
"""How many at once and how many a second after that: in a channel, and in a workspace."""


def rates() -> Rates:
    """Give Slack's pace to whoever keeps it for all workers together."""
    return (CHANNEL.burst, CHANNEL.per_second), (WORKSPACE.burst, WORKSPACE.per_second)


CHANNEL = Rate(burst=4, per_second=1.0)
WORKSPACE = Rate(burst=60, per_second=4.0)
KEPT = 10_000
"""Queues remembered at once; the one idle longest is forgotten first."""


@dataclass
class _Queue:
    free_at: float
    """When the last of the turns given out will have passed."""
    turns: dict[str, float] = field(default_factory=dict)
    """Who was told to come later → when."""
    promised: set[str] = field(default_factory=set)
    """Who of them has a turn among all workers already."""


class Pace:
    """A queue of posts for each channel and each workspace."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._queues: dict[str, _Queue] = {}

    def turn(self, workspace: str, channel: str, who: str) -> float:
        """Give the seconds until this one may post; 0 uses the turn up."""
        mine = f"{workspace}/{channel}"
        waits = [(mine, self._wait(mine, who, CHANNEL)), (workspace, self._wait(workspace, who, WORKSPACE))]
        longest = max(seconds for _, seconds in waits)
        for queue, _ in waits:
            if longest == 0:
                self._queues[queue].turns.pop(who, None)
        return longest

    def promise(self, workspace: str, channel: str, who: str, seconds: float) -> None:
        """Keep a turn that was given out among all workers; whoever has it comes back then, and asks for no other."""
        for name in (f"{workspace}/{channel}", workspace):
            self._queues[name].turns[who] = self._now() + seconds
        self._queues[f"{workspace}/{channel}"].promised.add(who)

    def takes_promise(self, workspace: str, channel: str, who: str) -> bool:
        """Whether a turn among all workers is theirs already, which is used up with this."""
        promised = self._queues[f"{workspace}/{channel}"].promised
        is_theirs = who in promised
        promised.discard(who)
        return is_theirs

    def _wait(self, name: str, who: str, rate: Rate) -> float:
        now, gap = self._now(), 1 / rate.per_second
        queue = self._queues.pop(name, None) or _Queue(now)
        self._queues[name] = queue
        if len(self._queues) > KEPT:
            self._queues.pop(next(iter(self._queues)))
        if who not in queue.turns:
            queue.turns[who] = max(now, queue.free_at - (rate.burst - 1) * gap)
            queue.free_at = max(now, queue.free_at) + gap
        return max(0.0, queue.turns[who] - now)
