"""The Markdown of a canvas: what Slack refuses in it, by line, as it says so itself.

It is read as Slack reads it: by CommonMark, with tables and strikethrough, and HTML is no part of it.
"""

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

DEEPEST_HEADING = 3
MOST_CELLS = 300
_LISTS = {"bullet_list_open": "bulleted", "ordered_list_open": "numbered"}
_READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def trouble_in(markdown: str) -> str:
    """Say what is wrong with the Markdown of a canvas, the first thing alone; empty where Slack takes it."""
    found = min(_troubles(_READER.parse(markdown)), default=None)
    return f"'content' error: line {found[0]}: {found[1]}" if found else ""


def _troubles(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    inside: list[str] = []
    line = 1
    for token in tokens:
        line = token.map[0] + 1 if token.map else line
        if wrong := _wrong(token, inside):
            yield line, wrong
        if token.type in {*_LISTS, "blockquote_open"}:
            inside.append(token.type)
        elif token.type.removesuffix("_close") + "_open" in inside and token.nesting < 0:
            inside.pop()
    yield from _large_tables(tokens)


def _wrong(token: Token, inside: Sequence[str]) -> str:
    if token.type == "heading_open" and int(token.tag[1]) > DEEPEST_HEADING:
        return f"Unsupported heading depth ({token.tag[1]})"
    around = inside[-1] if inside else ""
    if token.type in _LISTS and around == "blockquote_open":
        return "Unsupported block type (List) within block quote"
    if token.type in _LISTS and around in _LISTS and around != token.type:
        return f"Unsupported list type ({_LISTS[token.type]}) within {_LISTS[around]} list"
    if token.type == "blockquote_open" and around in _LISTS:
        return "Unsupported block type (Blockquote) within list"
    return _wrong_in_line(token)


def _wrong_in_line(token: Token) -> str:
    parts = token.children or ()
    if token.type == "html_block" or any(child.type == "html_inline" for child in parts):
        return "Unsupported block type (HTML)"
    is_bare = any(child.type == "link_open" and child.info == "auto" for child in parts)
    return "Unsupported input (Autolink)" if is_bare else ""


def _large_tables(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    line, cells = 0, 0
    for token in tokens:
        if token.type == "table_open":
            line, cells = (token.map[0] + 1 if token.map else 1), 0
        elif token.type in {"th_open", "td_open"}:
            cells += 1
        elif token.type == "table_close" and cells > MOST_CELLS:
            yield line, f"Unsupported table size ({cells} cells)"
