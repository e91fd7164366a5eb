"""A flow file as plain lists and mappings of text, so that one place in it can be changed and the rest kept."""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

Place = tuple[str | int, ...]
Tree = dict[str, Any] | list[Any] | str


def read_tree(file: Path) -> Tree:
    """Read a flow file; every scalar stays text, as the bot reads it."""
    return _plain(yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader))


def written(tree: Tree) -> str:
    """Write a tree as JSON, which is YAML too."""
    return json.dumps(tree, ensure_ascii=False, indent=1)


def places(tree: Tree, at: Place = ()) -> Iterator[tuple[Place, Tree]]:
    """Walk through every place of a tree, each with what stands there."""
    inside: Iterator[tuple[str | int, Tree]] = iter(())
    if isinstance(tree, dict):
        inside = iter(tree.items())
    elif isinstance(tree, list):
        inside = iter(enumerate(tree))
    for key, found in inside:
        yield (*at, key), found
        yield from places(found, (*at, key))


def changed(tree: Tree, place: Place, change: Callable[[Any, Any], None]) -> Tree:
    """Give a copy in which `change` was applied to the mapping or list around a place."""
    copy: Tree = deepcopy(tree)
    around: Any = copy
    for key in place[:-1]:
        around = around[key]
    change(around, place[-1])
    return copy


def named(tree: Tree, place: Place) -> str:
    """Name a place the way people find it: list items by their id where they have one."""
    words: list[str] = []
    found: Any = tree
    for key in place:
        found = found[key]
        itself = found.get("id", key) if isinstance(found, dict) else key
        words.append(str(itself if isinstance(key, int) else key))
    return ".".join(words)


def _plain(node: yaml.Node | None) -> Tree:
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(each) for each in node.value]
    return str(node.value) if node else ""
