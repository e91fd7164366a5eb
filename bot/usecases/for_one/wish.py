"""Take what somebody wants of their reminders, in two round trips to the store; their message follows by a look."""

from bot.engine.decision import Refused
from bot.engine.reminders.desk import Desk
from bot.engine.reminders.wishing import Wished, wished
from bot.usecases.for_one.desks import change_desk
from bot.usecases.ports import Installation, Members, Messages, Ports


async def wish(ports: Ports, members: Members, installation: Installation, event: Wished) -> Desk | Refused:
    """Write a wish on the desk of whoever has it."""
    now = ports.clock()
    presence = await members.presence(installation, event.by, now)
    zone = presence.zone if presence else "UTC"
    return await change_desk(ports.store, installation, event.by, now, lambda desk: wished(desk, event, zone, now))


async def tidy_nudge(ports: Ports, messages: Messages, installation: Installation, event: Wished) -> None:
    """Delete a message somebody pressed on where their desk knows another: it stands twice, for an answer was lost."""
    stands = (await ports.store.desk(installation, event.by)).nudge
    if stands is not None and stands.channel == event.channel and stands.ts != event.ts:
        await messages.delete(installation, event.channel, event.ts)
