"""The field and the modal in which it is said how far people of other companies take part in a check."""

from collections.abc import Mapping

from bot.engine.saved.assessment import Assessment, Outsiders
from bot.questions import Menu, Option
from bot.sentence import Sentence
from bot.slack.address import Address, Verb
from bot.slack.views.inputs import own_input
from bot.slack.views.naming import check_named
from bot.slack.writing.blocks import Json, context, modal
from bot.tongue import say, told

OUTSIDERS = "outsiders"
"""The input, as `entered` names it."""
SAID: Mapping[Outsiders, str] = {
    "ignore": Sentence("They take no part"),
    "observe": Sentence("They look on, and answer nothing"),
    "answer": Sentence("They look on, and answer where they are asked"),
}
HINT = Sentence(
    "In a shared channel they see the thread either way. Nobody of another company owns a check, "
    "steers it, takes or waives its gaps, exports it, or gets a direct message about it."
)


def outsiders_field(stands: object) -> Json:
    """Ask how far they take part."""
    menu = Menu({level: Option(text=told(said)) for level, said in SAID.items()})
    picked = stands if stands in SAID else "ignore"
    return own_input(OUTSIDERS, say("People of other companies"), menu, picked, hint=HINT)


def who_takes_part(assessment: Assessment, check: str) -> Json:
    """Ask the owner how far they take part in a check from now on, and say what becomes of those who are asked."""
    stands = say(
        "Where they may answer no more, those of them who are asked are asked no more. What they "
        "said stands. The card of the check says how far they take part."
    )
    return modal(
        say("Who takes part"),
        [check_named(check), outsiders_field(assessment.outsiders), context(stands)],
        callback=Address(Verb.OUTSIDERS, assessment.id),
        submit=say("Save"),
        close=say("Cancel"),
    )
