"""How many calls Slack gets for a burst: fifty people answer one question within a second, each with a signed press."""

import asyncio
import contextlib
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.aims import aim
from bench.given.ports import ports_over
from bench.given.samples import FLOWS, OWNER, started
from bench.running.load import SECRET, burst, free_port, press
from bot.assembly import Running, running
from bot.engine import events
from bot.playground.app import Secrets
from bot.playground.playground import Playground, open_playground
from bot.playground.seed import Plan, Room
from bot.playground.server import serving
from bot.playground.workspace import Person
from bot.pretend import manifest
from bot.settings import Settings
from bot.store import connect
from bot.store.embedded import EmbeddedServer
from bot.usecases.acting.act import act, unasked
from bot.usecases.acting.start import start
from bot.usecases.ports import Ports

BURST = 50
AIM = 3
QUIET_SECONDS = 3.0
CHECK, QUESTION = "burst", "task_signed"
PEOPLE = [Person(OWNER, "owner", "The owner", "UTC")] + [
    Person(f"U0BURST{number:03}", f"p{number}", f"Person {number}", "UTC") for number in range(BURST)
]


async def measure() -> Iterator[str]:
    """Count the calls to Slack for fifty answers within a second: of people not seen lately, then of the same ones."""
    with TemporaryDirectory() as folder, EmbeddedServer(Path(folder), fsync="always") as server:
        plan = Plan(people=PEOPLE, rooms=[Room("ml-team")])
        playground = open_playground(manifest(), secrets=Secrets(signing_secret=SECRET), plans=[plan])
        port = free_port()
        async with serving(playground), running(_settings(playground, server.url, port)) as bot:
            channel = next(iter(playground.first.workspace.channels))
            async with contextlib.aclosing(connect(server.url)) as redis:
                ports = ports_over(redis)
                await _begin(ports, bot, channel)
                await asyncio.sleep(QUIET_SECONDS)
                lines = [await _burst(playground, port, channel, "yes", "whom it had not seen for a minute")]
                revealed = events.RevealAsked(OWNER, QUESTION)  # so that a changed answer shows
                await act(ports, bot.me.installation, CHECK, revealed, "burst/reveal", unasked)
                await asyncio.sleep(QUIET_SECONDS)
                lines.append(await _burst(playground, port, channel, "no", "whom it had seen"))
    return iter(lines)


async def _burst(playground: Playground, port: int, channel: str, option: str, whom: str) -> str:
    before, began = _calls(playground), time.perf_counter()
    presses = [
        press(CHECK, person.id, channel, QUESTION, option, number)
        for number, person in enumerate(PEOPLE[1:], BURST if option == "no" else 0)
    ]
    loaded = await burst(port, presses, 1.0)
    took = time.perf_counter() - began
    if len(loaded.latencies) != BURST:
        raise RuntimeError(f"{loaded.refused} of the presses were refused")
    await asyncio.sleep(QUIET_SECONDS)
    calls = _calls(playground) - before
    writes = sum(count for name, count in calls.items() if name.startswith("chat."))
    reads = ", ".join(f"{count} {name}" for name, count in sorted(calls.items()) if not name.startswith("chat."))
    aimed = aim(f"at most {AIM}", met=0 < writes <= AIM)
    return (
        f"{writes:>10} messages written for {BURST} answers within {took:.1f} s {aimed}; of the people, {whom}, "
        f"{reads or 'nothing'} was asked besides"
    )


def _settings(playground: Playground, redis_url: str, port: int) -> Settings:
    """Let the bot take presses over HTTP, in one process with its worker."""
    return Settings(
        _env_file=None,
        slack_bot_token=playground.first.installation.bot_token,
        slack_signing_secret=SECRET,
        slack_api_url=playground.api_url,
        redis_url=redis_url,
        docket_url=None,
        ftready_flows=FLOWS,
        host="127.0.0.1",
        port=port,
    )


async def _begin(ports: Ports, bot: Running, channel: str) -> None:
    flow = ports.flows.named("readiness")
    if flow is None:
        raise LookupError("there is no flow readiness")
    event = replace(started(flow, CHECK, channel, OWNER), anyone_here=True)
    await start(ports, bot.me.installation, flow, event, "burst/start")


def _calls(playground: Playground) -> Counter[str]:
    return Counter(call.name for call in playground.inspector.since() if "." in call.name)
