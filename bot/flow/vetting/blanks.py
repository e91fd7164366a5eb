"""Texts with nothing in them to read: of spaces alone, which Slack takes for none, or YAML's words for nothing."""

import re

from bot.flow.tree.nodes import scalars
from bot.flow.vetting.parts import Parts

_MAY_BE_BLANK = tuple(re.compile(rf"{quote}(?:\s|\\\w{{1,9}}|[^\x20-\x7e])+{quote}") for quote in "'\"")
_NOTHING = frozenset({"~", "null", "Null", "NULL"})


def blanks_vetted(parts: Parts) -> None:
    """Note every such text."""
    written = "\n".join(next(iter(parts.tree.keys.values())).source.lines)
    if not any(each.search(written) for each in _MAY_BE_BLANK) and not any(each in written for each in _NOTHING):
        return  # as in most flows, and looking at every text of one takes long
    for text in scalars(parts.tree):
        if text.text in _NOTHING and not text.source.style:
            message = f"'{text.text}' is read as text here, and not as nothing"
            parts.written.wrong_above_all(text.place, message, "take the key out, or put the text in quotes")
        elif text.text and not any(sign.isprintable() and not sign.isspace() for sign in text.text):
            parts.written.wrong(text.place, "there is nothing to read in this text", "write something")
