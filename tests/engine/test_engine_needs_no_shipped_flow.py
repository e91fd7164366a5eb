"""Deleting `flows/` leaves an engine with nothing to ask and all of its tests green: none of them reads that folder."""

import ast
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parents[1]
BESIDE = {file.stem: file for file in TESTS.rglob("*.py") if file.name != "conftest.py"}
"""What tests import from one another; no two of their files have one name."""
READ_FLOWS = {"load_flow", "flow_files", "FlowsFolder"}
"""What reads a folder of flows; the engine's tests build texts."""


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (alias.name for alias in node.names)


def stood_on(folder: str) -> set[Path]:
    """Give all files of a folder of tests, and of other tests what those import."""
    found, left = set[Path](), list((TESTS / folder).rglob("*.py"))
    while left:
        file = left.pop()
        if file not in found:
            found.add(file)
            left += [BESIDE[name] for name in imported(file) if name in BESIDE]
    return found


def names_the_folder(file: Path) -> bool:
    """Whether a file names the folder, alone or as the beginning of a path."""
    nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    texts = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return any(text == "flows" or (text.startswith("flows/") and (TESTS.parent / text).exists()) for text in texts)


def test_no_test_of_the_engine_or_of_questions_stands_on_a_flow_that_ships():
    files = stood_on("engine") | stood_on("questions")
    assert {"team_check", "role_flow", "random_acts"} <= {file.stem for file in files}

    files -= {Path(__file__), TESTS / "engine" / "conftest.py"}  # what it finds there are tests, and they are looked at
    assert sorted(file.name for file in files if names_the_folder(file)) == []
    assert sorted(file.name for file in files if READ_FLOWS & {*imported(file)}) == []


def test_a_test_that_would_is_noticed():
    shipped = TESTS / "flows" / "readiness_sheets.py"

    assert names_the_folder(shipped)
    assert "load_flow" in imported(shipped)
