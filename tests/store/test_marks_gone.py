"""Of a check that is forgotten no mark of what was done in it stays, though its trail was emptied before."""

from datetime import timedelta

from contracts.store_contract import HERE, NOW, at, commit_of, fresh
from redis.asyncio import Redis

from bot.store import RedisStore

DAY = timedelta(days=1)


async def test_marks_of_two_days_before_go_with_a_check_whose_trail_says_nothing_of_them(redis: Redis):
    store = RedisStore(redis, clock=lambda: NOW)
    await store.commit(HERE, at(NOW - 2 * DAY, fresh(), "e1"))
    await store.commit(HERE, at(NOW - DAY, fresh(version=1), "e2"))
    await store.commit(HERE, commit_of(fresh(version=2), "e3", trail=()))
    before = await store.load(HERE, "a1")
    assert before is not None
    assert len([key async for key in redis.scan_iter("*:seen:*")]) == 3

    assert await store.forget(HERE, before)

    assert [key async for key in redis.scan_iter("*:seen:*")] == []
