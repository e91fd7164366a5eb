"""An offset in a text leads to its line and column in the file, however the text is quoted or folded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flow.tree.nodes import Mapping, Scalar, find
from bot.flow.tree.reading import read


def scalar(text: str) -> Scalar:
    tree = read(text, "x.yml")
    assert isinstance(tree, Mapping), tree
    node = find(tree, ("a", "b"))
    assert isinstance(node, Scalar)
    return node


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: {b: one here}", 1, 12),
        ("a:\n  b: one here", 2, 10),
        ("a:\n  b: 'one here'", 2, 11),
        ("a:\n  b: 'it''s one here'", 2, 17),
        ('a:\n  b: "one here"', 2, 11),
        ('a:\n  b: "\\u00e9\\t\\"one here"', 2, 21),
        ('a:\n  b: "one\\\n    here"', 3, 5),
        ("a:\n  b: one\n    here", 3, 5),
        ("a:\n  b: >-\n    one\n    here", 4, 5),
        ("a:\n  b: > # why\n    one\n\n    here\n", 5, 5),
        ("a:\n  b: |\n    one\n      here", 4, 7),
        ("a:\r\n  b: one\r\n    here", 3, 5),
        ("\ufeffa: {b: one here}", 1, 12),
        ("é: ß\na: {b: one here}", 2, 12),
    ],
)
def test_a_word_is_found_where_it_is_written(text, line, column):
    node = scalar(text)

    assert node.at(node.text.index("here")) == (line, column)


def test_the_end_of_a_text_is_right_behind_its_last_sign():
    node = scalar("a: {b: one}")

    assert node.at(len(node.text)) == (1, 11)


def test_an_empty_text_is_where_it_would_begin():
    assert scalar("a:\n  b: ''").at(0) == (2, 6)


@given(
    st.lists(st.text("abcé01=()", min_size=1, max_size=6), min_size=1, max_size=8),
    st.sampled_from([">", "|", "'", '"', ""]),
    st.data(),
)
def test_any_sign_of_any_text_is_found_again(words, style, data):
    broken = "\n    ".join(words)
    text = f"a:\n  b: {style}\n    {broken}\n" if style in {">", "|"} else f"a:\n  b: {style}x{broken}{style}\n"
    node = scalar(text)
    offset = data.draw(st.integers(0, len(node.text) - 1))

    line, column = node.at(offset)

    if not node.text[offset].isspace():
        assert text.split("\n")[line - 1][column - 1] == node.text[offset]
