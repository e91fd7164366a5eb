"""Sheets decided in the order in which they come, many of them on all processors at once; it prints nothing."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.cli.options import Format
from bot.cli.printing import plain_json, plainly
from bot.cli.sheets import Line, Read, lines_in, of_line, of_name
from bot.cli.spreading import spread
from bot.flow.model.flow import Flow
from bot.folders.spreading import may_spread
from bot.usecases.files.offline import decide_sheet
from bot.usecases.files.sheet_reading import SheetError

MANY = 50
"""Sheets that are decided before others help: a process more takes as long to begin as some dozens take."""


@dataclass(frozen=True)
class Decided:
    """What came of one sheet."""

    printed: str
    told: tuple[str, ...]
    """What is wrong with it, a line for each mistake."""


@dataclass(frozen=True)
class Deciding:
    """What all sheets of a command are decided with; the same sheet comes to the same in whichever process."""

    flow: Flow
    today: date
    fmt: Format

    def file(self, name: str) -> Decided:
        """Decide a file of one sheet."""
        return self._decided(of_name(name))

    def lines(self, lines: Iterable[Line]) -> list[Decided]:
        """Decide a sheet of each line."""
        return [self._decided(of_line(*line)) for line in lines]

    def _decided(self, sheet: Read) -> Decided:
        decided: dict[str, Any] = {}
        told = sheet.wrong
        try:
            decided = {} if told else decide_sheet(self.flow, sheet.plain, self.today)
        except SheetError as error:
            told = sheet.told(error.told, error.values)
        decided = {"error": "; ".join(told)} if told else decided
        in_json = self.fmt is Format.JSON
        printed = plain_json(json.dumps(decided, ensure_ascii=False)) if in_json else _in_words(decided)
        return Decided(printed, told)


def decide_all(deciding: Deciding, files: Sequence[str]) -> Iterator[Decided]:
    """Decide each file, and with - each line that comes in, as soon as it is there."""
    for name in files:
        yield from _lines_decided(deciding, lines_in()) if name == "-" else (deciding.file(name),)


def _lines_decided(deciding: Deciding, pieces: Iterator[Sequence[Line]]) -> Iterator[Decided]:
    """Decide the lines that come in: the first here, and once they are many on all processors."""
    done, few = 0, _few(pieces)
    for lines in few:
        if done >= MANY and may_spread():
            yield from spread(deciding.lines, lines, few)
            return
        for line in lines:
            yield from deciding.lines([line])
        done += len(lines)


def _few(pieces: Iterable[Sequence[Line]]) -> Iterator[Sequence[Line]]:
    """Cut pieces of very many lines into several: a pipe may be full of short ones, and each piece is waited for."""
    for lines in pieces:
        for at in range(0, len(lines), MANY):
            yield lines[at : at + MANY]


def _in_words(decided: dict[str, Any]) -> str:
    if "error" in decided:
        return "not decided"
    lines = [f"{decided['verdict']}: {decided['headline']}"]
    lines += [f"  because {each}" for each in decided["because"]]
    for each in decided["not_applicable"]:
        said = "; ".join(f"{reason or 'no reason'} ({person})" for person, reason in each["said"].items())
        lines.append(f"  does not apply {each['question']}: {said}")
    lines += [f"  gap {gap['short']}: {_next(gap)} (done when {gap['done']})" for gap in decided["gaps"]]
    return "\n".join(plainly(line) for line in lines)


def _next(gap: dict[str, Any]) -> str:
    """Say what is next for a gap as the thread and the memo do: first its link where that is missing."""
    if gap["link_is_all"]:
        return "Add its link"
    return f"Add its link. {gap['do']}" if gap["unlinked"] else str(gap["do"])
