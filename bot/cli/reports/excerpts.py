"""Problems the way compilers tell them: the line is shown, the place in it marked, and beside the mark is the cure."""

import re
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from bot.cli.printing import plainly
from bot.cli.reports.checked import Checked, noted

if TYPE_CHECKING:
    from bot.flow import Problem

WIDEST = 110
"""Columns of a line that are shown; of a longer one the part around the place."""
BEFORE = 60
"""Columns that are shown before the place in a line that is too long."""

_WORD = re.compile(r"\w+|\S|$")


def in_excerpts(checked: Checked) -> str:
    """Write each problem with its line, what is worth knowing in a line each, and in the end what came out."""
    told = [_told(problem, checked.lines_of(problem.file)) for problem in checked.problems]
    notes = [plainly(str(noted(note))) for note in checked.notes]
    return "\n".join([*told, *notes, checked.summary()])


def _told(problem: "Problem", lines: Sequence[str]) -> str:
    where = typer.style(plainly(f"{problem.file}:{problem.line}:{problem.column}:"), bold=True)
    head, fix = f"{where} {plainly(problem.message)}", plainly(problem.fix)
    if problem.line > len(lines):
        return f"{head}\n  {fix}\n" if fix else f"{head}\n"
    before, marked, after = _cut(lines[problem.line - 1], problem.column - 1)
    gutter = len(str(problem.line))
    shown = f"{problem.line} | {before}{marked}{after}"
    pointer = typer.style("^" * max(1, _width(marked)), fg=typer.colors.RED, bold=True)
    mark = f"{' ' * gutter} | {' ' * _width(before)}{pointer} {fix}"
    return f"{head}\n{shown.rstrip()}\n{mark.rstrip()}\n"


def _cut(line: str, at: int) -> tuple[str, str, str]:
    """Cut a line before and behind the word at a place, and shorten what is too long to be shown."""
    word = _WORD.match(line, at)
    end = word.end() if word else len(line)
    before, marked, after = _seen(line[:at]), _seen(line[at:end]), _seen(line[end:])
    if len(before) + len(marked) + len(after) > WIDEST and len(before) > BEFORE:
        before = f"…{before[-BEFORE:]}"
    room = max(0, WIDEST - len(before))
    marked, cut = marked[:room], len(marked) > room
    room -= len(marked)
    return before, marked, f"{after[:room]}…" if cut or len(after) > room else after


def _seen(text: str) -> str:
    """Give a text as a terminal can show it: a tab as a space, and what is invisible as a mark."""
    return "".join(
        " " if sign.isspace() else sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text
    )


def _width(text: str) -> int:
    """Count the columns a text takes in a terminal."""
    wide = sum(unicodedata.east_asian_width(sign) in {"W", "F"} for sign in text)
    return len(text) + wide - sum(bool(unicodedata.combining(sign)) for sign in text)
