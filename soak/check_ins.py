"""Three workers, one of which dies every second, while hundreds of check-ins are due: none lost, none twice.

A card may stand twice where its worker died between Slack's answer and the note of it; no more of them than deaths.
"""

import asyncio
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from bench.given.weekly import WEEKLY, finished, first_commit
from bot.engine.times.calendar import WINDOW
from bot.flow.model.flow import Flow
from bot.folders.flows import FlowsFolder
from bot.playground.playground import Playground, open_playground
from bot.playground.seed import Plan, Room
from bot.playground.server import serving
from bot.slack.heard.incoming import CARD_EVENT
from bot.store import RedisStore, connect
from bot.store.embedded import EmbeddedServer
from bot.usecases.ports import Installation

ROOT = Path(__file__).parents[1]
CHECK_INS, WORKERS, KILLS, ROOMS = 500, 3, 60, 100
SINCE = timedelta(minutes=2)
DRAIN = timedelta(minutes=12)
"""Slack's pace lets a workspace have four posts a second, and each check here has three."""
SEED = 20261125


@dataclass(frozen=True)
class Ground:
    """What the workers work on."""

    playground: Playground
    store: RedisStore
    installation: Installation
    environment: dict[str, str]
    folder: Path


async def soak() -> bool:
    """Kill one of three workers every second for a minute while 500 check-ins are due."""
    chance = random.Random(SEED)  # noqa: S311 - a run that can be repeated is wanted
    _say(f"{CHECK_INS} check-ins, {WORKERS} workers, {KILLS} kills, seed {SEED}")
    async with _ground() as ground:
        flow = FlowsFolder(ground.folder / "flows", ground.store).offered()[0]
        ids = [await _finished(ground, flow, number) for number in range(CHECK_INS)]
        workers = [await _worker(ground) for _ in range(WORKERS)]
        for number in range(KILLS):
            await asyncio.sleep(1)
            place = chance.randrange(WORKERS)
            workers[place].kill()
            await workers[place].wait()
            workers[place] = await _worker(ground)
            if (number + 1) % 10 == 0:
                _say(f"  {number + 1} killed, {await _opened(ground, ids)} check-ins opened")
        await _drained(ground, ids)
        for worker in workers:
            worker.send_signal(signal.SIGTERM)
        await asyncio.gather(*(worker.wait() for worker in workers))
        return await _held(ground, ids)


@asynccontextmanager
async def _ground() -> AsyncIterator[Ground]:
    manifest = yaml.safe_load((ROOT / "manifest.yml").read_text(encoding="utf-8"))
    with TemporaryDirectory() as name, EmbeddedServer(Path(name) / "store", fsync="always") as server:
        folder = Path(name)
        (folder / "flows").mkdir()
        (folder / "flows" / "small.yml").write_text(WEEKLY, encoding="utf-8")
        rooms = tuple(Room(f"room-{number}", ("ana",)) for number in range(ROOMS))
        playground = open_playground(manifest, limited=False, plans=[Plan(rooms=rooms)])
        async with serving(playground):
            redis = connect(server.url, patience=30.0)  # it only looks on, beside workers that have much to write
            environment = {
                **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
                "PYTHONPATH": str(ROOT),
                "SLACK_BOT_TOKEN": playground.first.installation.bot_token,
                "SLACK_SIGNING_SECRET": playground.app.secrets.signing_secret,
                "SLACK_API_URL": playground.api_url,
                "REDIS_URL": server.url,
                "FTREADY_FLOWS": str(folder / "flows"),
            }
            here = Installation(playground.first.workspace.team_id)
            yield Ground(playground, RedisStore(redis), here, environment, folder)
            await redis.aclose()


async def _finished(ground: Ground, flow: Flow, number: int) -> str:
    """Commit a check that has its verdict, and whose check-in was due some minutes ago."""
    rooms = list(ground.playground.first.workspace.channels)
    bundle = FlowsFolder(ground.folder / "flows", ground.store).bundle(flow.hash)
    await ground.store.keep_flow(ground.installation, flow.hash, bundle)
    check = finished(flow, f"soak{number:012}", rooms[number % ROOMS], datetime.now(UTC) - WINDOW - SINCE)
    await ground.store.commit(ground.installation, first_commit(flow, check))
    return check.id


async def _worker(ground: Ground) -> asyncio.subprocess.Process:
    log = (ground.folder / "workers.log").open("ab")
    with log:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "worker", env=ground.environment, cwd=ground.folder, stdout=log, stderr=log
        )


async def _opened(ground: Ground, ids: list[str]) -> int:
    loaded = [await ground.store.load(ground.installation, each) for each in ids]
    return sum(bool(each and each.check_ins) for each in loaded)


async def _drained(ground: Ground, ids: list[str]) -> None:
    """Wait until every check-in has its card, or no more come."""
    end = datetime.now(UTC) + DRAIN
    while datetime.now(UTC) < end:
        receipts = [await ground.store.receipts(ground.installation, each) for each in ids]
        if all(any(name.startswith("checkin/") for name in each) for each in receipts):
            await asyncio.sleep(3)
            return
        await asyncio.sleep(1)


async def _held(ground: Ground, ids: list[str]) -> bool:
    """Count what was lost and what came twice, in the state and in the channel."""
    loaded = [await ground.store.load(ground.installation, each) for each in ids]
    lost = sum(1 for each in loaded if each is None or not each.check_ins)
    twice = sum(1 for each in loaded if each is not None and len(each.check_ins) > 1)
    standing: Counter[str] = Counter()
    messages = ground.playground.first.workspace.messages
    for message in (each for room in messages.values() for each in room.values()):
        ours = message.metadata and message.metadata.get("event_type") == CARD_EVENT
        if ours and message.metadata and message.metadata["event_payload"]["card"].startswith("checkin/"):
            standing[message.thread_ts] += 1
    receipts = [await ground.store.receipts(ground.installation, each) for each in ids]
    unposted = sum(1 for each in receipts if not any(name.startswith("checkin/") for name in each))
    twins = sum(count - 1 for count in standing.values())
    _say(f"  check-ins lost: {lost}; opened twice: {twice}; without a card: {unposted}")
    _say(f"  cards that stand twice, for their worker died before it was noted: {twins} in {KILLS} deaths")
    return lost == twice == unposted == 0 and twins <= KILLS


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
