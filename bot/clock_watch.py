"""Notices that a worker's clock was far ahead: the work engine's own looks then wait until a time that is far away.

They are asked for anew, for without them nothing happens until then; what else that clock did is for others to mend.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta

from docket import Docket

FAR = timedelta(days=1)
"""No look waits so long by a clock that is right."""

Look = Callable[[], Awaitable[None]]


async def wake_what_waits_too_long(docket: Docket, looks: Sequence[Look]) -> bool:
    """Let each look that was put off by a clock far ahead come now; tell whether there was one."""
    now, found = datetime.now(UTC), False
    for look in looks:
        waiting = await docket.get_execution(look.__name__)
        if waiting is not None and waiting.when > now + FAR:
            await docket.replace(look, when=now, key=look.__name__)()
            found = True
    return found
