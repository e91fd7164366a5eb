"""The modal in which the owner hands the check over to somebody else."""

from bot.questions import PersonMenu
from bot.slack.address import Address, Verb
from bot.slack.views.inputs import own_input
from bot.slack.views.naming import check_named
from bot.slack.views.owning import TO
from bot.slack.writing.blocks import Json, context, modal
from bot.tongue import say


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
