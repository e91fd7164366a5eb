"""The modal in which somebody says that a question does not apply."""

from bot.engine.forms.questions import REASON as LENGTH
from bot.engine.saved.assessment import Assessment
from bot.flow.model_question import Question
from bot.questions import Checkboxes, Option, TextBox
from bot.sentence import Sentence
from bot.slack import controls
from bot.slack.address import Address, Field, Verb
from bot.slack.blocks import Json, asking, context, modal
from bot.slack.text import inline
from bot.slack.views.owning import REASON
from bot.tongue import say

FOR_ALL = "for_all"
"""The input in which the owner decides for all; REASON is the other one."""

_PICK = Address(Verb.PICK)


def aside(assessment: Assessment, question: Question, *, for_all: bool, alone: bool = False) -> Json:
    """Ask why a question does not apply; `for_all` lets its owner decide so for everyone, `alone` expects that."""
    why = controls.draw(TextBox(1, LENGTH, long=True), _PICK)[0]
    needed = question.not_applicable == "with_reason"
    blocks = [
        context(f"*{question.number}. {inline(question.short, 300)}* {_means(question)}"),
        asking(Field("", REASON).write(), say("Why does it not apply?"), why, hint=_HINT, optional=not needed),
    ]
    if for_all:
        boxes = Checkboxes(
            {FOR_ALL: Option(text=say("For everyone: I own this check, and decide it with this reason"))}
        )
        element = controls.draw(boxes, _PICK, [FOR_ALL] if alone else None)[0]
        blocks.append(asking(Field("", FOR_ALL).write(), say("Or decide it alone"), element))
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
