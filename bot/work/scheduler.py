"""The work engine: deliver what is out of date, let time do what is due, do errands for people, sweep up after crashes.

Nothing here is the only place that knows what is to be done: that stands in the store, as marks and due instants. A
task that is lost, with the engine's whole Redis if need be, is found again by the looks that never end.

Rules. Arguments are strings, for the engine pickles them, and the names of tasks and the keys they run under outlive
every process: a task that waits is found by its name alone. A key that is running is never replaced from outside.
"""

import asyncio
import logging
from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from itertools import chain
from types import TracebackType
from typing import Self

from docket import Docket, Worker

from bot.usecases.ports import Clock, Installation, Store
from bot.work.clock_watch import ClockWatch
from bot.work.deliveries import Deliveries
from bot.work.errands import Errand, look_for_people, task_of
from bot.work.intervals import USUAL, Intervals
from bot.work.looks import Look, look_once, never_ending
from bot.work.ticks import Ticks
from bot.work.trouble_log import keep_readable
from bot.work.under_way import UnderWay, Work
from bot.work.waiting import Waiting

log = logging.getLogger(__name__)
DRAIN_PATIENCE = 8.0


class Scheduler:
    """The work engine with the use cases it runs. Enter it to wake; run `run_worker` in it to do the work."""

    def __init__(  # noqa: PLR0913 - what it runs, on what, and how often
        self,
        docket_url: str,
        *,
        deliver: Work,
        tick: Work,
        errands: Iterable[Errand],
        store: Store,
        clock: Clock,
        name: str = "ftready",
        intervals: Intervals = USUAL,
    ) -> None:
        keep_readable()
        self._docket = docket = Docket(name=name, url=docket_url)
        self._clock = clock
        self._intervals = intervals
        self._under_way = UnderWay()
        self._deliveries = Deliveries(docket, deliver, store, clock, intervals, self._under_way)
        self._ticks = Ticks(docket, tick, store, clock, intervals.first_pause, self._under_way)
        self._work: asyncio.Task[None] | None = None
        for task in (self._deliveries.deliver, self._ticks.tick, self._ticks.look_again):
            docket.register(task)
        looks = [*self._looks_for_checks(), *map(self._look_for_an_errand, errands)]
        for look in looks:
            docket.register(look.run)
        self._clocks = ClockWatch(docket, looks, self._ticks.look_again, store, clock, self._owed)

    async def __aenter__(self) -> Self:
        await self._docket.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()
        await self._deliveries.stop_asking()
        await self._docket.__aexit__(kind, error, trace)

    @property
    def is_at_work(self) -> bool:
        """Whether it is delivering, letting time pass, or reminding somebody right now."""
        return bool(self._under_way)

    async def wake(self, installation: Installation, assessment: str) -> None:
        """Ask for an assessment's cards to be delivered soon. Never fails: what is not heard, the sweep finds."""
        await self._deliveries.wake(installation, assessment)

    def clock_was_set_back(self, by: timedelta) -> None:
        """Take note that the clock all go by was ahead: time passes again soon for everything planned."""
        self._clocks.was_ahead(by)

    async def run_worker(self) -> None:
        """Do the work, until `stop` or until this is cancelled; work under way is finished first."""
        self._work = asyncio.create_task(self._run())
        try:
            await asyncio.wait({self._work})
        except asyncio.CancelledError:
            await self.stop()
            raise
        if not self._work.cancelled():
            self._work.result()

    async def stop(self, patience: float = DRAIN_PATIENCE) -> None:
        """Stop the worker; what is still under way after `patience` seconds is left to another, or the next start."""
        if self._work is None or self._work.done():
            return
        self._work.cancel()
        done, _ = await asyncio.wait({self._work}, timeout=patience)
        if not done:
            log.warning("deliveries did not end within %s seconds; they start again with the next worker", patience)
            self._work.cancel()
            await asyncio.wait({self._work})

    async def _run(self) -> None:
        async with Worker(
            self._docket,
            concurrency=100,
            minimum_check_interval=timedelta(milliseconds=10),
            scheduling_resolution=timedelta(milliseconds=50),
            redelivery_timeout=self._intervals.redeliver_after,
            reconnection_delay=timedelta(seconds=1),
        ) as worker:
            watching = asyncio.create_task(self._watch_clocks())
            try:
                await worker.run_forever()
            finally:
                while not watching.done():  # a call to Redis that was about to end can swallow being cancelled
                    watching.cancel()
                    await asyncio.wait({watching}, timeout=1)

    def _looks_for_checks(self) -> tuple[Look, ...]:
        often, deliveries, ticks = self._intervals, self._deliveries, self._ticks
        return (
            never_ending("sweep", "what is out of date", often.sweep_every, deliveries.sweep),
            never_ending("look_for_due", "what is due", often.due_every, ticks.look_for_due),
        )

    def _look_for_an_errand(self, errand: Errand) -> Look:
        task = task_of(errand, self._under_way.counted)
        self._docket.register(task)
        find = partial(look_for_people, errand, task, self._docket, self._clock)
        return never_ending(errand.look, errand.looks_for, errand.every, find)

    async def _watch_clocks(self) -> None:
        while True:
            await look_once("what a wrong clock put off", self._clocks.put_right())
            await asyncio.sleep(self._intervals.clock_every.total_seconds())

    async def _owed(self, limit: int) -> Iterable[Waiting]:
        """List what the next look would find, and leave alone where it is planned already."""
        return chain(await self._deliveries.owed(limit), await self._ticks.owed(limit))
