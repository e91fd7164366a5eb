"""Whoever lets a bot live by another clock can ask until when nothing comes by itself, and whether all stands."""

from datetime import timedelta

from contracts.store_contract import HERE, NOW, THERE, WEEK, commit_of, fresh
from redis.asyncio import Redis

from bot.store import RedisStore

DAY = timedelta(days=1)


async def test_it_rests_until_the_first_thing_that_is_due_or_person_that_is_looked_at(redis: Redis):
    store = RedisStore(redis, clock=lambda: NOW)
    assert await store.next_planned(HERE) is None

    await store.commit(HERE, commit_of(fresh("a1"), due=NOW + WEEK))
    assert await store.next_planned(HERE) == NOW + WEEK

    await store.commit(HERE, commit_of(fresh("a2"), due=None, looks={"U1": NOW + DAY}))
    await store.commit(THERE, commit_of(fresh("a1"), due=NOW))
    assert await store.next_planned(HERE) == NOW + DAY

    await store.put_off_look(HERE, "U1", NOW + 2 * WEEK)
    assert await store.next_planned(HERE) == NOW + WEEK


async def test_all_is_delivered_once_no_mark_is_left_not_even_one_put_off(redis: Redis):
    store = RedisStore(redis, clock=lambda: NOW)
    assert await store.all_delivered(HERE)

    await store.commit(HERE, commit_of(fresh("a1")))
    await store.put_off_delivery(HERE, "a1", NOW + WEEK)
    assert not await store.all_delivered(HERE)
    assert await store.all_delivered(THERE)

    await store.delivered(HERE, "a1", 1)
    assert await store.all_delivered(HERE)
