"""A flow file as an editor reads it: yes is a word or a truth and 28 a number, by the version of YAML it speaks."""

import json
import re
from collections.abc import Callable
from typing import Any

import yaml

from bot.flow.tree.nodes import Mapping, plain
from bot.flow.tree.reading import read


class _Core(yaml.CSafeLoader):
    """YAML 1.2: only true and false are truths, and 12:30 is text."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's own form


for tag, pattern, first in (
    ("null", r"^(?:~|null|Null|NULL|)$", [*"~nN", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", [*"tTfF"]),
    ("int", r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", [*"-+0123456789"]),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", [*"-+.0123456789"]),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)


def as_text(text: str) -> Any:
    """The way it is loaded: every value is text."""
    tree = read(text, "x.yml")
    assert isinstance(tree, Mapping), tree
    return plain(tree)


def as_yaml_1_1(text: str) -> Any:
    """The way older tools read it; a key called yes is a truth there, and JSON writes that as text."""
    return json.loads(json.dumps(yaml.load(text, yaml.CSafeLoader)))


def as_yaml_1_2(text: str) -> Any:
    """The way the YAML language server reads it."""
    return json.loads(json.dumps(yaml.load(text, _Core)))  # noqa: S506 - a safe loader with fewer types


READINGS: tuple[Callable[[str], Any], ...] = (as_text, as_yaml_1_1, as_yaml_1_2)
