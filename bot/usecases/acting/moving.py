"""Follow a channel whose id has changed: its cards stand where they stood, under the new id."""

from dataclasses import replace

from bot.engine.events import ChannelChanged
from bot.usecases.acting.act import act, unasked
from bot.usecases.crashing import crash_here
from bot.usecases.ports import Installation, Ports


async def follow_channel(ports: Ports, installation: Installation, old: str, new: str) -> None:
    """Take all checks of a channel along. Killed anywhere and done again, it ends the same.

    Those it lists come first; then those that closed too long ago to be listed, whose cards people press on all the
    same.
    """
    listed = await ports.store.in_channel(installation, old)
    for assessment in listed:
        await _take_along(ports, installation, assessment, old, new)
    for assessment in sorted({*await ports.store.all_assessments(installation)}.difference(listed)):
        stands = await ports.store.load(installation, assessment)
        if stands is not None and stands.channel == old:
            await _take_along(ports, installation, assessment, old, new)


async def _take_along(ports: Ports, installation: Installation, assessment: str, old: str, new: str) -> None:
    """Take one check along; a list of the old channel knows it no more once it is in one of the new.

    The receipts go first: an assessment that knows its new channel is delivered at once, to where its receipts say.
    """
    for card, receipt in (await ports.store.receipts(installation, assessment)).items():
        if receipt.channel == old:
            moved = replace(receipt, channel=new)
            await ports.store.put_receipt(installation, assessment, card, moved)
    crash_here("receipts_moved")
    await act(ports, installation, assessment, ChannelChanged(new), f"channel/{old}/{new}", unasked)
    crash_here("check_moved")
    await ports.store.leave_channel(installation, old, assessment)
