"""The forms in which problems are told: to a person, to an editor, to a build server. A form is a file and a line."""

from collections.abc import Callable, Mapping

from bot.cli.reports.checked import Checked
from bot.cli.reports.excerpts import in_excerpts
from bot.cli.reports.github import for_github
from bot.cli.reports.lines import in_lines
from bot.cli.reports.plain_json import in_json
from bot.cli.reports.sarif import in_sarif

__all__ = ["REPORTS", "Checked"]

REPORTS: Mapping[str, Callable[[Checked], str]] = {
    "text": in_excerpts,
    "lines": in_lines,
    "json": in_json,
    "github": for_github,
    "sarif": in_sarif,
}
