"""A corpus of flow files with one fault each; the first line of each says where and what the author is told."""

import re
from pathlib import Path

import pytest
from small_flow import PAGES, SMALL

from bot.flow import Flow, build

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yml"))
EXPECTED = re.compile(r"# expect: (\d+):(\d+) (.+)")


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.stem)
def test_a_broken_flow_is_told_with_its_place_and_its_mistake_and_nothing_else(file):
    text = file.read_text(encoding="utf-8")
    expected = EXPECTED.match(text)
    assert expected, "the first line says what to expect"

    built = build(text, f"flows/{file.name}", PAGES)

    assert not isinstance(built, Flow), "it builds although it is broken"
    told = [f"{problem.line}:{problem.column} {problem.message}" for problem in built]
    assert told == [f"{expected[1]}:{expected[2]} {expected[3]}"]
    assert str(built[0]).startswith(f"flows/{file.name}:{expected[1]}:{expected[2]}: {expected[3]}")


def test_there_is_a_broken_flow_for_each_kind_of_mistake_worth_telling():
    assert len(BROKEN) >= 80


def test_what_the_broken_flows_were_before_they_broke_builds():
    assert isinstance(build(SMALL, "small.yml", PAGES), Flow)
