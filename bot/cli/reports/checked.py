"""What was checked and what was found: all that a report is made of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.flow import Problem


@dataclass(frozen=True)
class Checked:
    """Some files that were checked, with all problems in order."""

    files: int
    problems: Sequence["Problem"]
    lines_of: Callable[[str], Sequence[str]]
    """Gives the lines of a file, none where it cannot be read."""
    fragments: int = 0
    """How many fragments were checked besides."""
    notes: Sequence["Problem"] = ()
    """What is worth knowing and no problem."""

    def summary(self) -> str:
        """Say in a line what came out."""
        counted = ((self.files, "flow"), (self.fragments, "fragment"))
        checked = " and ".join(f"{count} {what}{'s' * (count != 1)}" for count, what in counted if count)
        found = len(self.problems)
        noted = f", {len(self.notes)} note{'s' * (len(self.notes) != 1)}" if self.notes else ""
        return f"{checked or 'no flow'} checked, {found or 'no'} problem{'s' * (found != 1)}{noted}"


def noted(note: "Problem") -> "Problem":
    """Give a note that says it is one."""
    return replace(note, message=f"note: {note.message}")
