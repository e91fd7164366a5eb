"""One contract, every store: the pure model, Redis as fakeredis plays it, a real Valkey, and one that is a cluster."""

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
from contracts.desk_contract import DeskContract
from contracts.home_contract import HomeContract
from contracts.portfolio_contract import PortfolioContract
from contracts.store_contract import StoreContract
from fakeredis import FakeAsyncRedis
from fakes.memory_store import MemoryStore
from fakes.ports import free_port
from redis import Redis as BlockingRedis
from redis.asyncio import Redis
from redis.exceptions import ClusterDownError

from bot.store import RedisStore, connect
from bot.store.embedded import EmbeddedServer
from bot.usecases.ports import Store


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServer]:
    settings = {"cluster-enabled": "yes", "cluster-port": str(free_port())}
    with EmbeddedServer(tmp_path_factory.mktemp("cluster"), settings=settings) as server:
        with BlockingRedis.from_url(server.url) as client:
            client.execute_command("CLUSTER", "ADDSLOTSRANGE", "0", "16383")
        yield server


class TestMemoryStore(StoreContract, DeskContract, HomeContract, PortfolioContract):
    @pytest.fixture
    def store(self) -> Store:
        return MemoryStore()


class TestRedisStoreOnFakeRedis(StoreContract, DeskContract, HomeContract, PortfolioContract):
    @pytest.fixture
    async def store(self, check_keys: Callable[..., Any]) -> AsyncIterator[Store]:
        client = FakeAsyncRedis()
        yield RedisStore(client, remembered=0)
        await check_keys(client)
        await client.aclose()


class TestRedisStoreOnValkey(StoreContract, DeskContract, HomeContract, PortfolioContract):
    @pytest.fixture
    def store(self, patient_redis: Redis) -> Store:
        return RedisStore(patient_redis)


class TestRedisStoreThatRemembersNothing(StoreContract, DeskContract, HomeContract, PortfolioContract):
    """Every load reads what stands in Valkey, as it does in a process that did not write it."""

    @pytest.fixture
    def store(self, patient_redis: Redis) -> Store:
        return RedisStore(patient_redis, remembered=0)


class TestRedisStoreOnACluster(StoreContract, DeskContract, HomeContract, PortfolioContract):
    """One node that owns every slot refuses what touches two of them, as a larger cluster would."""

    @pytest.fixture
    async def store(
        self, cluster: EmbeddedServer, check_keys: Callable[..., Any], eventually: Callable[..., Any]
    ) -> AsyncIterator[Store]:
        async with connect(cluster.url, patience=20) as client:

            async def is_up() -> bool:
                try:
                    return await client.exists("ft:installations") == 0
                except ClusterDownError:
                    return False

            await eventually(is_up, "a cluster that is up")
            yield RedisStore(client)
            await check_keys(client)
            await client.flushall()
