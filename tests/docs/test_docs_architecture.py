"""The architecture page shows the parts there are, in the order the import rules hold."""

import configparser
import re

import pytest
from doc_pages import ROOT, page, spans_of

RULES = configparser.ConfigParser()
RULES.read(ROOT / ".importlinter")
ENTRY = {"bot/__init__.py", "bot/__main__.py"}


def documented(what: str, says: str) -> set[str]:
    return {span for table in page("ARCHITECTURE.md").tables(what, says) for row, _ in table for span in spans_of(row)}


def layers_of(contract: str) -> list[list[str]]:
    return [layer.split(" | ") for layer in RULES[f"importlinter:contract:{contract}"]["layers"].strip().splitlines()]


def drawn(begins: str) -> list[list[str]]:
    (line,) = (line for line in page("ARCHITECTURE.md").text.splitlines() if line.startswith(begins))
    return [part.strip("{ }").split(" | ") for part in line.split(" → ")]


def test_every_folder_and_module_of_the_package_is_in_the_table():
    folders = {f"bot/{each.parent.name}/" for each in (ROOT / "bot").glob("*/__init__.py")}
    modules = {f"bot/{each.name}" for each in (ROOT / "bot").glob("*.py")} - ENTRY

    assert (folders | modules) - documented("Folder", "What is inside") == set()


def test_every_room_of_the_engine_is_in_its_table():
    rooms = {f"bot/engine/{each.parent.name}/" for each in (ROOT / "bot" / "engine").glob("*/__init__.py")}

    assert rooms == documented("Room", "What is inside")


@pytest.mark.parametrize("part", ["flow", "slack", "usecases"])
def test_every_room_of_a_part_with_rooms_is_told_of(part):
    rooms = {f"bot/{part}/{each.parent.name}/" for each in (ROOT / "bot" / part).glob("*/__init__.py")}

    assert rooms - {*spans_of(page("ARCHITECTURE.md").text)} == set()


def test_the_line_of_layers_is_what_import_linter_holds():
    assert drawn("__main__ → ") == layers_of("layers")


def test_the_line_of_the_engines_rooms_is_what_import_linter_holds():
    assert drawn("{ transition | overviews | ") == layers_of("engine")


def test_all_but_the_proof_are_kept_from_the_solver():
    kept = set(RULES["importlinter:contract:solver"]["source_modules"].strip().splitlines())
    there = {f"bot.{layer}" for layers in layers_of("layers") for layer in layers}

    assert kept == there - {"bot.proof"}


def test_every_decision_says_what_led_to_it_and_what_follows():
    files = sorted((ROOT / "docs" / "decisions").glob("*.md"))

    assert [int(file.name[:4]) for file in files] == list(range(1, len(files) + 1))
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert text.startswith(f"# {int(file.name[:4])}. ")
        parts = re.findall(
            r"^\*\*(Status|Context|Decision|Consequences)\.\*\* \S|^\*\*(Decision)\.\*\*$", text, re.MULTILINE
        )
        assert [one or other for one, other in parts] == ["Status", "Context", "Decision", "Consequences"]
