"""What every type of question promises, whatever it is."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.questions import TYPES, Wrong
from bot.questions.kinds import Choice, Choices, Either, Names, Number, Record, Text

ONE_OF_EACH = {
    "text": ({}, "some words"),
    "number": ({"or": {"none": "None"}}, 3),
    "numbers": ({"fields": {"one": {"label": "One"}}}, {"one": 2}),
    "choice": ({"options": {"yes": "Yes", "no": "No"}}, "no"),
    "choices": ({"options": {"yes": "Yes", "no": "No"}}, ("no",)),
    "names": ({"or": {"none": "None"}}, ("one", "two")),
}
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(["yes", "none"]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5) | st.just("one"), inner, max_size=3)
    ),
    max_leaves=6,
)


def of(name):
    return TYPES[name].model_validate({"type": name, **ONE_OF_EACH[name][0]})


def test_the_list_of_types_is_complete():
    assert set(TYPES) == set(ONE_OF_EACH)


@pytest.mark.parametrize("name", TYPES)
def test_a_value_comes_back_the_same_from_the_store(name):
    value = ONE_OF_EACH[name][1]

    stored = json.loads(json.dumps(value))

    assert of(name).read(stored) == value


@pytest.mark.parametrize("name", TYPES)
def test_a_type_knows_its_own_keys_only_and_never_changes(name):
    with pytest.raises(ValidationError):
        TYPES[name].model_validate({"type": name, **ONE_OF_EACH[name][0], "colour": "red"})
    with pytest.raises(ValidationError):
        of(name).type = "other"


@given(st.sampled_from(sorted(TYPES)), ANYTHING)
def test_anything_written_is_an_answer_that_can_be_said_or_told_what_to_write(name, plain):
    read = of(name).read(plain)

    if isinstance(read, Wrong):
        assert read.message.endswith(".")
    else:
        assert isinstance(of(name).say(read), str)
        assert of(name).read(json.loads(json.dumps(read))) == read


@given(
    st.sampled_from(sorted(TYPES)), st.dictionaries(st.sampled_from(["value", "instead", "one"]), st.text(max_size=9))
)
def test_anything_entered_in_a_form_is_taken_told_or_left_open(name, entered):
    type_ = of(name)

    taken = type_.take(entered)

    if isinstance(taken, Wrong):
        assert taken.entry in {entry.name for entry in type_.form()}
    elif taken is not None:
        assert type_.read(taken) == taken


def test_conditions_are_told_what_each_type_is_answered_with():
    words = {"yes": "Yes", "no": "No"}

    assert {name: of(name).kind() for name in TYPES} == {
        "text": Text(),
        "number": Either(Number(), {"none": "None"}),
        "numbers": Record(("one",)),
        "choice": Choice(words),
        "choices": Choices(words),
        "names": Either(Names(), {"none": "None"}),
    }
