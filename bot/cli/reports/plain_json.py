"""Problems as JSON, for whoever reads them with a program of their own."""

import json
from dataclasses import asdict

from bot.cli.printing import plain_json
from bot.cli.reports.checked import Checked


def in_json(checked: Checked) -> str:
    """Write a list of problems: file, line, column, message and fix. Notes, which are none, are left out."""
    return plain_json(json.dumps([asdict(problem) for problem in checked.problems], ensure_ascii=False))
