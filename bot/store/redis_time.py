"""The store's part on a clock that was set back, on Redis: the time as it was noted, and what waits by a wrong one."""

from datetime import datetime
from typing import Any

from redis.asyncio import Redis

from bot.store import keys
from bot.store.indexes import brought_forward, installations_of, time_of

NOTED_FOR = 30 * keys.DAY
"""Seconds; a clock that was further ahead has long been noticed by people."""


class RedisTime:
    """The time noted, in Redis."""

    _redis: Any

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def bring_forward(self, now: datetime) -> None:
        """List by now whatever waits but for due instants: cards, reminders, Homes, those who are to be forgotten.

        What Slack asked to be left alone with is forgotten; where it still means it, it says so again.
        """
        for kind in (keys.OUT_OF_DATE, keys.LOOKS, keys.HOMES, keys.LEAVING):
            await brought_forward(self._redis, kind, now)
        for installation in await installations_of(self._redis):
            asked = keys.NOT_BEFORE.prefix(installation=installation.id)
            async for key in self._redis.scan_iter(match=f"{asked}*", count=1000):
                await self._redis.delete(key)

    async def noted_time(self) -> datetime | None:
        """Tell the time a worker noted last; None where none has lately."""
        noted = await self._redis.get(keys.TIME.key())
        return None if noted is None else time_of(noted)

    async def note_time(self, now: datetime) -> None:
        """Note what time it is, so that whoever starts after the clock was set back learns of it."""
        await self._redis.set(keys.TIME.key(), now.timestamp(), ex=NOTED_FOR)
