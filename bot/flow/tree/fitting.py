"""The word that would fit where one does not: an id, a time of day, the name of an emoji, one of a few words."""

import re
import unicodedata
from collections.abc import Collection

from bot.flow.conditions.closest import closest

_LONGEST_ID = 40
_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(?:h|uhr|am|(pm))?", re.IGNORECASE)
_HOURS, _MINUTES = 24, 60


def id_like(text: str, *, capitals: bool = False) -> str | None:
    """Write an id that is like a text.

    >>> id_like("each-column"), id_like("Größe 2"), id_like("2nd"), id_like("G-1", capitals=True)
    ('each_column', 'grosse_2', None, 'G_1')
    """
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode()
    word = re.sub(r"[^A-Za-z0-9]+", "_", plain if capitals else plain.lower()).strip("_")[:_LONGEST_ID]
    return word if word[:1].isalpha() else None


def clock_like(text: str) -> str | None:
    """Write the time of day a text seems to be.

    >>> clock_like("9:00"), clock_like("16"), clock_like("4 pm"), clock_like("25:00")
    ('09:00', '16:00', '16:00', None)
    """
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    hour += 12 if found[3] and hour < _HOURS // 2 else 0
    return f"{hour:02}:{minute:02}" if hour < _HOURS and minute < _MINUTES else None


def mark_like(text: str) -> str | None:
    """Write the name of an emoji without what stands around it.

    >>> mark_like(":Tada:"), mark_like("white check mark"), mark_like("🔒")
    ('tada', 'white_check_mark', None)
    """
    return re.sub(r"[ -]+", "_", text.strip(": ").lower()) if text.isascii() else None


def one_like(text: str, known: Collection[str]) -> str | None:
    """Find the one of a few words that a text may have been meant to be.

    >>> one_like("Thursday", ("tuesday", "thursday")), one_like("never", ("tuesday", "thursday"))
    ('thursday', None)
    """
    return closest(text.lower(), known)
