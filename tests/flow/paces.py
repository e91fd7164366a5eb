"""How long something may take: 100 ms for each 64 KiB, on a machine as quick as the one this was measured on."""

import time
from collections.abc import Callable
from functools import cache

ALLOWED = 0.1
"""Seconds of work for a text of up to 64 KiB; a longer one may take longer by as much as it is longer."""
PIECE = 64 * 1024
MEASURED_ON = 0.0045
"""Seconds that machine takes for the loop below."""


@cache
def slowness() -> float:
    """How much slower than that machine this one is; a quicker one counts the same."""
    return max(1.0, min(_loop() for _ in range(5)) / MEASURED_ON)


def too_slow(work: Callable[[], object], size: int) -> bool:
    """Whether some work takes longer than its size allows, each time it is tried."""
    allowed = ALLOWED * max(1.0, size / PIECE) * slowness()
    return all(_took(work) > allowed for _ in range(5))


def _took(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


def _loop() -> float:
    def count() -> None:
        total = 0
        for number in range(200_000):
            total += number % 7

    return _took(count)
