"""The modals in which something is handed to somebody else: a question one was asked, a check one owns."""

from bot.questions import PersonMenu, TextBox
from bot.slack.address import Address, Verb
from bot.slack.views.inputs import own_input
from bot.slack.views.naming import check_named
from bot.slack.writing.blocks import Json, context, modal
from bot.slack.writing.text import inline
from bot.tongue import say

TO, NOTE = "to", "note"
"""The inputs of these forms, as `entered` names them."""
NOTE_LENGTH = 500


def hand(assessment: str, question: str, short: str, to: str = "", note: str = "") -> Json:
    """Ask who should answer a question instead."""
    return modal(
        say("Hand to someone"),
        [
            context(say("*{short}* is then asked of them, and no longer of you.", short=inline(short, 300))),
            own_input(TO, say("Who knows this?"), PersonMenu(), to),
            own_input(
                NOTE,
                say("A word with it"),
                TextBox(1, NOTE_LENGTH, long=True),
                note,
                optional=True,
                hint=say("At most {note_length} characters.", note_length=NOTE_LENGTH),
            ),
        ],
        callback=Address(Verb.HAND, assessment, question),
        submit=say("Hand over"),
        close=say("Cancel"),
    )


def hand_over(assessment: str, check: str) -> Json:
    """Ask the owner who owns the check from now on, and say which it is and what that means."""
    says = say(
        "They decide, settle, waive and choose when check-ins come from now on; you no longer do. "
        "What was said, yours too, stands as it is. It says so in the thread."
    )
    return modal(
        say("Hand over"),
        [
            check_named(check),
            context(says),
            own_input(TO, say("Who owns it from now on?"), PersonMenu()),
        ],
        callback=Address(Verb.HAND_OVER, assessment),
        submit=say("Hand over"),
        close=say("Cancel"),
    )
