"""Addresses: whatever is written is read back, and whatever was not written here is nothing."""

import json
from typing import Any

import pytest
from card_samples import names
from hypothesis import given
from hypothesis import strategies as st

from bot.slack import limits
from bot.slack.address import (
    Address,
    Carried,
    Field,
    Pressed,
    Verb,
    pressed,
    read_address,
    read_carried,
    read_field,
)

ids = st.from_regex(r"[A-Za-z0-9_.\-]{0,48}", fullmatch=True)
addresses = st.builds(
    Address, st.sampled_from(Verb), ids, names | st.just(""), st.from_regex(r"[A-Za-z0-9_.\-/]{0,40}", fullmatch=True)
)
fields = st.builds(Field, names | st.just(""), names)
json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=10,
)


@given(addresses)
def test_an_address_is_read_back_and_fits_an_option_of_an_overflow_menu(address):
    written = address.write()

    assert read_address(written) == address
    assert len(written) <= limits.OPTION_VALUE


@given(st.text() | json_values)
def test_what_was_not_written_here_is_no_address(anything):
    found = read_address(anything)

    assert found is None or found.write() == anything


@pytest.mark.parametrize(
    "garbage",
    [
        "",
        "answer",
        "answer:A1:q",
        "answer:A1:q:x:y",
        "shout:A1:q:",
        "answer:A1:Q:",
        "answer:A 1:q:",
        "answer:A1:q:<!channel>",
        "answer:A1:q:" + "x" * 41,
        "answer:" + "A" * 49 + ":q:",
        "ANSWER:A1:q:",
        "answer:A1:q:\n",
    ],
)
def test_an_address_that_is_almost_right_is_nothing(garbage):
    assert read_address(garbage) is None


def test_an_address_that_could_not_be_read_back_is_never_sent():
    with pytest.raises(ValueError, match="could not be read back"):
        Address(Verb.READ, extra="no:colons").write()


@given(fields)
def test_a_field_is_read_back(field):
    assert read_field(field.write()) == field


@given(st.text() | json_values)
def test_what_was_not_written_here_is_no_field(anything):
    found = read_field(anything)

    assert found is None or found.write() == anything


KEY_SIGNS = "abcXYZ019_.:-/"
"""What ids and names of drafts are made of."""


@given(
    st.builds(
        Carried,
        channel=st.text(KEY_SIGNS, max_size=20),
        flow=names,
        at=st.integers(0, 99),
        draft=st.text(KEY_SIGNS, max_size=60),
    )
)
def test_what_a_view_carries_is_read_back(carried):
    assert read_carried(carried.write()) == carried


@pytest.mark.parametrize("draft", ["a draft", "steps/ü", "*", "a" * 201])
def test_what_no_key_could_be_made_of_was_not_written_here(draft):
    assert read_carried(json.dumps({"draft": draft})) is None


@given(st.text() | json_values)
def test_reading_metadata_never_raises(anything):
    found = read_carried(anything)

    assert found is None or isinstance(found, Carried)


@pytest.mark.parametrize(
    "written",
    [
        '{"at": true}',
        '{"at": -1}',
        '{"new": "x"}',
        '{"flow": 1}',
        "[]",
        "7",
        "{",
        None,
        "[" * 100_000,
    ],
)
def test_metadata_of_another_shape_is_nothing(written):
    assert read_carried(written) is None


def test_a_view_that_carries_nothing_says_so():
    assert read_carried("") == Carried()


def test_metadata_that_slack_would_refuse_is_never_sent():
    with pytest.raises(ValueError, match="carry ids"):
        Carried(draft="x" * 3000).write()


def test_a_button_gives_its_address_and_its_value():
    action = {"type": "button", "action_id": "answer:A1:decider:agree_90", "value": "agree_90"}

    assert pressed(action) == Pressed(Address(Verb.ANSWER, "A1", "decider", "agree_90"), "agree_90")


def test_a_menu_behind_dots_gives_the_address_picked_in_it():
    action = {
        "type": "overflow",
        "action_id": "more:A1:decider:",
        "selected_option": {"value": "pass:A1:decider:skip"},
    }

    assert pressed(action) == Pressed(Address(Verb.PASS, "A1", "decider", "skip"))


@pytest.mark.parametrize(
    "action",
    [
        {},
        {"action_id": 7},
        {"action_id": "more:A1:q:"},
        {"action_id": "more:A1:q:", "selected_option": None},
        {"action_id": "more:A1:q:", "selected_option": {"value": "drop table"}},
    ],
)
def test_a_press_on_what_is_not_ours_is_nothing(action):
    assert pressed(action) is None


@given(json_values)
def test_reading_a_press_never_raises(value):
    assert pressed({"action_id": "answer:A1:q:", "value": value, "selected_option": value}) is not None
