"""Timing that repeats itself until the clock can see it."""

import time
from collections.abc import Callable

LEAST_SECONDS = 0.5


def per_second(work: Callable[[], object], amount: int = 1) -> float:
    """Tell how many of `amount` units a second `work` does, best of three rounds."""
    return max(_round(work, amount) for _ in range(3))


def percentile(values: list[float], share: float) -> float:
    """Give the value below which a share of all lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _round(work: Callable[[], object], amount: int) -> float:
    done, started = 0, time.perf_counter()
    while (passed := time.perf_counter() - started) < LEAST_SECONDS:
        work()
        done += amount
    return done / passed
