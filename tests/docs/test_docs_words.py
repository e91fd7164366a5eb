"""One word for one thing: names in the code avoid the words that say nothing, and the glossary's words are in use."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from doc_pages import ROOT, page

SAYS_NOTHING = {"manager", "helper", "helpers", "util", "utils", "base", "impl", "handler", "misc", "common"}
SOURCES = sorted((ROOT / "bot").rglob("*.py"))


def words(name: str) -> set[str]:
    """Split a name into its words: `DeckOfCards` and `deck_of_cards` alike."""
    return {word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+", name)}


def names(source: str) -> Iterator[str]:
    """Go through every name a module gives to something of its own."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield name
            case ast.alias(asname=str(name)):
                yield name


def saying_nothing(name: str) -> bool:
    return bool(words(name) & SAYS_NOTHING)


def test_no_file_or_folder_has_a_name_that_says_nothing():
    files = [file.relative_to(ROOT) for file in (ROOT / "bot").rglob("*") if "__pycache__" not in file.parts]

    assert [str(file) for file in files if saying_nothing(file.stem)] == []


def test_nothing_in_the_code_has_a_name_that_says_nothing():
    found = [
        f"{file.relative_to(ROOT)}: {name}"
        for file in SOURCES
        for name in sorted(set(names(file.read_text(encoding="utf-8"))))
        if saying_nothing(name)
    ]

    assert found == []


def test_a_name_that_says_nothing_would_be_found_wherever_it_stands():
    source = "class CardManager: pass\ndef f(base_url): self.event_handler = utils = 1\nimport x as misc"

    assert {name for name in names(source) if saying_nothing(name)} == {
        "CardManager", "base_url", "event_handler", "utils", "misc",
    }  # fmt: skip


def test_the_words_of_the_glossary_are_the_words_of_the_code():
    (table,) = page("docs/glossary.md").tables("Word", "Means")
    used = " ".join(
        file.read_text(encoding="utf-8").lower() for file in SOURCES if "playground" not in file.relative_to(ROOT).parts
    )
    listed = [word.strip() for row in table for word in row[0].replace("*", "").split("/")]

    assert [word for word in listed if not re.search(rf"\b{word}s?\b", used)] == []
    assert len(listed) == len(set(listed))


def test_the_glossary_has_the_words_a_flow_author_meets():
    (table,) = page("docs/glossary.md").tables("Word", "Means")
    listed = " ".join(row[0] for row in table)

    assert all(word in listed for word in ("flow", "question", "level", "split", "gap", "gate", "verdict", "owner"))


def test_sources_were_found():
    assert Path(ROOT / "bot" / "cli" / "flows.py") in SOURCES
