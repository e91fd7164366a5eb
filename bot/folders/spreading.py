"""Work on many files done on all processors at once, where that is sooner done and a copy of this process is safe."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def spread(work: Callable[[Sequence[Path]], T], files: Sequence[Path], many: int) -> Sequence[T]:
    """Let one call do all files, or from `many` on each processor a share of them, in order; one result a call."""
    processors = os.cpu_count() or 1
    if len(files) < many or processors == 1:
        return (work(files),)
    import multiprocessing
    import threading
    from concurrent.futures import ProcessPoolExecutor

    if "fork" not in multiprocessing.get_all_start_methods() or threading.active_count() > 1:
        return (work(files),)
    share = -(-len(files) // processors)
    with ProcessPoolExecutor(processors, multiprocessing.get_context("fork")) as pool:
        return list(pool.map(work, [files[at : at + share] for at in range(0, len(files), share)]))
