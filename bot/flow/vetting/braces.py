"""Braces that show themselves and not what was answered: in texts that fill none, or written twice by habit."""

import re
from collections.abc import Collection, Iterator

from bot.flow.tree.nodes import Scalar
from bot.flow.vetting.parts import Parts

_PLAIN = frozenset({"title", "short", "do", "done", "early"})
"""The keys of texts that are said as they are written."""
_FILLED = frozenset({"say", "missing", "note"})
"""Those of sentences about answers; `ask` and `help` may well speak of templates with braces in them."""
_OWN = frozenset(
    {
        "failed_gate",
        "failed_gates",
        "item",
        "lowest_section",
        "missing",
        "open_splits",
        "respondents",
        "split_questions",
        "value",
        "weakest_section",
    }
)
"""What sentences say, whatever a flow asks."""
_INSIDE = r"\s*((?P<name>[a-z]\w*)(?:\(\w+\))?(?: as \w+)?)\s*"
_ONCE = re.compile(rf"\{{{_INSIDE}\}}")
_TWICE = re.compile(rf"(?<!\{{)\{{\{{{_INSIDE}\}}\}}(?!\}})")


def braces_vetted(parts: Parts) -> None:
    """Note every such name; other words may stand in braces that are meant to show."""
    known = {*parts.flow.questions, *_OWN}
    for key, text in parts.braced:
        for found in _named(_ONCE, text, _OWN) if key in _PLAIN else ():
            message = f"`{found[0]}` is shown in '{key}' as it is written"
            parts.written.wrong(text.at(found.start()), message, _instead(key, found["name"]))
        for found in _named(_TWICE, text, known) if key in _FILLED else ():
            message = "braces written twice show braces, not what was answered"
            parts.written.wrong(text.at(found.start()), message, f"write `{{{found[1]}}}`")


def _instead(key: str, name: str) -> str:
    if key == "short" and name == "item":
        return "take it out, for the item stands behind it by itself"
    return "take it out, or say it in `ask`, `help`, `note`, `say` or `missing`"


def _named(braces: re.Pattern[str], text: Scalar, known: Collection[str]) -> Iterator[re.Match[str]]:
    return (found for found in braces.finditer(text.text) if found["name"] in known)
