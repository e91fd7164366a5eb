"""The cards of a check that goes: in its thread what is about to happen, with the undo, and in the channel what did."""

from bot.engine.cards.deletion import DeletedCard, GoingCard
from bot.sentence import Sentence
from bot.slack.address import Address, Verb
from bot.slack.cards.drawing import drawn
from bot.slack.writing.blocks import about, actions, button, context, section
from bot.slack.writing.text import Line, mention, moment, spoken_moment
from bot.tongue import say
from bot.usecases.ports import Drawn

UNDO = Sentence("Undo (owner)")


def draw_going(card: GoingCard) -> Drawn:
    """Say that a check is being deleted, and let its owner undo that."""
    undo = about(button(UNDO, Address(Verb.UNDO_DELETE, card.assessment), primary=True), say("the deletion"))
    blocks = [section(_going(card, moment(card.until))), actions([undo])]
    return drawn(blocks, [Line(_going(card, spoken_moment(card.until)))])


def draw_deleted(card: DeletedCard) -> Drawn:
    """Say that there was a check here."""
    text = say("{by} deleted the check that stood here.", by=mention(card.by))
    stays = say("What was said in it is gone from ftready. What people wrote below is theirs, and stays.")
    return drawn([section(text), context(stays)], [Line(text), Line(stays)])


def _going(card: GoingCard, when: str) -> str:
    return say(
        "{by} deletes this check. In a minute, {when}, its cards go with all that was said in it; "
        "until then nothing can be done here but undo that.",
        by=mention(card.by),
        when=when,
    )
