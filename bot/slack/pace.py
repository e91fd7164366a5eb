"""Slack's own pace: about one post a second in a channel, after a short burst."""

import asyncio
from collections.abc import Callable

BURST = 4
PER_SECOND = 1.0
KEPT = 10_000
"""Channels remembered at once; the one idle longest is forgotten first."""


class Pace:
    """A bucket of posts for each channel; waiting for one keeps the order of those who wait."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._buckets: dict[str, tuple[float, float]] = {}

    async def wait(self, channel: str) -> None:
        """Wait until one more post is within Slack's pace."""
        delay = self._take(channel)
        if delay > 0:
            await asyncio.sleep(delay)

    def _take(self, channel: str) -> float:
        now = self._now()
        left, at = self._buckets.pop(channel, (float(BURST), now))
        left = min(float(BURST), left + (now - at) * PER_SECOND) - 1
        self._buckets[channel] = (left, now)
        if len(self._buckets) > KEPT:
            self._buckets.pop(next(iter(self._buckets)))
        return max(0.0, -left / PER_SECOND)
