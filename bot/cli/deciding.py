"""Sheets decided one by one in their order, and many of them on all processors at once; it prints nothing."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.cli.options import Format
from bot.cli.printing import plain_json, plainly
from bot.cli.sheets import Line, Read, lines_in, of_line, of_name
from bot.flow.model import Flow
from bot.usecases.answer_sheet import SheetError
from bot.usecases.offline import decide_sheet

if TYPE_CHECKING:
    from concurrent.futures import Future

MANY = 50
"""Sheets that are decided before others help: a process more takes as long to begin as some dozens take."""
AHEAD = 64
"""Pieces of what comes in that are read at most before the first of them is decided."""


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
            told = sheet.told(error.told)
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
    done = 0
    few = _few(pieces)
    for lines in few:
        if done >= MANY and _may_spread():
            yield from _spread(deciding, lines, few)
            return
        for line in lines:
            yield from deciding.lines([line])
        done += len(lines)


def _few(pieces: Iterable[Sequence[Line]]) -> Iterator[Sequence[Line]]:
    """Cut pieces of very many lines into several: a pipe may be full of short ones, and each piece is waited for."""
    for lines in pieces:
        for at in range(0, len(lines), MANY):
            yield lines[at : at + MANY]


def _may_spread() -> bool:
    """Whether there is another processor, and a copy of this process is safe."""
    import multiprocessing
    import os
    import threading

    forks = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    return forks and (os.cpu_count() or 1) > 1


def _spread(deciding: Deciding, first: Sequence[Line], pieces: Iterator[Sequence[Line]]) -> Iterator[Decided]:
    """Let a process a processor decide, while one thread reads on and this one gives what is decided, in order.

    Where one of them is ended from outside, as where memory runs short, what it leaves is decided here.
    """
    import multiprocessing
    import os
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from queue import Queue
    from threading import Thread

    # A copy of this process has the flow already, and cannot be sent one: its conditions are functions.
    fork = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(os.cpu_count(), fork, initializer=_begin, initargs=(deciding,))
    coming: Queue[tuple[Sequence[Line], Future[list[Decided]]] | None] = Queue(AHEAD)
    coming.put((first, pool.submit(_decide_here, first)))  # which makes the copies, before there is a second thread

    def handed_on(lines: Sequence[Line]) -> Future[list[Decided]]:
        try:
            return pool.submit(_decide_here, lines)
        except BrokenProcessPool as error:
            return _never(error)

    def read_on() -> None:
        try:
            with suppress(RuntimeError):  # nobody wants any more
                for lines in pieces:
                    coming.put((lines, handed_on(lines)))
        except OSError as error:  # told where all else is told
            coming.put(((), _never(error)))
        coming.put(None)

    Thread(target=read_on, daemon=True).start()
    try:
        while (found := coming.get()) is not None:
            lines, decided = found
            try:
                there = decided.result()
            except BrokenProcessPool:
                there = deciding.lines(lines)
            yield from there
    finally:
        pool.shutdown(cancel_futures=True)


def _never(error: Exception) -> "Future[list[Decided]]":
    """Give what nobody decides, with the reason."""
    from concurrent.futures import Future

    unread: Future[list[Decided]] = Future()
    unread.set_exception(error)
    return unread


_HERE: ContextVar[Deciding] = ContextVar("_HERE")
"""What a copy of the process decides with."""


def _begin(deciding: Deciding) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever began it ends it
    _HERE.set(deciding)


def _decide_here(lines: Sequence[Line]) -> list[Decided]:
    return _HERE.get().lines(lines)


def _in_words(decided: dict[str, Any]) -> str:
    if "error" in decided:
        return "not decided"
    lines = [f"{decided['verdict']}: {decided['headline']}"]
    lines += [f"  because {each}" for each in decided["because"]]
    for each in decided["not_applicable"]:
        said = "; ".join(f"{reason or 'no reason'} ({person})" for person, reason in each["said"].items())
        lines.append(f"  does not apply {each['question']}: {said}")
    lines += [f"  gap {gap['short']}: {gap['do']} (done when {gap['done']})" for gap in decided["gaps"]]
    return "\n".join(plainly(line) for line in lines)
