"""Questions answered by a number, or by several of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.questions import Menu, NumberBox, Wrong
from bot.questions.number import Number
from bot.questions.numbers import Numbers
from bot.questions.values import plain_number, read_number

FAILURES = Number.model_validate({"least": "0", "most": "20", "whole": "yes", "or": {"no_lookup": "No lookup needed"}})
EXAMPLES = Numbers.model_validate(
    {"fields": {"good": {"label": "Good ones", "least": 0, "whole": True}, "bad": {"label": "Bad ones", "whole": True}}}
)
BASELINE = Numbers.model_validate(
    {"fields": {"now": {"label": "Today", "optional": "yes"}, "needed": {"label": "Needed", "optional": "yes"}}}
)


@pytest.mark.parametrize(
    ("entered", "number"),
    [("16", 16), (16, 16), ("16.0", 16), (" 0,5 ", 0.5), ("1,000", 1000), ("1,234,567.5", 1234567.5), ("0,500", 0.5),
     ("-3", -3), ("+3", 3), (".5", 0.5), ("5.", 5), (0, 0), (0.1, 0.1), (1e3, 1000)],
)  # fmt: skip
def test_a_number_is_read_the_way_people_write_it(entered, number):
    assert read_number(entered) == number
    assert type(read_number(entered)) is type(number)


@pytest.mark.parametrize(
    "entered",
    [
        "",
        "ten",
        "1_0",
        "1e3",
        "1E-3",
        "0x10",
        "١٢",
        ".",
        "+",
        "- 3",
        "1,000,00",
        "nan",
        "inf",
        "-Infinity",
        float("nan"),
        True,
        None,
        [1],
        1e400,
        10**16,
        10**400,
        -(10**400),
        "1" * 5000,
    ],
)
def test_what_is_no_number_anyone_can_mean_is_not_read(entered):
    assert read_number(entered) is None


@pytest.mark.parametrize(
    ("number", "text"), [(14.0, "14"), (0.25, "0.25"), (1234567.5, "1234567.5"), (0.1 + 0.2, "0.3")]
)
def test_a_number_is_said_the_way_people_write_it(number, text):
    assert plain_number(number) == text


@given(st.integers(-(10**15), 10**15) | st.floats(-(10**9), 10**9, allow_nan=False).map(lambda n: round(n, 3)))
def test_a_number_that_was_said_is_read_back(number):
    assert read_number(plain_number(number)) == number


@pytest.mark.parametrize(
    ("entered", "message"),
    [("-1", "Write 0 or more."), ("21", "Write 20 or less."), ("2.5", "Write a whole number, such as 2."),
     ("all", "Write a number or no_lookup."), (None, "Write a number or no_lookup.")],
)  # fmt: skip
def test_a_number_out_of_bounds_is_told_what_to_write(entered, message):
    assert FAILURES.read(entered) == Wrong(message)


def test_the_bounds_themselves_are_taken():
    assert (FAILURES.read("0"), FAILURES.read("20")) == (0, 20)


def test_a_word_can_stand_in_place_of_a_number():
    assert FAILURES.read("no_lookup") == "no_lookup"
    assert FAILURES.say("no_lookup") == "No lookup needed"
    assert FAILURES.say(16) == "16"
    assert FAILURES.picked("no_lookup").text == "No lookup needed"
    assert FAILURES.picked(16) is None


def test_a_form_takes_the_number_or_the_word_and_not_both():
    box, menu = FAILURES.form()

    assert (box.control, box.optional) == (NumberBox(0, 20, whole=True), True)
    assert isinstance(menu.control, Menu)
    assert FAILURES.take({"value": "16"}) == 16
    assert FAILURES.take({"value": 0}) == 0
    assert FAILURES.take({"instead": "no_lookup"}) == "no_lookup"
    assert FAILURES.take({"value": "16", "instead": "no_lookup"}) == Wrong(
        "Give the number or pick what stands in for it, not both."
    )
    assert FAILURES.take({"value": " ", "instead": None}) is None


def test_what_is_no_number_is_told_the_words_people_read_not_their_ids():
    assert FAILURES.take({"value": "many"}) == Wrong("Write a number, or pick “No lookup needed”.")
    assert FAILURES.read("many") == Wrong("Write a number or no_lookup.")


def test_without_words_the_number_is_not_optional():
    (box,) = Number().form()

    assert not box.optional


def test_numbers_are_read_and_said_by_their_names():
    assert EXAMPLES.read({"bad": "3", "good": 5}) == {"good": 5, "bad": 3}
    assert EXAMPLES.say({"good": 5, "bad": 3}) == "Good ones: 5 · Bad ones: 3"


def test_a_number_that_may_be_left_out_is_left_out():
    assert BASELINE.read({"now": 71}) == {"now": 71}
    assert BASELINE.read({"now": "71", "needed": None}) == {"now": 71}
    assert BASELINE.say({"now": 71}) == "Today: 71 · Needed: —"
    assert BASELINE.read({}) == Wrong("Write at least one number.", "now")


@pytest.mark.parametrize(
    ("plain", "wrong"),
    [
        ({"good": 5}, Wrong("Bad ones: write this number too.", "bad")),
        ({"good": "five", "bad": 3}, Wrong("Good ones: write a number.", "good")),
        ({"good": -1, "bad": 3}, Wrong("Good ones: Write 0 or more.", "good")),
        ({"good": [5], "bad": 3}, Wrong("Good ones: write a number.", "good")),
        ({"good": 5, "bad": 3, "ugly": 1}, Wrong("There is no 'ugly' here; write good, bad.")),
        (5, Wrong("Write numbers by name, such as {good: 1, bad: 1}.")),
    ],
)
def test_a_wrong_one_of_several_numbers_is_told_at_its_place_in_the_form(plain, wrong):
    assert EXAMPLES.read(plain) == wrong


def test_a_form_of_numbers_is_taken_whole_and_a_blank_one_is_no_answer():
    assert [entry.name for entry in EXAMPLES.form()] == ["good", "bad"]
    assert EXAMPLES.take({"good": "5", "bad": " 0 "}) == {"good": 5, "bad": 0}
    assert EXAMPLES.take({"good": "5", "bad": ""}) == Wrong("Bad ones: write this number too.", "bad")
    assert EXAMPLES.take({"good": " ", "bad": None}) is None


@pytest.mark.parametrize("keys", [{"least": 5, "most": 4}, {"least": "nan"}, {"most": "inf"}, {"step": 1}])
def test_bounds_that_leave_nothing_or_mean_nothing_are_refused(keys):
    with pytest.raises(ValidationError):
        Number.model_validate(keys)
    with pytest.raises(ValidationError):
        Numbers.model_validate({"fields": {"one": {"label": "One", **keys}}})


def test_a_percent_sign_is_taken_where_a_number_may_be_one_in_percent():
    scores = Numbers(fields={"now": {"label": "Score today"}, "cases": {"label": "Cases", "whole": True}})

    assert scores.read({"now": "71%", "cases": "20"}) == {"now": 71, "cases": 20}
    assert Number(most=100).take({"value": "99.5 %"}) == 99.5
    assert scores.read({"now": "71", "cases": "20%"}) == Wrong("Cases: write a number.", "cases")
    assert scores.read({"now": "%", "cases": "20"}) == Wrong("Score today: write a number.", "now")
