"""Text of people in a page of Markdown is read as it was typed, whatever was typed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.usecases.files.markdown import clean, code, evidence, inline, link

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SIGNS = """* _ ` ~~ [ ]( ) < > ! # - + 1. | \\ &amp; & @ <!channel> <@U0123456> @here https://evil.example :tada: x $ '
www.evil.example a@b.example <https://evil.example|good> --- ==="""
HOSTILE = st.lists(
    st.sampled_from([*SIGNS.split(), "\n", " ", "\t", "\u202e", "\x1b[31m"]),
    max_size=12,
).map("".join)


def tokens(page):
    return [token for block in READER.parse(page) for token in (block, *(block.children or ()))]


def shown(page):
    return "".join(token.content for token in tokens(page) if token.type == "text")


@given(HOSTILE | st.text(max_size=60))
def test_any_text_stands_in_a_list_as_text_alone(text):
    page = f"- {inline(text)}\n"

    assert {token.type for token in tokens(page)} <= {
        "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close",
        "paragraph_open", "paragraph_close", "inline", "text", "text_special",
    }  # fmt: skip
    assert shown(page).replace("\u200b", "").split() == clean(text).replace("\u200b", "").split()


@given(HOSTILE | st.text(max_size=60))
def test_any_text_is_one_cell_of_a_table(text):
    page = f"| a | b |\n| --- | --- |\n| {inline(text)} | end |\n"
    cells = [token for token in tokens(page) if token.type == "td_open"]

    assert len(cells) == 2


@given(HOSTILE)
def test_nothing_in_it_is_an_address_or_a_mention_to_readers_that_look_for_them(text):
    written = inline(text)

    assert not re.search(r"://|www\.\w|@\w|<[@!#]|:\w+:", written)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("- a list", "\\- a list"),
        ("1. first", "1\\. first"),
        ("a - b", "a - b"),
        ("From a supplier's PDF, return six fields (as JSON).", "From a supplier's PDF, return six fields (as JSON)."),
    ],
)
def test_only_what_would_be_taken_for_a_sign_is_marked(text, written):
    assert inline(text) == written


def test_a_link_leads_where_it_says_and_one_that_could_mislead_is_none():
    assert evidence("https://wiki.example/a_b?c=*d*") == "[evidence on wiki.example](<https://wiki.example/a_b?c=*d*>)"
    assert link("javascript:alert(1)", "[x](y)") == "\\[x\\](y)"
    assert link("https://good.example> [x](https://evil.example", "x") == "x"
    assert "(" not in evidence("https://good.example\\@evil.example")


@given(HOSTILE)
def test_what_stands_in_a_flow_is_code_or_text(text):
    assert {token.type for token in tokens(f"x {code(text)}")} <= {
        "paragraph_open", "paragraph_close", "inline", "text", "text_special", "code_inline",
    }  # fmt: skip
