"""Mutants of a flow file: every number moved by one, every part taken out, every order turned round."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mutants.flow_tree import Place, Tree, changed, named, places, read_tree, written
from mutants.mutant import Mutant

NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w.]*\w)")
WORDS = frozenset({"title", "about", "short", "help", "mark", "source"})
"""Keys under which only words stand; what the tests hold of them is said where they compare whole sentences."""
ORDERED = frozenset({"gates", "rules", "level", "together", "needs", "instead", "each_week", "result"})
"""Lists in which the first that holds wins, or whose order people see."""


def flow_mutants(root: Path, file: str) -> Iterator[Mutant]:
    """Make all mutants of one flow file."""
    tree = read_tree(root / file)
    for name, mutated in (*_numbers(tree), *_parts(tree), *_orders(tree)):
        yield Mutant(f"{file}: {name}", file, written(mutated), ())


def untouched(root: Path, file: str) -> Mutant:
    """Give the flow file as every mutant of it is written, with nothing changed; its tests must pass."""
    return Mutant(f"{file}: nothing changed", file, written(read_tree(root / file)), ())


def _numbers(tree: Tree) -> Iterator[tuple[str, Tree]]:
    for place, found in places(tree):
        if not isinstance(found, str) or place[-1] == "link" or WORDS & set(place):
            continue
        for match in NUMBER.finditer(found):
            for moved in _moved(match[0]):
                text = found[: match.start()] + moved + found[match.end() :]
                yield f"{named(tree, place)}: {text}", changed(tree, place, _put(text))


def _moved(number: str) -> tuple[str, ...]:
    value = float(number)
    step = 1 if "." not in number else 0.5 if value % 0.5 == 0 else 0.25  # a level moves by a level
    return tuple(f"{value + by:g}" for by in (-step, step))


def _parts(tree: Tree) -> Iterator[tuple[str, Tree]]:
    for place, _ in places(tree):
        if not WORDS & set(place):
            yield f"without {named(tree, place)}", changed(tree, place, _drop)


def _orders(tree: Tree) -> Iterator[tuple[str, Tree]]:
    for place, found in places(tree):
        if not isinstance(found, list) or place[-1] not in ORDERED:
            continue
        for first in range(len(found) - 1):
            here: Place = (*place, first)
            pair = f"{named(tree, here)} after {named(tree, (*place, first + 1))}"
            yield pair, changed(tree, here, _swap)


def _put(text: str) -> Any:
    def put(around: Any, key: Any) -> None:
        around[key] = text

    return put


def _drop(around: Any, key: Any) -> None:
    del around[key]


def _swap(around: list[Any], key: int) -> None:
    around[key], around[key + 1] = around[key + 1], around[key]
