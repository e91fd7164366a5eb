"""The work engine's tasks: deliver what is out of date, let time do what is due, remind people, sweep up after crashes.

Nothing here is the only place that knows what is to be done: that stands in the store, as marks and due instants. A
task that is lost, with the engine's whole Redis if need be, is found again by the looks that never end.

Rules. Arguments are strings, for the engine pickles them. A key that is running is never replaced from outside, so of
one assessment one delivery runs at a time; it looks again at its end, and the sweep finds what came later still.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import chain
from types import TracebackType
from typing import Any, Self

from docket import Docket, Perpetual, Worker
from docket.execution import Disposition
from redis.exceptions import RedisError

from bot.usecases.ports import AgainError, Clock, Installation, Store
from bot.usecases.rhythm import BREATH
from bot.work.clock_watch import ClockWatch, Look, Waiting
from bot.work.errands import Errand, look_for_people, task_of
from bot.work.trouble_log import keep_readable

log = logging.getLogger(__name__)

Work = Callable[[Installation, str], Awaitable[None]]
"""A use case that does something with one assessment, or one person."""

ASK_AGAIN = (0.05, 0.25, 1.0)
"""Seconds after which a wake asks once more, in case it came while a delivery was about to end."""
WAKE_PATIENCE = 1.0
AT_ONCE = 1000
"""How many assessments one look starts."""
TRIES = 8
LONGEST_PAUSE = timedelta(minutes=1)
PUT_OFF = timedelta(minutes=15)
"""How long what failed at every try is left alone."""
UNMOVED = timedelta(minutes=1)
"""How long a due instant is left alone that its own tick did not move."""
DRAIN_PATIENCE = 8.0


@dataclass(frozen=True)
class Intervals:
    """How long the work engine waits before it does something, and between two looks."""

    coalesce: timedelta = timedelta(milliseconds=150)
    """How long a first press waits for those that follow it, before they become one delivery."""
    sweep_every: timedelta = timedelta(seconds=2)
    due_every: timedelta = timedelta(seconds=5)
    nudge_every: timedelta = timedelta(seconds=5)
    homes_every: timedelta = timedelta(milliseconds=500)
    """Somebody looks at a Home while it is published."""
    leaving_every: timedelta = timedelta(seconds=2)
    clock_every: timedelta = timedelta(minutes=1)
    first_pause: timedelta = timedelta(seconds=1)
    """How long after a failure the second try comes; each further one takes twice as long."""
    redeliver_after: timedelta = timedelta(seconds=10)
    """How long a worker is silent before another takes over what it had begun."""
    breath: timedelta = BREATH
    """How long the root of a check is left alone after it was written."""


USUAL = Intervals()


class Scheduler:
    """The work engine with the use cases it runs. Enter it to wake; run `run_worker` in it to do the work."""

    def __init__(  # noqa: PLR0913 - what it runs, on what, and how often
        self,
        docket_url: str,
        *,
        deliver: Work,
        tick: Work,
        nudge: Work,
        publish: Work,
        forget_person: Work | None = None,
        store: Store,
        clock: Clock,
        name: str = "ftready",
        intervals: Intervals = USUAL,
    ) -> None:
        keep_readable()
        self._docket = Docket(name=name, url=docket_url)
        self._store = store
        self._clock = clock
        self._intervals = intervals
        self._deliver = deliver
        self._tick = tick
        self._work: asyncio.Task[None] | None = None
        self._asking: set[asyncio.Task[None]] = set()
        self._under_way = 0
        self._looks: list[Look] = []
        self._register()
        for errand in (*self._errands(nudge, publish), *self._forgetting(forget_person)):
            self._register_errand(errand)
        self._clocks = ClockWatch(self._docket, self._looks, self._again_task, store, clock, self._owed)

    async def __aenter__(self) -> Self:
        await self._docket.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()
        for asking in self._asking:
            asking.cancel()
        await asyncio.gather(*self._asking, return_exceptions=True)
        await self._docket.__aexit__(kind, error, trace)

    @property
    def is_at_work(self) -> bool:
        """Whether it is delivering, letting time pass, or reminding somebody right now."""
        return self._under_way > 0

    async def wake(self, installation: Installation, assessment: str) -> None:
        """Ask for an assessment's cards to be delivered soon. Never fails: what is not heard, the sweep finds."""
        if not await self._ask(installation, assessment):
            asking = asyncio.create_task(self._ask_again(installation, assessment))
            self._asking.add(asking)
            asking.add_done_callback(self._asking.discard)

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
                watching.cancel()
                await asyncio.wait({watching})

    # Waking

    async def _ask(self, installation: Installation, assessment: str) -> bool:
        """Add a delivery; False when one is under way or waiting already, or cannot be added."""
        when = datetime.now(UTC) + self._intervals.coalesce
        add = self._docket.add(self._deliver_task, when=when, key=_delivery_key(installation.id, assessment))
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

    # The tasks

    def _register(self) -> None:
        sweeping = Perpetual(every=self._intervals.sweep_every, automatic=True)
        looking = Perpetual(every=self._intervals.due_every, automatic=True)

        async def deliver(installation: str, assessment: str, tried: str = "0") -> None:
            with self._counted():
                await self._run_deliver(Installation(installation), assessment, int(tried))

        async def tick(installation: str, assessment: str, due: str, tried: str = "0") -> None:
            with self._counted():
                await self._run_tick(Installation(installation), assessment, datetime.fromisoformat(due), int(tried))

        async def sweep(_perpetual: Perpetual = sweeping) -> None:
            await _looking("what is out of date", self._sweep())

        async def look_for_due(_perpetual: Perpetual = looking) -> None:
            await _looking("what is due", self._look_for_due())

        async def look_again(installation: str, assessment: str) -> None:
            with self._counted(), suppress(AgainError):  # what waits to be seen is due by itself
                await self._tick(Installation(installation), assessment)

        self._deliver_task, self._tick_task, self._again_task = deliver, tick, look_again
        self._looks += [Look(sweep, sweeping.every), Look(look_for_due, looking.every)]
        for task in (deliver, tick, look_again, sweep, look_for_due):
            self._docket.register(task)

    def _register_errand(self, errand: Errand) -> None:
        task, looking = task_of(errand, self._counted), Perpetual(every=errand.every, automatic=True)

        async def look(_perpetual: Perpetual = looking) -> None:
            await _looking(errand.looks_for, look_for_people(errand, task, self._docket, self._clock))

        look.__name__ = errand.look
        self._looks.append(Look(look, errand.every))
        for each in (task, look):
            self._docket.register(each)

    def _errands(self, nudge: Work, publish: Work) -> tuple[Errand, ...]:
        reminding = Errand(
            task="nudge",
            look="look_for_nudges",
            looks_for="whom to remind",
            every=self._intervals.nudge_every,
            people=self._store.looks,
            work=nudge,
            lost="whether %s of %s was reminded is not known, and is looked at again: %s",
            failed="reminding %s of %s failed and is tried again later; see the error",
        )
        publishing = Errand(
            task="publish",
            look="look_for_homes",
            looks_for="whose Home to publish",
            every=self._intervals.homes_every,
            people=self._store.homes,
            work=publish,
            lost="whether the Home of %s of %s is up to date is not known, and is seen to again: %s",
            failed="the Home of %s of %s failed and is tried again later; see the error",
        )
        return reminding, publishing

    def _forgetting(self, forget_person: Work | None) -> tuple[Errand, ...]:
        if forget_person is None:
            return ()
        return (
            Errand(
                task="forget_person",
                look="look_for_leaving",
                looks_for="whom to forget",
                every=self._intervals.leaving_every,
                people=self._store.leaving,
                work=forget_person,
                lost="whether %s of %s is forgotten is not known, and is seen to again: %s",
                failed="forgetting %s of %s failed and is tried again later; see the error",
            ),
        )

    @contextmanager
    def _counted(self) -> Iterator[None]:
        self._under_way += 1
        try:
            yield
        finally:
            self._under_way -= 1

    async def _sweep(self) -> None:
        marked = await self._store.out_of_date(AT_ONCE)
        await self._docket.add_many(
            self._docket.call(self._deliver_task, key=_delivery_key(installation.id, assessment))(
                installation.id, assessment
            )
            for installation, assessment in marked
        )

    async def _look_for_due(self) -> None:
        found = await self._store.due(self._clock(), AT_ONCE)
        await self._docket.add_many(
            self._docket.call(self._tick_task, key=_tick_key(installation.id, assessment, due))(
                installation.id, assessment, due.isoformat()
            )
            for installation, assessment, due in found
        )

    async def _watch_clocks(self) -> None:
        while True:
            await _looking("what a wrong clock put off", self._clocks.put_right())
            await asyncio.sleep(self._intervals.clock_every.total_seconds())

    async def _owed(self, limit: int) -> Iterator[Waiting]:
        """List what the next look would find, and leave alone where it is planned already."""
        marked = await self._store.out_of_date(limit)
        found = await self._store.due(self._clock(), limit)
        deliveries = (
            Waiting(self._deliver_task, _delivery_key(installation.id, assessment), (installation.id, assessment))
            for installation, assessment in marked
        )
        ticks = (
            Waiting(
                *(self._tick_task, _tick_key(installation.id, assessment, due)),
                (installation.id, assessment, due.isoformat()),
            )
            for installation, assessment, due in found
        )
        return chain(deliveries, ticks)

    async def _run_deliver(self, installation: Installation, assessment: str, tried: int) -> None:
        def again(pause: timedelta, tries: int) -> Awaitable[Any]:
            key = _delivery_key(installation.id, assessment)
            replace = self._docket.replace(self._deliver_task, when=datetime.now(UTC) + pause, key=key)
            return replace(installation.id, assessment, str(tries))

        try:
            await self._deliver(installation, assessment)
        except AgainError as later:
            await again(max(later.until - self._clock(), self._intervals.first_pause), tried)
        except Exception as error:
            if (pause := self._pause(tried)) is not None:
                log.warning("delivering %s failed and is tried again in %s: %r", assessment, pause, error)
                await again(pause, tried + 1)
                return
            until = self._clock() + PUT_OFF
            log.exception(
                "delivering %s of %s failed %d times and is put off until %s; see the error, and once it is cured "
                "anything pressed in that check delivers it at once",
                *(assessment, installation.id, TRIES, until),
            )
            await self._store.put_off_delivery(installation, assessment, until)

    async def _run_tick(self, installation: Installation, assessment: str, due: datetime, tried: int) -> None:
        try:
            await self._tick(installation, assessment)
        except AgainError as later:
            await self._store.put_off_due(installation, assessment, due, later.until)
        except Exception as error:
            if (pause := self._pause(tried)) is not None:
                log.warning("what is due for %s failed and is tried again in %s: %r", assessment, pause, error)
                key = _tick_key(installation.id, assessment, due)
                replace = self._docket.replace(self._tick_task, when=datetime.now(UTC) + pause, key=key)
                await replace(installation.id, assessment, due.isoformat(), str(tried + 1))
                return
            until = self._clock() + PUT_OFF
            log.exception(
                "what is due for %s of %s failed %d times and is put off until %s; see the error",
                *(assessment, installation.id, TRIES, until),
            )
            await self._store.put_off_due(installation, assessment, due, until)
        else:
            if await self._store.put_off_due(installation, assessment, due, self._clock() + UNMOVED):
                log.warning(
                    "%s is still due at %s after what was due happened; is looked at again later", assessment, due
                )

    def _pause(self, tried: int) -> timedelta | None:
        """Tell how long to wait after a failure, longer each time; None when it was the last try."""
        return None if tried + 1 >= TRIES else min(self._intervals.first_pause * 2**tried, LONGEST_PAUSE)


async def _looking(what: str, look: Coroutine[Any, Any, None]) -> None:
    try:
        await look
    except RedisError as error:
        log.warning("could not look for %s (%s); looks again in a moment", what, error)


def _delivery_key(installation: str, assessment: str) -> str:
    return f"deliver/{installation}/{assessment}"


def _tick_key(installation: str, assessment: str, due: datetime) -> str:
    return f"tick/{installation}/{assessment}/{due.isoformat()}"
