"""Questions answered by picking: one option, or any number of them."""

import pytest
from pydantic import ValidationError

from bot.questions import Buttons, Checkboxes, Menu, Wrong
from bot.questions.choice import Choice
from bot.questions.choices import NONE_OF_THESE, Choices

SIGNED = Choice(options={"yes": "Yes", "no": {"text": "No", "level": "0", "guidance": "task-line"}})
PARTS = Choices(options={"examples": "Examples", "limits": "Limits", "format": "Output format"})


def test_an_option_is_read_by_its_id():
    assert SIGNED.read("no") == "no"


@pytest.mark.parametrize("plain", ["Nope", "", "maybe", 1, None, ["yes"], {"yes": "yes"}])
def test_anything_but_an_option_is_told_what_to_write(plain):
    assert SIGNED.read(plain) == Wrong("Write yes or no.")


def test_true_and_false_are_yes_and_no_where_those_are_options():
    assert SIGNED.read(plain=True) == "yes"
    assert SIGNED.read(plain=False) == "no"
    assert isinstance(Choice(options={"one": "One"}).read(plain=True), Wrong)


def test_an_option_is_said_in_the_words_people_read():
    assert SIGNED.say("yes") == "Yes"
    assert SIGNED.picked("no").guidance == "task-line"


def test_a_few_options_are_buttons_and_many_are_a_menu():
    many = Choice(options={f"option_{n}": f"Option {n}" for n in range(6)})

    assert isinstance(SIGNED.at_once(), Buttons)
    assert many.at_once() is None
    assert isinstance(many.form()[0].control, Menu)


def test_what_is_picked_in_a_form_is_taken_and_a_blank_form_is_no_answer():
    assert SIGNED.take({"value": "yes"}) == "yes"
    assert SIGNED.take({"value": None}) is None
    assert SIGNED.take({}) is None


def test_picks_are_kept_in_the_order_of_the_options_and_once():
    assert PARTS.read(["format", "examples", "format"]) == ("examples", "format")
    assert PARTS.say(("examples", "format")) == "Examples, Output format"


def test_no_pick_at_all_is_an_answer():
    assert PARTS.read([]) == ()
    assert PARTS.say(()) == "None of these"


@pytest.mark.parametrize("plain", ["examples", None, 3, {"examples": 1}])
def test_picks_that_are_no_list_are_told_so(plain):
    assert PARTS.read(plain) == Wrong("Write a list of examples, limits or format; an empty list is none of these.")


@pytest.mark.parametrize("plain", [["tone"], ["examples", 1], [["examples"]], [None]])
def test_a_pick_that_is_no_option_is_told_which_there_are(plain):
    wrong = PARTS.read(plain)

    assert isinstance(wrong, Wrong)
    assert wrong.message.endswith("is not an option; write examples, limits or format.")


def test_none_of_these_is_a_pick_of_its_own_and_nothing_ticked_is_no_answer():
    assert NONE_OF_THESE in PARTS.form()[0].control.options
    assert PARTS.take({"value": [NONE_OF_THESE]}) == ()
    assert PARTS.take({"value": []}) is None
    assert isinstance(PARTS.take({"value": [NONE_OF_THESE, "limits"]}), Wrong)
    assert PARTS.take({"value": ["limits", "examples"]}) == ("examples", "limits")


def test_nine_options_and_none_of_these_fit_one_group_of_checkboxes_and_ten_do_not():
    nine = Choices(options={f"option_{n}": "Option" for n in range(9)})
    ten = Choices(options={f"option_{n}": "Option" for n in range(10)})

    assert isinstance(nine.at_once(), Checkboxes)
    assert len(nine.at_once().options) == 10
    assert ten.at_once() is None


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"Yes": "Yes"},
        {"yes": ""},
        {"yes": "x" * 76},
        {"yes": {"text": "Yes", "level": "1.1"}},
        {"yes": {"txt": "Yes"}},
    ],
)
def test_options_that_cannot_be_shown_or_graded_are_refused(options):
    with pytest.raises(ValidationError):
        Choice(options=options)
