"""Editors complete and check a translation by the JSON Schema that the shape of flow files makes."""

import json
from pathlib import Path

import pytest
from editor_readings import READINGS, as_yaml_1_2
from jsonschema import Draft7Validator

from bot.flow.schemas.translation import translation_schema

FOLDER = Path(__file__).parents[3] / "flows" / "translations"
SHIPPED = sorted(FOLDER.glob("*.yml"))
VALIDATOR = Draft7Validator(translation_schema())


def test_the_published_schema_of_translations_is_the_one_the_models_make():
    published = json.loads((FOLDER / "translation.schema.json").read_text(encoding="utf-8"))

    assert published == translation_schema(), "run `make fresh`"
    Draft7Validator.check_schema(published)


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.__name__)
@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_a_shipped_translation_tells_editors_where_its_schema_is_and_is_not_underlined(file, reading):
    text = file.read_text(encoding="utf-8")

    assert text.splitlines()[0] == "# yaml-language-server: $schema=translation.schema.json"
    assert list(VALIDATOR.iter_errors(reading(text))) == []


@pytest.mark.parametrize(
    "changed",
    [
        ("language: de", "langauge: de"),
        ("    short: Dieselbe", "    shorts: Dieselbe"),
        ("  Q1:\n    title", "  Q1:\n    titel"),
    ],
)
def test_a_key_that_is_none_is_underlined(changed):
    text = (FOLDER / "quick.de.yml").read_text(encoding="utf-8")
    assert changed[0] in text

    assert list(VALIDATOR.iter_errors(as_yaml_1_2(text.replace(*changed))))


def test_whatever_a_person_reads_says_what_it_is():
    question = translation_schema()["definitions"]["question"]["properties"]

    assert {"short", "ask", "help", "note", "options", "or", "fields", "link", "proof", "gap", "instead"} <= set(
        question
    )
    assert question["ask"]["description"].startswith("The question as people read it")
