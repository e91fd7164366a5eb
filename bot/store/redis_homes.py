"""The store's Homes on Redis, and the index of those to publish (the part on Homes of bot.usecases.ports.Store).

A Home is a small hash that goes some days after it was last opened: who does not look at it has none kept.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from redis.asyncio import Redis

from bot.engine.overviews.home import Opened
from bot.store import keys
from bot.store.indexes import up_to
from bot.store.scripts import homes
from bot.usecases.ports import Installation

OPEN_FOR = 7 * keys.DAY
"""Seconds for which a Home is kept up to date after it was last opened."""
VIEWED_FOR = keys.DAY
"""Seconds for which it is known who opened theirs when."""


class RedisHomes:
    """People's Homes in Redis."""

    _redis: Any

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def open_home(self, installation: Installation, person: str, page: int, now: datetime) -> None:
        """Note that somebody looks at a page of their Home, and that it is to be published whatever it shows."""
        # The first Home of a workspace may be opened before its first commit, which else makes it known to the looks.
        await self._redis.sadd(keys.INSTALLATIONS.key(), installation.id)
        await homes.open_home(
            self._redis,
            home=keys.HOME.key(installation=installation.id, person=person),
            homes=keys.HOMES.key(installation=installation.id),
            viewers=keys.VIEWERS.key(installation=installation.id),
            person=person,
            page=page,
            at=now.timestamp(),
            keep=OPEN_FOR,
            view=VIEWED_FOR,
        )

    async def home(self, installation: Installation, person: str) -> Opened | None:
        """Read one person's Home; None where they have not opened it lately."""
        saved = await self._redis.hgetall(keys.HOME.key(installation=installation.id, person=person))
        return Opened(int(saved[b"page"]), saved.get(b"shown", b"").decode()) if saved else None

    async def mark_homes(self, installation: Installation, people: Collection[str], now: datetime) -> None:
        """Have the Homes published of those who have opened theirs lately."""
        pipeline = self._redis.pipeline(transaction=False)
        named = sorted(people)
        for person in named:
            pipeline.exists(keys.HOME.key(installation=installation.id, person=person))
        found = await pipeline.execute() if named else []
        marked = {person: now.timestamp() for person, there in zip(named, found, strict=True) if there}
        if marked:
            await self._mark(installation, marked)

    async def mark_viewers(self, installation: Installation, since: datetime, at: datetime, until: datetime) -> None:
        """Have the Homes opened since then published at an instant, unless put off until after another one."""
        await homes.mark_viewers(
            self._redis,
            viewers=keys.VIEWERS.key(installation=installation.id),
            homes=keys.HOMES.key(installation=installation.id),
            since=since.timestamp(),
            at=at.timestamp(),
            until_when=until.timestamp(),
            keep=OPEN_FOR,
        )

    async def homes(self, now: datetime, limit: int) -> Sequence[tuple[Installation, str]]:
        """List people whose Home is to be published by now, each workspace in turn."""
        return [(where, person) for where, person, _ in await up_to(self._redis, keys.HOMES, now, limit)]

    async def put_off_home(self, installation: Installation, person: str, until: datetime) -> None:
        """Publish somebody's Home then and not before, unless something of theirs changes meanwhile."""
        await self._mark(installation, {person: until.timestamp()})

    async def showed_home(self, installation: Installation, person: str, noted: datetime, shown: str) -> None:
        """Remember what a Home shows; it is done with, unless it was marked anew since the instant noted."""
        await homes.showed_home(
            self._redis,
            home=keys.HOME.key(installation=installation.id, person=person),
            homes=keys.HOMES.key(installation=installation.id),
            person=person,
            noted=noted.timestamp(),
            shown=shown,
        )

    async def _mark(self, installation: Installation, scores: dict[str, float]) -> None:
        index = keys.HOMES.key(installation=installation.id)
        pipeline = self._redis.pipeline(transaction=True)
        pipeline.zadd(index, scores)
        pipeline.expire(index, OPEN_FOR)
        await pipeline.execute()
