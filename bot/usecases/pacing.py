"""Calling a method of Slack unless it asked, now or before a restart, to be left alone with it.

Slack limits a method for a whole workspace, and where it limits one channel it does not say so: so it is all of them.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.usecases.ports import HoldOffError, Installation, Ports


@asynccontextmanager
async def at_slacks_pace(
    ports: Ports, installation: Installation, method: str, *, is_free: bool = False
) -> AsyncIterator[None]:
    """Let a block call a method, and remember when Slack asks to be left alone. Raises HoldOffError.

    What was free a moment ago need not be looked up again.
    """
    until = None if is_free else await ports.store.not_before(installation, method)
    if until and until > ports.clock():
        raise HoldOffError(method, until)
    try:
        yield
    except HoldOffError as held:
        await ports.store.hold_off(installation, method, held.until)
        raise
