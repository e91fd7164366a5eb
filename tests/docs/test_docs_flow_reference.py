"""The reference for flow authors names every key, type, function and limit there is, and none there is not."""

import inspect
import re
from typing import get_args

import pytest
from doc_pages import page, spans_of
from pydantic import BaseModel

from bot.flow import nodes, shape, shape_check_in, shape_file, shape_property
from bot.flow.conditions import FUNCTIONS, KEYWORDS, QUANTIFIERS, display, grammar, language
from bot.questions import TYPES
from bot.questions.choice import BUTTONS
from bot.questions.controls import Control
from bot.questions.names import NAME
from bot.questions.numbers import NumberField
from bot.questions.options import Option
from bot.questions.text import LONGEST

PAGE = page("docs/writing-flows.md")

KEY_TABLES: tuple[type[BaseModel], ...] = (
    shape_file.FlowShape,
    shape.StartShape,
    shape.DaysShape,
    shape.HoursShape,
    shape.WaiversShape,
    shape.SourceShape,
    shape.ThenShape,
    shape.SectionShape,
    shape.QuestionShape,
    shape.GapShape,
    shape.LinkShape,
    shape.ProofShape,
    TYPES["choice"],
    Option,
    TYPES["number"],
    TYPES["numbers"],
    NumberField,
    TYPES["text"],
    TYPES["names"],
    shape.GateShape,
    shape.RuleShape,
    shape.NeedShape,
    shape.AnotherShape,
    shape.VerdictShape,
    shape.WarningShape,
    shape.ContradictionShape,
    shape_property.PropertyShape,
    shape_check_in.CheckInShape,
    shape_check_in.StreakShape,
    shape_check_in.MeasureShape,
    shape_check_in.WatchShape,
    shape_check_in.WatchedShape,
    shape_check_in.LookBackShape,
    shape_check_in.RemindShape,
    shape.GuidanceShape,
)
NEEDED_ALL_THE_SAME = {"gap"}
"""A variant takes it over, so the shape lets it be left out; a question without one is told."""


def keys_of(model: type[BaseModel]) -> dict[str, bool]:
    """Each key an author can write there, and whether it has to be."""
    return {
        field.alias or name: field.is_required() or name in NEEDED_ALL_THE_SAME
        for name, field in model.model_fields.items()
        if not (name == "type" and model in TYPES.values())
    }


def test_there_is_a_table_of_keys_for_everything_that_has_keys():
    parts = (each for module in (shape, shape_check_in, shape_file) for _, each in inspect.getmembers(module))
    shapes = {each for each in parts if inspect.isclass(each) and issubclass(each, shape.Shape)}
    only_inherited = {shape.Shape, shape.SayingShape}

    assert shapes - only_inherited - set(KEY_TABLES) == set()
    assert len(PAGE.tables("Key", "Needed", "Means")) == len(KEY_TABLES)
    assert keys_of(TYPES["choice"]) == keys_of(TYPES["choices"])
    assert set(TYPES.values()) - set(KEY_TABLES) == {TYPES["choices"]}


@pytest.mark.parametrize(
    ("place", "model"), list(enumerate(KEY_TABLES)), ids=lambda each: getattr(each, "__name__", None)
)
def test_a_table_of_keys_has_every_key_and_says_which_are_needed(place, model):
    table = PAGE.tables("Key", "Needed", "Means")[place]

    documented = {each: needed == "yes" for keys, needed, _ in table for each in spans_of(keys)}
    assert documented == keys_of(model)


def test_every_key_has_an_example():
    keys = {key for model in KEY_TABLES for key in keys_of(model)}
    examples = "\n".join(PAGE.blocks("yaml") + PAGE.blocks("markdown") + [re.sub(r"[`*]", "", PAGE.prose)])

    assert {
        key for key in keys if not re.search(rf"(?<![\w.]){key}: ?\S|(?<![\w.]){key}:$", examples, re.MULTILINE)
    } == set()


def test_every_type_and_every_control_is_named():
    (table,) = PAGE.tables("`type`", "An answer is", "People use")
    controls = [re.sub(r"(?<=[a-z])(?=[A-Z])", " ", each.__name__).lower() for each in get_args(Control)]

    assert {spans_of(name)[0] for name, *_ in table} == set(TYPES)
    assert [control for control in controls if control.removesuffix("es") not in PAGE.prose] == []
    assert f"buttons up to {BUTTONS} options" in PAGE.prose


def test_every_function_format_and_word_of_the_language_is_named():
    (signs,) = PAGE.tables("You write", "It means")
    cells = " ".join(row[0] for row in signs)
    (texts,) = PAGE.tables("You write", "People read")

    assert [name for name in (*FUNCTIONS, *QUANTIFIERS) if f"{name}(" not in cells] == []
    assert [word for word in KEYWORDS if not re.search(rf"\b{word}\b", cells)] == []
    assert all(any(f"as {name}" in row[0] for row in texts) for name in display.FORMATS)


def most(model: type[BaseModel], key: str) -> int:
    """The most characters or entries of a key."""
    found = [each.max_length for each in model.model_fields[key].metadata if hasattr(each, "max_length")]
    return int(found[0])


def test_the_limits_are_the_ones_that_are_held():
    (table,) = PAGE.tables("What", "At most")
    flow, question = shape_file.FlowShape, shape.QuestionShape
    names_most = max(each.le for each in TYPES["names"].model_fields["up_to"].metadata if hasattr(each, "le"))

    assert {what: [int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", limit)] for what, limit in table} == {
        "a file": [nodes.LARGEST // 1024, nodes.MOST_NODES, nodes.DEEPEST],
        "`title` of a flow, section, gate or warning": [most(flow, "title")],
        "`short`, the text of an option, `button`": [most(question, "short")],
        "`title` of a verdict or page, labels": [most(shape.VerdictShape, "title")],
        "`about`, `do`, `done`": [most(flow, "about")],
        "`say`, `missing`, `note`, `early`, `ask` of a contradiction": [most(shape.WarningShape, "say")],
        "`ask`, `help`": [most(question, "ask")],
        "options of a question": [most(TYPES["choice"], "options")],
        "`fields` of `numbers`": [most(TYPES["numbers"], "fields_")],
        "`up_to` of `names`": [names_most, NAME],
        "the text someone types": [LONGEST],
        "a condition": [grammar.LONGEST, grammar.MOST_NODES, grammar.DEEPEST],
        "a text with `{…}`": [language.MOST_PIECES],
    }
    assert most(shape.SectionShape, "title") == most(shape.GateShape, "title") == most(flow, "title")
    assert most(Option, "text") == most(shape.ThenShape, "button") == most(question, "short")
