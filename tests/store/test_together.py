"""Commands sent together: each gets what is its own, and many cost the server few reads."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from redis.asyncio import Redis
from redis.exceptions import NoScriptError, ResponseError

from bot.store.together import LANES, MOST, Together


@pytest.fixture(autouse=True)
async def _leave_nothing(redis: Redis) -> AsyncIterator[None]:
    """Take away the keys of this file: they are nobody's, and not in the table."""
    yield
    await redis.flushdb()


async def _reads(redis: Redis) -> int:
    told: dict[str, Any] = await redis.info("stats")
    return int(told["total_reads_processed"])


async def test_each_of_many_at_once_gets_the_reply_to_its_own_command(redis: Redis):
    many = range(3 * MOST)
    await redis.mset({f"k{number}": str(number) for number in many})
    together = Together(redis)

    found = await asyncio.gather(*(together.get(f"k{number}") for number in many))

    assert found == [str(number).encode() for number in many]


async def test_many_at_once_cost_few_reads_of_the_server(redis: Redis):
    together = Together(redis)
    await asyncio.gather(*(together.get("warm") for _ in range(LANES)))
    before = await _reads(redis)

    await asyncio.gather(*(together.get(f"k{number}") for number in range(MOST)))

    assert await _reads(redis) - before <= LANES + 1


async def test_an_error_goes_to_whose_command_it_was_and_to_nobody_else(redis: Redis):
    await redis.set("text", "said")
    await redis.rpush("list", "one")
    together = Together(redis)

    said, wrong, unknown = await asyncio.gather(
        together.get("text"), together.get("list"), together.evalsha("0" * 40, 0), return_exceptions=True
    )

    assert said == b"said"
    assert isinstance(wrong, ResponseError)
    assert isinstance(unknown, NoScriptError)


async def test_a_command_whose_asker_has_gone_before_it_is_sent_is_not_sent(redis: Redis):
    together = Together(redis)
    asking = asyncio.ensure_future(together.eval("return redis.call('SET', KEYS[1], 'written')", 1, "gone"))
    asking.cancel()

    assert await together.get("gone") is None
    with pytest.raises(asyncio.CancelledError):
        await asking


async def test_a_command_sent_while_another_asker_goes_away_gets_its_own_reply(redis: Redis):
    await redis.mset({"first": "1", "second": "2"})
    together = Together(redis)
    first, second = asyncio.ensure_future(together.get("first")), asyncio.ensure_future(together.get("second"))
    await asyncio.sleep(0)
    first.cancel()

    assert await second == b"2"
    assert await together.get("first") == b"1"


class _Batch:
    def __init__(self, gate: asyncio.Event) -> None:
        self._gate = gate
        self._commands = 0

    def execute_command(self, *command: Any) -> None:
        self._commands += 1

    async def execute(self, **_: Any) -> list[Any]:
        await self._gate.wait()
        return [None] * self._commands


class _Gated:
    """A server whose answers all come in the same moment."""

    def __init__(self) -> None:
        self.gate = asyncio.Event()

    def pipeline(self, **_: Any) -> _Batch:
        return _Batch(self.gate)


async def _asked(together: Together) -> bytes | None:
    return await together.get("alone")


async def test_a_command_sent_just_as_the_lanes_run_empty_is_not_left_waiting():
    server = _Gated()
    together = Together(server)

    async def one_then_another() -> None:
        await together.get("one")
        await together.get("another")

    asking: list[asyncio.Task[Any]] = [asyncio.create_task(one_then_another())]
    await asyncio.sleep(0.01)  # so that each takes a lane of its own
    asking += [asyncio.create_task(_asked(together)) for _ in range(LANES - 1)]
    await asyncio.sleep(0.01)
    server.gate.set()

    async with asyncio.timeout(2):
        await asyncio.gather(*asking)
