"""The use cases over a running store, beside whatever is measured."""

from datetime import UTC, datetime

from redis.asyncio import Redis

from bench.given.samples import FLOWS
from bot.folders.flows import FlowsFolder
from bot.store import RedisStore
from bot.usecases.ports import Installation, Ports


def ports_over(redis: Redis) -> Ports:
    """Give what the use cases need; they wake nobody: a worker beside them finds what is out of date."""
    store = RedisStore(redis)
    return Ports(store, FlowsFolder(FLOWS, store), _nobody, lambda: datetime.now(UTC), str)


async def _nobody(installation: Installation, assessment: str) -> None:
    """Wake nobody."""
