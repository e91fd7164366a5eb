"""Problems as one line each, which editors and terminals turn into links; what stops a start says it the same way."""

from bot.cli.reports.checked import Checked


def in_lines(checked: Checked) -> str:
    """Write a line for each problem, or that there is none."""
    return "\n".join(map(str, checked.problems)) or checked.summary()
