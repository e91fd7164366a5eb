"""The architecture page shows the parts there are, in the order the import rules hold."""

import configparser
import re

from doc_pages import ROOT, page, spans_of


def test_every_folder_of_the_package_is_in_the_table():
    (table,) = page("ARCHITECTURE.md").tables("Folder", "What is inside")
    documented = {span for folder, _ in table for span in spans_of(folder)}
    there = {f"bot/{each.parent.name}/" for each in (ROOT / "bot").glob("*/__init__.py")}

    assert there - documented == set()


def test_the_line_of_layers_is_what_import_linter_holds():
    rules = configparser.ConfigParser()
    rules.read(ROOT / ".importlinter")
    layers = [
        re.sub(r"[()]", "", layer).split(" | ")
        for layer in rules["importlinter:contract:layers"]["layers"].strip().splitlines()
    ]
    (line,) = (line for line in page("ARCHITECTURE.md").text.splitlines() if line.startswith("__main__ → "))
    documented = [part.strip("{ }").split(" | ") for part in line.split(" → ")]

    assert documented == layers


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
