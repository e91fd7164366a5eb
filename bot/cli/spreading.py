"""Pieces of work on all processors at once, given back in the order in which they came; the work is handed in."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Piece = TypeVar("Piece")
Done = TypeVar("Done")
PATIENCE = 1.0
"""Seconds after which it is looked whether the processes are there still."""
AHEAD = 64
"""Pieces of what comes in that are read at most before the first of them is done."""


def spread(work: Callable[[Piece], Sequence[Done]], first: Piece, pieces: Iterator[Piece]) -> Iterator[Done]:
    """Let a process a processor work, while one thread reads on and this one gives what is done, in order.

    Where one of them is ended from outside, as where memory runs short, what it leaves is done here.
    """
    import multiprocessing
    import os
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from queue import Queue
    from threading import Thread

    # A copy of this process has what the work needs already; a flow cannot be sent: its conditions are functions.
    fork = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(os.cpu_count(), fork, initializer=_begin, initargs=(work,))
    coming: Queue[Callable[[], Sequence[Done]] | None] = Queue(AHEAD)

    def handed_on(piece: Piece) -> Callable[[], Sequence[Done]]:
        def done() -> Sequence[Done]:
            return work(piece) if _is_lost(pool, there) else there.result()

        try:
            there: Future[Sequence[Done]] = pool.submit(_here, piece)
        except BrokenProcessPool:
            return lambda: work(piece)
        return done

    coming.put(handed_on(first))  # which makes the copies, before there is a second thread

    def read_on() -> None:
        try:
            with suppress(RuntimeError):  # nobody wants any more
                for piece in pieces:
                    coming.put(handed_on(piece))
        except OSError as error:  # told where all else is told
            unread: Future[Sequence[Done]] = Future()
            unread.set_exception(error)
            coming.put(unread.result)
        coming.put(None)

    Thread(target=read_on, daemon=True).start()
    try:
        while (found := coming.get()) is not None:
            yield from found()
    finally:
        pool.shutdown(cancel_futures=True)


def _is_lost(pool: "ProcessPoolExecutor", there: "Future[Any]") -> bool:
    """Wait for a piece, and tell whether nobody is there to do it.

    What is handed in while the pool breaks is told nothing of that (CPython 3.11); whoever comes after it is refused.
    """
    from concurrent.futures import wait
    from concurrent.futures.process import BrokenProcessPool

    while not wait([there], PATIENCE).done:
        try:
            pool.submit(_nothing)
        except BrokenProcessPool:
            return True
    return isinstance(there.exception(), BrokenProcessPool)


def _nothing() -> None:
    """Be work that is done at once."""


_WORK: ContextVar[Callable[[Any], Any]] = ContextVar("_WORK")
"""What a copy of the process does with each piece."""


def _begin(work: Callable[[Any], Any]) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever began it ends it
    _WORK.set(work)


def _here(piece: Any) -> Any:
    return _WORK.get()(piece)
