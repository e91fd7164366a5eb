"""What was answered, believed for a short while and bounded: the oldest is forgotten first, a failure at once."""

import asyncio
from collections.abc import Callable, Coroutine, Hashable
from typing import Any, Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
FRESH_SECONDS = 60.0
"""How old good news may be."""
JUST_NOW_SECONDS = 3.0
"""How old a no may be: who has just come in should not be sent away for a minute."""
KEPT = 2000
"""Answers to one kind of question that are kept at most."""


class Believed(Generic[K, V]):
    """The answers to one kind of question; who asks while one is on its way waits for that one."""

    def __init__(self, ask: Callable[[K], Coroutine[Any, Any, V]], now: Callable[[], float]) -> None:
        self._ask = ask
        self._now = now
        self._answers: dict[K, tuple[float, asyncio.Task[V]]] = {}

    async def get(self, key: K, good: Callable[[V], object]) -> V:
        """Give the answer; one that is no good news is believed only if it was given just now."""
        known = self.known(key, good)
        if known is not None:
            return known
        _, task = self._answers.get(key) or self._start(key)
        if task.done():
            _, task = self._start(key)
        return await asyncio.shield(task)

    def known(self, key: K, good: Callable[[V], object]) -> V | None:
        """Give the same where nobody has to be asked for it; else None, which is no answer."""
        found = self._answers.get(key)
        if found is None:
            return None
        at, task = found
        if not task.done() or task.cancelled() or task.exception() is not None:
            return None
        answer = task.result()
        age = self._now() - at
        return None if age > (FRESH_SECONDS if good(answer) else JUST_NOW_SECONDS) else answer

    def forget(self, key: K) -> None:
        """Ask anew the next time."""
        self._answers.pop(key, None)

    def forget_all(self, those: Callable[[K], bool]) -> None:
        """Ask all of those anew."""
        for key in [key for key in self._answers if those(key)]:
            del self._answers[key]

    def _start(self, key: K) -> tuple[float, asyncio.Task[V]]:
        self._answers.pop(key, None)
        if len(self._answers) >= KEPT:
            self._answers.pop(next(iter(self._answers)))
        begun = (self._now(), asyncio.create_task(self._ask(key)))
        self._answers[key] = begun
        return begun
