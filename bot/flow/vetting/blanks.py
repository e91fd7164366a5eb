"""Texts with nothing in them to read: of spaces alone, which Slack takes for none, or YAML's words for nothing."""

import re
from collections.abc import Iterator

from bot.flow.nodes import Mapping, Node, Scalar, Sequence
from bot.flow.vetting.parts import Parts

_MAY_BE_BLANK = re.compile(r"""(["'])(?:\s|\\\w{1,9}|[^\x20-\x7e])+\1|\s(?:~|null|Null|NULL)(?:[\s,\]}]|$)""")
_NOTHING = frozenset({"~", "null", "Null", "NULL"})


def blanks_vetted(parts: Parts) -> None:
    """Note every such text."""
    lines = next(iter(parts.tree.keys.values())).source.lines
    if not any(_MAY_BE_BLANK.search(line) for line in lines):
        return  # as in most flows, and looking at every text of one takes long
    for text in _texts(parts.tree):
        if text.text in _NOTHING and not text.source.style:
            message = f"'{text.text}' is read as text here, and not as nothing"
            parts.written.wrong(text.place, message, "take the key out, or put the text in quotes")
        elif not any(sign.isprintable() and not sign.isspace() for sign in text.text):
            parts.written.wrong(text.place, "there is nothing to read in this text", "write something")


def _texts(node: Node) -> Iterator[Scalar]:
    waiting = [node]
    while waiting:
        match waiting.pop():
            case Mapping(entries):
                waiting += entries.values()
            case Sequence(items):
                waiting += items
            case Scalar() as text if text.text:
                yield text
