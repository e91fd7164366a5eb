"""Problems as SARIF 2.1.0, which code scanning services and editors read."""

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from bot.cli.printing import plain_json
from bot.cli.reports.checked import Checked

if TYPE_CHECKING:
    from bot.flow import Problem

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_RULE = {
    "id": "flow",
    "name": "FlowProblem",
    "shortDescription": {"text": "A flow file says something that would not work, or never matters."},
    "defaultConfiguration": {"level": "error"},
}


def in_sarif(checked: Checked) -> str:
    """Write a log of one run."""
    from importlib.metadata import version

    driver = {"name": "ftready", "version": version("ftready"), "rules": [_RULE]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [
            *(_result(problem, "error") for problem in checked.problems),
            *(_result(note, "note") for note in checked.notes),
        ],
    }
    written = json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)
    return "\n".join(map(plain_json, written.split("\n")))


def _result(problem: "Problem", level: str) -> dict[str, Any]:
    advice = f"; {problem.fix}" if problem.fix else ""
    place = {
        "artifactLocation": {"uri": _address(problem.file)},
        "region": {"startLine": problem.line, "startColumn": problem.column},
    }
    return {
        "ruleId": _RULE["id"],
        "ruleIndex": 0,
        "level": level,
        "message": {"text": f"{problem.message}{advice}"},
        "locations": [{"physicalLocation": place}],
    }


def _address(file: str) -> str:
    """Give a file as an address: relative to where the command ran, if it was named so."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
