"""Answer sheets as files and as lines, read into plain mappings; one that cannot be read stops none of the others."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.folders.files import read_some

Read = tuple[str, Any, str | None]
"""Where a sheet stands, the plain sheet, and what is wrong where it cannot be read."""

LARGEST = 4 * 1024**2
"""Bytes of one file; an assessment with everything in it has a few thousand."""
_MARK = "\ufeff"
"""What some editors put before the first word of a file."""
_MOST_DIGITS = 1000
"""Digits of a number; what nothing measures is a slip."""
_EMPTY = "is empty; begin with `owner:` and who owns the check"


def sheets_of(name: str) -> Iterator[Read]:
    """Read a file of one sheet, or with - a sheet of each line that comes in."""
    if name == "-":
        for number, line in enumerate(sys.stdin.buffer, 1):
            if line.strip():
                yield _sheet(f"line {number}", line, json_=True)
        return
    written = read_some(Path(name), LARGEST + 1)
    if isinstance(written, str):
        yield name, None, f"cannot be read: {written}"
        return
    if len(written) > LARGEST:
        yield name, None, f"has more than {LARGEST // 1024**2} MiB; write one assessment a file, or a line each for `-`"
        return
    yield _sheet(name, written, json_=name.endswith(".json"))


def _sheet(place: str, written: bytes, *, json_: bool) -> Read:
    try:
        text = written.decode().removeprefix(_MARK)
    except UnicodeDecodeError as error:
        return place, None, f"cannot be read: byte {error.start + 1} is no UTF-8; save it as UTF-8"
    if not text.strip():
        return place, None, _EMPTY
    return _json_sheet(place, text) if json_ else _yaml_sheet(place, text)


def _json_sheet(place: str, text: str) -> Read:
    try:
        plain = json.loads(text, object_pairs_hook=_once_each, parse_constant=_no_number, parse_int=_whole)
        if "\\u" in text:  # only written so can half of a character get in
            json.dumps(plain, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return place, None, "is not JSON: it has half of a character; write both halves, or the character itself"
    except RecursionError:
        return place, None, "is not JSON a sheet can be: it goes too deep; write owner and answers in one mapping"
    except ValueError as error:
        return place, None, f"is not JSON: {error}"
    return place, plain, None


def _yaml_sheet(place: str, text: str) -> Read:
    from bot.flow.nodes import Wanted, plain, read

    node = read(text, place, Wanted("sheet", "`owner:` and who owns the check"))
    if isinstance(node, tuple):
        return place, None, "; ".join(str(problem) for problem in node)
    return place, plain(node), None


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make a mapping, unless a key stands in it twice: JSON alone would take the last, and say nothing."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the key '{key}' stands twice; write it once")
        found[key] = value
    return found


def _no_number(written: str) -> float:
    raise ValueError(f"{written} is no number; write one, or leave it out")


def _whole(written: str) -> int:
    if len(written) > _MOST_DIGITS:
        raise ValueError(f"a number has {len(written)} digits; write it with at most {_MOST_DIGITS}")
    return int(written)
