"""Editors complete and check a fragment, and the use of one, by the JSON Schema of each."""

import json
from pathlib import Path

import pytest
from editor_readings import READINGS, as_yaml_1_2
from fragment_flow import SURE, using
from jsonschema import Draft7Validator

from bot.flow.schemas.flow import flow_schema, fragment_schema
from bot.questions import TYPES

FOLDER = Path(__file__).parents[3] / "flows" / "fragments"
SHIPPED = sorted(FOLDER.glob("*.yml"))
OF_FLOWS = Draft7Validator(flow_schema())
OF_FRAGMENTS = Draft7Validator(fragment_schema())
every_reading = pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.__name__)


def test_the_published_schema_of_fragments_is_the_one_the_models_make():
    published = json.loads((FOLDER / "fragment.schema.json").read_text(encoding="utf-8"))

    assert published == fragment_schema(), "run `make fresh`"
    Draft7Validator.check_schema(published)


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_a_shipped_fragment_tells_editors_where_its_schema_is_and_is_not_underlined(file):
    text = file.read_text(encoding="utf-8")

    assert text.splitlines()[0] == "# yaml-language-server: $schema=fragment.schema.json"
    assert list(OF_FRAGMENTS.iter_errors(as_yaml_1_2(text))) == []


@every_reading
def test_a_fragment_and_its_use_have_nothing_underlined(reading):
    assert list(OF_FRAGMENTS.iter_errors(reading(SURE))) == []
    for lines in (["- use: sure"], ["- use: sure/days", "  ask: How many?", "  least: 3", "  settle: no"]):
        assert list(OF_FLOWS.iter_errors(reading(using(*lines)))) == []


@pytest.mark.parametrize(
    "lines",
    [["- use: ../sure"], ["- use: sure/days", "  aks: How?"], ["- use: sure/days", "  type: text"], ["- use: []"]],
)
def test_a_use_that_is_wrong_in_shape_is_underlined(lines):
    assert list(OF_FLOWS.iter_errors(as_yaml_1_2(using(*lines))))


@pytest.mark.parametrize(
    "changed", [("asked_of:", "asked_off:"), ("fragment: sure", "flow: sure"), ("type: number", "use: x")]
)
def test_a_fragment_that_is_wrong_in_shape_is_underlined(changed):
    assert list(OF_FRAGMENTS.iter_errors(as_yaml_1_2(SURE.replace(*changed))))


def test_each_key_of_a_use_says_what_it_means_and_each_type_is_known_to_a_fragment():
    keys = flow_schema()["definitions"]["use"]["properties"]

    assert [key for key, own in keys.items() if not own.get("description") and "$ref" not in own] == []
    assert {f"{name}_question" for name in TYPES} <= fragment_schema()["definitions"].keys()
