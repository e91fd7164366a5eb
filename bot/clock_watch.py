"""Notices that a worker's clock was far ahead: the work engine's own looks then wait until a time that is far away.

They are asked for anew, for without them nothing happens until then, and time passes again for all that is planned;
what the engine makes of that is its own.
"""

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta

from docket import Docket

from bot.usecases.ports import Store

log = logging.getLogger(__name__)
FAR = timedelta(days=1)
"""No look waits so long by a clock that is right."""

FOR_EVER = datetime(9999, 1, 1, tzinfo=UTC)
EVERYTHING = 1_000_000

Look = Callable[[], Awaitable[None]]
Again = Callable[[str, str], Awaitable[None]]
"""Lets time pass for one check: in which installation, and which."""


async def put_right(docket: Docket, looks: Sequence[Look], again: Again, store: Store) -> None:
    """Let time pass for every check that is planned, however far away, after a clock was ahead."""
    if not await wake_what_waits_too_long(docket, looks):
        return
    log.warning("a worker's clock was far ahead; looks again at everything that is planned")
    found = await store.due(FOR_EVER, EVERYTHING)
    await docket.add_many(
        docket.call(again, key=f"again/{installation.id}/{assessment}")(installation.id, assessment)
        for installation, assessment, _ in found
    )


async def wake_what_waits_too_long(docket: Docket, looks: Sequence[Look]) -> bool:
    """Let each look that was put off by a clock far ahead come now; tell whether there was one."""
    now, found = datetime.now(UTC), False
    for look in looks:
        waiting = await docket.get_execution(look.__name__)
        if waiting is not None and waiting.when > now + FAR:
            await docket.replace(look, when=now, key=look.__name__)()
            found = True
    return found
