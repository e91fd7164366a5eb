"""The store's desks on Redis, and the index of people to look at (the part on reminders of bot.usecases.ports.Store).

A desk is one string: its version, which the script reads, then the saved bytes. In the index a person stands twice:
by the name alone for what commits ask, which each look takes out when it begins, and for what the last look asked.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from redis.asyncio import Redis

from bot.engine.reminders.desk import Desk
from bot.store import codec, keys
from bot.store.indexes import up_to
from bot.store.scripts import desks
from bot.usecases.ports import Installation

AGAIN = "/again"
"""Ends the name under which a person stands for what the last look asked."""


class RedisDesks:
    """People's desks in Redis, each kept for so many seconds after the last look at it."""

    def __init__(self, redis: Redis, keep: int) -> None:
        self._redis: Any = redis  # redis-py's types say bytes or str; without decode_responses it is always bytes
        self._keep = keep

    async def desk(self, installation: Installation, person: str) -> Desk:
        """Read one person's desk; a blank one where there is none."""
        saved = await self._redis.get(keys.DESK.key(installation=installation.id, person=person))
        return Desk(person) if saved is None else codec.decode_desk(saved.partition(b"\n")[2])

    async def keep_desk(self, installation: Installation, desk: Desk, noted: datetime, look: datetime | None) -> bool:
        """Write a desk unless another was written since, which gives False; and when its person is looked at next."""
        return await self._write(installation, desk, noted.timestamp(), "" if look is None else look.timestamp())

    async def keep_wish(self, installation: Installation, desk: Desk, look: datetime) -> bool:
        """Write a desk unless another was written since, which gives False; its person is looked at no later."""
        return await self._write(installation, desk, "", look.timestamp())

    async def looks(self, now: datetime, limit: int) -> Sequence[tuple[Installation, str]]:
        """List people who are to be looked at by now, each workspace in turn."""
        due = await up_to(self._redis, keys.LOOKS, now, limit)
        return list(dict.fromkeys((where, member.removesuffix(AGAIN)) for where, member, _ in due))

    async def put_off_look(self, installation: Installation, person: str, until: datetime) -> None:
        """Look at a person then and not before, unless something is committed meanwhile."""
        await desks.put_off_look(
            self._redis,
            looks=keys.LOOKS.key(installation=installation.id),
            person=person,
            again=person + AGAIN,
            until_when=until.timestamp(),
            keep=self._keep,
        )

    async def _write(self, installation: Installation, desk: Desk, noted: float | str, look: float | str) -> bool:
        written = replace(desk, version=desk.version + 1)
        kept = await desks.keep_desk(
            self._redis,
            desk=keys.DESK.key(installation=installation.id, person=desk.person),
            looks=keys.LOOKS.key(installation=installation.id),
            again=desk.person + AGAIN,
            expected=desk.version,
            saved=b"" if desk.is_blank else f"{written.version}\n".encode() + codec.encode_desk(written),
            noted=noted,
            look_at=look,
            keep=self._keep,
        )
        return kept == 1
