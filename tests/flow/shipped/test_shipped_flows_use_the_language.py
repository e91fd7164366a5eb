"""Between them the flows that ship use every feature of the language, so that there is one to look at for each."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from bot.flow.building.flow import with_all_it_uses
from bot.flow.conditions import FUNCTIONS, KEYWORDS, QUANTIFIERS, display
from bot.flow.model.call import RETURNED
from bot.flow.model.loop import Overall
from bot.flow.model.property import Way
from bot.flow.shapes.call import CallShape
from bot.flow.shapes.file import FlowShape
from bot.flow.shapes.fragment import FragmentShape
from bot.flow.shapes.shape import Shape, TogetherWord
from bot.flow.tree.nodes import Mapping
from bot.flow.tree.reading import read
from bot.flow.written.file import Written, items_of
from bot.flow.written.scopes import ELSEWHERE
from bot.questions import TYPES
from bot.questions.numbers import NumberField
from bot.questions.options import Option

FLOWS = Path(__file__).parents[3] / "flows"
FILES = dict.fromkeys(sorted(FLOWS.glob("*.yml")), FlowShape)
FILES |= dict.fromkeys(sorted(FLOWS.glob("fragments/*.yml")), FragmentShape)
BESIDE = {f"../{file.stem}": file.read_text(encoding="utf-8") for file in FILES if FILES[file] is FlowShape}
BESIDE |= {file.stem: file.read_text(encoding="utf-8") for file in FILES if FILES[file] is FragmentShape}
PAGES = {page.stem: page.read_text(encoding="utf-8") for page in sorted(FLOWS.glob("guidance*/*.md"))}
BARE = {file: re.sub(r"(?m)^\s*#.*$| # .*$", "", file.read_text(encoding="utf-8")) for file in FILES}
TEXT = "\n".join(BARE.values())
"""All that is written in them, without the comments."""
OTHER_FILES = {"TranslationShape", "GuidanceShape", "UseShape"}
"""Shapes of files beside a flow, which have tests of their own, and what stands for a fragment until that is put in."""
CALLS = "|".join(re.findall(r"(?m)- call: (\w+)$", TEXT) + re.findall(r"(?m)^ +as: (\w+)$", TEXT))


def shapes(parent: type[BaseModel] = Shape) -> Iterator[type[BaseModel]]:
    for each in parent.__subclasses__():
        if each.__module__.startswith("bot.flow.shapes.") and not each.__name__.endswith(("_question", "SayingShape")):
            yield each
        yield from shapes(each)


MODELS = {each for each in (*shapes(), *TYPES.values(), Option, NumberField) if each.__name__ not in OTHER_FILES}


def keys_in(part: Any) -> Iterator[tuple[str, str]]:
    """Go through every key that is written in a part of a flow, with the shape it is a key of."""
    if isinstance(part, BaseModel):
        for name in part.model_fields_set:
            for model in MODELS.intersection(type(part).__mro__):
                if name in model.model_fields:
                    yield model.__name__, model.model_fields[name].alias or name
            yield from keys_in(getattr(part, name))
    elif isinstance(part, dict):
        for each in part.values():
            yield from keys_in(each)
    elif isinstance(part, tuple | list):
        for each in part:
            yield from keys_in(each)


def written(file: Path) -> BaseModel:
    tree = read(file.read_text(encoding="utf-8"), file.name)
    assert isinstance(tree, Mapping)
    if FILES[file] is FlowShape:  # what it uses and calls stands in it as a part of its own
        tree = with_all_it_uses(tree, file.name, PAGES, BESIDE).tree
    found = Written(file.name, {}).part(tree, FILES[file])
    assert found is not None, file
    return found


def calls_in(file: Path) -> Iterator[BaseModel]:
    tree = read(file.read_text(encoding="utf-8"), file.name)
    assert isinstance(tree, Mapping)
    for each in items_of(tree.entries.get("sections")):
        if isinstance(each, Mapping) and "call" in each.entries:
            found = Written(file.name, {}).part(each, CallShape)
            assert found is not None, file
            yield found


def test_every_key_of_every_shape_is_written_somewhere():
    parts = [part for file in FILES for part in (written(file), *calls_in(file))]
    used = {key for part in parts for key in keys_in(part)}
    there = {(model.__name__, field.alias or name) for model in MODELS for name, field in model.model_fields.items()}

    assert sorted(there - used) == []


@pytest.mark.parametrize("name", sorted({*FUNCTIONS, *QUANTIFIERS, *ELSEWHERE, "answered", "people"}))
def test_every_name_and_call_is_used(name):
    assert re.search(rf"\b{name}\b", TEXT)
    assert name not in {*FUNCTIONS, *QUANTIFIERS} or f"{name}(" in TEXT


@pytest.mark.parametrize("name", RETURNED)
def test_all_that_comes_back_from_a_call_is_used(name):
    assert re.search(rf"\b{name}\((?:{CALLS})\)", TEXT)


@pytest.mark.parametrize("written", [*sorted(KEYWORDS), "is not", "not in", "has not", "!=", "<=", ">=", "{{"])
def test_every_word_and_sign_of_conditions_and_texts_is_used(written):
    assert written in re.split(r"\s+", TEXT) or (written in TEXT and not written.isalpha())


@pytest.mark.parametrize("name", display.FORMATS)
def test_every_way_to_show_a_number_is_used(name):
    assert re.search(rf"\{{[^{{}}]+ as {name}\}}", TEXT)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("together", set(get_args(TogetherWord))),
        ("overall", {*get_args(Overall)} - {"lowest"}),
        ("not_applicable", {"yes", "with_reason"}),
        ("asked_of", {"owner", "anyone", "everyone"}),
        ("by", {"message"}),
        ("offered", {"first"}),
        ("type", set(TYPES)),
    ],
)
def test_every_closed_word_is_used_where_it_is_not_what_stands_there_by_itself(key, words):
    assert words <= set(re.findall(rf"\b{key}: \"?(\w+)", TEXT))


def test_every_way_to_get_better_is_promised():
    ways = set(re.findall(r"\w+", " ".join(re.findall(r"never_lowers: \[(.*)\]", TEXT))))

    assert set(get_args(Way)) <= ways


def test_a_fragment_is_used_whole_and_in_part():
    assert re.search(r"(?m)- use: [a-z0-9-]+$", TEXT)
    assert re.search(r"(?m)- use: [a-z0-9-]+/\w+$", TEXT)
