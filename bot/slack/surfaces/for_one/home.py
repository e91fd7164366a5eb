"""The Home of one person: opening it, and turning its pages. It is published by the worker, never from here."""

from bot.slack.heard.asked import HomeOpened
from bot.slack.parts import Parts
from bot.slack.policy import is_stranger
from bot.slack.telling import ACK, Press
from bot.slack.writing.blocks import Json


async def open_home(parts: Parts, opened: HomeOpened) -> Json:
    """Have the Home of whoever opened it published, from its first page."""
    if not await is_stranger(parts, opened.asker):
        await parts.ports.store.open_home(opened.asker.installation, opened.asker.person, 0, parts.ports.clock())
    return ACK


async def turn_page(parts: Parts, press: Press) -> Json:
    """Show another page of it; whose it is, the verified payload says."""
    extra = press.pressed.address.extra
    if extra.isascii() and extra.isdigit() and not await is_stranger(parts, press.asker):
        page = int(extra[:6])
        await parts.ports.store.open_home(press.asker.installation, press.asker.person, page, parts.ports.clock())
    return ACK
