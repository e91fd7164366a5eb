"""Notices that a worker's clock was ahead: what the work engine planned by it then waits until a time far away.

It is asked for anew, for without it nothing happens until then, and time passes again for all that is planned; what
the engine makes of that is its own.
"""

import logging
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from docket import Docket

from bot.usecases.ports import Clock, Store
from bot.work.looks import Look
from bot.work.waiting import Waiting, have_run

log = logging.getLogger(__name__)
FAR = timedelta(minutes=1)
"""No look waits so much longer than it is to, by a clock that is right."""
WRONG = timedelta(minutes=10)
"""Clocks of machines differ by less; one that is further ahead may have had time bring what was still to come."""
REST_SECONDS = 600.0
"""Time passes again for everything no more often, where a clock stays wrong."""

FOR_EVER = datetime(9999, 1, 1, tzinfo=UTC)
EVERYTHING = 1_000_000
AT_ONCE = 1000
"""How much of what is owed is looked at where no look was wrong; what waits too long is the oldest."""

Again = Callable[[str, str], Awaitable[None]]
"""Lets time pass for one check: in which installation, and which."""


@dataclass
class ClockWatch:
    """What one worker sees of clocks that were wrong."""

    docket: Docket
    looks: Sequence[Look]
    again: Again
    store: Store
    clock: Clock
    owed: Callable[[int], Awaitable[Iterable[Waiting]]]
    """Lists what is to be done by now, at most so much, the oldest first; a clock ahead may have planned it."""
    passes_again: bool = field(default=False, init=False)
    """Whether time is to pass again for everything planned."""
    passed_at: float | None = field(default=None, init=False)

    def was_ahead(self, by: timedelta) -> None:
        """Take note that a clock was ahead: by enough, time passes again for everything."""
        self.passes_again |= by > WRONG

    async def put_right(self) -> None:
        """Let come now what a clock put off, and, where it was far ahead, time pass for every check planned."""
        ahead = await wake_looks(self.docket, self.looks)
        self.was_ahead(ahead)  # at once: the looks are right again, and nothing says it a second time
        if ahead:
            log.warning("a worker's clock was %s ahead; what was planned by it is asked for anew", ahead)
        noted = await self.store.noted_time()
        if noted is not None:  # by the store's own clock, of which the looks know nothing
            self.was_ahead(noted - self.clock())
        rested = self.passed_at is None or time.monotonic() >= self.passed_at + REST_SECONDS
        if self.passes_again and rested:
            await self.store.bring_forward(self.clock())  # before what is owed is woken, for some of it waits by this
        far = ahead or self.passes_again
        await wake_what_is_owed(self.docket, await self.owed(EVERYTHING if far else AT_ONCE))
        if self.passes_again and rested:
            self.passes_again = False
            try:
                await self.let_time_pass()
            except BaseException:
                self.passes_again = True
                raise
            self.passed_at = time.monotonic()
        if not self.passes_again:  # else whoever starts next must still learn that the clock was ahead
            await self.store.note_time(self.clock())

    async def let_time_pass(self) -> None:
        """Let time pass once more for every check that is planned, however far away."""
        log.warning("a clock was far ahead; looks again at everything that is planned")
        found = await self.store.due(FOR_EVER, EVERYTHING)
        waiting = (
            Waiting(self.again, f"again/{installation.id}/{assessment}", (installation.id, assessment))
            for installation, assessment, _ in found
        )
        await have_run(self.docket, waiting)


async def wake_looks(docket: Docket, looks: Sequence[Look]) -> timedelta:
    """Let each look that was put off by a clock ahead come now; tell how far ahead that was, zero if none was."""
    now, ahead = datetime.now(UTC), timedelta()
    for look in looks:
        waiting = await docket.get_execution(look.run.__name__)
        if waiting is not None and waiting.when > now + look.every + FAR:
            await docket.replace(look.run, when=now, key=look.run.__name__)()
            ahead = max(ahead, waiting.when - now - look.every)
    return ahead


async def wake_what_is_owed(docket: Docket, owed: Iterable[Waiting]) -> None:
    """Let what is to be done come now where it waits too long; what is under way does not wait."""
    now = datetime.now(UTC)
    for each in owed:
        waiting = await docket.get_execution(each.key)
        if waiting is not None and waiting.when > now + FAR:
            await docket.replace(each.task, when=now, key=each.key)(*each.given)
