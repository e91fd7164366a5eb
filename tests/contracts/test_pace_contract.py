"""One pace for all workers, on Redis as fakeredis plays it and on a real Valkey: together they are as fast as one."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from fakeredis import FakeAsyncRedis
from redis.asyncio import Redis

from bot.store import keys
from bot.store.pace import AHEAD, next_turn
from bot.usecases.ports import Installation

HERE, THERE = Installation("T0HERE"), Installation("T0THERE")
SLOW = ((3, 1.0), (5, 2.0))
"""Rates at which a test is over long before a turn comes back."""
HOUR = 3_600_000
LATE = 0.5
"""Seconds a test may take without its waits meaning something else."""


class PaceContract:
    """What holds of the pace, whatever server keeps it."""

    async def waits(self, server: Redis, times: int, channel: str = "C1", where: Installation = HERE) -> list[float]:
        return [(await next_turn(server, where, channel, SLOW))[0] for _ in range(times)]

    async def test_a_channel_has_one_burst_for_all_workers_and_then_one_turn_after_the_other(self, server):
        waits = await self.waits(server, 5)

        assert waits[:3] == [0.0, 0.0, 0.0]
        assert 1.0 - LATE < waits[3] <= 1.0
        assert 2.0 - LATE < waits[4] <= 2.0

    async def test_no_turn_is_kept_so_far_ahead_that_workers_that_die_leave_many_unused(self, server):
        turns = [await next_turn(server, HERE, "C1", SLOW) for _ in range(40)]

        assert max(seconds for seconds, is_kept in turns if is_kept) <= AHEAD
        assert {is_kept for _, is_kept in turns[:10]} == {True}
        assert {is_kept for _, is_kept in turns[20:]} == {False}
        assert AHEAD < max(seconds for seconds, _ in turns) <= AHEAD + 1

    async def test_all_channels_together_keep_the_pace_of_their_workspace(self, server):
        waits = [(await self.waits(server, 1, f"C{number}"))[0] for number in range(7)]

        assert waits[:5] == [0.0] * 5
        assert 0.5 - LATE < waits[5] <= 0.5
        assert 1.0 - LATE < waits[6] <= 1.0

    async def test_the_same_channel_id_in_another_workspace_waits_for_nothing_of_it(self, server):
        await self.waits(server, 6)

        assert await self.waits(server, 1, where=THERE) == [0.0]

    async def test_what_is_kept_goes_with_the_last_turn(self, server):
        await self.waits(server, 2)

        for key in (keys.PACE.key(installation="T0HERE", channel="C1"), keys.PACE_OF_ALL.key(installation="T0HERE")):
            assert 0 < await server.pttl(key) <= 2000

    async def test_a_clock_set_back_makes_no_turn_later_and_forgets_none(self, server):
        await self.waits(server, 5)
        for key in (keys.PACE.key(installation="T0HERE", channel="C1"), keys.PACE_OF_ALL.key(installation="T0HERE")):
            ahead = " ".join(str(int(instant) + HOUR) for instant in (await server.get(key)).split())
            await server.set(key, ahead, px=HOUR)

        waits = await self.waits(server, 2)

        assert 3.0 - LATE < waits[0] <= 3.0
        assert 4.0 - LATE < waits[1] <= 4.0
        assert (await self.waits(server, 1, "C2"))[0] <= 1.5


class TestPaceOnFakeRedis(PaceContract):
    @pytest.fixture
    async def server(self, check_keys: Callable[..., Any]) -> AsyncIterator[Redis]:
        client = FakeAsyncRedis()
        yield client
        await check_keys(client)
        await client.aclose()


class TestPaceOnValkey(PaceContract):
    @pytest.fixture
    def server(self, redis: Redis) -> Redis:
        return redis
