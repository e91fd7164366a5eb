"""Deliveries: what is out of date is delivered, soon after it is woken or when the sweep finds it.

Of one assessment one delivery runs at a time, for a key that is running is never replaced from outside; it looks again
at its end, and the sweep finds what came later still.
"""

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from docket import Docket
from docket.execution import Disposition
from redis.exceptions import RedisError

from bot.usecases.ports import AgainError, Clock, Installation, Store
from bot.work.intervals import Intervals
from bot.work.looks import AT_ONCE
from bot.work.retrying import PUT_OFF, TRIES, pause_after
from bot.work.under_way import UnderWay, Work
from bot.work.waiting import Waiting, have_run

log = logging.getLogger(__name__)
ASK_AGAIN = (0.05, 0.25, 1.0)
"""Seconds after which a wake asks once more, in case it came while a delivery was about to end."""
WAKE_PATIENCE = 1.0


@dataclass
class Deliveries:
    """The deliveries one process asks for, and those it runs."""

    docket: Docket
    work: Work
    store: Store
    clock: Clock
    intervals: Intervals
    under_way: UnderWay
    _asking: set[asyncio.Task[None]] = field(default_factory=set, init=False)

    async def wake(self, installation: Installation, assessment: str) -> None:
        """Ask for an assessment's cards to be delivered soon. Never fails: what is not heard, the sweep finds."""
        if not await self._ask(installation, assessment):
            asking = asyncio.create_task(self._ask_again(installation, assessment))
            self._asking.add(asking)
            asking.add_done_callback(self._asking.discard)

    async def stop_asking(self) -> None:
        """Leave to the sweep what was not heard so far."""
        for asking in self._asking:
            asking.cancel()
        await asyncio.gather(*self._asking, return_exceptions=True)

    async def sweep(self) -> None:
        """Have everything delivered that is out of date."""
        await have_run(self.docket, await self.owed(AT_ONCE))

    async def owed(self, limit: int) -> Iterable[Waiting]:
        """List the deliveries of what is out of date, at most so many."""
        marked = await self.store.out_of_date(limit)
        return (
            Waiting(self.deliver, _key(installation.id, assessment), (installation.id, assessment))
            for installation, assessment in marked
        )

    async def deliver(self, installation: str, assessment: str, tried: str = "0") -> None:
        """Deliver one assessment: the task, known to the work engine by this name and these arguments."""
        with self.under_way.counted():
            await self._try(Installation(installation), assessment, int(tried))

    async def _ask(self, installation: Installation, assessment: str) -> bool:
        """Add a delivery; False when one is under way or waiting already, or cannot be added."""
        when = datetime.now(UTC) + self.intervals.coalesce
        add = self.docket.add(self.deliver, when=when, key=_key(installation.id, assessment))
        try:
            async with asyncio.timeout(WAKE_PATIENCE):
                execution = await add(installation.id, assessment)
        except (RedisError, OSError) as error:
            log.warning("could not wake the delivery of %s (%s); the sweep will find it", assessment, error)
            return False
        return execution.disposition is Disposition.SCHEDULED

    async def _ask_again(self, installation: Installation, assessment: str) -> None:
        for pause in ASK_AGAIN:
            await asyncio.sleep(pause)
            if await self._ask(installation, assessment):
                return

    async def _try(self, installation: Installation, assessment: str, tried: int) -> None:
        try:
            await self.work(installation, assessment)
        except AgainError as later:
            wanted = max(later.until - self.clock(), self.intervals.first_pause)
            await self._later(installation, assessment, wanted, tried)
        except Exception as error:
            if (pause := pause_after(tried, self.intervals.first_pause)) is not None:
                log.warning("delivering %s failed and is tried again in %s: %r", assessment, pause, error)
                await self._later(installation, assessment, pause, tried + 1)
                return
            until = self.clock() + PUT_OFF
            log.exception(
                "delivering %s of %s failed %d times and is put off until %s; see the error, and once it is cured "
                "anything pressed in that check delivers it at once",
                *(assessment, installation.id, TRIES, until),
            )
            await self.store.put_off_delivery(installation, assessment, until)

    async def _later(self, installation: Installation, assessment: str, pause: timedelta, tried: int) -> None:
        key = _key(installation.id, assessment)
        replace = self.docket.replace(self.deliver, when=datetime.now(UTC) + pause, key=key)
        await replace(installation.id, assessment, str(tried))


def _key(installation: str, assessment: str) -> str:
    return f"deliver/{installation}/{assessment}"
