"""Follow a channel whose id has changed: its cards stand where they stood, under the new id."""

from dataclasses import replace

from bot.engine.events import ChannelChanged
from bot.usecases.acting.act import act, unasked
from bot.usecases.crashing import crash_here
from bot.usecases.ports import Installation, Ports


async def follow_channel(ports: Ports, installation: Installation, old: str, new: str) -> None:
    """Take all checks of a channel along. Killed anywhere and done again, it ends the same.

    The receipts go first: an assessment that knows its new channel is delivered at once, to where its receipts say.
    """
    for assessment in await ports.store.in_channel(installation, old):
        for card, receipt in (await ports.store.receipts(installation, assessment)).items():
            if receipt.channel == old:
                moved = replace(receipt, channel=new)
                await ports.store.put_receipt(installation, assessment, card, moved)
        crash_here("receipts_moved")
        await act(ports, installation, assessment, ChannelChanged(new), f"channel/{old}/{new}", unasked)
