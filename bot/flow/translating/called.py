"""The texts of flows that are called, from their own translations; what is wrong with those is told elsewhere."""

from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import replace

from bot.flow.composing.calls import Whole, WrittenCall
from bot.flow.composing.fragments import mapping_in
from bot.flow.composing.renaming import Renaming
from bot.flow.translating.readable import Part, Text, one_line
from bot.flow.tree.nodes import Mapping, Node, Path, Scalar
from bot.flow.tree.reading import read

_BY_CONDITION = frozenset({"instead", "add"})
"""The keys below which texts are named by conditions."""


def texts_of_calls(
    whole: Whole, words: Part, translations: MappingOf[str, str], file: str, *, escapes: bool = False
) -> dict[Path, Scalar]:
    """Give the texts of what is called, by their paths in the caller; `file` is that of the caller's translation."""
    found: dict[Path, Scalar] = {}
    for call in whole.calls:  # what is called by what is called comes first, and may be put otherwise
        text = translations.get(call.name)
        tree = read(text, file, escapes=escapes) if text is not None else None
        if isinstance(tree, Mapping):
            found.update(_texts(_renamed(mapping_in(tree, _beside(file, call.name)), call), words))
    return found


def _beside(file: str, name: str) -> str:
    """Name the translation of another flow into the same language."""
    folder, slash, own = file.replace("\\", "/").rpartition("/")
    return f"{folder}{slash}{name}.{own.partition('.')[2]}"


def _renamed(tree: Mapping, call: WrittenCall) -> Mapping:
    """Give a translation by the ids its flow's parts have in the caller."""
    for names in call.renamed:
        ids = {"questions": names.questions, "sections": names.sections}
        entries = {
            key: _by_id(node, ids.get(key), names) for key, node in tree.entries.items() if isinstance(node, Mapping)
        }
        tree = replace(tree, entries=entries)
    return tree


def _by_id(node: Mapping, ids: MappingOf[str, str] | None, names: Renaming) -> Mapping:
    entries = {
        (names.named(id_) if ids is None else ids.get(id_, id_)): _worded(each, names, by_condition=False)
        for id_, each in node.entries.items()
    }
    return replace(node, entries=entries)


def _worded(node: Node, names: Renaming, *, by_condition: bool) -> Node:
    """Give texts in the names of the caller, and what is named by a condition by the one it has there."""
    match node:
        case Mapping(entries):
            return replace(
                node,
                entries={
                    (names.words(f"{{{key}}}")[1:-1] if by_condition else key): _worded(
                        each, names, by_condition=key in _BY_CONDITION
                    )
                    for key, each in entries.items()
                },
            )
        case Scalar():
            return names.text(node)
        case _:
            return node


def _texts(tree: Mapping, words: Part) -> Iterator[tuple[Path, Scalar]]:
    known = {one_line(key): each for key, each in words.parts.items()}
    for key, node in tree.entries.items():
        found = known.get(one_line(key))
        if isinstance(found, Part) and isinstance(node, Mapping):
            yield from _texts(node, found)
        elif isinstance(node, Scalar) and node.text.strip():
            text = found if isinstance(found, Text) else found.only if found else None
            if text is not None:
                yield text.path, node
