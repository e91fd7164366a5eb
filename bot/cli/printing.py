"""Words for a terminal: what others wrote moves no cursor, sets no colour and turns no line around."""

import re

_MOVES = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_AT_MOST = 80


def plainly(text: str) -> str:
    r"""Write out, as an escape, each character that a terminal would act upon.

    >>> plainly("\x1b[31mred\u202e")
    '\\x1b[31mred\\u202e'
    """
    return _MOVES.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def plain_json(written: str) -> str:
    r"""Write JSON so that a terminal acts upon nothing in it either; it stays the same JSON.

    >>> plain_json('"\x9b"')
    '"\\u009b"'
    """
    return _MOVES.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def in_short(text: str) -> str:
    """Repeat what someone typed, the beginning of it where it is long."""
    whole = plainly(text)
    return whole if len(whole) <= _AT_MOST else f"{whole[: _AT_MOST - 1]}…"
