"""What is done after the answer to Slack has gone: small things on which nothing depends, kept until they are done."""

import asyncio
import logging
from collections.abc import Coroutine, Sequence
from typing import Any

log = logging.getLogger(__name__)
DRAIN_SECONDS = 5.0


class Later:
    """A set of tasks of our own; asyncio alone would let go of them, and of what they were doing at the end."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def do(self, *steps: Coroutine[Any, Any, None]) -> None:
        """Start one thing after the other and wait for none; each fails by itself, and how is only logged."""
        task = asyncio.create_task(_safely(steps))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    @property
    def is_busy(self) -> bool:
        """Whether something is still to be done."""
        return bool(self._tasks)

    async def drain(self, seconds: float = DRAIN_SECONDS) -> None:
        """Wait for what has begun, and give up what takes longer."""
        if not self._tasks:
            return
        _, left = await asyncio.wait(self._tasks, timeout=seconds)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)


async def _safely(steps: Sequence[Coroutine[Any, Any, None]]) -> None:
    try:
        for step in steps:
            try:
                await step
            except Exception as error:  # noqa: BLE001 - nobody waits for it, and nothing depends on it
                log.warning("something small was left undone: %s: %s", type(error).__name__, error)
    finally:
        for step in steps:  # given up at the end, the rest has to be told that it will never begin
            step.close()
