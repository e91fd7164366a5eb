"""What of a text can be seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions import Wrong
from bot.questions.names import Names
from bot.questions.seen import is_seen, seen
from bot.questions.text import Text

NOTHING = [
    "\u202e",
    "\u200b",
    "\u2800",
    "\u3164",
    "\u115f",
    "\ufeff",
    "\u2060",
    "\ufe0f",
    "\U000e0041",
    "\x00",
    "\u00a0",
]


@pytest.mark.parametrize("character", NOTHING)
def test_a_line_of_what_shows_nothing_is_too_short_and_is_told_so(character):
    assert not is_seen(character)
    assert Text(length=(20, 240)).read(character * 30) == Wrong("Write 20 to 240 characters; this has 0.")
    assert isinstance(Names().read([character]), Wrong)


@pytest.mark.parametrize("text", ["Верни шесть полей", "請求書の項目を返す", "café", "👩‍👩‍👧‍👦", "a_b-c"])
def test_words_of_any_script_can_be_seen(text):
    assert seen(text)
    assert Text().read(text) == text


def test_what_is_not_seen_counts_for_no_length_but_for_the_most_that_is_kept():
    assert Text(length=(3, 6)).read("a\u200b\u200bb") == Wrong("Write 3 to 6 characters; this has 2.")
    assert Text(length=(3, 6)).read("abc\u200b") == "abc\u200b"
    assert Text(length=(3, 6)).read("abc" + "\u200b" * 4) == Wrong("Write 3 to 6 characters; this has 7.")


@given(st.text())
def test_what_is_seen_of_what_is_seen_is_all_of_it(text):
    assert seen(seen(text)) == seen(text)
    assert len(seen(text)) <= len(text)
