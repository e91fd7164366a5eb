"""That a check led on to another one, and the way there."""

from bot.engine.cards.check import ONWARD, RootCard, SummaryCard
from bot.sentence import Sentence
from bot.slack.address import Address, Verb
from bot.slack.cards.drawing import Links
from bot.slack.writing.blocks import Json, link_button
from bot.tongue import told

TO_ONWARD, WENT_ON = Sentence("To the full check"), Sentence("The team was asked: the full check is in this channel.")


def to_onward(card: RootCard | SummaryCard, links: Links) -> list[Json]:
    """Lead to the check this one led to, once that stands."""
    if not card.led_on or ONWARD not in links:
        return []
    return [
        link_button(told(TO_ONWARD), links[ONWARD], Address(Verb.LINK, card.assessment, extra=ONWARD), primary=True)
    ]
