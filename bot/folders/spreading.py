"""Work on many files done on all processors at once, where that is sooner done and a copy of this process is safe."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def may_spread() -> bool:
    """Whether there is another processor, and a copy of this process is safe."""
    if (os.cpu_count() or 1) == 1:
        return False
    import multiprocessing
    import threading

    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1


def spread(work: Callable[[Sequence[Path]], T], files: Sequence[Path], many: int) -> Sequence[T]:
    """Let one call do all files, or from `many` on each processor a share of them, in order; one result a call.

    Where a process is ended from outside, as where memory runs short, one call does all files here.
    """
    if len(files) < many or not may_spread():
        return (work(files),)
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    processors = os.cpu_count() or 1
    share = -(-len(files) // processors)
    try:
        with ProcessPoolExecutor(processors, multiprocessing.get_context("fork")) as pool:
            return list(pool.map(work, [files[at : at + share] for at in range(0, len(files), share)]))
    except BrokenProcessPool:
        return (work(files),)
