"""The modal in which the owner hands the check over to somebody else."""

from bot.questions import PersonMenu
from bot.slack import controls
from bot.slack.address import Address, Field, Verb
from bot.slack.blocks import Json, asking, context, modal
from bot.slack.views.owning import TO
from bot.tongue import say


def hand_over(assessment: str) -> Json:
    """Ask the owner who owns the check from now on, and say what that means."""
    says = say(
        "They decide, settle, waive and choose when check-ins come from now on; you no longer do. "
        "What was said, yours too, stands as it is. It says so in the thread."
    )
    who = controls.draw(PersonMenu(), Address(Verb.PICK))[0]
    return modal(
        say("Hand over"),
        [context(says), asking(Field("", TO).write(), say("Who owns it from now on?"), who, optional=False)],
        callback=Address(Verb.HAND_OVER, assessment),
        submit=say("Hand over"),
        close=say("Cancel"),
    )
