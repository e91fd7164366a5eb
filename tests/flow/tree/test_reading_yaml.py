"""Files are read as text with places; what could hurt or mislead is refused before it does."""

import pytest
import yaml
from paces import too_slow

from bot.flow.tree import reading
from bot.flow.tree.nodes import Mapping, find, plain
from bot.flow.tree.reading import read


def refused(text: str | bytes) -> str:
    (problem,) = read(text, "x.yml")
    return f"{problem.line}:{problem.column} {problem.message}"


def test_every_scalar_stays_the_text_it_is():
    tree = read("a: [yes, no, on, 012, 12:30, 1e3, ~, null, 2026-11-23, 0.5, 'quoted', \"a\\tb\"]", "x.yml")

    assert plain(tree) == {
        "a": ["yes", "no", "on", "012", "12:30", "1e3", "~", "null", "2026-11-23", "0.5", "quoted", "a\tb"]
    }


@pytest.mark.parametrize("sign", ["\\0", "\\a", "\\e", "\\x9b", "\\uffff"])
def test_an_escape_stands_for_no_sign_that_could_not_stand_there_itself(sign):
    number = ord(yaml.safe_load(f'"{sign}"'))

    assert refused(f'a: "b\\tc{sign}[31m"') == f"1:9 the invisible character U+{number:04X}"
    assert refused(f'"{sign}": a') == f"1:2 the invisible character U+{number:04X}"


def test_a_key_called_yes_or_on_is_a_word():
    assert plain(read("{yes: a, on: b, null: c, 12: d}", "x.yml")) == {"yes": "a", "on": "b", "null": "c", "12": "d"}


def test_a_file_of_257_kib_is_refused_before_it_is_parsed(monkeypatch):
    monkeypatch.setattr(yaml, "parse", lambda *_: pytest.fail("it was parsed"))

    assert refused("a: " + "x" * 256 * 1024) == "1:1 the file has more than 256 KiB"
    assert refused(("a: " + "é" * 128 * 1024).encode()) == "1:1 the file has more than 256 KiB"


def test_a_file_just_below_the_limit_is_read():
    assert isinstance(read("a: " + "x" * (256 * 1024 - 3), "x.yml"), Mapping)


def test_twenty_levels_are_read_and_twenty_one_are_not():
    assert isinstance(read("a: " + "[" * 19 + "]" * 19, "x.yml"), Mapping)
    assert refused("a: " + "[" * 20 + "]" * 20) == "1:23 this is nested more than 20 levels deep"


@pytest.mark.parametrize("bomb", ["[" * 100_000, "{a: " * 60_000, "- " * 120_000, "? " * 120_000, "a: &x [*x, *x]"])
def test_a_bomb_is_refused_at_once(bomb):
    assert isinstance(read(bomb, "x.yml"), tuple)
    assert not too_slow(lambda: read(bomb, "x.yml"), len(bomb))


def test_a_file_of_as_many_parts_as_allowed_is_read_and_one_more_is_not(monkeypatch):
    monkeypatch.setattr(reading, "MOST_NODES", 20)

    assert isinstance(read("a: [" + "b, " * 17 + "]", "x.yml"), Mapping)
    assert refused("a: [" + "b, " * 18 + "]") == "1:56 the file has more than 20 parts"


@pytest.mark.parametrize("wide", ["{" + "a," * 120_000 + "}", "[" + "a," * 120_000 + "]", "x: 'a\n" * 40_000])
def test_a_wide_file_is_refused_at_once(wide):
    assert isinstance(read(wide, "x.yml"), tuple)
    assert not too_slow(lambda: read(wide, "x.yml"), len(wide))


def test_bytes_that_are_not_utf_8_are_told_with_their_place():
    assert refused(b"a: x\nb: \xe4rger\n") == "2:4 the file is not in UTF-8"


def test_without_the_fast_parser_the_same_is_read(monkeypatch):
    text = "a: {b: one, c: [x, 'y', >-\n z]}\n"
    fast = read("a:\n  b: >-\n    é one\n    two\n", "x.yml")
    monkeypatch.setattr(reading, "_LOADER", yaml.SafeLoader)

    slow = read("a:\n  b: >-\n    é one\n    two\n", "x.yml")

    assert slow == fast
    assert find(slow, ("a", "b")).at(6) == find(fast, ("a", "b")).at(6) == (4, 5)
    assert isinstance(read(text, "x.yml"), tuple)
