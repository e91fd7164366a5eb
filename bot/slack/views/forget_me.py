"""The modal that says what being forgotten means, before somebody confirms it."""

from bot.sentence import Sentence
from bot.slack.address import Address, Verb
from bot.slack.writing.blocks import Json, modal, section
from bot.tongue import say

GOES = Sentence(
    "*What goes, in all checks of this workspace:* your name, what you wrote, your links, "
    "reasons and notes, what is quoted of you, your reminders, and your Home here. Nobody can "
    "bring it back."
)
STAYS = Sentence(
    "*What stays:* what you picked and counted, as the word of “someone who is forgotten”, so "
    "that no verdict of your team changes silently. Names a check goes through or watches by now "
    "are its own, and stay too."
)
BESIDES = Sentence(
    "You are asked nothing more in checks that run. Those you own can be taken over, gaps you "
    "close are given back, and what you stood for leaving is open again. Files that were shared, "
    "and what you wrote in Slack yourself, stay as they are."
)


def forget_me() -> Json:
    """Ask somebody whether they want to be forgotten."""
    return modal(
        say("Forget me?"),
        [section(GOES), section(STAYS), section(BESIDES)],
        callback=Address(Verb.FORGET_ME),
        submit=say("Forget me"),
        close=say("Cancel"),
    )
