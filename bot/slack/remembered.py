"""What was met before, kept in memory only and bounded: the oldest is forgotten first, so nothing may rest on it."""

from collections.abc import Hashable
from datetime import datetime, timedelta
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


class Met(Generic[Key]):
    """Tells what is new from what was met before; with an `again`, what was met that long ago is new again."""

    def __init__(self, most: int, again: timedelta | None = None) -> None:
        self._most, self._again = most, again
        self._met: dict[Key, datetime] = {}

    def is_new(self, key: Key, now: datetime) -> bool:
        """Say whether something is new, which it then is no more."""
        met = self._met.get(key)
        if met is not None and (self._again is None or timedelta() <= now - met < self._again):
            return False
        self.forget(key)
        while len(self._met) >= self._most:
            self._met.pop(next(iter(self._met)))
        self._met[key] = now
        return True

    def forget(self, key: Key) -> None:
        """Let it be new the next time."""
        self._met.pop(key, None)
