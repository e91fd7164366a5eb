"""The store's part on being forgotten on Redis: who asked for it, and the end of all that is one person's alone."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from redis.asyncio import Redis

from bot.store import keys
from bot.store.indexes import up_to
from bot.store.redis_desks import AGAIN
from bot.store.scripts import removals
from bot.usecases.ports import Installation

KEPT = 30 * keys.DAY
"""Seconds for which a wish to be forgotten waits for a worker."""


class RedisLeaving:
    """People who are forgotten, in Redis."""

    _redis: Any

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def ask_to_be_forgotten(self, installation: Installation, person: str, now: datetime) -> None:
        """Note that somebody wants to be forgotten."""
        await self._redis.sadd(keys.INSTALLATIONS.key(), installation.id)
        index = keys.LEAVING.key(installation=installation.id)
        pipeline = self._redis.pipeline(transaction=True)
        pipeline.zadd(index, {person: now.timestamp()}, lt=True)
        pipeline.expire(index, KEPT)
        await pipeline.execute()

    async def leaving(self, now: datetime, limit: int) -> Sequence[tuple[Installation, str]]:
        """List people who are to be forgotten by now, each workspace in turn."""
        return [(where, person) for where, person, _ in await up_to(self._redis, keys.LEAVING, now, limit)]

    async def put_off_leaving(self, installation: Installation, person: str, until: datetime) -> None:
        """Forget somebody then and not before."""
        await self._redis.zadd(keys.LEAVING.key(installation=installation.id), {person: until.timestamp()}, xx=True)

    async def forget_person(self, installation: Installation, person: str) -> None:
        """Take away what is one person's alone: desk, Home, lists, drafts, and their wish to be forgotten."""
        here = {"installation": installation.id}
        await removals.forget_person(
            self._redis,
            listed=keys.PERSON.key(**here, person=person),
            desk=keys.DESK.key(**here, person=person),
            home=keys.HOME.key(**here, person=person),
            drafts=keys.DRAFTS.key(**here, of=person),
            looks=keys.LOOKS.key(**here),
            homes=keys.HOMES.key(**here),
            viewers=keys.VIEWERS.key(**here),
            leaving=keys.LEAVING.key(**here),
            draft_prefix=keys.DRAFT.prefix(**here),
            drafts_prefix=keys.DRAFTS.prefix(**here),
            person=person,
            again=person + AGAIN,
        )
