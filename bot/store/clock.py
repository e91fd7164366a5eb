"""The time as the server of the state has it: all processes go by one clock, whatever the clocks of their machines say.

Between two readings it goes on by this machine's steady clock, which nobody sets; where the server cannot be asked it
goes on like that.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self

from redis.asyncio import Redis
from redis.exceptions import RedisError

log = logging.getLogger(__name__)
READ_EVERY = 10.0
"""Seconds between two readings; a machine that was asleep is as late as that."""
LEFT = timedelta(milliseconds=500)
"""Differences as small as these are left as they are, so that time does not waver with the way to the server."""
SLOW_SECONDS = 2.0
"""An answer that took longer says too little about the time."""
SAID = timedelta(seconds=30)
"""By how much this machine's clock may be wrong, or change, before it is said."""


def utc_now() -> datetime:
    """Give the time this machine has."""
    return datetime.now(UTC)


def _nobody(_: timedelta) -> None: ...


class StoreClock:
    """A clock that can be called (`bot.usecases.ports.Clock`). Enter it to have it read again and again."""

    def __init__(
        self,
        redis: Redis,
        machine: Callable[[], datetime],
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self._redis = redis
        self._steady = steady
        self._machine = machine
        self._read_at, self._read = steady(), machine()
        self._reading: asyncio.Task[None] | None = None
        self._said = timedelta()
        self._ended = False
        self.set_back: Callable[[timedelta], None] = _nobody
        """Is told by how much, when the server's clock was set back."""

    def __call__(self) -> datetime:
        """Give the time."""
        return self._read + timedelta(seconds=self._steady() - self._read_at)

    async def __aenter__(self) -> Self:
        await self.read(is_first=True)
        self._reading = asyncio.create_task(self._read_on())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended = True  # a cancelled call may take its cancelling for its own time-out, and go on
        if self._reading is not None:
            self._reading.cancel()
            await asyncio.wait({self._reading})

    async def read(self, *, is_first: bool = False) -> None:
        """Ask the server what time it is."""
        asked = self._steady()
        try:
            seconds, millionths = await self._redis.time()
        except (RedisError, OSError) as error:
            if is_first:
                log.warning("REDIS_URL: the server does not tell the time (%s); goes by this machine's clock", error)
            return
        answered = self._steady()
        if answered - asked > SLOW_SECONDS:
            return
        between = (asked + answered) / 2
        theirs = datetime.fromtimestamp(seconds, UTC) + timedelta(microseconds=millionths)
        moved = theirs - (self._read + timedelta(seconds=between - self._read_at))
        if abs(moved) > LEFT:
            self._read_at, self._read = between, theirs
        if moved < -LEFT and not is_first:
            self.set_back(-moved)
        self._say_difference(self._machine() - theirs)

    def _say_difference(self, ahead: timedelta) -> None:
        """Say once that this machine has another time, and again when that changes."""
        if abs(ahead - self._said) <= SAID:
            return
        self._said = ahead if abs(ahead) > SAID else timedelta()
        if not self._said:
            return
        log.warning(
            "this machine's clock is %.0f seconds %s that of REDIS_URL, by which ftready goes; set both by a time "
            "server, for Slack's requests of another time are refused",
            *(abs(ahead.total_seconds()), "ahead of" if ahead > timedelta() else "behind"),
        )

    async def _read_on(self) -> None:
        while not self._ended:
            await asyncio.sleep(READ_EVERY)
            await self.read()
