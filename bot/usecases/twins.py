"""What to do about a press on a card that no receipt knows: adopt the card, or take its twin away.

A post whose answer was lost may stand twice. The press itself is taken as any other; this tidies up after it.
"""

from dataclasses import dataclass

from bot.engine.cards import ROOT
from bot.engine.wanted import cards_wanted
from bot.usecases.ports import Installation, Messages, Ports, Receipt


@dataclass(frozen=True)
class PressedCard:
    """A message of ours on which someone pressed, and which card it says it is."""

    card: str
    channel: str
    ts: str
    has_replies: bool


async def tidy(
    ports: Ports, messages: Messages, installation: Installation, assessment_id: str, pressed: PressedCard
) -> None:
    """Make the receipts and what stands in Slack agree about one card; a root that has replies stays."""
    receipt = (await ports.store.receipts(installation, assessment_id)).get(pressed.card)
    if receipt is not None and (receipt.channel, receipt.ts) == (pressed.channel, pressed.ts):
        return
    assessment = await ports.store.load(installation, assessment_id)
    if assessment is None or assessment.channel != pressed.channel:
        return
    flow = await ports.flows.pinned(installation, assessment.flow_hash)
    if receipt is None and pressed.card in cards_wanted(flow, assessment, ports.clock()):
        # What it shows is not known, so the next delivery writes it again.
        adopted = Receipt(pressed.channel, pressed.ts, "")
        await ports.store.put_receipt(installation, assessment_id, pressed.card, adopted)
        await ports.wake(installation, assessment_id)
    elif not (pressed.card == ROOT and pressed.has_replies):
        await messages.delete(installation, pressed.channel, pressed.ts)
