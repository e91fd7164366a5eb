"""What a verdict still asks its owner to write down, said where the verdict stands: that is what comes next."""

from bot.engine.cards.check import RootCard, SummaryCard
from bot.slack.cards.drawing import Links, to_card
from bot.slack.writing.text import counted, mention
from bot.tongue import say


def to_write_line(card: RootCard | SummaryCard, links: Links) -> str:
    """Lead its owner to what is still to be written down; nothing where nothing is."""
    if card.to_write is None:
        return ""
    things = counted(card.to_write.count, "thing to write down", "things to write down")
    return say(
        "Next, for {owner}: {things}", owner=mention(card.owner), things=to_card(links, card.to_write.card, things)
    )
