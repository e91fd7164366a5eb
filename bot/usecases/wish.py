"""Take what somebody wants of their reminders, in two round trips to the store; their message follows by a look."""

from bot.engine.decision import Refused
from bot.engine.reminders.desk import Desk
from bot.engine.reminders.wishing import Wished, wished
from bot.usecases.act import TooBusyError
from bot.usecases.ports import Installation, Members, Messages, Ports

TRIES = 5


async def wish(ports: Ports, members: Members, installation: Installation, event: Wished) -> Desk | Refused:
    """Write a wish on the desk of whoever has it."""
    for _ in range(TRIES):
        desk, now = await ports.store.desk(installation, event.by), ports.clock()
        presence = await members.presence(installation, event.by, now)
        after = wished(desk, event, presence.zone if presence else "UTC", now)
        if after is desk or isinstance(after, Refused):
            return after
        if await ports.store.keep_wish(installation, after, now):
            return after
    raise TooBusyError


async def tidy_nudge(ports: Ports, messages: Messages, installation: Installation, event: Wished) -> None:
    """Delete a message somebody pressed on where their desk knows another: it stands twice, for an answer was lost."""
    stands = (await ports.store.desk(installation, event.by)).nudge
    if stands is not None and stands.channel == event.channel and stands.ts != event.ts:
        await messages.delete(installation, event.channel, event.ts)
