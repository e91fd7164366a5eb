"""Two workers keep one pace: what one has posted, the other counts, and who was told to come later has their turn."""

import asyncio
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from test_outgoing import CARD, HERE, slack_that

from bot.slack.calling.outgoing import Outgoing
from bot.slack.calling.pace import Rate
from bot.store.pace import next_turn
from bot.usecases.ports import AgainError, Place

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
ANSWER = {"ok": True, "ts": "1.1"}


def workers(redis, client):
    """Give two workers that know of each other by the store alone."""
    return [Outgoing(client, "acme", lambda: NOW, turns=partial(next_turn, redis)) for _ in range(2)]


async def test_two_workers_together_post_no_more_than_one_would(monkeypatch, redis):
    monkeypatch.setattr("bot.slack.calling.pace.CHANNEL", Rate(burst=2, per_second=0.1))
    async with slack_that(ANSWER) as (alone, asked):
        one, other = workers(redis, alone.client)

        for worker in (one, other):
            await worker.post(HERE, Place("a1", "C0ROOM0001", None), CARD)
        for worker, late in ((one, 10), (other, 20)):
            with pytest.raises(AgainError, match="others post here first") as later:
                await worker.post(HERE, Place("a2", "C0ROOM0001", None), CARD)
            assert timedelta(seconds=late - 2) < later.value.until - NOW <= timedelta(seconds=late)

        assert len(asked) == 2


async def test_who_waited_for_a_turn_among_all_takes_no_second_one(monkeypatch, redis):
    monkeypatch.setattr("bot.slack.calling.pace.CHANNEL", Rate(burst=1, per_second=10.0))
    turns = []

    async def counted(*asked):
        turns.append(await next_turn(redis, *asked))
        return turns[-1]

    async with slack_that(ANSWER) as (alone, asked):
        posting = [Outgoing(alone.client, "acme", lambda: NOW, turns=counted) for _ in range(3)]
        await asyncio.gather(*(each.post(HERE, Place("a1", "C0ROOM0001", None), CARD) for each in posting))

    assert len(asked) == 3
    assert len(turns) == 3
    assert max(seconds for seconds, _ in turns) > 0.1
