"""The shipped flows say all they say in German and Spanish too, and decide in each what they decide in English."""

from dataclasses import fields, is_dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest
from random_sheets import random_sheet
from readiness_sheets import TODAY

from bot.flow import Flow
from bot.flow.conditions import Condition, Template
from bot.flow.model.question import Question
from bot.flow.translating.languages import in_language, languages
from bot.folders.checked import look_through
from bot.folders.flows import load_flow
from bot.folders.translations import translation_files
from bot.usecases.files.offline import decide_sheet

FLOWS = Path(__file__).parents[2] / "flows"
WORDS = {
    "title",
    "knows",
    "about",
    "short",
    "do",
    "done",
    "button",
    "label",
    "since",
    "text",
    "asks",
    "early",
    "said",
    "language",
    "guidance",
}
"""Fields with words in them."""
TOLD = {"not_looked", "new"}
"""Those of what is watched."""


def shipped(name: str) -> Flow:
    flow = load_flow(FLOWS / f"{name}.yml")
    assert isinstance(flow, Flow), flow
    return flow


SHIPPED = [shipped(each.stem) for each in sorted(FLOWS.glob("*.yml"))]
READINESS = next(each for each in SHIPPED if each.id == "readiness")
IN_EACH = pytest.mark.parametrize(
    ("flow", "language"),
    [(flow, language) for flow in SHIPPED for language in ("de", "es")],
    ids=lambda each: each if isinstance(each, str) else each.id,
)


def without_words(thing: Any) -> Any:
    """Give what a flow is made of without its words: of a text what it puts in, of a type what it takes."""
    if isinstance(thing, Template):
        return sorted(map(repr, thing.names_used()))
    if isinstance(thing, Condition):
        return thing.text
    if hasattr(thing, "model_dump"):
        return without_words(thing.model_dump())
    if is_dataclass(thing):
        return {
            each.name: without_words(getattr(thing, each.name))
            for each in fields(thing)
            if each.name not in WORDS | TOLD | {"translations", "properties"}
        }
    if isinstance(thing, dict):
        return {key: without_words(each) for key, each in thing.items() if key not in {"text", "do", "done", "label"}}
    return [without_words(each) for each in thing] if isinstance(thing, tuple | list) else thing


@IN_EACH
def test_every_text_is_there_in_each_language(flow, language):
    assert languages(flow) == ("en", "de", "es")
    assert in_language(flow, language).language == language


def test_nothing_is_wrong_with_a_translation_and_none_is_out_of_date():
    assert look_through(sorted(FLOWS.glob("*.yml")), (), translation_files(FLOWS)) == ((), ())


@IN_EACH
def test_only_words_differ(flow, language):
    other = in_language(flow, language)

    assert other.hash == flow.hash
    assert without_words(other) == without_words(flow)


def test_what_is_watched_besides_is_read_in_each_language_and_known_by_the_flows_own_words():
    watches = [in_language(READINESS, each).check_in.watch.also[0] for each in ("en", "de", "es")]

    assert {each.name for each in watches} == {"Cost or delay still over the limit"}
    assert [each.said for each in watches] == [
        "Cost or delay still over the limit",
        "Kosten oder Wartezeit noch über der Grenze",
        "Coste o demora todavía por encima del límite",
    ]


@IN_EACH
def test_every_question_is_put_in_other_words(flow, language):
    other = in_language(flow, language)

    def said(question: Question) -> tuple[str, str]:
        return question.short, question.ask.text

    alike = [id_ for id_, question in flow.questions.items() if set(said(question)) & set(said(other.questions[id_]))]
    assert alike == []


DECIDED = ("verdict", "rule", "failed_gates", "levels", "sections", "splits", "warnings", "contradictions")


def decided(flow: Flow, plain: Any) -> dict[str, Any]:
    """What a sheet comes to, without a word of the flow."""
    said = decide_sheet(flow, plain, TODAY)
    return {
        **{key: said[key] for key in DECIDED},
        "gaps": [each["question"] for each in said["gaps"]],
        "missing": [each["about"] for each in said["missing"]],
    }


def test_the_verdict_on_any_sheet_is_the_same_in_each_language():
    others, seen = [in_language(READINESS, language) for language in ("de", "es")], set()
    for seed in range(40):
        plain = random_sheet(Random(seed))  # noqa: S311 - the same sheets each time
        own = decided(READINESS, plain)
        assert [decided(other, plain) for other in others] == [own, own], f"sheet {seed}"
        seen.add(own["verdict"])

    assert seen >= {"ready", "almost", "not_yet"}


def test_the_headline_is_in_the_language_it_is_asked_in():
    nothing = {"flow": "readiness", "owner": "ana", "today": str(TODAY), "answers": {}}

    assert [decide_sheet(in_language(READINESS, each), nothing, TODAY)["headline"] for each in ("en", "de", "es")] == [
        "No agreed task",
        "Keine vereinbarte Aufgabe",
        "No hay una tarea acordada",
    ]
