"""What tests of all folders share: a real Valkey for the run, emptied after each test, and waiting without sleep."""

import asyncio
import inspect
import time
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from redis.asyncio import Redis

from bot.slack.calling.pace import Rate
from bot.store import connect
from bot.store.embedded import EmbeddedServer
from bot.store.keys import TABLE, WORK_ENGINE

pytest.register_assert_rewrite("contracts.store_contract", "contracts.desk_contract")

# How long a test takes on a busy machine says nothing of the code; what is fast is measured by `make bench`.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

POLL = 0.005
GONE = -2
"""What Redis gives for the time left of a key that is not there."""


async def wait_for(comes_true: Callable[[], Any], what: str, seconds: float = 30) -> Any:
    """Look again and again until what is looked for is there; fail saying what never came."""
    deadline = time.monotonic() + seconds
    while True:
        found = comes_true()
        if inspect.isawaitable(found):
            found = await found
        if found:
            return found
        if time.monotonic() > deadline:
            pytest.fail(f"after {seconds} seconds: {what} never came")
        await asyncio.sleep(POLL)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the files with slow tests begin first, so that no process is left alone with one at the end."""
    slow = {item.path for item in items if item.get_closest_marker("slow") or item.get_closest_marker("browser")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture
def eventually() -> Callable[..., Any]:
    """Wait for something to come true, with a limit."""
    return wait_for


@pytest.fixture
def quick_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    """Post as fast as the pretend workspace, which has its limits off, takes it."""
    monkeypatch.setattr("bot.slack.calling.pace.CHANNEL", Rate(burst=1000, per_second=1000.0))
    monkeypatch.setattr("bot.slack.calling.pace.WORKSPACE", Rate(burst=1000, per_second=1000.0))


@pytest.fixture(scope="session")
def valkey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServer]:
    """One Valkey for the whole run, on a Unix socket of its own; what must outlive a kill brings one of its own."""
    with EmbeddedServer(tmp_path_factory.mktemp("valkey"), fsync="no") as server:
        yield server


@pytest.fixture
async def redis_url(valkey: EmbeddedServer) -> AsyncIterator[str]:
    """The address of the run's Valkey, empty before and after each test; what stands there at its end is looked at."""
    yield valkey.url
    async with Redis.from_url(valkey.url) as server:
        try:
            await check_all_keys(server)
        finally:
            await server.flushall()


@pytest.fixture(scope="session")
def check_keys() -> Callable[..., Any]:
    """Check all keys of a server against the table."""
    return check_all_keys


@pytest.fixture
async def redis(redis_url: str) -> AsyncIterator[Redis]:
    """A client as the bot makes it."""
    async with connect(redis_url) as client:
        yield client


@pytest.fixture
async def patient_redis(redis_url: str) -> AsyncIterator[Redis]:
    """A client that waits as long as a test may: four processes want both processors."""
    async with connect(redis_url, patience=20) as client:
        yield client


async def check_all_keys(client: Redis) -> None:
    """Fail if there is a key that is in no table, is of another type, or neither goes nor has an excuse."""
    async for name in client.scan_iter():
        key = name.decode()
        kinds = [kind for kind in (*TABLE, *WORK_ENGINE) if kind.matches(key)]
        assert len(kinds) == 1, f"{key} is in the table of keys {len(kinds)} times"
        (kind,) = kinds
        type_, left = (await client.type(name)).decode(), await client.pttl(name)
        if left == GONE:  # meanwhile
            continue
        assert type_ == kind.type, f"{key} is not of the type the table says"
        goes = left >= 0
        assert goes or kind.stays, f"{key} never goes, and the table has no excuse for it"
        assert kind.goes or not goes, f"{key} goes, and the table says that it stays"
