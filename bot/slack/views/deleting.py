"""The modal that says what goes when a check is deleted, before its owner confirms it, and their way back."""

from collections.abc import Sequence
from datetime import datetime

from bot.sentence import Sentence
from bot.slack.address import Address, Verb
from bot.slack.cards.going import UNDO as UNDONE
from bot.slack.views.lines import EphemeralLine
from bot.slack.views.naming import NAME, check_named
from bot.slack.writing.blocks import Json, about, button, context, modal, section
from bot.slack.writing.text import inline, moment
from bot.tongue import say

GOES = Sentence(
    "*What goes:* all answers with their links and reasons, the verdict and the weeks after it, "
    "the cards of this check in its thread, the reminders about it, and what of it stands on "
    "people's Homes. Nobody can bring it back."
)
STAYS = Sentence(
    "*What stays:* one line where the check stood, what people wrote in the thread themselves, "
    "and files that were shared from it, here or elsewhere; those cannot be called back."
)
UNDO = Sentence("The thread says so at once, and for one minute you can undo it there.")


def delete(assessment: str, name: str) -> Json:
    """Ask the owner whether to delete a check."""
    return modal(
        say("Delete this check?"),
        [check_named(name), section(GOES), section(STAYS), context(UNDO)],
        callback=Address(Verb.DELETE, assessment),
        submit=say("Delete it"),
        close=say("Cancel"),
    )


def still_going(checks: Sequence[tuple[str, str, datetime]]) -> EphemeralLine:
    """Let the owner undo it here too: the thread may not say so yet, as where the bot still waits to be invited."""
    texts = [
        say("You are deleting *{name}*. Until {until} you can undo that.", name=inline(name, NAME), until=moment(until))
        for _, name, until in checks
    ]
    presses = [about(button(UNDONE, Address(Verb.UNDO_DELETE, id_), primary=True), name) for id_, name, _ in checks]
    return EphemeralLine("\n".join(texts), tuple(map(section, texts, presses)))
