"""The store's lists of many checks on Redis (the part on portfolios of bot.usecases.ports.Store). It only reads."""

from collections.abc import Collection, Sequence
from itertools import chain, zip_longest
from typing import Any

from bot.store import keys
from bot.usecases.ports import Clock, Installation

A_LOOK = 1000
"""Keys the server looks at in one step of a walk through all of them, during which others wait."""


class RedisPortfolios:
    """What a portfolio is put together from, in Redis."""

    _redis: Any
    _clock: Clock

    async def in_channels(self, installation: Installation, channels: Collection[str], limit: int) -> Sequence[str]:
        """List the assessments of several channels, each channel in turn, up to a limit; in one round trip."""
        pipeline = self._redis.pipeline(transaction=False)
        for channel in sorted(channels):
            index = keys.CHANNEL.key(installation=installation.id, channel=channel)
            pipeline.zrevrangebyscore(index, "+inf", f"({self._clock().timestamp()}", start=0, num=limit)
        there = await pipeline.execute() if channels else []
        # A channel with many must not hide the others: each has its first before any has its second.
        found = (each.decode() for each in chain(*zip_longest(*there)) if each is not None)
        return list(found)[:limit]

    async def all_assessments(self, installation: Installation) -> Sequence[str]:
        """List every assessment of an installation; this reads the whole server, and is for rare things."""
        prefix = keys.STATE.prefix(installation=installation.id)
        found = {key.decode().removeprefix(prefix) async for key in self._redis.scan_iter(f"{prefix}*", A_LOOK)}
        return sorted(found)
