"""Looks that never end: each finds in the store what is to be done; trouble with Redis never keeps it from the next."""

import logging
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from docket import Perpetual
from redis.exceptions import RedisError

log = logging.getLogger(__name__)
AT_ONCE = 1000
"""How much one look finds and has done."""


@dataclass(frozen=True)
class Look:
    """Something that is looked for again and again, and how long it is until the next time."""

    run: Callable[[], Awaitable[None]]
    every: timedelta


def never_ending(name: str, looks_for: str, every: timedelta, find: Callable[[], Coroutine[Any, Any, None]]) -> Look:
    """Make a look, under the name by which any process finds it; `looks_for` is what the log says of it."""
    perpetual = Perpetual(every=every, automatic=True)

    async def look(_perpetual: Perpetual = perpetual) -> None:
        await look_once(looks_for, find())

    look.__name__ = name
    return Look(look, every)


async def look_once(looks_for: str, finding: Coroutine[Any, Any, None]) -> None:
    """Look for something; where Redis does not answer, say so and leave it to the next look."""
    try:
        await finding
    except RedisError as error:
        log.warning("could not look for %s (%s); looks again in a moment", looks_for, error)
