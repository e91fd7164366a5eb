"""The modal in which somebody says that a question does not apply."""

from bot.engine.forms.questions import REASON as LENGTH
from bot.engine.saved.assessment import Assessment
from bot.flow.model.question import Question
from bot.questions import Checkboxes, Option, TextBox
from bot.sentence import Sentence
from bot.slack.address import Address, Verb
from bot.slack.views.deciding import REASON
from bot.slack.views.inputs import own_input
from bot.slack.writing.blocks import Json, context, modal
from bot.slack.writing.text import inline
from bot.tongue import say

FOR_ALL = "for_all"
"""The input in which the owner decides for all; REASON is the other one."""


def aside(assessment: Assessment, question: Question, *, for_all: bool, alone: bool = False) -> Json:
    """Ask why a question does not apply; `for_all` lets its owner decide so for everyone, `alone` expects that."""
    needed = question.not_applicable == "with_reason"
    box = TextBox(1, LENGTH, long=True)
    blocks = [
        context(f"*{question.number}. {inline(question.short, 300)}* {_means(question)}"),
        own_input(REASON, say("Why does it not apply?"), box, hint=_HINT, optional=not needed),
    ]
    if for_all:
        boxes = Checkboxes(
            {FOR_ALL: Option(text=say("For everyone: I own this check, and decide it with this reason"))}
        )
        stands = [FOR_ALL] if alone else None
        blocks.append(own_input(FOR_ALL, say("Or decide it alone"), boxes, stands, optional=True))
    return modal(
        say("Does not apply"),
        blocks,
        callback=Address(Verb.ASIDE, assessment.id, question.id),
        submit=say("Save"),
        close=say("Cancel"),
    )


_HINT = Sentence("Stands in the thread and in the summary, with your name. At most {length} characters.", length=LENGTH)


def _means(question: Question) -> str:
    """Say what follows."""
    if question.blind:
        return say("is left out where all who answer say so; else what the others say counts.")
    return say("is left out then, unless somebody answers it all the same.")
