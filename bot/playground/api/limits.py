"""Slack's rate limits: so many calls a minute a method and workspace, and a post a second a channel."""

import math
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Rate:
    """How fast a bucket fills again, and how much it holds."""

    per_minute: float
    burst: float


TIER_2 = Rate(20, 20)
TIER_3 = Rate(50, 50)
TIER_4 = Rate(100, 100)
SPECIAL = Rate(600, 600)
POSTS_OF_A_WORKSPACE = Rate(300, 300)
POSTS_OF_A_CHANNEL = Rate(60, 5)


class Limits:
    """A bucket for each key; `scale` makes them all wider, and `on` set to False lets everything through."""

    def __init__(self, now: Callable[[], float], *, on: bool = True, scale: float = 1.0) -> None:
        self.on = on
        self.scale = scale
        self._now = now
        self._buckets: dict[tuple[str, ...], tuple[float, float]] = {}

    def take(self, key: tuple[str, ...], rate: Rate) -> int:
        """Take one from a bucket: 0 when there was one, else the whole seconds until there will be."""
        if not self.on:
            return 0
        now = self._now()
        most = max(rate.burst * self.scale, 1.0)
        a_second = rate.per_minute * self.scale / 60
        left, at = self._buckets.get(key, (most, now))
        left = min(most, left + (now - at) * a_second)
        if left < 1:
            self._buckets[key] = (left, now)
            return max(1, math.ceil((1 - left) / a_second))
        self._buckets[key] = (left - 1, now)
        return 0
