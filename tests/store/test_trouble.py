"""A server that freezes, loses answers or is gone: an error soon, no effect twice, and no answer meant for another."""

import asyncio
import os
import random
import signal
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from contracts.store_contract import HERE, commit_of, fresh
from redis.asyncio import Redis
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import OutOfMemoryError
from redis.exceptions import TimeoutError as RedisTimeoutError

from bot.store import RedisStore, connect
from bot.store.embedded import EmbeddedServer
from bot.usecases.ports import Committed


class Line:
    """A wire between client and server on which answers can get lost."""

    def __init__(self, server: Path) -> None:
        self._server = str(server)
        self.lose_answers = False
        self.lost = asyncio.Event()
        self.open = 0
        self.most_open = 0

    async def carry(self, client_in: asyncio.StreamReader, client_out: asyncio.StreamWriter) -> None:
        server_in, server_out = await asyncio.open_unix_connection(self._server)
        self.open += 1
        self.most_open = max(self.open, self.most_open)
        try:
            await asyncio.gather(self._there(client_in, server_out), self._back(server_in, client_out))
        finally:
            self.open -= 1
            client_out.close()
            server_out.close()

    async def _there(self, client: asyncio.StreamReader, server: asyncio.StreamWriter) -> None:
        while sent := await client.read(65536):
            server.write(sent)
        server.close()

    async def _back(self, server: asyncio.StreamReader, client: asyncio.StreamWriter) -> None:
        while answer := await server.read(65536):
            if self.lose_answers:
                self.lost.set()
                client.close()
                return
            client.write(answer)


@asynccontextmanager
async def line_to(valkey: EmbeddedServer, folder: Path) -> AsyncIterator[tuple[Line, str]]:
    """A line to the server, and the address of its near end."""
    line = Line(Path(valkey.url.removeprefix("unix://")))
    server = await asyncio.start_unix_server(line.carry, folder / "line")
    try:
        yield line, f"unix://{folder / 'line'}"
    finally:
        server.close()


@pytest.fixture
def frozen(valkey: EmbeddedServer) -> AsyncIterator[Callable[[], None]]:
    """Freeze the server until the end of the test, or until it is thawed."""
    assert valkey.pid
    yield lambda: os.kill(valkey.pid, signal.SIGSTOP)
    os.kill(valkey.pid, signal.SIGCONT)


async def test_a_frozen_server_is_an_error_within_two_and_a_half_seconds_and_the_event_counts_once(
    redis: Redis, valkey: EmbeddedServer, frozen: Callable[[], None], eventually: Callable[..., Any]
):
    store = RedisStore(redis)
    await store.commit(HERE, commit_of(fresh()))
    press = commit_of(fresh(version=1), "press")

    frozen()
    began = time.monotonic()
    with pytest.raises(RedisTimeoutError):
        await store.commit(HERE, press)
    took = time.monotonic() - began
    assert valkey.pid
    os.kill(valkey.pid, signal.SIGCONT)

    async def is_there() -> bool:
        return len(await store.trail(HERE, "a1")) == 2

    assert took < 2.5
    await eventually(is_there, "the commit whose answer was not waited for")
    assert await store.commit(HERE, press) is Committed.DUPLICATE
    assert len(await store.trail(HERE, "a1")) == 2


async def test_a_commit_whose_answer_got_lost_is_sent_once_and_known_when_repeated(
    redis: Redis, valkey: EmbeddedServer, tmp_path: Path
):
    await RedisStore(redis).commit(HERE, commit_of(fresh()))
    press = commit_of(fresh(version=1), "press")
    async with line_to(valkey, tmp_path) as (line, url), connect(url) as client:
        store = RedisStore(client)
        await store.load(HERE, "a1")
        await redis.config_resetstat()
        line.lose_answers = True

        with pytest.raises(RedisConnectionError):
            await store.commit(HERE, press)
        line.lose_answers = False

        assert line.lost.is_set()
        assert (await redis.info("commandstats"))["cmdstat_evalsha"]["calls"] == 1
        assert await store.commit(HERE, press) is Committed.DUPLICATE
        loaded = await store.load(HERE, "a1")
        assert loaded is not None
        assert loaded.version == 2


async def test_whatever_answers_get_lost_every_acknowledged_event_counts_once(
    redis: Redis, valkey: EmbeddedServer, tmp_path: Path
):
    chance = random.Random(5)  # noqa: S311 - the same losses each time
    await RedisStore(redis).commit(HERE, commit_of(fresh()))
    async with line_to(valkey, tmp_path) as (line, url), connect(url) as client:
        store = RedisStore(client)
        for number in range(120):
            ended = None
            while ended not in {Committed.COMMITTED_AND_ALREADY_WOKEN, Committed.DUPLICATE}:
                line.lose_answers = chance.random() < 0.3
                try:
                    stands = await store.load(HERE, "a1")
                    assert stands is not None
                    ended = await store.commit(HERE, commit_of(stands, f"press {number}"))
                except RedisConnectionError:
                    continue

    loaded = await RedisStore(redis).load(HERE, "a1")
    assert loaded is not None
    assert loaded.version == 121
    assert len(await RedisStore(redis).trail(HERE, "a1")) == 121


async def test_a_server_that_is_gone_is_an_error_at_once(tmp_path: Path):
    began = time.monotonic()
    async with connect(f"unix://{tmp_path / 'nobody'}") as client:
        with pytest.raises(RedisConnectionError):
            await RedisStore(client).load(HERE, "a1")

    assert time.monotonic() - began < 1


async def test_two_hundred_loads_at_once_share_sixteen_connections(
    redis: Redis, valkey: EmbeddedServer, tmp_path: Path
):
    await RedisStore(redis).commit(HERE, commit_of(fresh()))
    async with line_to(valkey, tmp_path) as (line, url), connect(url, patience=20) as client:
        store = RedisStore(client)
        await asyncio.gather(*(store.load(HERE, "a1") for _ in range(200)))

    assert 1 < line.most_open <= 16


async def test_a_cancelled_command_leaves_no_answer_for_the_next(redis: Redis):
    chance = random.Random(3)  # noqa: S311 - the same cancellations each time
    store = RedisStore(redis)
    names = [f"a{number}" for number in range(8)]
    for name in names:
        await store.commit(HERE, commit_of(fresh(name, subject=name)))

    async def look(name: str) -> bool:
        loaded = await store.load(HERE, name)
        assert loaded is not None
        return loaded.subject == name

    wrong = 0
    for _ in range(150):
        looks = [asyncio.create_task(look(chance.choice(names))) for _ in range(10)]
        for _ in range(chance.randint(0, 4)):
            await asyncio.sleep(0)
        for each in looks:
            if chance.random() < 0.4:
                each.cancel()
        seen = await asyncio.gather(*looks, return_exceptions=True)
        wrong += sum(each is False for each in seen)
        assert all(isinstance(each, bool | asyncio.CancelledError) for each in seen)

    assert wrong == 0


async def test_a_full_server_refuses_the_whole_commit(redis: Redis):
    store = RedisStore(redis)
    await store.commit(HERE, commit_of(fresh()))
    await redis.config_set("maxmemory", "1")
    try:
        with pytest.raises(OutOfMemoryError, match="maxmemory"):
            await store.commit(HERE, commit_of(replace(fresh(), version=1, subject="full"), "e2"))
    finally:
        await redis.config_set("maxmemory", "0")

    loaded = await store.load(HERE, "a1")
    assert loaded is not None
    assert (loaded.version, loaded.subject) == (1, "")
    assert len(await store.trail(HERE, "a1")) == 1
