"""The modal in which one chooses as what a check is shared: one of several files, or a canvas."""

from bot.engine.saved.assessment import Assessment
from bot.questions import Menu, Option
from bot.sentence import Sentence
from bot.slack.address import Address, Verb
from bot.slack.views.inputs import own_input
from bot.slack.writing.blocks import Json, context, modal, section
from bot.tongue import say, told
from bot.usecases.files.exports import FORMS, MEMO

CANVAS = "canvas"
AS_CANVAS = Sentence("Memo as a canvas")
ABOUT_CANVAS = Sentence("The memo as a document in Slack, which I bring up to date when it is asked for again")
FORM = "form"
"""The input, as `entered` names it without a question."""


def export(assessment: Assessment) -> Json:
    """Ask as what a check is shared; there is no memo of what is not decided."""
    decided = assessment.closed is not None
    offered = {key: form for key, form in FORMS.items() if decided or key != MEMO}
    hidden = (
        "" if decided else say(" Answers that are still hidden are not in it, and there is no memo before the verdict.")
    )
    choice = {key: (form.label, form.about) for key, form in offered.items()}
    if decided:
        choice[CANVAS] = (AS_CANVAS, ABOUT_CANVAS)
    menu = Menu({key: Option(text=told(label)) for key, (label, _) in choice.items()})
    return modal(
        say("Share the check"),
        [
            section(
                say(
                    "It goes into the thread of this check, where everyone in the channel can read it.{hidden}",
                    hidden=hidden,
                )
            ),
            own_input(FORM, say("As what?"), menu, next(iter(offered))),
            context("\n".join(f"*{told(label)}*: {told(about)}." for label, about in choice.values())),
        ],
        callback=Address(Verb.EXPORT, assessment.id),
        submit=say("Share it"),
        close=say("Cancel"),
    )
