"""The page for flow authors: its examples pass the check and run, and its conditions can be written where it says."""

import json
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest
from doc_pages import ROOT, page, spans_of
from typer.testing import CliRunner

from bot.cli import app
from bot.flow.across import Built, Outline, across
from bot.flow.building.flow import vetted
from bot.flow.composing.fragments import Fragment, read_fragment
from bot.flow.conditions import Scope, parse_condition
from bot.flow.guidance import read_guidance
from bot.flow.model.flow import Flow, Guidance
from bot.flow.shapes.file import FlowShape
from bot.flow.tree.nodes import Mapping as MappingNode
from bot.flow.tree.nodes import plain
from bot.flow.tree.reading import read
from bot.flow.written.scopes import RESERVED, Scopes, either
from bot.folders.flows import load_flow
from bot.proof import prove
from bot.usecases.files.offline import decide_sheet

PAGE = page("docs/writing-flows.md")
EXAMPLES = PAGE.blocks("yaml")
FIRST, ANSWERS, STORY = EXAMPLES[:3]
(FRAGMENT,) = (each for each in EXAMPLES if each.startswith("fragment: "))
(TRANSLATION,) = (each for each in EXAMPLES if each.startswith("translation: "))
(CALLED,) = (each for each in EXAMPLES if each.startswith("flow: backup"))
SAID = PAGE.blocks("text")
PLACES = ("answer", "spread", "gates", "sheet", "missing", "week", "measures", "results", "always")


def written(example: str) -> Any:
    """Read a piece of YAML as flow files are read: every value is text."""
    node = read("piece:\n" + "\n".join(f"  {line}" for line in example.splitlines()), "example.yml")
    assert isinstance(node, MappingNode), node
    return plain(node)["piece"]


def whole(piece: Any) -> dict[str, Any]:
    """Put a piece into the first flow of the page: questions, keys of one question, or keys of the file."""
    flow = written(FIRST)
    if isinstance(piece, dict) and "sections" in piece and "flow" in piece:
        return piece
    if isinstance(piece, dict) and "sections" in piece:
        return flow | piece | {"sections": flow["sections"] + piece["sections"]}
    if isinstance(piece, dict) and set(piece) <= set(FlowShape.model_fields):
        return flow | piece
    questions = piece if isinstance(piece, list) else [a_question(piece)]
    return flow | {"sections": [*flow["sections"], {"id": "shown", "title": "Shown", "questions": questions}]}


def a_question(keys: Mapping[str, Any]) -> dict[str, Any]:
    """Fill up what an example leaves out."""
    filled = {"id": "shown", "short": "Shown", "ask": "Shown?", "asked_of": "anyone", "type": "number"} | dict(keys)
    options = filled.get("options", {}).values()
    if not any(isinstance(option, dict) and "level" in option for option in options):
        filled.setdefault("level", ["1 if given(value)"])
    return {"gap": {"do": "Do it", "done": "it is done"}} | filled


def built(flow: Mapping[str, Any]) -> Flow:
    (guidance,) = PAGE.blocks("markdown")
    beside = {"people": FRAGMENT, "../backup": CALLED}
    made = vetted(json.dumps(flow), "flows/example.yml", {"release-calmly": guidance}, beside)
    assert isinstance(made, Flow), "\n".join(map(str, made))
    return made


@pytest.mark.parametrize(
    "example",
    [each for each in EXAMPLES if each not in {ANSWERS, STORY, FRAGMENT, TRANSLATION}],
    ids=lambda text: text[:30].strip(),
)
def test_an_example_passes_the_whole_check_as_it_stands(example):
    flow = built(whole(written(example)))

    if flow.then:
        shipped = ROOT / "flows" / f"{flow.then.flow}.yml"
        onward = Built(str(shipped), shipped.read_text(encoding="utf-8"), Outline.of(readiness()))
        assert across([Built("flows/example.yml", json.dumps(whole(written(example))), Outline.of(flow)), onward]) == ()


def test_the_fragment_shown_is_used_as_shown():
    (using,) = (each for each in EXAMPLES if "use: people/" in each)
    flow = built(whole(written(using)))

    assert isinstance(read_fragment("people", FRAGMENT, "people.yml"), Fragment)
    assert flow.sections[-1].questions == ("how_sure", "who_answers")
    assert flow.questions["how_sure"].ask.text == "How sure are you that the release will hold?"
    assert flow.questions["how_sure"].short == "How sure you are"


def test_the_call_shown_asks_and_decides_as_told():
    (calling,) = (each for each in EXAMPLES if "call: backup" in each)
    flow = built(whole(written(calling)))
    plain = {"tests_green": {"ada": "yes"}, "open_bugs": {"ada": 0}, "confident": {"ada": "yes"}}
    ways = {"orders": 400}, {"orders": 10}, {"nothing": None}
    said = []
    for (holds, days), *_ in (list(way.items()) for way in ways):
        answers = plain | {"holds": {"ada": holds}} | ({"copy_days": {"ben": days}} if days else {})
        found = decide_sheet(flow, {"flow": "release", "owner": "ada", "answers": answers}, date(2026, 11, 20))
        said.append((found["verdict"], found["headline"]))

    assert flow.sections[-1].questions == ("copy_days",)
    assert flow.gates[-1].id == "copy_B1"
    assert said == [
        ("wait", "WOULD BE LOST: Nothing was restored in half a year"),
        ("go", "Nothing stands in the way"),
        ("go", "Nothing stands in the way"),
    ]


def test_gates_of_what_is_called_fail_among_the_callers_and_the_rule_that_asks_for_them_comes_where_the_page_says():
    (calling,) = (each for each in EXAMPLES if "call: backup" in each)
    piece = written(calling)
    lost, well, rest = piece["rules"]
    gateless = whole(piece) | {"gates": []}
    blocked = {"id": "blocked", "verdict": "wait", "when": "failed_gates > 0", "say": "{failed_gate}"}
    unasked = well | {"when": "level(copy_days) >= 0.5"}
    answers = {"holds": {"ada": "orders"}, "copy_days": {"ben": 400}}

    def headline(*rules: Any) -> str:
        flow = built(gateless | {"rules": list(rules)})
        found = decide_sheet(flow, {"flow": "release", "owner": "ada", "answers": answers}, date(2026, 11, 20))
        return found["headline"]

    with pytest.raises(AssertionError, match="no rule asks for `failed_gates`"):
        built(gateless | {"rules": [lost, unasked, rest]})
    assert headline(blocked, unasked, rest) == "Nothing was restored in half a year"
    assert headline(blocked, lost, unasked, rest) == "Nothing was restored in half a year"
    assert headline(lost, blocked, unasked, rest) == "WOULD BE LOST: Nothing was restored in half a year"


def test_the_translation_shown_is_one_of_the_first_flow_and_the_check_says_what_is_missing(tmp_path, monkeypatch):
    file = tmp_path / "flows" / "translations" / "release.de.yml"
    file.parent.mkdir(parents=True)
    file.write_text(TRANSLATION, encoding="utf-8")

    assert run(tmp_path, monkeypatch, "check", "flows") in SAID


def test_the_page_of_guidance_shown_is_one():
    (text,) = PAGE.blocks("markdown")

    assert isinstance(read_guidance("release-calmly", text, "release-calmly.md"), Guidance)


NEVER_TOGETHER = "level(confident) = 1 and section(people) = 0", "some(open_bugs: value > 5) and level(open_bugs) = 1"


@pytest.mark.parametrize("condition", NEVER_TOGETHER)
def test_what_can_never_be_by_several_answers_together_is_told_by_the_proof_alone(condition):
    flow = built(written(FIRST) | {"gates": [{"id": "G1", "title": "G", "fails": condition, "say": "It fails"}]})
    gate = {each.what: each.state for each in prove(flow, date(2026, 11, 20)).reached if each.id == "G1"}

    assert f"`{condition}`" in " ".join(PAGE.text.split())
    assert gate == {"fails": "never", "holds": "reached"}


# What the first ten minutes show.


def run(tmp_path, monkeypatch, *command: str, flow: str = FIRST, answers: str = ANSWERS) -> str:
    (tmp_path / "flows").mkdir(exist_ok=True)
    (tmp_path / "flows" / "release.yml").write_text(flow, encoding="utf-8")
    (tmp_path / "answers.yml").write_text(answers, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FTREADY_FLOWS", raising=False)
    return CliRunner().invoke(app, command).stdout


def shown_commands() -> list[list[str]]:
    return [line.split()[1:] for block in PAGE.blocks("sh") for line in block.splitlines()]


def test_checking_the_first_flow_says_what_is_shown(tmp_path, monkeypatch):
    assert run(tmp_path, monkeypatch, *shown_commands()[0]) == SAID[0]


def test_the_mistake_shown_is_told_as_shown(tmp_path, monkeypatch):
    broken = FIRST.replace("value is yes", "value is yess", 1)

    assert run(tmp_path, monkeypatch, *shown_commands()[0], flow=broken) == SAID[1]


def test_deciding_the_answers_says_what_is_shown(tmp_path, monkeypatch):
    assert run(tmp_path, monkeypatch, *shown_commands()[1]) == SAID[2]


def test_one_other_answer_gives_the_other_verdict_as_told(tmp_path, monkeypatch):
    answers = ANSWERS.replace("ben: no", "ben: with_care")

    assert run(tmp_path, monkeypatch, *shown_commands()[1], answers=answers).startswith("go: ")


def test_the_story_shown_holds_and_what_is_told_of_it_is_said(tmp_path, monkeypatch):
    folder = tmp_path / "flows" / "stories" / "release"
    folder.mkdir(parents=True)
    (folder / "ben-hesitates.yml").write_text(STORY, encoding="utf-8")
    said = run(tmp_path, monkeypatch, *shown_commands()[2])

    assert "no story touches gate G1" in said
    assert said.splitlines()[-1].startswith("1 of 1 story holds")


PROMISE = EXAMPLES[3]


def test_proving_the_first_flow_says_what_is_shown(tmp_path, monkeypatch):
    said = run(tmp_path, monkeypatch, *shown_commands()[4], flow=FIRST + PROMISE)

    assert said.startswith(SAID[3])
    assert said.removeprefix(SAID[3]).startswith("a sheet with the verdict ")


def test_the_change_told_refutes_the_promise(tmp_path, monkeypatch):
    broken = FIRST.replace("lowest_section >= 0.5", "lowest_section = 0.5", 1)
    said = run(tmp_path, monkeypatch, *shown_commands()[4], flow=broken + PROMISE)

    assert "  refuted: better_is_never_worse: " in said
    assert "    the sheet before:" in said


def test_every_key_of_a_proof_is_explained(tmp_path, monkeypatch):
    broken = FIRST.replace("lowest_section >= 0.5", "lowest_section = 0.5", 1)
    found = json.loads(run(tmp_path, monkeypatch, *shown_commands()[4], "--format", "json", flow=broken + PROMISE))
    (table,) = PAGE.tables("Key", "Holds")
    said = {span for row in table for cell in row for span in spans_of(cell)}

    assert {key for row in table for key in spans_of(row[0])} == set(found)
    promise = found["properties"][0]
    assert {*found["reached"][0], *promise, *promise["sheets"][0], *promise["moved"]} - said == set()


# Where which names exist.

STREAKS = ("stable_weeks", "calm_weeks")


@cache
def readiness() -> Flow:
    flow = load_flow(ROOT / "flows" / "readiness.yml")
    assert isinstance(flow, Flow)
    return flow


@cache
def scopes() -> Scopes:
    kinds = {}
    for name, question in readiness().questions.items():
        kinds[name] = question.type.kind()
        for variant in question.variants:
            kinds[name] = either(kinds[name], variant.question.type.kind()) or kinds[name]
    owners = {name: kinds[name] for name, question in readiness().questions.items() if question.asked_of == "owner"}
    return Scopes(kinds, owners, [section.id for section in readiness().sections])


def weekly() -> dict[str, Any]:
    plan = readiness().check_in
    assert plan
    return {id_: question.type.kind() for id_, question in plan.questions.items()}


def scopes_of(place: str) -> list[Scope]:
    kinds = scopes().answered_with.values()
    each = {
        "answer": [scopes().answer(kind) for kind in kinds],
        "spread": [scopes().spread(kind) for kind in kinds],
        "variant": [scopes().asking],
        "besides": [scopes().asking],
        "gates": [scopes().gates],
        "sheet": [scopes().sheet],
        "telling": [scopes().telling(scopes().sheet)],
        "missing": [scopes().telling(scopes().missing)],
        "note": [scopes().note(kind) for kind in kinds],
        "week": [scopes().check_in(weekly())],
        "measures": [scopes().measures(weekly(), STREAKS)],
        "results": [scopes().results()],
        "always": [scopes().always({name: verdict.title for name, verdict in readiness().verdicts.items()})],
    }
    return each[place]


@pytest.mark.parametrize(
    ("place", "condition"),
    [(place, line) for place in PLACES for block in PAGE.blocks(f"conditions {place}") for line in block.splitlines()],
)
def test_a_condition_shown_can_be_written_where_it_is_shown(place, condition):
    read_there = [parse_condition(condition, scope) for scope in scopes_of(place)]

    assert any(not isinstance(each, tuple) for each in read_there), read_there[0]


def test_conditions_are_shown_for_every_place():
    assert all(PAGE.blocks(f"conditions {place}") for place in PLACES)


NOT_OF_USE = {("variant", "people")}
"""Taken by the reader of flows, and always missing: only what the owner said decides which variant is asked."""


def test_the_names_of_every_place_are_those_the_language_knows_there():
    (table,) = PAGE.tables("Where", "Names", "Calls")
    after = ("week", "measures", "results", "always")
    places = ("answer", "spread", "variant", "besides", "gates", "sheet", "telling", "missing", "note", *after)
    rows = dict(zip(places, table, strict=True))
    documented: dict[str, tuple[set[str], set[str]]] = {}
    for place, (_, names_cell, calls_cell) in rows.items():
        names = set(spans_of(names_cell))
        calls = {span.partition("(")[0] for span in spans_of(calls_cell)}
        names |= set(STREAKS) if "the streaks" in names_cell else set()
        inherited = (("gates", "those of a gate"), ("sheet", "those of a rule"), ("week", "those of a week"))
        for others, said in inherited:
            names |= documented[others][0] if said in names_cell else set()
            calls |= documented[others][1] if said in calls_cell else set()
        documented[place] = names, calls

    for place, (names, calls) in documented.items():
        known_names = set().union(*(scope.names for scope in scopes_of(place))) - set(scopes().owners)
        known_calls = set().union(*(scope.calls for scope in scopes_of(place)))
        assert names == known_names, place
        assert calls == {call for call in known_calls if (place, call) not in NOT_OF_USE}, place


def test_every_word_no_question_may_be_called_is_named():
    said = set(re.findall(r"\w+", PAGE.prose[PAGE.prose.index("## Conditions") :]))

    assert set(RESERVED) - said == set()
