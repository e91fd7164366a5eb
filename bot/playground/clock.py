"""The playground's clock, which can be moved forward.

All of the workspace goes by it: message times, statuses, quiet hours, rate limits, the repeats of events, and
how long a trigger or a response URL is good. Only what lies between two machines stays on real time: signatures,
waiting for an acknowledgement, and the tickets of sockets.
"""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime


class Clock:
    """Real time plus what it has been moved by; sleepers wake when the moved clock reaches their instant."""

    def __init__(self, moved_by: float = 0.0) -> None:
        self.moved_by = moved_by
        self.on_move: list[Callable[[], None]] = []
        self._moved = asyncio.Event()

    def now(self) -> float:
        """Tell the instant in seconds since 1970."""
        return time.time() + self.moved_by

    def utc(self) -> datetime:
        """Tell the same as a moment in UTC, for a bot that lives by this clock."""
        return datetime.fromtimestamp(self.now(), UTC)

    @staticmethod
    def real() -> float:
        """Tell the time of the machine, for what the app compares with its own clock, as a signature."""
        return time.time()

    def advance(self, seconds: float) -> float:
        """Move forward and tell the new instant; backwards is refused, as message times would repeat."""
        if seconds < 0:
            raise ValueError("clock: it moves only forward; give a positive number of seconds")
        self.moved_by += seconds
        self._moved.set()
        self._moved = asyncio.Event()
        for tell in self.on_move:
            tell()
        return self.now()

    def advance_to(self, instant: float) -> float:
        """Move to an instant given in seconds since 1970."""
        return self.advance(instant - self.now())

    async def sleep(self, seconds: float) -> None:
        """Wait until that much time has passed on this clock."""
        until = self.now() + seconds
        while (left := until - self.now()) > 0:
            try:
                await asyncio.wait_for(self._moved.wait(), left)
            except TimeoutError:
                return
