"""What it costs to plan a hundred thousand check-ins far ahead, and to look again and again with none of them due."""

import asyncio
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from redis.asyncio import Redis

from bench.given.weekly import finished, first_commit, weekly
from bot.store import RedisStore, connect
from bot.store.embedded import EmbeddedServer
from bot.usecases.ports import Installation

PLANNED, LOOKS = 100_000, 20


async def measure() -> Iterator[str]:
    """Plan 100,000 check-ins, and look at what is due."""
    with TemporaryDirectory() as name, EmbeddedServer(Path(name), fsync="always") as server:
        return iter(await _planned(server.url))


async def _planned(redis_url: str) -> list[str]:
    """Plan check-ins far ahead, weigh them, and time the look that finds none of them due."""
    redis = connect(redis_url, patience=60.0)
    store, flow = RedisStore(redis), weekly()
    far = datetime.now(UTC) + timedelta(days=6)
    checks = [finished(flow, f"plan{number:08}", f"C0ROOM{number % 1000:04}", far) for number in range(1000)]
    before = await _used(redis)
    started = time.perf_counter()
    for at in range(0, PLANNED, 1000):
        here = Installation(f"T0PLAN{at // 1000:03}")
        await asyncio.gather(*(store.commit(here, first_commit(flow, each)) for each in checks))
    took = time.perf_counter() - started
    weight = (await _used(redis) - before) / PLANNED
    index = sum([await redis.memory_usage(f"ft:{{T0PLAN{n:03}}}:due", samples=0) or 0 for n in range(PLANNED // 1000)])
    looks = []
    for _ in range(LOOKS):
        at_once = time.perf_counter()
        await store.due(datetime.now(UTC), 1000)
        looks.append(time.perf_counter() - at_once)
    await redis.aclose()
    return [
        f"{took:>10.1f} s to commit {PLANNED:,} checks, each with its next check-in planned ({PLANNED / took:,.0f}/s)",
        f"{weight / 1024:>10.1f} KB in Redis a check, of which {index / PLANNED:.0f} bytes are its planned check-in",
        f"{sorted(looks)[LOOKS // 2] * 1000:>10.1f} ms a look with {PLANNED:,} planned and none due, twelve a minute",
    ]


async def _used(redis: Redis) -> int:
    info: dict[str, Any] = await redis.info("memory")
    return int(info["used_memory"])
