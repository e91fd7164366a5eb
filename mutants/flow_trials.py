"""How mutants of a flow are tried: their tests are collected once, and each trial swaps the flow in its own process.

The tests of `tests/flows` hold the loaded flows by name, so a trial fills the same objects with the mutant.
"""

import sys
from pathlib import Path

import pytest
from _pytest.main import pytest_runtestloop as run_collected

from bot.flow.building.flow import build
from bot.flow.model.flow import Flow
from mutants.guard import alone
from mutants.mutant import Mutant
from mutants.trials import HOW, Tell, try_all

TESTS = alone(
    "--ignore=tests/flows/test_readiness_oracle.py",
    "--ignore=tests/flows/test_answer_sheet_mistakes.py",
    "--ignore=tests/flows/test_variants_of_shipped_flows.py",
    "--deselect=tests/flows/test_answer_sheet_follow_up.py::test_any_json_in_a_follow_up_is_decided_or_refused_in_words",
    "tests/flows",
)


class FlowTrials:
    """A pytest plugin that tries mutants instead of running the tests once."""

    def __init__(self, root: Path, mutants: list[Mutant], tell: Tell) -> None:
        self._guidance = {
            page.stem: page.read_text(encoding="utf-8") for page in (root / "flows" / "guidance").glob("*.md")
        }
        self._mutants = mutants
        self._tell = tell
        self.survivors: list[Mutant] = []

    def run(self) -> list[Mutant]:
        """Try all mutants and give those nobody noticed."""
        code = pytest.main([*HOW, "-s", "--no-header", *TESTS], plugins=[self])
        if code != pytest.ExitCode.OK:
            raise LookupError(f"the tests of the flows cannot be collected (pytest ended with {code})")
        return self.survivors

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try the mutants on the tests just collected."""

        def tested(mutant: Mutant) -> int:
            self._swap(mutant)
            run_collected(session)
            return session.testsfailed

        loaded = []
        for mutant in self._mutants:
            if self._built(mutant) is None:
                self._tell(mutant, caught=True)
            else:
                loaded.append(mutant)
        self.survivors = try_all(loaded, tested, self._tell)
        return True

    def _built(self, mutant: Mutant) -> Flow | None:
        """Load a mutant the way the bot loads a flow; what it refuses to load is caught."""
        flow = build(mutant.text, mutant.file, self._guidance)
        return flow if isinstance(flow, Flow) else None

    def _swap(self, mutant: Mutant) -> None:
        sheets = sys.modules["readiness_sheets"]
        held = sheets.READINESS if mutant.file == "flows/readiness.yml" else sheets.QUICK
        vars(held).clear()
        vars(held).update(vars(self._built(mutant)))
