"""Take what somebody has set for themselves, in two round trips to the store; their reminders follow by a look."""

from bot.engine.decision import Refused
from bot.engine.reminders.desk import Desk
from bot.engine.reminders.own_settings import SettingsSaved, settings_saved
from bot.usecases.for_one.desks import change_desk
from bot.usecases.ports import Installation, Ports


async def set_own(ports: Ports, installation: Installation, event: SettingsSaved) -> Desk | Refused:
    """Write their settings on the desk of whoever saved them, and have their Home drawn anew."""
    now = ports.clock()
    after = await change_desk(ports.store, installation, event.by, now, lambda desk: settings_saved(desk, event))
    if not isinstance(after, Refused):
        await ports.store.mark_homes(installation, [event.by], now)
    return after
