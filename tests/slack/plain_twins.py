"""Two of a kind: whatever is drawn, and the same with every sign that could format swapped for one that cannot."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from typing import Any

from bot.playground.blockkit.emoji import EMOJI
from bot.playground.blockkit.mrkdwn import to_html
from bot.sentence import Sentence

SIGNS = str.maketrans("*＊_＿~～`｀", "∗∗ˍˍ∼∼ˋˋ")  # noqa: RUF001 - that they look alike is the point
PIECES = re.compile(r"(:[a-z0-9_+-]+:)")
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def is_emoji(text: str) -> bool:
    """Whether this is an emoji's name, which shows one whoever writes it, and has signs that format in it."""
    return text.strip(":") in EMOJI and text == f":{text.strip(':')}:"


def in_a_name(text: str) -> bool:
    """Whether this is the name of something in a flow, or an address, which is never shown as it is."""
    return text.isidentifier() or text.startswith(("https://", "check_in/"))


def twin(value: Any) -> Any:
    """Give the same value with harmless texts in it."""
    if isinstance(value, Sentence):
        return value
    if isinstance(value, str):
        return (
            value
            if in_a_name(value)
            else "".join(each if is_emoji(each) else each.translate(SIGNS) for each in PIECES.split(value))
        )
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: twin(getattr(value, each.name)) for each in fields(value) if each.init})
    if isinstance(value, Mapping):
        return {name: twin(each) for name, each in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return type(value)(twin(each) for each in value)
    return value


def texts_in(value: Any) -> Iterator[str]:
    """Find every text Slack reads as mrkdwn."""
    if isinstance(value, Mapping):
        if value.get("type") == "mrkdwn":
            yield value["text"]
        for each in value.values():
            yield from texts_in(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts_in(each)


def looks(text: str) -> str:
    """Render a text as the playground does, and read the signs that are left in it as their twins."""
    return to_html(text, {}, {}, NOW).translate(SIGNS)


def formatted_alike(draw: Callable[..., Any], *drawn: Any) -> bool:
    """Whether what is drawn of these looks as what is drawn of their twins: then no sign in them formats."""
    one, other = (list(texts_in(draw(*each))) for each in (drawn, twin(drawn)))
    assert [looks(text) for text in one] == [looks(text) for text in other]
    assert not any("<blockquote>" in looks(text) for text in one), "we quote nothing by a sign"
    return True
