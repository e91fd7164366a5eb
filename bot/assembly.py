"""The only file that names Redis, Slack, the work engine and the clock for real; everyone else is given them.

What is begun first ends last: whoever speaks to something is put away before what it speaks to.
"""

import asyncio
import logging
import os
import secrets
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Literal

import aiohttp
from redis.asyncio import Redis
from redis.exceptions import RedisError
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.engine.reminders.own_settings import NOTHING_SET, OwnSettings
from bot.folders.flows import BrokenFlowsError, FlowsFolder
from bot.settings import FlowSettings, Settings
from bot.slack.app import build_app
from bot.slack.calling.calls import web_client
from bot.slack.calling.later import Later
from bot.slack.calling.members import Members
from bot.slack.calling.members import Settings as ReadsSettings
from bot.slack.calling.outgoing import Outgoing
from bot.slack.doors.http import Door, web_app
from bot.slack.doors.listening import listening
from bot.slack.doors.socket import Connection
from bot.slack.parts import Identity, Parts, who_am_i
from bot.slack.surfaces.sharing.renewed_canvas import renew_canvas
from bot.start_refusals import NO_WAY_IN, StartError, no_answer, no_flows, slack_silent, token_refused
from bot.store.clock import StoreClock, utc_now
from bot.store.connect import PATIENCE, connect
from bot.store.durability import durability
from bot.store.pace import next_turn
from bot.store.redis_store import RedisStore
from bot.usecases import crashing
from bot.usecases.acting.tick import tick
from bot.usecases.delivering.deliver import deliver
from bot.usecases.delivering.rhythm import Rhythm
from bot.usecases.for_one.home import publish
from bot.usecases.for_one.nudge import next_reminder, nudge
from bot.usecases.forgetting.forget_person import forget_person
from bot.usecases.ports import Clock, Installation, Ports
from bot.work.intervals import USUAL, Intervals
from bot.work.people_errands import people_errands
from bot.work.scheduler import Scheduler
from bot.work.under_way import Work

log = logging.getLogger(__name__)
Part = Literal["run", "web", "worker"]
WORKER_PATIENCE = 10.0
"""Seconds the worker waits for Redis; nobody waits for the worker."""


@dataclass
class Running:
    """The bot at work. `address` is where it listens over HTTP, empty in Socket Mode."""

    me: Identity
    address: str
    ended: asyncio.Future[None]
    """Done when a part stops by itself, with what stopped it."""
    is_busy: Callable[[], bool]
    """Tells whether something is being done right now; what waits in the store is not counted."""
    flows: FlowsFolder
    """The flows on offer, which can be read again."""
    clock: Clock
    """The clock it goes by."""
    next_reminder: Callable[[str], Awaitable[datetime | None]]
    """Tells when somebody is reminded next, as things stand; whoever moves the clock asks."""


@asynccontextmanager
async def running(
    settings: Settings,
    part: Part = "run",
    *,
    clock: Clock | None = None,
    new_id: Callable[[], str] = lambda: secrets.token_hex(16),
    intervals: Intervals = USUAL,
) -> AsyncIterator[Running]:
    """Have the bot at work for as long as a block lasts, by the store's clock unless another is given.

    Raises StartError when it cannot start.
    """
    _arm(settings.ftready_crash)
    async with AsyncExitStack() as stack:
        redis = connect(settings.redis_url, patience=WORKER_PATIENCE if part == "worker" else PATIENCE)
        stack.push_async_callback(redis.aclose)
        clock = clock or StoreClock(redis, utc_now)
        store = RedisStore(redis, clock=clock, retention_days=settings.ftready_keep_days)
        flows = flows_on_offer(settings, store)
        await _look_at_redis(redis)
        if isinstance(clock, StoreClock):
            await stack.enter_async_context(clock)
        session = await stack.enter_async_context(aiohttp.ClientSession())
        client = web_client(settings.slack_bot_token.get_secret_value(), settings.slack_api_url, session)
        me = await whose_token(client)
        outgoing, later = outgoing_for(me, client, clock, redis), Later()
        members = Members(outgoing, settings=own_settings(store), team=me.team)
        # It works with the parts, and what wakes it is one of them: so it asks for them once it comes to work.
        scheduler = _scheduler(settings, store, clock, intervals, lambda: parts)
        ports = Ports(store, flows, scheduler.wake, clock, new_id)
        parts = Parts(ports, members, outgoing, later, me)
        await stack.enter_async_context(scheduler)
        ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        if part != "web":
            _watch(asyncio.create_task(scheduler.run_worker()), ended, stack)
            stack.push_async_callback(scheduler.stop)
        address = ""
        if part != "worker":
            stack.push_async_callback(later.drain)
            app = build_app(parts)
            address = await _open_door(settings, app, client, redis, stack)
        reminded = partial(next_reminder, ports, outgoing, members, me.installation)
        yield Running(me, address, ended, lambda: scheduler.is_at_work or later.is_busy, flows, clock, reminded)


def _scheduler(
    settings: Settings, store: RedisStore, clock: Clock, intervals: Intervals, parts: Callable[[], Parts]
) -> Scheduler:
    """Make what does all that nobody waits for, with the parts there are once it works."""
    rhythm = Rhythm(intervals.breath)

    async def deliver_one(installation: Installation, assessment: str) -> None:
        now = parts()
        await deliver(now.ports, now.outgoing, installation, assessment, rhythm, partial(renew_canvas, now))

    async def tick_one(installation: Installation, assessment: str) -> None:
        await tick(parts().ports, installation, assessment)

    def for_one(use_case: Callable[[Ports, Outgoing, Members, Installation, str], Awaitable[None]]) -> Work:
        async def work(installation: Installation, person: str) -> None:
            now = parts()
            await use_case(now.ports, now.outgoing, now.members, installation, person)

        return work

    errands = people_errands(
        store, intervals, nudge=for_one(nudge), publish=for_one(publish), forget_person=for_one(forget_person)
    )
    scheduler = Scheduler(
        settings.docket_url or settings.redis_url,
        deliver=deliver_one,
        tick=tick_one,
        errands=errands,
        store=store,
        clock=clock,
        intervals=intervals,
    )
    if isinstance(clock, StoreClock):
        clock.set_back = scheduler.clock_was_set_back
    return scheduler


def outgoing_for(me: Identity, client: AsyncWebClient, clock: Clock, redis: Redis) -> Outgoing:
    """Make what calls Slack for one installation, at a pace kept together with all other workers."""
    return Outgoing(client, me.domain, clock, whose=me.installation, turns=partial(next_turn, redis))


def own_settings(store: RedisStore) -> ReadsSettings:
    """Give what reads somebody's own settings; where the store does not answer, none, and what follows says so."""

    async def read(installation: Installation, person: str) -> OwnSettings:
        try:
            return (await store.desk(installation, person)).own
        except (RedisError, OSError):
            return NOTHING_SET

    return read


def flows_on_offer(settings: FlowSettings, store: RedisStore) -> FlowsFolder:
    """Read the folder of flows, or say why nothing can be offered."""
    try:
        flows = FlowsFolder(settings.ftready_flows, store)
    except BrokenFlowsError as broken:
        raise StartError(str(broken)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise StartError(f"FTREADY_FLOWS: {settings.ftready_flows} cannot be read: {error}.") from None
    if not flows.offered():
        raise StartError(no_flows(settings.ftready_flows))
    return flows


async def _look_at_redis(redis: Redis) -> None:
    """See that Redis answers, and say aloud which promise its settings let us give."""
    try:
        promise = await durability(redis)
    except (RedisError, OSError) as error:
        raise StartError(no_answer("REDIS_URL", error)) from None
    log.log(logging.INFO if promise.as_promised else logging.WARNING, "%s", promise.sentence)


async def whose_token(client: AsyncWebClient) -> Identity:
    """Ask Slack whose token this is, or say why it does not tell."""
    try:
        return await who_am_i(client)
    except SlackApiError as error:
        raise StartError(token_refused(str(error.response.get("error")))) from None
    except (aiohttp.ClientError, TimeoutError) as error:
        raise StartError(slack_silent(client.base_url, error)) from None


async def _open_door(
    settings: Settings, app: AsyncApp, client: AsyncWebClient, redis: Redis, stack: AsyncExitStack
) -> str:
    """Let Slack in: over a socket when there is an app token, else over HTTP."""
    if settings.slack_app_token is not None:
        connection = Connection(app, settings.slack_app_token.get_secret_value(), client)
        await stack.enter_async_context(connection)
        await connection.connected()
        return ""
    secret = settings.slack_signing_secret
    if secret is None:
        raise StartError(NO_WAY_IN)

    async def healthy() -> bool:
        try:
            return bool(await redis.ping())
        except (RedisError, OSError):
            return False

    door = web_app(Door(app, secret.get_secret_value()), healthy)
    where = f"{settings.host}:{settings.port}"
    try:
        return await stack.enter_async_context(listening(door, settings.host, settings.port))
    except OSError as error:
        raise StartError(f"PORT: cannot listen on {where} ({error.strerror}); set another one.") from None


def _watch(work: asyncio.Task[None], ended: asyncio.Future[None], stack: AsyncExitStack) -> None:
    """Let the end of the worker be known, whether it was asked to end or failed."""

    def tell(done: asyncio.Task[None]) -> None:
        if ended.done() or done.cancelled():
            return
        error = done.exception()
        if error is not None:
            ended.set_exception(error)
        else:
            ended.set_result(None)

    async def settle() -> None:
        work.cancel()  # it may not even have begun, when the start failed after it
        await asyncio.gather(work, return_exceptions=True)
        if ended.done() and not ended.cancelled():
            ended.exception()  # whoever did not look at it is gone by now

    work.add_done_callback(tell)
    stack.push_async_callback(settle)


def _arm(crash: str) -> None:
    """Let a test kill this process at the n-th passing of a named point."""
    name, _, count = crash.partition(":")
    if not name:
        return
    if name not in crashing.POINTS:
        raise StartError(f"FTREADY_CRASH: there is no point '{name}'; write one of {', '.join(crashing.POINTS)}.")
    left = {name: int(count)}

    def kill(point: str) -> None:
        if point in left:
            left[point] -= 1
            if left[point] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    crashing.arm(kill)
