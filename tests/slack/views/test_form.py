"""A form is read the same whichever way it is read, and one that is not whole not at all."""

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.doors.form import read_form

LETTERS = st.text(st.sampled_from("aZ09_.~*+%!'():/,;@$?-&=# \t\nfFcC8eéπ\x00\x7f\\\"<>[]{}|^`"), max_size=24)


def _read_strictly(text: str) -> dict[str, str] | None:
    try:
        return dict(parse_qsl(text, keep_blank_values=True, strict_parsing=bool(text)))
    except ValueError:
        return None


@given(LETTERS)
def test_whatever_comes_is_read_as_the_standard_library_reads_it_or_refused_as_it_refuses(text):
    try:
        found = read_form(text)
    except ValueError:
        found = None
    assert found == _read_strictly(text)


@pytest.mark.parametrize("text", ["a", "a&b=1", "a&b==1", "&", "a=1&", "a=1&&b=2", "payload"])
def test_a_form_that_is_not_whole_is_refused(text):
    with pytest.raises(ValueError, match="bad query field"):
        read_form(text)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("", {}),
        ("a=1#b&c=2", {"a": "1#b", "c": "2"}),
        ("a=1\n2", {"a": "1\n2"}),
        ("a=b ", {"a": "b "}),
        ("a=1&a=2", {"a": "2"}),
        ("a=%zz%", {"a": "%zz%"}),
        ("a=%ff%ED%A0%80", {"a": "\N{REPLACEMENT CHARACTER}" * 4}),
        ("=x", {"": "x"}),
    ],
)
def test_what_is_odd_is_read_whole(text, fields):
    assert read_form(text) == fields
