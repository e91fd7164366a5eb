"""Brings parcels to the app: an interaction once, an event up to four times, each noted in the inspector."""

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any

from bot.playground.clock import Clock
from bot.playground.delivery.parcel import Carrier, Parcel, Reply
from bot.playground.faults import Faults
from bot.playground.inspector import Inspector
from bot.playground.workspace import Workspace

RETRY_AFTER: Sequence[float] = (0.0, 60.0, 300.0)
"""Seconds before the second, third and fourth attempt of an event."""

NO_CARRIER = Reply(problem="not_connected", reason="connection_failed", status=0)


class Courier:
    """The deliveries of one workspace; the carrier behind it serves them all."""

    def __init__(
        self, workspace: Workspace, carrier: Carrier, clock: Clock, faults: Faults, inspector: Inspector
    ) -> None:
        self._workspace = workspace
        self._carrier = carrier
        self._clock = clock
        self._faults = faults
        self._inspector = inspector
        self._running: set[asyncio.Task[None]] = set()

    async def ask(self, parcel: Parcel) -> Reply:
        """Bring an interaction, once, and wait for what the app says to it."""
        return await self._carry(parcel, 0, "")

    def send(self, parcel: Parcel) -> None:
        """Bring an event in the background, with the repeats Slack makes."""
        if self._faults.on:
            if self._faults.strikes("dropped_event", parcel.name):
                return
            if self._faults.strikes("duplicate_event", parcel.name):
                self._start(self._insist(parcel))
            if late := self._faults.strikes("late_event", parcel.name):
                self._start(self._insist(parcel, late.seconds))
                return
        self._start(self._insist(parcel))

    @property
    def busy(self) -> int:
        """Count the events still under way, those waiting for their next attempt included."""
        return len(self._running)

    async def close(self) -> None:
        """Give up on what is still under way."""
        running = list(self._running)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    async def _insist(self, parcel: Parcel, wait: float = 0.0) -> None:
        if wait:
            await self._clock.sleep(wait)
        reply = await self._carry(parcel, 0, "")
        for attempt, pause in enumerate(RETRY_AFTER, start=1):
            if reply.ok or reply.final:
                return
            await self._clock.sleep(pause)
            reply = await self._carry(parcel, attempt, reply.reason)

    async def _carry(self, parcel: Parcel, attempt: int, reason: str) -> Reply:
        at = self._clock.now()
        reply = await self._carrier.carry(parcel, attempt, reason)
        self._inspector.note(
            self._workspace,
            "delivery",
            parcel.name,
            at,
            parcel.payload,
            reply.body,
            status=reply.status,
            latency=reply.latency,
            ok=reply.ok,
            error=reply.problem,
            attempt=attempt,
        )
        return reply

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
