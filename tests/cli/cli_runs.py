"""The ftready command as a person runs it: in this process where that is enough, in one of its own where it is not."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from bot.cli import app

ROOT = Path(__file__).parents[2]
FLOW = str(ROOT / "flows" / "readiness.yml")
SHEET = """\
flow: readiness
owner: ana
today: 2026-11-23
answers:
  task_line: {ana: "From a supplier's PDF invoice, return the six booking fields as JSON for accounts."}
  task_signed: {ana: yes, ben: yes}
  worked_examples: {ana: {value: {good: 5, bad: 3}, link: https://example.org/e}}
  prompt_parts: {ben: [instructions, examples, limits, output_format]}
  prompt_plateau: {ben: {value: flat, link: https://example.org/p}}
  right_information: {ana: 18}
  safeguards: {ana: [limited_input, checked_output, unsure_rule, human_review]}
  test_cases: {ben: {value: 60, link: https://example.org/t}}
  decider: {ana: one_person, ben: agree_90}
  baseline: {ana: {value: {now: 70, needed: 85}, link: https://example.org/b}}
  weeks_unchanged: {ana: 5}
  expectations_changed: {ana: no}
  request_shape: {ana: one, ben: few}
  motive: {ana: form}
  lasting_failures:
    ana: {value: [drops currency], link: https://example.org/f, seen_since: 2026-10-01}
    ben: unsure
  training_pairs: {ana: 80}
"""


@dataclass(frozen=True)
class Run:
    """What one run of the command left behind."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)

    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


def ftready(*arguments: str, stdin: str | None = None) -> Run:
    """Run the command here."""
    result = CliRunner().invoke(app, list(arguments), input=stdin)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Run(result.exit_code, result.stdout, result.stderr)


def ftready_alone(*arguments: str, stdin: bytes = b"") -> Run:
    """Run the command in a process of its own, as installed."""
    command = [sys.executable, "-m", "bot", *arguments]
    result = subprocess.run(command, input=stdin, capture_output=True, cwd=ROOT, timeout=300, check=False)  # noqa: S603 - our own command
    return Run(result.returncode, result.stdout.decode(), result.stderr.decode())
