"""Forget an assessment: its cards go from Slack, then all that is kept of it goes from the store. No way back.

Killed in between and asked for again, it ends the same: what knows where the cards stand goes last.
"""

from bot.engine.cards.check import ROOT
from bot.engine.overviews.home import concerned
from bot.usecases.acting.start import lead_on_again
from bot.usecases.files.exports import people_in
from bot.usecases.for_one.desks import take_off_desks
from bot.usecases.ports import Installation, Messages, NotAllowedError, Ports, Store


async def forget(ports: Ports, messages: Messages | None, installation: Installation, assessment_id: str) -> int | None:
    """Forget an assessment, and give how many of its cards still stand in Slack; None where there is none.

    Cards stand on where nobody may delete them, as in a channel that is archived, or where `messages` is None.
    """
    store, now = ports.store, ports.clock()
    assessment = await store.load(installation, assessment_id)
    if assessment is None:
        return None
    left = await _take_cards(store, messages, installation, assessment_id)
    await take_off_desks(store, installation, assessment_id, sorted(people_in(assessment)), now)
    everything = await store.all_assessments(installation)
    await lead_on_again(ports, installation, assessment_id, everything, f"{assessment_id}/forgotten/{now.timestamp()}")
    while not await store.forget(installation, assessment, left):
        if await store.load(installation, assessment_id) is None:
            break
        # A worker has posted a card meanwhile; one that posts from now on finds no check, and takes it away itself.
        left = await _take_cards(store, messages, installation, assessment_id)
    await store.mark_homes(installation, concerned(assessment), now)
    return left


async def _take_cards(store: Store, messages: Messages | None, installation: Installation, assessment_id: str) -> int:
    """Delete the cards there are in Slack, the root last, and give how many stand on."""
    left = 0
    receipts = await store.receipts(installation, assessment_id)
    for name, receipt in sorted(receipts.items(), key=lambda each: each[0] == ROOT):
        try:
            if messages is None:
                left += 1
            else:
                await messages.delete(installation, receipt.channel, receipt.ts)
                # Of very many Slack takes only some a minute; whoever runs it again goes on behind them.
                await store.drop_receipt(installation, assessment_id, name)
        except NotAllowedError:
            left += 1
    return left
