"""The demo's button to what comes next stops at all that comes by itself."""

from datetime import timedelta

from contracts.store_contract import HERE, NOW, WEEK, commit_of, fresh

from bot.demo.stage import what_is_next
from bot.store import RedisStore, connect


async def test_what_comes_next_may_be_a_reminder_before_it_is_a_check_in(redis_url):
    assert await what_is_next(redis_url, HERE) is None

    reminder = NOW + timedelta(days=1)
    async with connect(redis_url) as redis:
        await RedisStore(redis, clock=lambda: NOW).commit(
            HERE, commit_of(fresh("a1"), due=NOW + WEEK, looks={"U1": reminder})
        )

    assert await what_is_next(redis_url, HERE) == reminder.timestamp()
