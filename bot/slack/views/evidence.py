"""The modals and the line by which a message comes to stand as evidence beside an answer, and is taken back."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.engine.forms import LINK, PASS, QuestionForm
from bot.questions import Menu, Option
from bot.slack import controls
from bot.slack.address import Address, Carried, Field, Verb
from bot.slack.blocks import Json, asking, button, context, modal, section
from bot.slack.text import inline, mention, plain
from bot.slack.views.fields import INSTEAD, standing
from bot.slack.views.forms import answer
from bot.slack.views.lines import EphemeralLine
from bot.tongue import say

QUESTION = "question"
MOST = 100
"""Questions a menu takes."""


def which_question(offered: Sequence[tuple[str, Address]], quote: str, carried: Carried) -> Json:
    """Ask beside which answer a message is to stand."""
    menu = Menu({at.write(): Option(text=plain(text, 75)) for text, at in offered[:MOST]})
    shown = [section(f"“{inline(quote, 300)}”")] if quote else []
    return modal(
        say("Use as evidence"),
        [
            *shown,
            asking(
                Field("", QUESTION).write(),
                say("Evidence for which question?"),
                controls.draw(menu, Address(Verb.PICK), None)[0],
                hint=say("The link to the message goes beside your answer."),
                optional=False,
            ),
        ],
        callback=Address(Verb.EVIDENCE),
        submit=say("Next"),
        close=say("Cancel"),
        carried=carried,
    )


def answer_with(assessment: str, form: QuestionForm, link: str, quote: str, carried: Carried) -> Json:
    """Ask for the answer the message is evidence for, with its link filled in."""
    typed: Mapping[str, Any] = {key: value for key, value in standing(form).items() if key not in {PASS, INSTEAD}} | {
        LINK: link
    }
    view = answer(assessment, form, typed)
    said = (
        [
            context(
                say("With the message: “{quote}”. Its author is told, and can take it back.", quote=inline(quote, 300))
            )
        ]
        if quote
        else []
    )
    at = Address(Verb.EVIDENCE, assessment, form.question)
    return {
        **view,
        "blocks": [*said, *view["blocks"]],
        "callback_id": at.write(),
        "private_metadata": carried.write(),
    }


def told_author(assessment: str, question: str, short: str, by: str, quote: str) -> EphemeralLine:
    """Tell the author of a message that it stands as evidence, with a way to take it back."""
    text = say(
        "{by} uses your message as evidence for *{short}*: “{quote}”",
        by=mention(by),
        short=inline(short, 300),
        quote=inline(quote, 300),
    )
    press = button(
        say("Take it back"),
        Address(Verb.TAKE_BACK, assessment, question, by),
        label=say("Take it back: {short}", short=short),
    )
    return EphemeralLine(text, (section(text, press),))
