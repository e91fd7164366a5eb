"""What stands on a button with an option is heard to its end, in every flow that ships and in every language."""

from collections.abc import Iterator

import heard
import pytest
from card_samples import FLOWS

from bot.engine.cards.question import QuestionView
from bot.engine.forms.questions import QuestionForm, entries
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question
from bot.flow.translating.languages import in_language
from bot.folders.flows import load_flow
from bot.questions import Buttons, Option
from bot.slack import limits, views
from bot.slack.cards.question import answer_blocks
from bot.tongue import speaking
from bot.tongue.catalogs import languages


def asked_in(flow: Flow) -> Iterator[Question]:
    for question in flow.questions.values():
        yield from (question, *(variant.question for variant in question.variants))


def view_of(id_: str, short: str, number: int, control: Buttons) -> QuestionView:
    return QuestionView(
        id=id_,
        number=number,
        short=short,
        ask=short,
        help=None,
        state="open",
        hidden=False,
        control=control,
        answered_by=(),
        waiting_for=(),
        said=(),
        brought=(),
        brought_from="",
        may_reveal=False,
        split=False,
        settle=False,
        settled=None,
        note=None,
        asked_of="anyone",
    )


def heard_of_options(question: Question) -> Iterator[str]:
    """Go through what is wrong with the buttons of a question, on its card and in its form."""
    control = question.type.at_once()
    if isinstance(control, Buttons):
        drawn = answer_blocks("a1", view_of(question.id, question.short, question.number, control))
        yield from heard.faults({"type": "home", "blocks": drawn})
    form = QuestionForm(question.id, question.number, question.short, question.short, None, entries(question), None)
    yield from heard.faults(views.answer("a1", form))


@pytest.mark.parametrize("path", sorted(FLOWS.glob("*.yml")), ids=lambda path: path.stem)
def test_every_option_that_ships_is_heard_to_its_end_in_every_language(path):
    written = load_flow(path)
    assert isinstance(written, Flow)
    for language in ("en", *languages()):
        with speaking(language):
            faults = [each for asked in asked_in(in_language(written, language)) for each in heard_of_options(asked)]
        assert faults == []


def test_options_and_questions_that_begin_alike_are_heard_apart():
    short = "Impact: Invoices with the wrong VAT"
    options = (
        "We have agreed on it in writing and all of us have seen it",
        "It stops us: we cannot go on without a fix",
        "Yes",
    )
    control = Buttons({f"o{at}": Option.model_construct(text=text) for at, text in enumerate(options)})
    blocks = [
        block
        for number, end in ((3, "rate"), (4, "number"))
        for block in answer_blocks("a1", view_of(f"q{number}", f"{short} {end}", number, control))
    ]
    labels = [each.heard for each in heard.controls(blocks) if each.element["type"] == "button"]

    assert heard.faults({"type": "home", "blocks": blocks}) == []
    assert labels[1:3] == [f"{options[1]}: 3. Impact: Invoices with the w…", f"Yes: {short} rate"]
    assert max(map(len, labels)) <= limits.ACCESSIBILITY_LABEL


def test_an_option_that_leaves_no_room_for_its_question_is_heard_alone():
    text = "We have agreed on it in writing and everyone has seen it since last year"
    control = Buttons({"o": Option.model_construct(text=text)})
    (row,) = answer_blocks("a1", view_of("q", "Agreed", 1, control))

    assert next(heard.controls([row])).heard == text
