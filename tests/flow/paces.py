"""How long something may take: 100 ms for each 64 KiB, on a machine as quick as the one this was measured on."""

import gc
import time
from collections.abc import Callable

ALLOWED = 0.1
"""Seconds of work for a text of up to 64 KiB; a longer one may take longer by as much as it is longer."""
PIECE = 64 * 1024
MEASURED_ON = 0.0055
"""Seconds that machine takes for the loop below."""
TRIES = 6


def too_slow(work: Callable[[], object], size: int) -> bool:
    """Whether some work takes longer than its size allows, each time it is tried."""
    allowed = ALLOWED * max(1.0, size / PIECE)
    if _in_time(work, allowed):
        return False
    gc.collect()
    gc.freeze()  # what other tests left behind is not looked through again and again on this one's time
    try:
        return not any(_in_time(work, allowed) for _ in range(TRIES))
    finally:
        gc.unfreeze()


def _in_time(work: Callable[[], object], allowed: float) -> bool:
    took = _took(work)
    return took <= allowed or took <= allowed * _slowness()


def _slowness() -> float:
    """How much slower than that machine this one is just now; a quicker one counts the same."""
    return max(1.0, _took(_make_many_things) / MEASURED_ON)


def _took(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


def _make_many_things() -> object:
    return [{"key": (number, str(number), [number])} for number in range(20_000)]
