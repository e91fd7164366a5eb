"""The bytes of a file as a text of signs that somebody can see, or what keeps them from being one."""

import re

from bot.flow.places import Place
from bot.flow.problems import Problem

LARGEST = 256 * 1024
"""The bytes a file may have."""
NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def decoded(source: str | bytes, file: str) -> str | Problem:
    """Give the text of a file, or say what keeps it from being one."""
    size = len(source) if isinstance(source, bytes) else len(source.encode("utf-8", "surrogatepass"))
    if size > LARGEST:
        return Problem(file, 1, 1, f"the file has more than {LARGEST // 1024} KiB", "make several files of it")
    text = source.decode("utf-8", "surrogateescape") if isinstance(source, bytes) else source
    text = text.removeprefix("\ufeff")
    odd = NOT_TEXT.search(text)
    if odd:
        place = Place.of(text, odd.start())
        if isinstance(source, bytes) and "\udc80" <= odd[0] <= "\udcff":
            return Problem(file, *place, "the file is not in UTF-8", "save it in that encoding")
        return Problem(file, *place, *invisible(odd[0]))
    return text


def invisible(sign: str) -> tuple[str, str]:
    """Say what is wrong with a sign nobody sees, and what to do."""
    return f"the invisible character U+{ord(sign):04X}", "take it out"
