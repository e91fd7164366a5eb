"""Unquoted texts that are not read the way they look: cut short by a comment, or in quotes that do not count."""

import re
from collections.abc import Iterator

from bot.flow.places import Place
from bot.flow.syntax_signs import CURLY_QUOTES
from bot.flow.tree.nodes import Mapping, Scalar, find, scalars
from bot.flow.vetting.parts import Parts
from bot.flow.written.file import Written, items_of

_COMMENT = re.compile(r"[ \t]+#[^\s#]")
"""A comment that looks like text, such as the name of a channel."""
_CURLY = re.compile(f"[{CURLY_QUOTES}]")
_WRAPPED = re.compile(f"[{CURLY_QUOTES}][^{CURLY_QUOTES}]*[{CURLY_QUOTES}]")


def texts_vetted(parts: Parts) -> None:
    """Note every unquoted text of a flow that is not read the way it looks."""
    looked_at(parts.tree, parts.written)


def looked_at(tree: Mapping, written: Written) -> None:
    """Note every unquoted text that has lost its end, or shows quotes that were meant to hold it."""
    lines = [line for each in {id(each): each for each in _files(tree)}.values() for line in each]
    doubtful = any(_COMMENT.search(line) for line in [each for each in lines if "#" in each])
    if not doubtful and not any(_CURLY.search(line) for line in [each for each in lines if not each.isascii()]):
        return
    for text in scalars(tree):
        if not text.text or text.source.style:
            continue
        if doubtful and (place := _cut_short(text)):
            message = "the text ends before the '#', where a comment begins"
            written.wrong(place, message, "put the text in quotes, or write '# '")
        if _WRAPPED.fullmatch(text.text) and not written.is_told_at(text.place):
            message = "curly quotes do not quote, they are shown"
            written.wrong(text.place, message, "write straight quotes, or straight ones around the curly")


def _files(tree: Mapping) -> Iterator[tuple[str, ...]]:
    """Go through the lines of the file, and of each fragment that a question comes from."""
    sections = (find(each, ("questions",)) for each in items_of(tree.entries.get("sections")))
    for node in (tree, *(question for each in sections for question in items_of(each))):
        if isinstance(node, Mapping):
            yield from (key.source.lines for key in node.keys.values())


def _cut_short(text: Scalar) -> Place | None:
    """Find the comment right behind a text."""
    behind = text.at(len(text.text))
    if behind.line > len(text.source.lines):  # it stands in for a text that is not there
        return None
    found = _COMMENT.match(text.source.lines[behind.line - 1], behind.column - 1)
    return Place(behind.line, found.end() - 1).within(behind.file) if found else None
