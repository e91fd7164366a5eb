"""Answer sheets as files and as lines, read into plain mappings; one that cannot be read stops none of the others."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from bot.cli.printing import plainly
from bot.cli.sheet_places import SHEET, placed
from bot.flow.tree.nodes import Node, plain
from bot.flow.tree.reading import read
from bot.flow.tree.slips import cut_numbers
from bot.folders.files import read_some


@dataclass(frozen=True)
class Read:
    """A sheet: where it stands, what is in it, and what is wrong where it cannot be read, a line for each mistake."""

    name: str
    plain: Any = None
    wrong: tuple[str, ...] = ()
    text: str = ""
    """The text of a file, in which mistakes have a line; a line that comes in is its own place."""

    def told(self, mistakes: Iterable[tuple[str, str]], values: Mapping[str, object] | None = None) -> tuple[str, ...]:
        """Write mistakes a line each in the order of the file, with line and column where places have them.

        A value that is wrong is shown behind what is to be written in its place.
        """
        found = [
            (placed(self._tree, place) if self._tree else None, place, f"{what}{_shown((values or {}).get(place))}")
            for place, what in mistakes
        ]
        ordered = sorted(found, key=lambda each: each[0] or ())
        return tuple(
            ": ".join([f"{self.name}:{at.line}:{at.column}" if at else self.name, *([place] if place else []), what])
            for at, place, what in ordered
        )

    @cached_property
    def _tree(self) -> Node | None:
        node = read(self.text, self.name, SHEET) if self.text else None
        return None if isinstance(node, tuple) else node


_SHOWN = 40
"""Characters of a wrong value that are shown."""


def _shown(value: object) -> str:
    """Show what stands in place of what is to be written, shortly and on one line; empty where nothing does."""
    if value is None:
        return ""
    written = plainly(json.dumps(value, ensure_ascii=False, default=str))
    return f" (here: {written if len(written) <= _SHOWN else f'{written[: _SHOWN - 1]}…'})"


Line = tuple[int, bytes]
"""A line that came in, behind its number."""
AT_ONCE = 64 * 1024
"""Bytes that are read at once of what comes in, as many as a pipe holds."""
LARGEST = 4 * 1024**2
"""Bytes of one file; an assessment with everything in it has a few thousand."""
_MARK = "\ufeff"
"""What some editors put before the first word of a file."""
_MOST_DIGITS = 1000
"""Digits of a number; what nothing measures is a slip."""
_EMPTY = "is empty; begin with `owner:` and who owns the check"


def of_name(name: str) -> Read:
    """Read a file of one sheet."""
    written = read_some(Path(name), LARGEST + 1)
    if isinstance(written, str):
        return Read(name, wrong=(f"{name}: cannot be read: {written}",))
    if len(written) > LARGEST:
        told = f"has more than {LARGEST // 1024**2} MiB; write one assessment a file, or a line each for `-`"
        return Read(name, wrong=(f"{name}: {told}",))
    return _sheet(name, written, json_=name.endswith(".json"))


def of_line(number: int, line: bytes) -> Read:
    """Read a sheet of one line of those that come in."""
    return _sheet(f"line {number}", line, json_=True)


def lines_in() -> Iterator[Sequence[Line]]:
    """Give the lines that come in and are not empty: those that are there together, and none waits for another."""
    # A buffer would wait for more than is there, and could not be left while a thread waits for what comes.
    coming = getattr(sys.stdin.buffer, "raw", sys.stdin.buffer)
    begun, number = b"", 1
    while piece := coming.read(AT_ONCE):
        *lines, begun = (begun + piece).split(b"\n")
        yield [(at, line + b"\n") for at, line in enumerate(lines, number) if line.strip()]
        number += len(lines)
    if begun.strip():
        yield [(number, begun)]


def _sheet(name: str, written: bytes, *, json_: bool) -> Read:
    try:
        text = written.decode().removeprefix(_MARK)
    except UnicodeDecodeError as error:
        return Read(name, wrong=(f"{name}: cannot be read: byte {error.start + 1} is no UTF-8; save it as UTF-8",))
    if not text.strip():
        return Read(name, wrong=(f"{name}: {_EMPTY}",))
    return _json_sheet(name, text) if json_ else _yaml_sheet(name, text)


def _json_sheet(name: str, text: str) -> Read:
    is_file = name.endswith(".json")
    try:
        found = json.loads(text, object_pairs_hook=_once_each, parse_constant=_no_number, parse_int=_whole)
        if "\\u" in text:  # only written so can half of a character get in
            json.dumps(found, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        told = "is not JSON: it has half of a character; write both halves, or the character itself"
    except RecursionError:
        told = "is not JSON a sheet can be: it goes too deep; write owner and answers in one mapping"
    except ValueError as error:
        told = f"is not JSON: {error}"
        if is_file and (placed_ := _with_places(name, text, error)):
            return Read(name, wrong=placed_)
    else:
        return Read(name, found, text=text if is_file else "")
    return Read(name, wrong=(f"{name}: {told}",))


def _with_places(name: str, text: str, error: ValueError) -> tuple[str, ...]:
    """Tell all that keeps a file from being JSON with its place, as far as the reader of YAML knows it too."""
    found = read(text, name, SHEET)
    if isinstance(found, tuple):
        return tuple(f"{name}:{each.line}:{each.column}: is not JSON: {each.message}; {each.fix}" for each in found)
    if isinstance(error, json.JSONDecodeError):
        told = f"is not JSON: {error.msg}; write it as JSON does, with double quotes and no comma at the end"
        return (f"{name}:{error.lineno}:{error.colno}: {told}",)
    return ()


def _yaml_sheet(name: str, text: str) -> Read:
    node = read(text, name, SHEET)
    if isinstance(node, tuple):
        return Read(name, wrong=tuple(map(str, node)))
    cut = tuple(f"{name}:{at.line}:{at.column}: {what}; {fix}" for at, what, fix in sorted(cut_numbers(node)))
    return Read(name, wrong=cut) if cut else Read(name, plain(node), text=text)


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
