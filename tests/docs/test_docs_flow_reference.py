"""The reference for flow authors names every key, type, function and limit there is, and none there is not."""

import re
import subprocess
import sys
from collections.abc import Iterator
from typing import get_args

from doc_pages import ROOT, page, spans_of
from pydantic import BaseModel

from bot.flow.checks import loops
from bot.flow.conditions import FUNCTIONS, KEYWORDS, QUANTIFIERS, display, grammar, language
from bot.flow.model import loop
from bot.flow.shapes import file, parts, translation
from bot.flow.shapes.shape import Shape
from bot.flow.tree import decoding, reading
from bot.flow.vetting import lengths
from bot.flow.written import file as written
from bot.questions import TYPES
from bot.questions.choice import BUTTONS
from bot.questions.controls import Control
from bot.questions.names import NAME
from bot.questions.numbers import NumberField
from bot.questions.options import Option
from bot.questions.text import LONGEST

PAGE = page("docs/writing-flows.md")

FRESH = ROOT / "tools" / "fresh"


def shapes(shape: type[BaseModel] = Shape) -> Iterator[type[BaseModel]]:
    """Every part of a flow file that has keys; `SayingShape` is only what two of them have alike."""
    for each in shape.__subclasses__():
        if each.__module__.startswith("bot.flow.shapes.") and not each.__name__.endswith(("_question", "SayingShape")):
            yield each
        yield from shapes(each)


def keys_of(model: type[BaseModel]) -> set[str]:
    """Each key an author can write there."""
    keys = {field.alias or name for name, field in model.model_fields.items()}
    return keys - {"type"} if model in TYPES.values() else keys


MODELS = (*shapes(), *TYPES.values(), Option, NumberField)
assert translation.TranslationShape in MODELS


def test_there_is_a_table_of_keys_for_everything_that_has_keys():
    tables = re.findall(r"<!-- keys of (\w+) -->", PAGE.text)

    assert keys_of(TYPES["choice"]) == keys_of(TYPES["choices"])
    assert set(tables) == {each.__name__ for each in MODELS} - {"Choices"}
    assert len(tables) == len(set(tables)) == len(PAGE.tables("Key", "Needed", "Takes", "Means"))


def test_the_tables_and_the_schema_are_those_the_models_make():
    run = subprocess.run([sys.executable, str(FRESH), "--check"], capture_output=True, text=True, check=False)  # noqa: S603 - our own tool

    assert (run.returncode, run.stdout) == (0, ""), run.stdout + run.stderr


def test_every_key_says_what_it_means():
    rows = [row for table in PAGE.tables("Key", "Needed", "Takes", "Means") for row in table]

    assert len(rows) > 120
    assert [row[0] for row in rows if not row[2] or not row[3].endswith(".")] == []
    assert {row[1] for row in rows} == {"yes", "", "one of these"}


def test_every_key_has_an_example():
    keys = {key for model in MODELS for key in keys_of(model)}
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
    flow, question = file.FlowShape, parts.QuestionShape
    names_most = max(each.le for each in TYPES["names"].model_fields["up_to"].metadata if hasattr(each, "le"))

    assert {what: [int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", limit)] for what, limit in table} == {
        "a file": [decoding.LARGEST // 1024, reading.MOST_NODES, reading.DEEPEST],
        "`title` of a flow, section, gate or warning": [most(flow, "title")],
        "`short`, the text of an option, `button`": [most(question, "short")],
        "`title` of a verdict or page, labels": [most(parts.VerdictShape, "title")],
        "`about`, `do`, `done`": [most(flow, "about")],
        "`say`, `missing`, `note`, `early`, `ask` of a contradiction": [most(parts.WarningShape, "say")],
        "`ask`, `help`": [most(question, "ask")],
        "options of a question": [most(TYPES["choice"], "options")],
        "`fields` of `numbers`": [most(TYPES["numbers"], "fields_")],
        "`up_to` of `names`": [names_most, NAME],
        "the text someone types": [LONGEST],
        "variants of a question": [most(question, "instead")],
        "items of a list that is asked about item by item": [loop.MOST_ITEMS],
        "questions that a section asks item by item, for all items together": [loops.MOST_ASKED],
        "the id of such a question": [loop.LONGEST_ID],
        "`short` of such a question": [loops.LONGEST_SHORT],
        "a condition": [grammar.LONGEST, grammar.MOST_NODES, grammar.DEEPEST],
        "all conditions of a flow together": [written.MOST_WORDS],
        "a text with `{…}`": [language.MOST_PIECES],
        "a text with the longest answers in it": [lengths.SHOWN],
    }
    assert most(parts.SectionShape, "title") == most(parts.GateShape, "title") == most(flow, "title")
    assert most(Option, "text") == most(file.ThenShape, "button") == most(question, "short")
