"""A signed button press that commits an answer, over HTTP, beside the same app that only acknowledges."""

import asyncio
import contextlib
import itertools
import os
import sys
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import aiohttp

from bench.aims import aim
from bench.given.ports import ports_over
from bench.given.samples import FLOWS, readiness, started
from bench.running.load import SECRET, TEAM, Loaded, free_port, press, run
from bot.playground.app import Secrets
from bot.playground.playground import Playground, open_playground
from bot.playground.server import serving
from bot.pretend import manifest
from bot.store import connect
from bot.store.embedded import EmbeddedServer
from bot.usecases.acting.start import start
from bot.usecases.ports import Installation

CHECKS = 64
CONNECTIONS = 32
SECONDS = 4.0
ROUNDS = 3
AIM = 0.4
AIM_MS = 50


async def measure() -> Iterator[str]:
    """Measure presses a second that are committed, and bare acknowledgements beside them."""
    with TemporaryDirectory() as folder, EmbeddedServer(Path(folder), fsync="always") as server:
        playground = open_playground(
            manifest(), limited=False, secrets=Secrets(signing_secret=SECRET), request_url="http://127.0.0.1:9/"
        )
        async with serving(playground):
            requests = await _requests(server.url, playground)
            async with _bot(server.url, playground) as port, _acks() as bare_port:
                await run(port, requests, CONNECTIONS, 1.0)
                await run(bare_port, requests, CONNECTIONS, 1.0)
                pairs = []
                for _ in range(ROUNDS):  # by turns, so that a busy moment of the machine hits both
                    committed = await run(port, requests, CONNECTIONS, SECONDS)
                    bare = await run(bare_port, requests, CONNECTIONS, SECONDS)
                    pairs.append((committed, bare))
                committed, bare = sorted(pairs, key=lambda pair: pair[0].rate / pair[1].rate)[ROUNDS // 2]
                half = await run(port, requests, CONNECTIONS, SECONDS, rate=committed.rate / 2)
    return iter(_lines(committed, bare, half))


def _lines(committed: Loaded, bare: Loaded, half: Loaded) -> list[str]:
    return [
        f"appendfsync always, acknowledged after the commit, {CONNECTIONS} connections, no worker beside it",
        f"{committed.rate:>10,.0f} committed presses a second, {_milliseconds(committed)}, {committed.refused} refused",
        f"{bare.rate:>10,.0f} bare acknowledgements a second, {_milliseconds(bare)}",
        f"{committed.rate / bare.rate:>10.2f} of the bare throughput "
        + aim(f"at least {AIM}", met=committed.rate / bare.rate >= AIM),
        f"{half.at(0.99):>10.1f} ms p99 at half load, {half.rate:,.0f} presses a second "
        + aim(f"under {AIM_MS} ms", met=half.at(0.99) < AIM_MS),
    ]


def _milliseconds(loaded: Loaded) -> str:
    return f"p50 {loaded.at(0.5):.1f} ms, p99 {loaded.at(0.99):.1f} ms"


async def _requests(redis_url: str, playground: Playground) -> Iterator[bytes]:
    """Begin many checks and make presses that change an answer each time."""
    people = [p.id for p in playground.first.workspace.people.values() if p.name in {"ana", "ben", "cleo", "dev"}]
    channel = next(c.id for c in playground.first.workspace.channels.values() if c.name == "ml-team")
    flow, ids = readiness(), [f"bench{number:04}" for number in range(CHECKS)]
    async with contextlib.aclosing(connect(redis_url)) as redis:
        ports = ports_over(redis)
        for id_ in ids:
            event = started(flow, id_, channel, people[0], people)
            await start(ports, Installation(TEAM), flow, event, f"start/{id_}")

    def endless() -> Iterator[bytes]:
        for number in itertools.count():
            person = people[number // CHECKS % len(people)]
            option = "no" if number // (CHECKS * len(people)) % 2 else "yes"
            yield press(ids[number % CHECKS], person, channel, "task_signed", option, number)

    return endless()


@contextlib.asynccontextmanager
async def _bot(redis_url: str, playground: Playground) -> AsyncIterator[int]:
    env = {
        "SLACK_BOT_TOKEN": playground.first.installation.bot_token,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": playground.api_url,
        "REDIS_URL": redis_url,
        "HOST": "127.0.0.1",
    }
    async with _process(["-m", "bot", "web"], env) as port:
        yield port


@contextlib.asynccontextmanager
async def _acks() -> AsyncIterator[int]:
    async with _process(["-m", "bench.running.ack_only", "{port}"], {}) as port:
        yield port


@contextlib.asynccontextmanager
async def _process(arguments: list[str], env: dict[str, str]) -> AsyncIterator[int]:
    port = free_port()
    given = [each.format(port=port) for each in arguments]
    process = await asyncio.create_subprocess_exec(
        sys.executable, *given, env={**os.environ, **env, "PORT": str(port)}, cwd=FLOWS.parent
    )
    try:
        await _until_healthy(port)
        yield port
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def _until_healthy(port: int) -> None:
    deadline = time.monotonic() + 20
    async with aiohttp.ClientSession() as session:
        while True:
            with contextlib.suppress(aiohttp.ClientError):
                async with session.get(f"http://127.0.0.1:{port}/healthz") as answer:
                    if answer.status == 200:  # noqa: PLR2004 - HTTP's own number
                        return
            if time.monotonic() > deadline:
                raise TimeoutError(f"nothing answers on port {port}")
            await asyncio.sleep(0.02)
