"""Problems as one line each, which editors and terminals turn into links; what stops a start says it the same way."""

from bot.cli.printing import plainly
from bot.cli.reports.checked import Checked, noted


def in_lines(checked: Checked) -> str:
    """Write a line for each problem and each note, or that there is none."""
    told = (*checked.problems, *map(noted, checked.notes))
    lines = [plainly(str(each)) for each in told]
    return "\n".join(lines) or checked.summary()
