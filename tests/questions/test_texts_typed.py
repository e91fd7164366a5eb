"""Questions answered by a line of text, or by a few names."""

import pytest
from pydantic import ValidationError

from bot.questions import TextBox, Wrong
from bot.questions.names import Names
from bot.questions.text import Text

LINE = Text(length=(20, 60), one_sentence=True)
FAILURES = Names.model_validate({"up_to": 3, "or": {"unsure": "Not sure", "none": "None"}})


def test_a_text_within_its_bounds_is_taken_without_the_space_around_it():
    assert LINE.read("  Return six fields as JSON  ") == "Return six fields as JSON"
    assert LINE.say("Return six fields as JSON") == "Return six fields as JSON"


def test_one_name_is_asked_for_on_one_line_and_several_on_a_line_each():
    (one,), (several,) = Names(up_to=1).form(), Names(up_to=2).form()

    assert (one.label, one.control, one.hint) == ("Name", TextBox(1, 80), "")
    assert (several.label, several.control) == ("Names", TextBox(1, 162, long=True))
    assert several.hint == "One a line, at most 2."


@pytest.mark.parametrize(("text", "length"), [("x" * 19, 19), ("x" * 61, 61), (" " * 30, 0), (None, 0), (20, 0)])
def test_a_text_too_short_or_too_long_is_told_how_long_it_is(text, length):
    assert LINE.read(text) == Wrong(f"Write 20 to 60 characters; this has {length}.")


def test_the_bounds_of_a_text_themselves_are_taken():
    assert LINE.read("x" * 20) == "x" * 20
    assert LINE.read("x" * 60) == "x" * 60


@pytest.mark.parametrize(
    "text",
    [
        "Return the fields. Then stop it.",
        "Return the fields\nthen stop",
        "Return them all! Now go on",
        "Верни все поля. Стоп",
    ],
)
def test_a_second_sentence_is_told_where_one_is_asked_for(text):
    assert LINE.read(text) == Wrong("Write one sentence; this has more than one.")
    assert Text().read(text) == text


@pytest.mark.parametrize(
    "text",
    ["From a PDF, e.g. Invoices, six fields.", "Sort tickets for the U.S. Sales team", "Score version 2.5 against 3.0",
     "Compare the draft vs. Jira's own one", "Read a .json file with Dr. Ames"],
)  # fmt: skip
def test_an_abbreviation_ends_no_sentence(text):
    assert LINE.read(text) == text


def test_a_long_text_gets_a_box_of_several_lines():
    assert LINE.form()[0].control == TextBox(20, 60, long=False)
    assert Text().form()[0].control == TextBox(1, 3000, long=True)


def test_a_blank_text_is_no_answer():
    assert LINE.take({"value": "  "}) is None
    assert LINE.take({"value": "Return six fields as JSON "}) == "Return six fields as JSON"


@pytest.mark.parametrize("length", [(0, 10), (5, 4), (1, 3001), (1,), ("a", "b")])
def test_a_length_that_leaves_nothing_to_write_is_refused(length):
    with pytest.raises(ValidationError):
        Text(length=length)


def test_names_are_kept_once_and_without_the_space_around_them():
    assert FAILURES.read([" wrong dates ", "made-up names", "wrong dates", ""]) == ("wrong dates", "made-up names")
    assert FAILURES.say(("wrong dates", "made-up names")) == "“wrong dates”, “made-up names”"


def test_a_word_can_stand_in_place_of_names():
    assert FAILURES.read("unsure") == "unsure"
    assert FAILURES.say("none") == "None"
    assert FAILURES.picked("none").text == "None"
    assert FAILURES.picked(("none",)) is None


@pytest.mark.parametrize("plain", ["wrong dates", [], ["", " "], ["a", "b", "c", "d"], [1], None, {"a": "b"}])
def test_no_names_or_too_many_are_told_what_to_write(plain):
    assert FAILURES.read(plain) == Wrong("Write a list of 1 to 3 names, or unsure or none.")


def test_without_words_only_names_are_asked_for():
    assert Names().read("none") == Wrong("Write a list of 1 to 3 names.")
    assert not Names().form()[0].optional


def test_a_name_of_80_characters_is_taken_and_one_of_81_is_not():
    assert FAILURES.read(["x" * 80]) == ("x" * 80,)
    assert FAILURES.read(["x" * 81]) == Wrong("Keep each name under 81 characters.")


@pytest.mark.parametrize("figures", ["18", "60 %", "2026-11-23", "—", "٣"])
def test_figures_alone_are_no_name_and_are_told_what_is(figures):
    said = Wrong(
        "A name needs at least one letter, so that others know what is meant: not “18”, but “18 wrong totals”."
    )

    assert FAILURES.read(["wrong dates", figures]) == said
    assert FAILURES.take({"value": f"{figures}\nwrong dates"}) == said


@pytest.mark.parametrize("name", ["18 wrong totals", "x", "Ж2", "日付"])
def test_a_name_is_whatever_has_a_letter_of_any_script(name):
    assert FAILURES.read([name]) == (name,)


def test_too_many_names_are_told_the_words_people_read_not_their_ids():
    said = FAILURES.take({"value": "a\nb\nc\nd"})

    assert said == Wrong("Write at most 3 names, one a line, or pick “Not sure” or “None”.")


def test_names_are_typed_one_a_line_or_a_word_is_picked_and_not_both():
    assert FAILURES.take({"value": "wrong dates\n\n made-up names \n"}) == ("wrong dates", "made-up names")
    assert FAILURES.take({"instead": "none"}) == "none"
    assert FAILURES.take({"value": "wrong dates", "instead": "none"}) == Wrong(
        "Give names or pick what stands in for them, not both."
    )
    assert FAILURES.take({"value": "\n ", "instead": ""}) is None


def test_a_box_for_names_holds_as_many_as_may_be_written():
    assert FAILURES.form()[0].control == TextBox(1, 243, long=True)
