"""The card that says, for all to see, that the check has another owner, and how it came to them."""

from collections.abc import Mapping

from bot.engine.cards.check import HandoverCard
from bot.engine.saved.ownership import Absence
from bot.sentence import Sentence
from bot.slack.cards.drawing import drawn
from bot.slack.writing.blocks import section
from bot.slack.writing.text import Line, mention
from bot.tongue import say
from bot.usecases.ports import Drawn

HOW_GONE: Mapping[Absence, str] = {
    "deactivated": Sentence("whose account is deactivated"),
    "left": Sentence("who is no longer in this channel"),
    "unknown": Sentence("who is not to be found in this workspace"),
}
"""How an owner is gone, as people read it after their name."""


def draw_handover(card: HandoverCard) -> Drawn:
    """Draw the card."""
    text = _said(card)
    return drawn([section(text)], [Line(text)])


def _said(card: HandoverCard) -> str:
    handover = card.handover
    before, to = mention(handover.before), mention(handover.to)
    if handover.why is None:
        return say(
            "{before} handed this check over to {to}, who owns it from now on. What was said stands.",
            before=before,
            to=to,
        )
    return say(
        "{to} took this check over from {before}, {gone}. What was said stands.",
        to=to,
        before=before,
        gone=HOW_GONE[handover.why],
    )
