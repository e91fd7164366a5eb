"""Take what somebody has set for themselves, in two round trips to the store; their reminders follow by a look."""

from bot.engine.decision import Refused
from bot.engine.reminders.desk import Desk
from bot.engine.reminders.own_settings import SettingsSaved, settings_saved
from bot.usecases.act import TooBusyError
from bot.usecases.ports import Installation, Ports

TRIES = 5


async def set_own(ports: Ports, installation: Installation, event: SettingsSaved) -> Desk | Refused:
    """Write their settings on the desk of whoever saved them, and have their Home drawn anew."""
    for _ in range(TRIES):
        desk, now = await ports.store.desk(installation, event.by), ports.clock()
        after = settings_saved(desk, event)
        if after is desk or isinstance(after, Refused):
            return after
        if await ports.store.keep_wish(installation, after, now):
            await ports.store.mark_homes(installation, [event.by], now)
            return after
    raise TooBusyError
