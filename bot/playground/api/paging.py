"""Pages of a long list, with Slack's opaque cursors."""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Sequence
from typing import TypeVar

from bot.playground.api.call import Call
from bot.playground.refusal import Refusal
from bot.playground.workspace import Json

T = TypeVar("T")


def page_of(call: Call, everything: Sequence[T], *, most: int = 1000, default: int = 100) -> tuple[Sequence[T], Json]:
    """Cut out the page a call asks for, and give the part of the answer that says how to get the next."""
    size = call.args.number("limit", default, 1, most, "invalid_limit") or default
    start = _read_cursor(call.args.text("cursor"))
    end = start + size
    cursor = b64encode(f"next:{end}".encode()).decode() if end < len(everything) else ""
    return everything[start:end], {"response_metadata": {"next_cursor": cursor}}


def _read_cursor(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        word, _, number = b64decode(cursor, validate=True).decode().partition(":")
        start = int(number)
    except (NotBase64, ValueError) as wrong:
        raise Refusal("invalid_cursor") from wrong
    if word != "next" or start < 0:
        raise Refusal("invalid_cursor")
    return start
