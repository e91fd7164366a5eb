"""What people entered is taken as Slack sends it; what Slack would never send counts as left blank."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.controls import read
from bot.slack.heard.state import as_sent

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=12,
)
TYPES = (
    "plain_text_input",
    "number_input",
    "url_text_input",
    "datepicker",
    "static_select",
    "radio_buttons",
    "checkboxes",
    "multi_static_select",
    "users_select",
    "multi_users_select",
)
PARTS = ("value", "selected_date", "selected_user", "selected_users", "selected_option", "selected_options")


def state(**parts):
    return {"block": {"action": {"type": "plain_text_input", **parts}}}


@pytest.mark.parametrize(
    "parts",
    [
        {"value": None},
        {"value": "text"},
        {"type": "users_select", "selected_user": "U0000000001"},
        {"type": "multi_users_select", "selected_users": ["U0000000001"]},
        {"type": "static_select", "selected_option": {"value": "yes", "text": {"type": "plain_text", "text": "Yes"}}},
        {"type": "checkboxes", "selected_options": [{"value": "a"}, {"value": "b"}]},
    ],
)
def test_what_slack_sends_is_kept_as_it_is(parts):
    assert as_sent(state(**parts)) == state(**parts)


@pytest.mark.parametrize(
    "parts",
    [
        {"value": 5},
        {"value": ["a"]},
        {"type": ["checkboxes"]},
        {"selected_options": 5},
        {"selected_options": True},
        {"selected_options": [5]},
        {"selected_options": [{"value": 5}]},
        {"selected_option": ["a"]},
        {"selected_users": "U0000000001"},
        {"selected_user": 5},
        {"selected_date": 1.5},
    ],
)
def test_what_slack_never_sends_counts_as_left_blank(parts):
    assert as_sent(state(**parts)) == {"block": {}}


@pytest.mark.parametrize("values", [None, 5, [], "text"])
def test_no_values_at_all_are_none(values):
    assert as_sent(values) == {}


def test_half_of_a_character_is_taken_out():
    assert as_sent(state(value="né\ud83d!")) == state(value="né!")


@given(st.sampled_from(TYPES), st.dictionaries(st.sampled_from(PARTS), ANYTHING))
def test_whatever_comes_every_control_can_read_what_is_kept(kind, parts):
    for each in as_sent({"b": {"a": {"type": kind, **parts}}})["b"].values():
        read(each)
