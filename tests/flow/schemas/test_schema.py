"""Editors complete, explain and check a flow by its JSON Schema, which lets through whatever loads."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from editor_readings import READINGS, as_text, as_yaml_1_2
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pydantic import ValidationError
from small_flow import PAGES, SMALL

from bot.flow import Flow, build
from bot.flow.schemas.flow import flow_schema
from bot.flow.shapes.file import FlowShape
from bot.flow.tree.nodes import Mapping, plain
from bot.flow.tree.reading import read
from bot.questions import TYPES

FLOWS = Path(__file__).parents[3] / "flows"
PUBLISHED = FLOWS / "flow.schema.json"
SHIPPED = sorted(FLOWS.glob("*.yml"))
BROKEN = sorted((Path(__file__).parents[1] / "broken").glob("*.yml"))
SCHEMA = flow_schema()
VALIDATOR = Draft7Validator(SCHEMA)
every_reading = pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.__name__)


def refusals(flow: Any) -> list[str]:
    """What an editor underlines, each with the path to it."""
    return [f"{'.'.join(map(str, each.path))}: {each.message}" for each in VALIDATOR.iter_errors(flow)]


def keys() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key an author can write there, with its own schema."""
    for place, part in {"": SCHEMA, **SCHEMA["definitions"]}.items():
        yield from ((f"{place}.{key}", own) for key, own in part.get("properties", {}).items())


def explained(own: dict[str, Any]) -> str:
    """What is shown beside a key, its own or that of what stands there."""
    there = SCHEMA["definitions"].get(own.get("$ref", "").rpartition("/")[2], {})
    return own.get("description") or there.get("description") or ""


# What is published.


def test_the_published_schema_is_the_one_the_models_make():
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == SCHEMA, "run `make fresh`"


def test_the_schema_is_one_itself():
    Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_a_shipped_flow_tells_editors_where_its_schema_is(file):
    first = file.read_text(encoding="utf-8").splitlines()[0]

    assert first == f"# yaml-language-server: $schema={PUBLISHED.name}"


# What an editor shows.


def test_every_key_says_what_it_means():
    silent = [key for key, own in keys() if not explained(own)]

    assert len(list(keys())) > 300
    assert silent == []


def test_an_explanation_is_short_and_a_sentence():
    said = {explained(own) for _, own in keys()}

    assert [each for each in said if len(each) > 200 or not each.endswith(".") or "\n" in each or "`" in each] == []


def test_closed_words_are_offered():
    definitions = SCHEMA["definitions"]

    assert {f"{name}_question" for name in TYPES} <= definitions.keys()
    assert definitions["choice_question"]["properties"]["asked_of"]["enum"] == ["owner", "anyone", "everyone"]
    assert definitions["variant"]["properties"]["type"]["enum"] == list(TYPES)
    assert definitions["yes_or_no"]["anyOf"][0]["enum"] == ["yes", "no"]


def test_only_what_has_a_meaning_is_offered_after_the_verdict_and_in_a_check_in():
    definitions = SCHEMA["definitions"]

    assert "level" in definitions["choice_question"]["properties"]
    assert "level" not in definitions["choice_afterwards"]["properties"]
    assert "usual" not in definitions["choice_afterwards"]["properties"]
    assert "usual" in definitions["choice_in_check_in"]["properties"]
    assert definitions["Verdict"]["properties"]["ask"]["items"]["oneOf"][0]["$ref"].endswith("_afterwards")


# What it lets through, and what not.


@every_reading
@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_a_shipped_flow_has_nothing_underlined(file, reading):
    assert refusals(reading(file.read_text(encoding="utf-8"))) == []


@every_reading
def test_the_small_flow_has_nothing_underlined(reading):
    assert refusals(reading(SMALL)) == []


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_loads_has_nothing_underlined(data):
    lines = SMALL.splitlines()
    at = data.draw(st.integers(0, len(lines) - 1))
    before, _, after = lines[at].partition(": ")
    value = data.draw(
        st.sampled_from(["yes", "On", "0", "'1'", "28", "28.0", "1_0", "0.5", "-1", ".5", "1e2", "true", "x", "'a b'",
                         "[]", "[cases]", "{}", "012", "12:30", "lowest", "1 otherwise"])
        | st.just(after)
    )  # fmt: skip
    extra = data.draw(
        st.sampled_from(["settle", "whole", "least", "most", "together", "fresh_for_days", "note", "help", "split"])
    )
    indent = " " * (len(lines[at]) - len(lines[at].lstrip()))
    lines[at] = f"{before}: {value}" if data.draw(st.booleans()) else f"{lines[at]}\n{indent}{extra}: {value}"
    text = "\n".join(lines)

    if isinstance(build(text, "x.yml", PAGES), Flow):
        for reading in READINGS:
            assert refusals(reading(text)) == [], text


KNOWN_ONLY_WHEN_LOADED = {
    "bounds-crossed",
    "calls-a-flow-that-is-not-there",
    "calls-itself",
    "field-bounds-crossed",
    "length-turned-round",
}
"""A schema does not compare two values, and knows no other file."""


def shape_of(file: Path) -> Mapping | None:
    """The tree of a broken file whose fault is one of shape."""
    tree = read(file.read_text(encoding="utf-8"), file.name)
    if not isinstance(tree, Mapping):
        return None
    try:
        FlowShape.model_validate(plain(tree))
    except ValidationError:
        return tree
    return None


FAULTS_OF_SHAPE = [file for file in BROKEN if shape_of(file) is not None]


@pytest.mark.parametrize("file", FAULTS_OF_SHAPE, ids=lambda file: file.stem)
def test_a_fault_of_shape_is_underlined(file):
    underlined = refusals(as_yaml_1_2(file.read_text(encoding="utf-8")))

    assert bool(underlined) is (file.stem not in KNOWN_ONLY_WHEN_LOADED)


def test_there_are_faults_of_shape_in_the_corpus():
    assert len(FAULTS_OF_SHAPE) > 20


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("        gap: {do: Think again, done: it is form, guidance: cases}\n", ""),
        ("        type: choice\n", ""),
        ("1 if value is form", "value is form"),
        ("mark: tada}", "mark: tada, ask: [{id: x, short: X, ask: X?, type: text, asked_of: owner, settle: no}]}"),
        ("it is form, guidance: cases}", "it is form}\n        instead: [{ask: And why?}]"),
        ("it is form, guidance: cases}", "it is form}\n        instead: [{when: answered(cases), id: other}]"),
    ],
)  # fmt: skip
def test_what_is_only_refused_once_questions_are_built_is_underlined_too(old, new):
    assert old in SMALL

    assert refusals(as_text(SMALL.replace(old, new)))
