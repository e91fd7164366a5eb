"""`ftready verdict` decides many lines on all processors, in their order and each as soon as it is there."""

import io
import json
import subprocess
import sys
from subprocess import PIPE

import pytest
from cli_runs import ROOT

from bot.cli import sheets
from bot.cli.deciding import MANY

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
