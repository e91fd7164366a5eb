"""Ten thousand check-ins of one minute in two hundred workspaces that keep Slack's limits.

The worker and the pretend workspaces share this process, and so a core; what a real Slack takes is not in it.
"""

import asyncio
import resource
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import aiohttp
from redis.asyncio import Redis

from bench.aims import aim
from bench.given.weekly import WEEKLY, finished, first_commit, weekly
from bench.running.many_workspaces import Many, Refusals, WatchedClient
from bot.engine.saved.assessment import Assessment
from bot.engine.times.calendar import WINDOW, spread
from bot.engine.wanted.check import cards_wanted
from bot.flow.model.flow import Flow
from bot.folders.flows import FlowsFolder
from bot.playground.api.limits import POSTS_OF_A_CHANNEL
from bot.playground.playground import Playground, open_playground
from bot.playground.scene import Scene
from bot.playground.seed import Plan, Room
from bot.playground.server import serving
from bot.playground.workspace import Message
from bot.pretend import manifest
from bot.slack.calling.calls import web_client
from bot.slack.calling.outgoing import Outgoing
from bot.slack.heard.incoming import CARD_EVENT
from bot.store import RedisStore, connect
from bot.store.embedded import EmbeddedServer
from bot.usecases.acting.tick import tick
from bot.usecases.delivering.deliver import deliver
from bot.usecases.delivering.rhythm import Rhythm
from bot.usecases.ports import Installation, Ports, Receipt
from bot.work.intervals import USUAL
from bot.work.people_errands import people_errands
from bot.work.scheduler import Scheduler

WORKSPACES, EACH, ROOMS = 200, 50, 5
AIM = 1.1
PATIENCE = WINDOW + timedelta(minutes=5)
LEAD = timedelta(minutes=3)
"""Long enough to write all checks before their minute comes."""


@dataclass(frozen=True)
class Ground:
    """The workspaces, the store, and the worker's way to both."""

    playground: Playground
    redis: Redis
    ports: Ports
    messages: Many
    refusals: Refusals
    scheduler: Scheduler
    flow: Flow


async def measure() -> Iterator[str]:
    """Open 10,000 check-ins of one minute across 200 workspaces."""
    with TemporaryDirectory() as name, EmbeddedServer(Path(name) / "store", fsync="always") as server:
        (Path(name) / "small.yml").write_text(WEEKLY, encoding="utf-8")
        return iter(await _opened(Path(name), server.url))


async def _opened(folder: Path, redis_url: str) -> list[str]:
    async with _ground(folder, redis_url) as ground:
        nominal = (datetime.now(UTC) + LEAD).replace(second=0, microsecond=0)
        await _prepare(ground, nominal)
        await asyncio.sleep(max(0.0, (nominal - datetime.now(UTC)).total_seconds()))
        started = time.monotonic()
        work = asyncio.create_task(ground.scheduler.run_worker())
        done = await _wait(ground, nominal)
        lateness = (datetime.now(UTC) - nominal).total_seconds()
        worked = time.monotonic() - started
        await ground.scheduler.stop()
        await work
        ratios = _ratios(ground, nominal)
        refusals = ground.refusals
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        starved = sum(1 for each in ratios.values() if each is None)
        worst = max((each for each in ratios.values() if each is not None), default=0.0)
    return [
        f"{done:>10,} of {WORKSPACES * EACH:,} check-ins opened, the last {lateness:.0f} s after their minute",
        f"{WINDOW.seconds:>10} s is the window they are spread over; the worker worked for {worked:.0f} s",
        f"{worst:>10.2f} of the floor that window and limits set, in the slowest workspace "
        + aim(f"at most {AIM}", met=0 < worst <= AIM),
        f"{starved:>10} workspaces in which a check-in never came {aim('0', met=not starved)}",
        f"{refusals.refused:>10} calls refused as too many, {refusals.early} made again before their time "
        + aim("0", met=not refusals.early),
        f"{memory:>10} MB at most in this process: worker, {WORKSPACES} workspaces and their messages",
    ]


@asynccontextmanager
async def _ground(folder: Path, redis_url: str) -> AsyncIterator[Ground]:
    rooms = tuple(Room(f"room-{number}", ("ana",)) for number in range(ROOMS))
    plans = [
        Plan(f"T0BENCH{number:03}", f"Bench {number}", f"bench{number}", rooms=rooms) for number in range(WORKSPACES)
    ]
    playground = open_playground(manifest(), plans=plans)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(serving(playground))
        session = await stack.enter_async_context(aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=100)))
        redis = connect(redis_url, patience=10.0)
        stack.push_async_callback(redis.aclose)
        store = RedisStore(redis)
        refusals = Refusals()
        outgoing = {
            team: Outgoing(
                WatchedClient(web_client(scene.installation.bot_token, playground.api_url, session), refusals),
                team,
                _now,
            )
            for team, scene in playground.scenes.items()
        }
        messages, rhythm = Many(outgoing), Rhythm()

        async def deliver_one(installation: Installation, assessment: str) -> None:
            await deliver(ports, messages, installation, assessment, rhythm)

        async def tick_one(installation: Installation, assessment: str) -> None:
            await tick(ports, installation, assessment)

        async def nobody(installation: Installation, person: str) -> None:
            """Remind nobody: what is measured is over before anyone is to be reminded."""

        errands = people_errands(store, USUAL, nudge=nobody, publish=nobody, forget_person=nobody)
        scheduler = Scheduler(redis_url, deliver=deliver_one, tick=tick_one, errands=errands, store=store, clock=_now)
        flows = FlowsFolder(folder, store)
        ports = Ports(store, flows, scheduler.wake, _now, str)
        await stack.enter_async_context(scheduler)
        yield Ground(playground, redis, ports, messages, refusals, scheduler, weekly())


async def _prepare(ground: Ground, nominal: datetime) -> None:
    """Write every check with its cards standing already, so that only the check-ins are still to come."""
    for team, scene in ground.playground.scenes.items():
        here, rooms = Installation(team), list(scene.workspace.channels)
        await ground.ports.store.keep_flow(here, ground.flow.hash, ground.ports.flows.bundle(ground.flow.hash))
        for number in range(EACH):
            check = finished(ground.flow, f"{team}{number:04}", rooms[number % ROOMS], nominal)
            await ground.ports.store.commit(here, first_commit(ground.flow, check))
            await _stand(ground, scene, here, check)
            await ground.ports.store.delivered(here, check.id, 1)


async def _stand(ground: Ground, scene: Scene, here: Installation, check: Assessment) -> None:
    """Let the cards of a check stand in its workspace, with their receipts."""
    cards = cards_wanted(ground.flow, check, _now())
    stands = {name: scene.workspace.new_ts() for name in cards}
    links = {
        name: ground.messages.link(here, check.channel, ts, stands["root"] if name != "root" else None)
        for name, ts in stands.items()
    }
    for name, card in cards.items():
        drawn = ground.messages.draw(here, ground.flow, card, links)
        thread = stands["root"] if name != "root" else ""
        message = Message(
            channel_id=check.channel,
            ts=stands[name],
            author_id=scene.bot.id,
            blocks=drawn.payload["blocks"],
            thread_ts=thread,
            bot_id=scene.installation.bot_id,
        )
        scene.workspace.put_message(message)
        await ground.ports.store.put_receipt(here, check.id, name, Receipt(check.channel, stands[name], drawn.hash))


async def _wait(ground: Ground, nominal: datetime) -> int:
    """Wait until all check-ins stand, or for as long as is reasonable; tell how many do."""
    while True:
        await asyncio.sleep(2)
        done = sum(len(_openers(scene)) for scene in ground.playground.scenes.values())
        if done >= WORKSPACES * EACH or datetime.now(UTC) - nominal > PATIENCE:
            return done


def _openers(scene: Scene) -> list[Message]:
    """List the check-in cards that stand in a workspace."""
    return [
        message
        for room in scene.workspace.messages.values()
        for message in room.values()
        if message.metadata
        and message.metadata.get("event_type") == CARD_EVENT
        and message.metadata["event_payload"]["card"].startswith("checkin/")
    ]


def _ratios(ground: Ground, nominal: datetime) -> dict[str, float | None]:
    """Compare each workspace's last opener with a perfect sender's; None where one never came."""
    found: dict[str, float | None] = {}
    for team, scene in ground.playground.scenes.items():
        openers = _openers(scene)
        if len(openers) < EACH:
            found[team] = None
            continue
        rooms = list(scene.workspace.channels)
        due: dict[str, list[float]] = defaultdict(list)
        for number in range(EACH):
            due[rooms[number % ROOMS]].append(spread(f"{team}{number:04}").total_seconds())
        floor = max(_perfect(sorted(each)) for each in due.values())
        last = max(float(message.ts) for message in openers) - nominal.timestamp()
        found[team] = last / floor
    return found


def _perfect(due: list[float]) -> float:
    """Tell when the last of some posts to one channel could be made at the earliest, by its limit alone."""
    gap, free = 60 / POSTS_OF_A_CHANNEL.per_minute, 0.0
    at = 0.0
    for instant in due:
        at = max(instant, free - (POSTS_OF_A_CHANNEL.burst - 1) * gap)
        free = max(instant, free) + gap
    return at


def _now() -> datetime:
    return datetime.now(UTC)
