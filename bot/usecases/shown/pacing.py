"""Calling a method of Slack unless it asked, now or before a restart, to be left alone with it.

Slack limits a method for a whole workspace, and posts for a channel too; a 429 does not say which of the two it was.
So all posts of the workspace wait: one in another channel might be one too early. What one channel alone can take is
held by the pace of each worker, so that a 429 for a channel is rare, and then it asks for a second or two.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from bot.usecases.ports import HoldOffError, Installation, Ports

LONGEST_HOLD_OFF = timedelta(hours=1)
"""Slack asks for a minute; what asks for longer may be a proxy that is lost."""


def holds(until: datetime | None, now: datetime) -> bool:
    """Whether Slack still is to be left alone; what lies further off was written by a clock that was ahead."""
    return until is not None and now < until <= now + LONGEST_HOLD_OFF


@asynccontextmanager
async def at_slacks_pace(ports: Ports, installation: Installation, method: str) -> AsyncIterator[None]:
    """Let a block call a method, and remember when Slack asks to be left alone. Raises HoldOffError.

    It is looked up before each call: another worker may have been told so since the last.
    """
    until = await ports.store.not_before(installation, method)
    if until and holds(until, ports.clock()):
        raise HoldOffError(method, until)
    try:
        yield
    except HoldOffError as held:
        await ports.store.hold_off(installation, method, held.until)
        raise
