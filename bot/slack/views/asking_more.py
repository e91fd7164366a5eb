"""The modal in which the owner asks more people, and how far people of other companies can be among them."""

from collections.abc import Mapping

from bot.engine.saved.assessment import Assessment, Outsiders
from bot.questions import PersonMenu
from bot.sentence import Sentence
from bot.slack.address import Address, Verb
from bot.slack.views.inputs import own_input
from bot.slack.writing.blocks import Json, actions, button, context, modal
from bot.slack.writing.text import mentions
from bot.tongue import say

MORE = "more"
"""The input, as `entered` names it."""
PEOPLE = 50
TAKES_PART: Mapping[Outsiders, str] = {
    "ignore": Sentence("People of other companies take no part."),
    "observe": Sentence("People of other companies look on."),
    "answer": Sentence("People of other companies can be asked too."),
}


def ask_more(assessment: Assessment) -> Json:
    """Ask the owner who should be asked besides."""
    asked = mentions(assessment.asked, PEOPLE) or say("nobody by name")
    return modal(
        say("Ask more people"),
        [
            context(say("Asked so far: {asked}.", asked=asked)),
            context(TAKES_PART[assessment.outsiders]),
            actions([button(say("People of other companies…"), Address(Verb.OUTSIDERS, assessment.id))]),
            own_input(
                MORE,
                say("Who should answer too?"),
                PersonMenu(PEOPLE),
                hint=say("Each is mentioned once, in the thread, and asked everything that is still open."),
            ),
        ],
        callback=Address(Verb.ASK_MORE, assessment.id),
        submit=say("Ask them"),
        close=say("Cancel"),
    )
