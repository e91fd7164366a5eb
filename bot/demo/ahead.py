"""What the bot does next by itself, looked up in its store for the buttons of the demo's clock; it changes nothing."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from bot.engine.after_verdict.following import next_check_in, stops_asking
from bot.engine.asked.looping import unrolled
from bot.engine.saved.assessment import Assessment
from bot.engine.times.calendar import spread
from bot.flow.model.flow import Flow
from bot.folders.flows import FlowsFolder
from bot.playground.ahead import Ahead, Stop
from bot.store import RedisStore, connect
from bot.usecases.ports import AgainError, Installation
from bot.usecases.shown.held_up import held_up

NEXT, CHECK_IN = "next", "check_in"
MOST = 1000
"""Checks that are looked at; a demo has a handful."""
DUE, REMINDER = "Something is due", "Somebody is reminded"
EVER = datetime.max.replace(tzinfo=UTC)


Reminded = Callable[[str], Awaitable[datetime | None]]
"""Tells when somebody is reminded next."""


def what_is_ahead(
    redis_url: str, installation: Installation, flows: FlowsFolder, reminded: Reminded
) -> tuple[Ahead, ...]:
    """List the stops the demo's clock can be moved to."""
    return (
        Ahead(
            NEXT,
            "What comes next",
            "To when the app next has something due or reminds somebody",
            partial(what_is_next, redis_url, installation, reminded),
            "Nothing is ahead: the app has nothing to do by itself. Begin a check with /ftready first.",
        ),
        Ahead(
            CHECK_IN,
            "Next check-in",
            "To the earliest check-in of all checks; reminders on the way are passed by, as if the app had been off",
            partial(find_check_in, redis_url, installation, flows),
            "No check-in is ahead. A check has them once it has its verdict and its owner has pressed "
            "“Weekly check-ins… (owner)” on its summary.",
        ),
    )


def earliest(of_each: Sequence[Sequence[Ahead]]) -> tuple[Ahead, ...]:
    """Give the same stops for several workspaces with one clock: each leads to what comes first in any of them."""
    return tuple(replace(same[0], find=partial(_first_of, same)) for same in zip(*of_each, strict=True))


async def _first_of(same: Sequence[Ahead]) -> Stop | None:
    found = [await each.find() for each in same]
    return min((stop for stop in found if stop), key=lambda stop: stop.at, default=None)


async def what_is_next(redis_url: str, installation: Installation, reminded: Reminded) -> Stop | None:
    """Tell when the bot next does something that shows; a look at somebody of which nothing follows is passed by."""
    async with connect(redis_url) as redis:
        store = RedisStore(redis)
        due = [(at, DUE) for here, _, at in await store.due(EVER, MOST) if here == installation]
        people = [person for here, person in await store.looks(EVER, MOST) if here == installation]
    for person in people:
        with suppress(AgainError):  # Slack asked for peace; the others are known
            at = await reminded(person)
            due += [(at, REMINDER)] if at else []
    first = min(due, default=None)
    return None if first is None else Stop(first[0].timestamp(), first[1])


async def find_check_in(redis_url: str, installation: Installation, flows: FlowsFolder) -> Stop | None:
    """Find the earliest check-in of all checks that are shown; the order is that in which anything of them is due."""
    first: tuple[datetime, str, str] | None = None
    async with connect(redis_url) as redis:
        store = RedisStore(redis)
        for here, id_, due in await store.due(EVER, MOST):
            if first is not None and due >= first[0]:
                break  # a check-in of one comes no sooner than anything of it is due
            check = await store.load(installation, id_) if here == installation else None
            if check is None or check.going is not None or (await held_up(store, installation, id_)).reason:
                continue
            flow = unrolled(await flows.pinned(installation, check.flow_hash), check)
            coming = next_check_in(flow, check)
            at = coming + spread(id_) if coming else None
            if at is not None and (first is None or at < first[0]):
                first = at, _what_comes(flow, check), check.channel
    return None if first is None else Stop(first[0].timestamp(), first[1], first[2])


def _what_comes(flow: Flow, check: Assessment) -> str:
    """Say what comes when a check-in is due: after some that nobody answered, check-ins pause in its place."""
    name = check.subject or flow.title
    return (
        f"The check-ins of “{name}” pause, for nobody answers them"
        if stops_asking(flow, check)
        else f"The check-in of “{name}” comes"
    )
