"""The limits of a flow and what it is pinned by are those of the whole, with all the fragments it uses."""

import pytest
from fragment_flow import SURE, flow, told, using
from paces import too_slow
from small_flow import PAGES, SMALL

from bot.flow import build
from bot.flow.composing.expanding import parts_of
from bot.flow.tree import reading
from bot.flow.tree.decoding import LARGEST
from bot.flow.tree.nodes import Mapping
from bot.flow.tree.reading import DEEPEST, MOST_NODES

# The limits hold for the whole.


def test_a_flow_and_its_fragments_together_have_as_many_bytes_as_a_flow(monkeypatch):
    both = len(using("- use: sure").encode()) + len(SURE.encode())

    monkeypatch.setattr("bot.flow.composing.expanding.LARGEST", both)
    assert told(using("- use: sure")) == []
    monkeypatch.setattr("bot.flow.composing.expanding.LARGEST", both - 1)
    (problem,) = told(using("- use: sure"))
    assert "17:14: with this fragment the flow has more than" in problem


def test_a_flow_and_its_fragments_together_have_as_many_parts_as_a_flow(monkeypatch):
    lines = [line.removeprefix("  ") for line in SURE.splitlines()[2:]]
    tree = reading.read(using(*lines), "x.yml")
    assert isinstance(tree, Mapping)

    # The use itself is three parts that no written question has.
    monkeypatch.setattr("bot.flow.composing.expanding.MOST_NODES", parts_of(tree) + 3)
    assert told(using("- use: sure")) == []
    monkeypatch.setattr("bot.flow.composing.expanding.MOST_NODES", parts_of(tree) + 2)
    (problem,) = told(using("- use: sure"))
    assert "17:14: with this fragment the flow has more than" in problem


@pytest.mark.parametrize(("levels", "fine"), [(DEEPEST - 7, True), (DEEPEST - 6, False)])
def test_a_flow_and_its_fragments_together_go_as_deep_as_a_flow(levels, fine):
    # Seven levels: file, sections, section, questions, question, its variants, the variant.
    deep = SURE + f"    instead:\n      - when: why is form\n        usual: {'[' * levels}{']' * levels}\n"
    said = told(using("- use: sure"), deep)

    assert (not any("nested more than" in each for each in said)) is fine
    assert all(":17:14:" in each for each in said if "nested" in each)


def test_a_thousand_uses_of_a_big_fragment_are_refused_at_once():
    wide = "".join(f"      o{n}: {{text: Number {n}, level: 1}}\n" for n in range(90))
    text = SURE.replace('      yes: {text: "Yes", level: 1}\n', wide)
    lines = [line for n in range(3000) for line in ("- use: sure/sure", f"  id: q{n}")]
    said = told(using(*lines), text)

    assert [each for each in said if f"more than {MOST_NODES:,} parts" in each] == [
        each for each in said if ".yml:" in each
    ]
    assert len(text) < LARGEST


@pytest.mark.parametrize(
    "fragment",
    [
        SURE,
        "x: [",
        SURE.replace("asked_of", "asked_off"),
        SURE + "".join(f"  - {{id: q{n}}}\n" for n in range(40)),
        SURE.replace("value >= 2", "valeu >= 2"),
    ],
    ids=["sound", "unread", "misspelt", "many mistakes", "told in the flow"],
)
@pytest.mark.parametrize(
    "use", ["- use: sure\n", "- use: sure/days\n", "- {use: sure/days, id: q%d}\n", "- use: sur\n"]
)
def test_very_many_uses_take_no_longer_than_other_lines(use, fragment):
    text = using(*("".join(use % n if "%" in use else use for n in range(3000)).splitlines()))

    assert not too_slow(lambda: told(text, fragment), len((text + fragment).encode()))


# What a check is pinned by.


def test_the_hash_covers_the_fragments_a_flow_uses_and_no_other():
    usual = flow("- use: sure").hash

    assert flow("- use: sure", fragment=SURE.replace("How many", "How very many")).hash != usual
    assert flow("- use: sure", fragment=SURE.replace("\n", "\r\n")).hash == usual
    others = {"sure": SURE, "other": "nothing"}
    assert build(using("- use: sure"), "flows/small.yml", PAGES, others).hash == usual


def test_a_flow_without_fragments_keeps_the_hash_it_had():
    assert build(SMALL, "small.yml", PAGES, {"sure": SURE}).hash == build(SMALL, "small.yml", PAGES).hash
