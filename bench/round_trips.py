"""How often an answer goes to Redis and back, counted by the server: what it reads from its sockets."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from redis.asyncio import Redis

from bench.samples import FLOWS, LINE, readiness
from bot.engine import events
from bot.engine.answer import Answer
from bot.flows_folder import FlowsFolder
from bot.store import RedisStore, connect
from bot.store.embedded import EmbeddedServer
from bot.usecases.act import Done, act, unasked
from bot.usecases.ports import Installation, Ports
from bot.usecases.start import start

ANSWERS = 100
AIM = 2
COUNTING = 2
"""Reads that are the counting itself: of the two questions one count asks."""
HERE = Installation("T0BENCH")
PERSON = "U0BENCH01"


async def measure() -> Iterator[str]:
    """Count the round trips of answers given one after another, delivery left out."""
    with TemporaryDirectory() as folder, EmbeddedServer(Path(folder)) as server:
        answering, counting = connect(server.url), connect(server.url)
        try:
            ports = await _ports(answering)
            await _answer(ports, -1)
            before = await _asked(counting)
            for number in range(ANSWERS):
                await _answer(ports, number)
            after = await _asked(counting)
        finally:
            await answering.aclose()
            await counting.aclose()
    reads, gets, scripts = (after[name] - before[name] for name in ("reads", "get", "evalsha"))
    trips = (reads - COUNTING) / ANSWERS
    return iter(
        [
            f"{trips:>10.2f} round trips an answer (aim: {AIM})",
            f"{gets / ANSWERS:>10.2f} GET and {scripts / ANSWERS:.2f} EVALSHA an answer, over {ANSWERS} answers",
        ]
    )


async def _ports(redis: Redis) -> Ports:
    store = RedisStore(redis)
    ports = Ports(store, FlowsFolder(FLOWS, store), _nobody, lambda: datetime.now(UTC), str)
    flow = readiness()
    started = events.Started(
        by=PERSON,
        assessment="trips",
        flow=flow.id,
        channel="C0BENCH01",
        owner=PERSON,
        asked=(PERSON, "U0BENCH02"),
        answers={"task_line": Answer(LINE), "motive": Answer("form")},
    )
    await start(ports, HERE, flow, started, "start")
    return ports


async def _answer(ports: Ports, number: int) -> None:
    event = events.Answered(PERSON, {"task_signed": Answer("no" if number % 2 else "yes")})
    done = await act(ports, HERE, "trips", event, str(number), unasked)
    if not isinstance(done, Done) or not done.changed:
        raise RuntimeError(f"an answer that was to be counted changed nothing: {done}")


async def _asked(redis: Redis) -> dict[str, int]:
    told = await redis.info("stats")
    commands = await redis.info("commandstats")
    return {
        "reads": told["total_reads_processed"],
        **{name: commands.get(f"cmdstat_{name}", {}).get("calls", 0) for name in ("get", "evalsha")},
    }


async def _nobody(installation: Installation, assessment: str) -> None:
    """Wake nobody."""
