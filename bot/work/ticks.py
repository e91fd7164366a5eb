"""Ticks: time passes for what is due, once for each instant, however many workers find it.

What is due is never planned here: it follows from the store, and what its own tick did not move is left alone a while.
"""

import logging
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from docket import Docket

from bot.usecases.ports import AgainError, Clock, Installation, Store
from bot.work.looks import AT_ONCE
from bot.work.retrying import PUT_OFF, TRIES, pause_after
from bot.work.under_way import UnderWay, Work
from bot.work.waiting import Waiting, have_run

log = logging.getLogger(__name__)
UNMOVED = timedelta(minutes=1)
"""How long a due instant is left alone that its own tick did not move."""


@dataclass(frozen=True)
class Ticks:
    """The ticks one worker finds, and those it runs."""

    docket: Docket
    work: Work
    store: Store
    clock: Clock
    first_pause: timedelta
    under_way: UnderWay

    async def look_for_due(self) -> None:
        """Have time pass for everything that is due."""
        await have_run(self.docket, await self.owed(AT_ONCE))

    async def owed(self, limit: int) -> Iterable[Waiting]:
        """List the ticks of what is due by now, at most so many, the oldest first."""
        found = await self.store.due(self.clock(), limit)
        return (
            Waiting(self.tick, _key(installation.id, assessment, due), (installation.id, assessment, due.isoformat()))
            for installation, assessment, due in found
        )

    async def tick(self, installation: str, assessment: str, due: str, tried: str = "0") -> None:
        """Let time pass for one assessment: the task, known to the work engine by this name and these arguments."""
        with self.under_way.counted():
            await self._try(Installation(installation), assessment, datetime.fromisoformat(due), int(tried))

    async def look_again(self, installation: str, assessment: str) -> None:
        """Let time pass for one assessment, whenever it is due: a task of its own, known by this name."""
        with self.under_way.counted(), suppress(AgainError):  # what waits to be seen is due by itself
            await self.work(Installation(installation), assessment)

    async def _try(self, installation: Installation, assessment: str, due: datetime, tried: int) -> None:
        try:
            await self.work(installation, assessment)
        except AgainError as later:
            await self.store.put_off_due(installation, assessment, due, later.until)
        except Exception as error:
            if (pause := pause_after(tried, self.first_pause)) is not None:
                log.warning("what is due for %s failed and is tried again in %s: %r", assessment, pause, error)
                key = _key(installation.id, assessment, due)
                replace = self.docket.replace(self.tick, when=datetime.now(UTC) + pause, key=key)
                await replace(installation.id, assessment, due.isoformat(), str(tried + 1))
                return
            until = self.clock() + PUT_OFF
            log.exception(
                "what is due for %s of %s failed %d times and is put off until %s; see the error",
                *(assessment, installation.id, TRIES, until),
            )
            await self.store.put_off_due(installation, assessment, due, until)
        else:
            if await self.store.put_off_due(installation, assessment, due, self.clock() + UNMOVED):
                log.warning(
                    "%s is still due at %s after what was due happened; is looked at again later", assessment, due
                )


def _key(installation: str, assessment: str, due: datetime) -> str:
    return f"tick/{installation}/{assessment}/{due.isoformat()}"
