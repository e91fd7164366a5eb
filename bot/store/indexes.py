"""Indexes of what is to be done from an instant on, each a sorted set of one installation, read across all of them."""

from datetime import UTC, datetime
from typing import Any

from bot.store import keys
from bot.usecases.ports import Installation


async def installations_of(redis: Any) -> list[Installation]:
    """List the installations there are."""
    return sorted((Installation(each.decode()) for each in await redis.smembers(keys.INSTALLATIONS.key())), key=str)


async def up_to(redis: Any, kind: keys.Kind, now: datetime, limit: int) -> list[tuple[Installation, str, datetime]]:
    """Read an index of all installations up to now, the oldest of each first, and of each one in turn."""
    installations = [each.id for each in await installations_of(redis)]
    pipeline = redis.pipeline(transaction=False)
    for installation in installations:
        index = kind.key(installation=installation)
        pipeline.zrangebyscore(index, "-inf", now.timestamp(), start=0, num=limit, withscores=True)
    # A workspace with many must not keep the others waiting: each has its first before any has its second.
    found = [
        (place, score, installation, member.decode())
        for installation, entries in zip(installations, await pipeline.execute(), strict=True)
        for place, (member, score) in enumerate(entries)
    ]
    found.sort()
    return [(Installation(where), what, time_of(score)) for _, score, where, what in found[:limit]]


async def brought_forward(redis: Any, kind: keys.Kind, now: datetime) -> None:
    """Let what an index of any installation lists later come now; what is taken out meanwhile stays out."""
    for installation in await installations_of(redis):
        index = kind.key(installation=installation.id)
        later = await redis.zrangebyscore(index, f"({now.timestamp()}", "+inf")
        if later:
            await redis.zadd(index, dict.fromkeys(later, now.timestamp()), xx=True, lt=True)


def time_of(seconds: float | bytes) -> datetime:
    """Read an instant as the indexes keep it."""
    return datetime.fromtimestamp(float(seconds), UTC)
