"""The page about answer sheets: its example is decided as shown, and it names every key that goes in or comes out."""

import json
from dataclasses import fields
from pathlib import Path

import pytest
from doc_pages import ROOT, page, spans_of
from typer.testing import CliRunner

from bot.cli import app
from bot.engine.weighed.summary import Gap
from bot.engine.weighed.turning import Flip, Things, Turn
from bot.flow.model.check_in import CLOSED, NEW, SEEN
from bot.questions import TYPES
from bot.usecases.files.answer_sheet import KEYS
from bot.usecases.files.follow_up_sheet import ANSWERS, PASSED, SILENT, WHEN
from bot.usecases.files.written_answer import EVIDENCE

PAGE = page("docs/answer-sheets.md")
SHEET, IN_ROLES, FOLLOWED = PAGE.blocks("yaml")
SAID, SAID_LATER = PAGE.blocks("text")


@pytest.fixture
def sheet(tmp_path, monkeypatch):
    monkeypatch.setenv("FTREADY_FLOWS", str(ROOT / "flows"))
    file = tmp_path / "answers.yml"
    file.write_text(SHEET, encoding="utf-8")
    return str(file)


def decided(*command: str) -> dict[str, object]:
    return json.loads(CliRunner().invoke(app, ["verdict", "readiness", *command, "--format", "json"]).stdout)


def documented(table: list[list[str]]) -> set[str]:
    return {key for row in table for key in spans_of(row[0])}


def test_the_file_beside_the_page_is_its_example():
    assert (ROOT / "docs" / "answers.yml").read_text(encoding="utf-8") == SHEET


def test_the_example_is_decided_as_shown(sheet):
    assert CliRunner().invoke(app, ["verdict", "readiness", sheet]).stdout == SAID


def test_the_example_with_its_weeks_is_decided_as_shown(sheet):
    Path(sheet).write_text(SHEET + FOLLOWED, encoding="utf-8")

    assert CliRunner().invoke(app, ["verdict", "readiness", sheet]).stdout == SAID_LATER


def test_the_examples_use_every_key_a_sheet_can_have(sheet):
    written = SHEET + IN_ROLES + FOLLOWED
    assert {line.partition(":")[0] for line in written.splitlines() if not line.startswith(" ")} == KEYS
    assert decided(sheet)["silent"] == ["dan"]


def test_the_example_with_roles_is_decided(sheet):
    Path(sheet).write_text(IN_ROLES, encoding="utf-8")

    said = CliRunner().invoke(app, ["verdict", "production", sheet, "--format", "json"])

    assert said.exit_code == 0, said.output
    assert json.loads(said.stdout)["levels"]["secrets"] == 1


def test_every_key_of_a_sheet_is_explained():
    whole, answer = PAGE.tables("Key", "Needed", "Holds")

    assert documented(whole) == KEYS
    assert {key for key, needed, _ in whole if needed == "yes"} == {"`owner`", "`answers`"}
    assert documented(answer) == set(EVIDENCE)
    assert all(f"`{word}`" in PAGE.prose for word in PASSED)


def test_everything_a_check_in_can_hold_is_explained():
    (check_in,) = PAGE.tables("In a check-in", "Holds")

    assert documented(check_in) == {*WHEN, ANSWERS, SEEN, NEW, CLOSED}
    assert all(f"`{word}`" in PAGE.prose for word in SILENT)


@pytest.mark.parametrize("needed", ["owner", "answers"])
def test_a_sheet_without_a_key_that_is_needed_is_not_decided(needed, sheet):
    plain = {key: value for key, value in {"owner": "ada", "answers": {}}.items() if key != needed}
    said = CliRunner().invoke(app, ["verdict", "readiness", "-", "--format", "json"], input=json.dumps(plain)).stdout

    assert set(json.loads(said)) == {"error"}


def test_every_type_of_question_has_its_value_explained():
    (table,) = PAGE.tables("Type of question", "Write")

    assert documented(table) >= set(TYPES)
    assert {spans_of(row[0])[0] for row in table} == set(TYPES)


def test_every_key_that_comes_back_is_explained(sheet):
    whole, gap, flip, turn, things = PAGE.tables("Key", "Holds")

    assert documented(whole) == set(decided(sheet))
    assert documented(gap) == {field.name for field in fields(Gap)} | {"link"}
    for table, kind in ((flip, Flip), (turn, Turn), (things, Things)):
        assert documented(table) == {field.name for field in fields(kind)}


def test_what_cannot_be_read_comes_back_as_said(tmp_path):
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")

    assert set(decided(str(tmp_path / "bad.json"))) == {"error"}
