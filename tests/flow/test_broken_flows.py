"""A corpus of flow files with one fault each; the first line of each says where it is, what is wrong, and the cure."""

import re
from pathlib import Path

import pytest
import yaml
from small_flow import PAGES, SMALL

from bot.flow import Flow
from bot.flow.building.flow import vetted
from bot.flow.tree import reading

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yml"))
EXPECTED = re.compile(r"\ufeff?# expect: (?P<place>\d+:\d+) (?P<said>.+; .+?)\r?\n")
"""Where, what is wrong, and behind the first "; " what to write."""
CURE = re.compile(r"; (did you mean|known are|known is|\w+)")
DOING = {
    *(
        "add",
        "ask",
        "begin",
        "call",
        "change",
        "close",
        "compare",
        "count",
        "decide",
        "end",
        "give",
        "go",
        "indent",
        "join",
        "keep",
        "let",
    ),
    *(
        "list",
        "look",
        "name",
        "put",
        "run",
        "say",
        "shorten",
        "show",
        "take",
        "use",
        "write",
        "did you mean",
        "known are",
        "known is",
    ),
}
"""What a cure begins with: something to do, or the words there are."""
ONLY_IN_PYTHON = {
    "backslash": "the parser in plain Python points at the sign behind the backslash",
    "graded-after-the-verdict": "it takes a question mark before a comma for a key",
    "no-space-before-a-bracket": "it takes the colon and the bracket for parts of the text",
    "one-sided-contradiction": "it takes a question mark before a brace for a key",
}
every_file = pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.stem)


def expected(file: Path) -> str:
    """What the file says of itself, as it is told in one line."""
    found = EXPECTED.match(file.read_bytes().decode())
    assert found, "the first line says where, what is wrong, and what to write"
    return f"flows/{file.name}:{found['place']}: {found['said']}"


@every_file
def test_a_broken_flow_is_told_with_its_place_its_mistake_and_the_cure_and_nothing_else(file):
    built = vetted(file.read_bytes(), f"flows/{file.name}", PAGES)

    assert not isinstance(built, Flow), "it builds although it is broken"
    assert [str(problem) for problem in built] == [expected(file)]
    assert built[0].message
    assert built[0].fix


@every_file
def test_it_is_told_alike_where_there_is_only_the_parser_in_plain_python(file, monkeypatch):
    monkeypatch.setattr(reading, "_LOADER", yaml.SafeLoader)
    built = vetted(file.read_bytes(), f"flows/{file.name}", PAGES)

    assert [str(problem) for problem in built] == [expected(file)] or file.stem in ONLY_IN_PYTHON


def test_there_is_a_broken_flow_for_each_kind_of_mistake_worth_telling():
    assert len(BROKEN) >= 200


def test_every_cure_says_what_to_do():
    cures = {file.stem: CURE.search(expected(file)) for file in BROKEN}
    first = {name: found[1] for name, found in cures.items() if found}

    assert first.keys() == cures.keys()
    assert {name: word for name, word in first.items() if word not in DOING} == {}


def test_no_two_broken_flows_are_the_same():
    texts = {file.read_bytes() for file in BROKEN}

    assert len(texts) == len(BROKEN)


def test_no_mistake_is_told_in_the_words_of_the_parser():
    told = [expected(file) for file in BROKEN]

    assert [each for each in told if "this is not YAML" in each or "token" in each or "scalar" in each] == []


def test_what_the_broken_flows_were_before_they_broke_is_right():
    assert isinstance(vetted(SMALL, "small.yml", PAGES), Flow)
