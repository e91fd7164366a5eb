"""Counts the work that is being done right now; what waits in the store or the work engine is never counted."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

from bot.usecases.ports import Installation

Work = Callable[[Installation, str], Awaitable[None]]
"""A use case that does something with one assessment, or one person."""


class UnderWay:
    """How much work one worker has begun and not ended."""

    def __init__(self) -> None:
        self._begun = 0

    def __bool__(self) -> bool:
        return self._begun > 0

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Count what is done within this, however it ends."""
        self._begun += 1
        try:
            yield
        finally:
            self._begun -= 1
