"""Problems as workflow commands, which GitHub shows beside the lines of a pull request."""

from typing import TYPE_CHECKING

from bot.cli.printing import plainly
from bot.cli.reports.checked import Checked

if TYPE_CHECKING:
    from bot.flow import Problem

_IN_TEXT = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = {**_IN_TEXT, ":": "%3A", ",": "%2C"}


def for_github(checked: Checked) -> str:
    """Write a command for each problem and note, and what came out, which stays in the log."""
    notes = [_command(note, "notice") for note in checked.notes]
    return "\n".join([*map(_command, checked.problems), *notes, checked.summary()])


def _command(problem: "Problem", level: str = "error") -> str:
    file = _escaped(problem.file.replace("\\", "/"), _IN_PROPERTY)
    advice = f"; {problem.fix}" if problem.fix else ""
    said = _escaped(f"{problem.message}{advice}", _IN_TEXT)
    return f"::{level} file={file},line={problem.line},col={problem.column},title=ftready check::{said}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return plainly("".join(escapes.get(sign, sign) for sign in text))
