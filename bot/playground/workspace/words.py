"""What stands written in messages, views and controls, so that they can be found by what they say."""

from collections.abc import Iterator
from typing import Any

from bot.playground.workspace.elements import Placed, offered_by
from bot.playground.workspace.model import Json

_WORDS = {"text", "alt_text", "description", "label", "hint", "title", "placeholder"}


def words_of(shown: Json) -> str:
    """Give all that can be read in a message or a view, line by line."""
    return "\n".join(_read(shown))


def label_of(placed: Placed) -> str:
    """Give what names a control to a person: a button's text, an input's label, else the placeholder."""
    named = placed.element.get("text") or (placed.block.get("label") if placed.is_input else None)
    return _plain(named or placed.element.get("placeholder"))


def options_of(element: Json) -> list[tuple[str, Any]]:
    """List what can be chosen: what it says, and its value."""
    return [(_plain(option.get("text")), option.get("value")) for option in offered_by(element)]


def _plain(text: Any) -> str:
    return str(text.get("text", "")) if isinstance(text, dict) else str(text or "")


def _read(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _read(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            if isinstance(each, str):
                if key in _WORDS:
                    yield each
            else:
                yield from _read(each)
