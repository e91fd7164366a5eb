"""How often an answer goes to Redis and back, counted by the server: what it reads from its sockets."""

import contextlib
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from redis.asyncio import Redis

from bench.aims import aim
from bench.given.ports import ports_over
from bench.given.samples import readiness, started
from bot.engine import events
from bot.engine.saved.answer import Answer
from bot.store import RedisStore, connect
from bot.store.embedded import EmbeddedServer
from bot.usecases.acting.act import Done, act, unasked
from bot.usecases.acting.start import start
from bot.usecases.ports import Installation, Ports, Wake
from bot.work.scheduler import Scheduler

ANSWERS = 100
AIM = 2
COUNTING = 2
"""Reads that are the counting itself: of the two questions one count asks."""
HERE = Installation("T0BENCH")
PERSON = "U0BENCH01"


async def measure() -> Iterator[str]:
    """Count the round trips of answers, delivery left out, and with a delivery to be woken for each."""
    with TemporaryDirectory() as folder, EmbeddedServer(Path(folder)) as server:
        answering, counting = connect(server.url), connect(server.url)
        try:
            one = await _begun(answering, ["trips"])
            alone = await _counted(counting, one, ["trips"] * ANSWERS)
            async with _woken(server.url, RedisStore(answering)) as wake:
                many = [f"wakes{number}" for number in range(ANSWERS)]
                ports = await _begun(answering, many)
                for check in many:
                    await ports.store.delivered(HERE, check, 1)
                woken = await _counted(counting, replace(ports, wake=wake), many)
        finally:
            await answering.aclose()
            await counting.aclose()
    trips = alone["reads"] / ANSWERS
    return iter(
        [
            f"{trips:>10.2f} round trips an answer, delivery left out {aim(str(AIM), met=trips <= AIM)}",
            f"{alone['get'] / ANSWERS:>10.2f} GET and {alone['evalsha'] / ANSWERS:.2f} EVALSHA an answer",
            f"{woken['reads'] / ANSWERS:>10.2f} round trips where a delivery is woken too, for none was waiting yet",
        ]
    )


async def _counted(counting: Redis, ports: Ports, checks: Sequence[str]) -> dict[str, float]:
    """Give one answer to each of some checks, and count what the server read meanwhile."""
    await _answer(ports, checks[0], -1)
    before = await _asked(counting)
    for number, check in enumerate(checks):
        await _answer(ports, check, number)
    after = await _asked(counting)
    return {name: after[name] - before[name] - (COUNTING if name == "reads" else 0) for name in after}


async def _begun(redis: Redis, checks: Sequence[str]) -> Ports:
    """Begin some checks, which wakes nobody."""
    ports, flow = ports_over(redis), readiness()
    for check in checks:
        event = started(flow, check, "C0BENCH01", PERSON, (PERSON, "U0BENCH02"))
        await start(ports, HERE, flow, event, f"start/{check}")
    return ports


@contextlib.asynccontextmanager
async def _woken(redis_url: str, store: RedisStore) -> AsyncIterator[Wake]:
    """Have the work engine of a web process, which adds deliveries and does none."""

    async def nothing(installation: Installation, about: str) -> None:
        """Do nothing: no worker runs here."""

    async with Scheduler(
        redis_url,
        deliver=nothing,
        tick=nothing,
        errands=(),
        store=store,
        clock=lambda: datetime.now(UTC),
    ) as scheduler:
        yield scheduler.wake


async def _answer(ports: Ports, check: str, number: int) -> None:
    event = events.Answered(PERSON, {"task_signed": Answer("no" if number % 2 else "yes")})
    done = await act(ports, HERE, check, event, f"{check}/{number}", unasked)
    if not isinstance(done, Done) or not done.changed:
        raise RuntimeError(f"an answer that was to be counted changed nothing: {done}")


async def _asked(redis: Redis) -> dict[str, int]:
    told = await redis.info("stats")
    commands = await redis.info("commandstats")
    return {
        "reads": told["total_reads_processed"],
        **{name: commands.get(f"cmdstat_{name}", {}).get("calls", 0) for name in ("get", "evalsha")},
    }
