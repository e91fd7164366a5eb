"""The tree of a file, in which everything knows its line and column and every scalar is text, and the paths in it.

Nobody changes a node once it is made. Classes that kept that would take thrice as long to make, and a file has
thousands of parts.
"""

from collections.abc import Collection, Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from typing import Any

from bot.flow.places import Place, Signs, Source


@dataclass(slots=True)
class Scalar:
    """Some text, as it was written."""

    text: str
    place: Place
    source: Source = field(repr=False, compare=False)
    _signs: Signs | None = field(default=None, init=False, repr=False, compare=False)

    def at(self, offset: int) -> Place:
        """Find where a character of the text stands in the file."""
        if self._signs is None:
            self._signs = Signs(self.source, self.place)
        return self._signs.at(self.text, offset)


@dataclass(slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    place: Place
    bracketed: bool = field(default=False, compare=False)
    """Whether it is written in brackets, on purpose or not."""


@dataclass(slots=True)
class Mapping:
    """Keys with their values; the keys keep their own places."""

    entries: MappingOf[str, "Node"]
    keys: MappingOf[str, Scalar]
    place: Place
    bracketed: bool = field(default=False, compare=False)


Node = Scalar | Sequence | Mapping
Path = tuple[str | int, ...]


def plain(node: Node) -> Any:
    """Give the tree as dicts, lists and texts, without places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key: each.text if isinstance(each, Scalar) else plain(each) for key, each in node.entries.items()}
    return [plain(each) for each in node.items]


def scalars(node: Node) -> Iterator[Scalar]:
    """Go through all texts of a tree but the keys, in the order of the file."""
    waiting = [node]
    while waiting:
        match waiting.pop():
            case Scalar() as text:
                yield text
            case Sequence(items):
                waiting += reversed(items)
            case Mapping(entries):
                waiting += reversed([*entries.values()])


def known_part(node: Node, path: Path) -> Path:
    """Follow a path as far as there is something, passing over steps that are not in the tree."""
    taken: list[str | int] = []
    for step in path:
        below = _below(node, step)
        if below is not None:
            node = below
            taken.append(step)
    return tuple(taken)


def find(node: Node, path: Path) -> Node:
    """Find the node at a path, or the last one on the way there."""
    for step in path:
        node = _below(node, step) or node
    return node


def without(tree: Mapping, paths: Collection[Path]) -> Mapping:
    """Give the same tree without the parts at these paths, none of which is the whole."""
    below = _by_first_step(paths)
    left = {
        key: _without(each, below.get(key, set()))
        for key, each in tree.entries.items()
        if () not in below.get(key, set())
    }
    return Mapping(left, {key: tree.keys[key] for key in left}, tree.place, tree.bracketed)


def _without(node: Node, paths: Collection[Path]) -> Node:
    if isinstance(node, Mapping):
        return without(node, paths)
    if isinstance(node, Sequence):
        below = _by_first_step(paths)
        items = enumerate(node.items)
        left = (_without(each, below.get(n, set())) for n, each in items if () not in below.get(n, set()))
        return Sequence(tuple(left), node.place, node.bracketed)
    return node


def _by_first_step(paths: Collection[Path]) -> dict[str | int, set[Path]]:
    below: dict[str | int, set[Path]] = {}
    for first, *rest in paths:
        below.setdefault(first, set()).add(tuple(rest))
    return below


def _below(node: Node, step: str | int) -> Node | None:
    if isinstance(node, Mapping) and isinstance(step, str):
        return node.entries.get(step)
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None
