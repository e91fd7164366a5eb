"""What a person who writes a flow is told: where it is, what is wrong, and what to write instead."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bot.flow.conditions.closest import closest, in_file_order
from bot.flow.places import Place

MOST_TOLD = 100
"""Problems of one file that are told at once."""
MOST_LISTED = 12
"""Names up to which all are listed when none is near."""


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in a file, at a line and a column that count from 1."""

    file: str
    line: int
    column: int
    message: str
    fix: str = ""

    def __str__(self) -> str:
        """Write it the way editors and terminals turn into a link."""
        advice = f"; {self.fix}" if self.fix else ""
        return f"{self.file}:{self.line}:{self.column}: {self.message}{advice}"


def problem_at(file: str, place: Place, message: str, fix: str = "") -> Problem:
    """Make a problem of the file being read; where it stands in another, say in which and who reads it."""
    if place.file:
        return Problem(place.file, place.line, place.column, f"{message} (used in {file})", fix)
    return Problem(file, place.line, place.column, message, fix)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems by place and say each once; of very many, say the first and that there are more."""
    ordered = sorted(set(problems))
    if len(ordered) > MOST_TOLD:
        rest = ordered[MOST_TOLD]
        more = Problem(rest.file, rest.line, rest.column, "there are more problems than these", "mend those first")
        ordered = sorted((*ordered[:MOST_TOLD], more))
    return tuple(ordered)


def meant(word: str, known: Collection[str]) -> str:
    """Say what an unknown word may have meant, or which words there are."""
    near = closest(word, known)
    if near:
        return f"did you mean '{near}'?"
    if not known:
        return "take it out, for there are none"
    listed = in_file_order(known)
    more = " and more" if len(listed) > MOST_LISTED else ""
    return f"known {'is' if len(listed) == 1 else 'are'} {', '.join(listed[:MOST_LISTED])}{more}"
