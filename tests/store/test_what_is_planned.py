"""The next instant at which something happens by itself: what is due, or a look at whom to remind."""

from datetime import timedelta

import pytest
from contracts.store_contract import HERE, NOW, THERE, commit_of, fresh

from bot.store import RedisStore

DAY = timedelta(days=1)


@pytest.fixture
def store(redis):
    return RedisStore(redis)


async def test_the_first_of_what_is_due_and_whom_to_remind_is_next(store):
    assert await store.next_planned(HERE, NOW) is None

    await store.commit(HERE, commit_of(fresh(), due=NOW + 3 * DAY))
    assert await store.next_planned(HERE, NOW) == NOW + 3 * DAY

    await store.put_off_look(HERE, "U0000000001", NOW + 2 * DAY)
    assert await store.next_planned(HERE, NOW) == NOW + 2 * DAY
    assert await store.next_planned(HERE, NOW + 2 * DAY) == NOW + 3 * DAY
    assert await store.next_planned(HERE, NOW + 3 * DAY) is None
    assert await store.next_planned(THERE, NOW) is None
