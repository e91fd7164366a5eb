"""How many calls Slack gets for a burst: fifty answers to one question within a second."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.samples import FLOWS, LINE, OWNER
from bot.assembly import Running, running
from bot.engine import events
from bot.engine.answer import Answer
from bot.flows_folder import FlowsFolder
from bot.playground.playground import Playground, open_playground
from bot.playground.server import serving
from bot.pretend import manifest, settings_in
from bot.scheduler import Scheduler
from bot.store import RedisStore, connect
from bot.store.embedded import EmbeddedServer
from bot.usecases.act import act, unasked
from bot.usecases.ports import Installation, Ports
from bot.usecases.start import start

BURST = 50
AIM = 3
QUIET_SECONDS = 3.0
CHECK = "burst"


async def measure() -> Iterator[str]:
    """Count the calls to Slack for fifty answers to one question within a second."""
    with TemporaryDirectory() as folder, EmbeddedServer(Path(folder), fsync="always") as server:
        playground = open_playground(manifest())
        settings = settings_in(playground, server.url, ftready_flows=FLOWS)
        async with serving(playground), running(settings) as bot, _ports(server.url) as ports:
            channel = next(c.id for c in playground.first.workspace.channels.values() if c.name == "ml-team")
            await _begin(ports, bot, channel)
            await asyncio.sleep(QUIET_SECONDS)
            before = _written(playground)
            for number in range(BURST):
                event = events.Answered(f"U0BURST{number:03}", {"task_signed": Answer("yes")})
                await act(ports, bot.me.installation, CHECK, event, f"burst/{number}", unasked)
                await asyncio.sleep(1 / BURST)
            await asyncio.sleep(QUIET_SECONDS)
            calls = _written(playground) - before
    return iter([f"{calls:>10} calls to Slack for {BURST} answers within a second (aim: at most {AIM})"])


async def _begin(ports: Ports, bot: Running, channel: str) -> None:
    flow = ports.flows.named("readiness")
    if flow is None:
        raise LookupError("there is no flow readiness")
    event = events.Started(
        by=OWNER,
        assessment=CHECK,
        flow=flow.id,
        channel=channel,
        owner=OWNER,
        anyone_here=True,
        answers={"task_line": Answer(LINE), "motive": Answer("form")},
    )
    await start(ports, bot.me.installation, flow, event, "burst/start")


def _written(playground: Playground) -> int:
    return sum(call.name.startswith("chat.") for call in playground.inspector.since())


@contextlib.asynccontextmanager
async def _ports(redis_url: str) -> AsyncIterator[Ports]:
    """Have a second process's worth of use cases beside the bot: they wake its worker as the web half would."""
    redis = connect(redis_url)
    store = RedisStore(redis)

    async def nothing(installation: Installation, assessment: str) -> None:
        """Do nothing: the bot's own worker does the work."""

    def now() -> datetime:
        return datetime.now(UTC)

    async with Scheduler(
        redis_url, deliver=nothing, tick=nothing, nudge=nothing, publish=nothing, store=store, clock=now
    ) as scheduler:
        yield Ports(store, FlowsFolder(FLOWS, store), scheduler.wake, now, str)
    await redis.aclose()
