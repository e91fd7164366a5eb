"""The modals and the line by which a message comes to stand as evidence beside an answer, and is taken back."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.engine.forms.questions import LINK, PASS, QuestionForm
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.questions import Menu, Option
from bot.sentence import Sentence
from bot.slack.address import Address, Carried, Verb
from bot.slack.views.fields import INSTEAD, standing
from bot.slack.views.forms import answer
from bot.slack.views.inputs import own_input
from bot.slack.views.lines import EphemeralLine
from bot.slack.writing.blocks import Json, about, button, context, modal, section
from bot.slack.writing.text import inline, mention, plain
from bot.tongue import say

QUESTION = "question"
USED = Sentence("A message of yours stands as evidence in this check")
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
            own_input(
                QUESTION,
                say("Evidence for which question?"),
                menu,
                hint=say("The link to the message goes beside your answer."),
            ),
        ],
        callback=Address(Verb.EVIDENCE),
        submit=say("Next"),
        close=say("Cancel"),
        carried=carried,
    )


def answer_with(  # noqa: PLR0913, PLR0917 - the form, what stands beside the answer, and why it is asked again
    assessment: str, form: QuestionForm, link: str, quote: str, carried: Carried, notice: str = ""
) -> Json:
    """Ask for the answer the message is evidence for, with its link filled in."""
    typed: Mapping[str, Any] = {key: value for key, value in standing(form).items() if key not in {PASS, INSTEAD}} | {
        LINK: link
    }
    view = answer(assessment, form, typed, notice)
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


def told_author_while_hidden(assessment: str, link: str | None, quote: str) -> EphemeralLine:
    """Tell the author as much as may be known while answers are hidden: neither beside which one, nor whose it is."""
    text = say("{used}: “{quote}” Beside which answer shows once the answers do.", used=USED, quote=inline(quote, 300))
    return EphemeralLine(text, (section(text, take_back_unseen(assessment, link)),))


def take_back_unseen(assessment: str, link: str | None) -> Json:
    """Draw the way back from an answer that is still hidden: the press names the message, and nothing of the answer."""
    at = Address(Verb.TAKE_BACK, assessment, extra=message_mark(link))
    return about(button(say("Take it back"), at), say("your message"))


def message_mark(link: str | None) -> str:
    """Give a short word for a message, by its link."""
    return hashlib.sha256((link or "").encode()).hexdigest()[:24]


def beside(assessment: Assessment, author: str, mark: str) -> Iterator[tuple[str, str]]:
    """List the question and the person of every answer beside which a message of its author stands, or may again."""
    stand = ((id_, *each) for id_, given in given_so_far(assessment) for each in given.items())
    found = {
        (id_, person): None
        for id_, person, said in (*stand, *set_aside(assessment))
        if said.quote and said.quote.author == author and message_mark(said.link) == mark
    }
    yield from found


def given_so_far(assessment: Assessment) -> Iterator[tuple[str, Mapping[str, Answer]]]:
    """Go through what stands on cards: what counts, and what those said who have a role no more."""
    yield from assessment.answers.items()
    yield from assessment.shelved.items()


def set_aside(assessment: Assessment) -> Iterator[tuple[str, str, Answer]]:
    """Go through what was said to a question until what it rests on changed: it stands again when that does."""
    for id_, kept in assessment.earlier.items():
        for each in kept:
            for given in (each.answers, each.shelved):
                yield from ((id_, person, said) for person, said in given.items())
