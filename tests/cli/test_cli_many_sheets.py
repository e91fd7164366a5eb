"""`ftready verdict` decides many lines on all processors, in their order and each as soon as it is there."""

import io
import json
import os
import subprocess
import sys
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date
from subprocess import PIPE

import pytest
from cli_runs import ROOT

from bot.cli import deciding, sheets, spreading
from bot.cli.deciding import MANY, Decided, Deciding
from bot.cli.spreading import spread

QUICK = str(ROOT / "flows" / "quick.yml")


def line(number: int) -> str:
    return json.dumps({"flow": "quick", "owner": "ana", "answers": {}, "asked": [f"p{number}"]}) + "\n"


def test_lines_are_decided_in_their_order_whichever_process_does_it_and_none_waits_for_a_later_one():
    command = [sys.executable, "-m", "bot", "verdict", QUICK, "-", "--format", "json"]
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, stderr=PIPE, cwd=ROOT) as process:  # noqa: S603 - our own command
        assert process.stdin
        assert process.stdout
        assert process.stderr

        def silent_after(*lines: str) -> list[str]:
            for each in lines:
                process.stdin.write(each.encode())
                process.stdin.flush()
            return [", ".join(json.loads(process.stdout.readline()).get("silent", ["wrong"])) for _ in lines]

        assert silent_after(*map(line, range(MANY))) == [f"p{number}" for number in range(MANY)]
        assert silent_after(*map(line, range(9)), "{\n", line(9)) == [
            *(f"p{number}" for number in range(9)),
            "wrong",
            "p9",
        ]
        assert silent_after(line(10)) == ["p10"]
        process.stdin.close()
        assert process.stderr.read().decode().startswith(f"line {MANY + 10}: is not JSON")
    assert process.returncode == 1


@pytest.mark.parametrize("at_once", [1, 3, 100])
def test_lines_keep_their_numbers_in_however_many_pieces_they_come(monkeypatch, at_once):
    written = b'{"a": 1}\n\n  \n{"b": "\r"}\n{"c"'
    monkeypatch.setattr(sheets, "AT_ONCE", at_once)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(written)))

    lines = [line for piece in sheets.lines_in() for line in piece]

    assert lines == [(1, b'{"a": 1}\n'), (4, b'{"b": "\r"}\n'), (5, b'{"c"')]


@dataclass(frozen=True)
class Echoing(Deciding):
    """Gives each line back from the first process, and dies over it in any other."""

    home: int = 0

    def lines(self, lines):
        if self.home and os.getpid() != self.home:
            os._exit(9)
        return [Decided(written.decode(), ()) for _, written in lines]


def echoing(home: int = 0) -> Echoing:
    return Echoing(None, date(2026, 11, 24), None, home)  # type: ignore[arg-type]  # a line that is given back needs no flow


def test_of_very_many_lines_that_are_there_together_the_first_is_given_before_the_others_are_decided(monkeypatch):
    spread = []
    monkeypatch.setattr(deciding, "spread", lambda _, first, pieces: spread.extend([first, *pieces]) or ())
    monkeypatch.setattr(deciding, "may_spread", lambda: True)
    lines = [(number, b"%d" % number) for number in range(3 * MANY)]

    given = [each.printed for each in deciding._lines_decided(echoing(), iter([lines]))]

    assert given == [str(number) for number in range(MANY)]
    assert spread == [lines[MANY : 2 * MANY], lines[2 * MANY :]]


class Untold(ProcessPoolExecutor):
    """A pool that breaks while a piece is handed in, of which that piece is told nothing."""

    def submit(self, *_):
        if self.__dict__.setdefault("handed_in", []):
            raise BrokenProcessPool
        self.handed_in.append(Future())
        return self.handed_in[0]


def test_what_is_handed_in_while_the_processes_end_is_decided_all_the_same(monkeypatch):
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", Untold)
    monkeypatch.setattr(spreading, "PATIENCE", 0.01)

    assert list(spread(lambda piece: piece, [1], iter([[2], [3]]))) == [1, 2, 3]


def test_what_a_process_leaves_that_is_ended_from_outside_is_decided_all_the_same():
    pieces = [[(number, b"%d" % number)] for number in range(9)]

    given = [each.printed for each in spread(echoing(os.getpid()).lines, pieces[0], iter(pieces[1:]))]

    assert given == [str(number) for number in range(9)]
