"""Looking for what is due costs the same however much is planned and not due."""

from datetime import UTC, datetime, timedelta

import pytest
from redis.asyncio import Redis

from bot.store import RedisStore, keys

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
FEW, MANY = 3, 3000
LOOKS = {
    "due": (keys.DUE, lambda store: store.due),
    "reminders": (keys.LOOKS, lambda store: store.looks),
    "Homes": (keys.HOMES, lambda store: store.homes),
    "to be forgotten": (keys.LEAVING, lambda store: store.leaving),
}


async def cost_of(redis: Redis, look: str, planned: int) -> tuple[int, int]:
    """Give how many commands one look sends, and how many bytes come back, with so much planned for later."""
    kind, find = LOOKS[look]
    await redis.flushall()
    await redis.sadd(keys.INSTALLATIONS.key(), "T0HERE")
    later = {f"a{place:06}": (NOW + timedelta(hours=1, seconds=place)).timestamp() for place in range(planned)}
    await redis.zadd(kind.key(installation="T0HERE"), later)
    await redis.config_resetstat()

    found = await find(RedisStore(redis))(NOW, MANY)

    assert not found
    sent, bytes_ = await redis.info("commandstats"), await redis.info("stats")
    commands = {
        name: each["calls"] for name, each in sent.items() if not name.startswith(("cmdstat_info", "cmdstat_c"))
    }
    await redis.flushall()
    return sum(commands.values()), bytes_["total_net_output_bytes"] // 1000


@pytest.mark.parametrize("look", LOOKS)
async def test_a_look_costs_the_same_with_thousands_planned_for_later_as_with_three(redis, look):
    few, many = await cost_of(redis, look, FEW), await cost_of(redis, look, MANY)

    assert few == many
