"""Problems as one line each, which editors and terminals turn into links; what stops a start says it the same way."""

from bot.cli.reports.checked import Checked, noted


def in_lines(checked: Checked) -> str:
    """Write a line for each problem and each note, or that there is none."""
    lines = [*map(str, checked.problems), *(str(noted(note)) for note in checked.notes)]
    return "\n".join(lines) or checked.summary()
