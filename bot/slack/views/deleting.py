"""The modal that says what goes when a check is deleted, before its owner confirms it."""

from bot.slack.address import Address, Verb
from bot.slack.blocks import Json, context, modal, section
from bot.slack.text import inline

NAME = 300
GOES = (
    "*What goes:* all answers with their links and reasons, the verdict and the weeks after it, the cards of this "
    "check in its thread, the reminders about it, and what of it stands on people's Homes. Nobody can bring it back."
)
STAYS = (
    "*What stays:* one line where the check stood, what people wrote in the thread themselves, and files that were "
    "shared from it, here or elsewhere; those cannot be called back."
)
UNDO = "The thread says so at once, and for one minute you can undo it there."


def delete(assessment: str, name: str) -> Json:
    """Ask the owner whether to delete a check."""
    return modal(
        "Delete this check?",
        [section(f"*{inline(name, NAME)}*"), section(GOES), section(STAYS), context(UNDO)],
        callback=Address(Verb.DELETE, assessment),
        submit="Delete it",
        close="Cancel",
    )
