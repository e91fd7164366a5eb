"""What to do about a press on a card that no receipt knows: adopt the card, or take its twin away.

A post whose answer was lost may stand twice. The press itself is taken as any other; this tidies up after it.
"""

from dataclasses import dataclass

from bot.engine.cards.check import ROOT
from bot.engine.wanted.check import cards_wanted
from bot.usecases.ports import Installation, Messages, Ports, Receipt
from bot.usecases.shown.receipts import CANVAS, CANVAS_LINK, twin, with_stand_in


@dataclass(frozen=True)
class PressedCard:
    """A message of ours on which someone pressed, and which card it says it is."""

    card: str
    channel: str
    ts: str
    has_replies: bool

    @property
    def receipt(self) -> Receipt:
        """Where it stands; what it shows is not known."""
        return Receipt(self.channel, self.ts, "")


async def tidy(
    ports: Ports, messages: Messages, installation: Installation, assessment_id: str, pressed: PressedCard
) -> None:
    """Make the receipts and what stands in Slack agree about one card; a root that has replies stays."""
    receipts, here = await ports.store.receipts(installation, assessment_id), pressed.receipt
    receipt = receipts.get(pressed.card)
    if _is_at(receipt, here):
        return
    assessment = await ports.store.load(installation, assessment_id)
    if assessment is None or assessment.channel != pressed.channel:
        return
    flow = await ports.flows.pinned(installation, assessment.flow_hash)
    wanted = with_stand_in(cards_wanted(flow, assessment, ports.clock()), receipts)
    if receipt is None and (pressed.card in wanted or (pressed.card == CANVAS_LINK and CANVAS in receipts)):
        # What it shows is not known, so the next delivery writes it again.
        receipt = await ports.store.claim_receipt(installation, assessment_id, pressed.card, here)
        if _is_at(receipt, here):
            await ports.wake(installation, assessment_id)
            return
    if not (pressed.card == ROOT and pressed.has_replies):
        await _take_away(ports, messages, installation, assessment_id, here)


async def _take_away(
    ports: Ports, messages: Messages, installation: Installation, assessment_id: str, card: Receipt
) -> None:
    """Delete a card that stands twice; where that fails, the next deliveries try again until it is gone."""
    await ports.store.put_receipt(installation, assessment_id, twin(card), card)
    try:
        await messages.delete(installation, card.channel, card.ts)
    except BaseException:
        await ports.wake(installation, assessment_id)
        raise
    await ports.store.drop_receipt(installation, assessment_id, twin(card))


def _is_at(receipt: Receipt | None, place: Receipt) -> bool:
    return receipt is not None and (receipt.channel, receipt.ts) == (place.channel, place.ts)
