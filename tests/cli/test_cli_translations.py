"""Translations are checked with their flows; what is missing in them is a note, and no problem."""

import json
import shutil
from pathlib import Path

import pytest
from cli_runs import ROOT, ftready

SHIPPED = ROOT / "flows"
FORMATS = ("text", "lines", "json", "github", "sarif")


@pytest.fixture
def german(tmp_path) -> Path:
    """A translation in which one text is missing."""
    for name in ("quick.yml", "readiness.yml"):
        shutil.copy(SHIPPED / name, tmp_path)
    shutil.copytree(SHIPPED / "guidance", tmp_path / "guidance", ignore=shutil.ignore_patterns("de", "es"))
    (tmp_path / "translations").mkdir()
    file = tmp_path / "translations" / "quick.de.yml"
    text = (SHIPPED / "translations" / "quick.de.yml").read_text(encoding="utf-8")
    file.write_text(text.replace("then: Das Team fragen\n", ""), encoding="utf-8")
    return file


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_missing_text_is_a_note_and_the_check_is_content(german, fmt):
    run = ftready("check", str(german.parents[1]), "--format", fmt)

    assert run.code == 0
    assert {
        "text": "2 flows checked, no problems, 1 note" in run.out,
        "lines": ":2:1: note: 1 of 60 texts have no translation and are shown in 'en'; write 'then → button'"
        in run.out,
        "json": json.loads(run.out) == [] if fmt == "json" else None,
        "github": run.out.startswith("::notice file="),
        "sarif": '"level": "note"' in run.out,
    }[fmt]


def test_the_folder_of_the_translations_named_alone_is_no_folder_of_flows(german, monkeypatch):
    monkeypatch.chdir(german.parent)
    for named in (str(german.parent), ".", german.name):
        run = ftready("check", named)

        assert (run.code, run.out.splitlines()[-1]) == (0, "1 flow checked, no problems, 1 note")


def test_a_translation_named_alone_is_checked_with_its_flow(german):
    german.write_text(german.read_text(encoding="utf-8").replace("same_line:", "same_lien:"), encoding="utf-8")
    run = ftready("check", str(german), "--format", "lines")

    assert (run.code, run.out.splitlines()) == (
        1,
        [f"{german}:15:3: the flow has no text 'same_lien' under 'questions'; did you mean 'same_line'?"],
    )


def test_the_schema_of_translations_is_printed():
    assert json.loads(ftready("schema", "--translation").out) == json.loads(
        (SHIPPED / "translations" / "translation.schema.json").read_text(encoding="utf-8")
    )
