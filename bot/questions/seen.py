"""What of a text can be seen: Unicode has characters that show nothing, and they say nothing either."""

import re
import unicodedata

_SHOW_NOTHING = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"}
"""Categories: control and format, unassigned and private, halves of a pair, separators."""
_BLANK = frozenset(
    {0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0}
    | {*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}
)
"""Letters and marks that are blank all the same: fillers, joiners, an empty Braille cell, choices of a variant."""
_PLAIN = re.compile(r"[!-~]*")
"""What nearly all that is written consists of, and all of which shows."""


def is_all_seen(text: str) -> bool:
    """Whether every character of a text shows something by itself."""
    return bool(_PLAIN.fullmatch(text)) or all(map(is_seen, text))


def is_seen(character: str) -> bool:
    """Whether a character shows anything by itself."""
    return unicodedata.category(character) not in _SHOW_NOTHING and ord(character) not in _BLANK


def seen(text: str) -> str:
    r"""Give what can be seen of a text, with one space between its words.

    >>> seen("two\u200b  words\u202e"), seen("\u2800 \u3164")
    ('two words', '')
    """
    words = (word if is_all_seen(word) else "".join(filter(is_seen, word)) for word in text.split())
    return " ".join(word for word in words if word)
