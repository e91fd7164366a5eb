"""The texts of a flow that people read, each with where it stands; found by the shape of flow files alone.

A text is what has a greatest length there and no pattern: it has one because Slack shows no more. So a new key of flow
files is translated without a word here.
"""

from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from hashlib import sha256
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bot.flow.shapes.file import FlowShape
from bot.flow.shapes.parts import QUESTIONS, QuestionShape
from bot.flow.tree.nodes import Mapping, Node, Path, Scalar, Sequence, find
from bot.flow.written.file import text_of

NOT_READ = {("FlowShape", "properties"), ("FlowShape", "source")}
"""Texts that are no words to be put otherwise: what a proof is told, and the name of a page."""
MARK_DIGITS = 8


@dataclass(frozen=True)
class Text:
    """One text, and the path at which it stands in the tree of its flow."""

    path: Path
    written: Scalar


@dataclass(frozen=True)
class Part:
    """A part of a flow with the texts in it, by key or id."""

    parts: MappingOf[str, "Text | Part"]

    @property
    def only(self) -> Text | None:
        """The only text in it, which may be written in place of the part."""
        (*others, last) = self.parts.values()
        return last if not others and isinstance(last, Text) else None

    def texts(self, *before: str) -> Iterator[tuple[str, Text]]:
        """Go through all texts, each with the keys that lead to it."""
        for key, each in self.parts.items():
            if isinstance(each, Text):
                yield " → ".join((*before, key)), each
            else:
                yield from each.texts(*before, key)


def readable(tree: Mapping) -> Part:
    """Find the texts of a flow; its questions stand together, whichever section they are in."""
    whole = dict(_part(FlowShape, tree, ()).parts)
    sections = whole.get("sections")
    questions: dict[str, Text | Part] = {}
    titles: dict[str, Text | Part] = {}
    for id_, section in sections.parts.items() if isinstance(sections, Part) else ():
        asked = section.parts.get("questions") if isinstance(section, Part) else None
        questions |= asked.parts if isinstance(asked, Part) else {}
        if isinstance(section, Part) and "title" in section.parts:
            titles[id_] = Part({"title": section.parts["title"]})
    return Part({key: each for key, each in whole.items() if key != "sections"} | _named(titles, questions))


def mark_of(texts: Part) -> str:
    """Give a mark by which texts are known to be the same."""
    digest = sha256()
    for key, text in texts.texts():
        digest.update(f"{key}\0{text.written.text}\0".encode())
    return digest.hexdigest()[:MARK_DIGITS]


def _named(titles: dict[str, Text | Part], questions: dict[str, Text | Part]) -> dict[str, Text | Part]:
    return {key: Part(each) for key, each in (("sections", titles), ("questions", questions)) if each}


def _part(model: type[BaseModel], node: Mapping, path: Path) -> Part:
    found: dict[str, Text | Part] = {}
    for name, field in model.model_fields.items():
        key = field.alias or name
        below = node.entries.get(key)
        if below is None or (model.__name__, key) in NOT_READ:
            continue
        at = (*path, key)
        each: Text | Part | None
        if key == "instead" and issubclass(model, QuestionShape):
            each = _variants(text_of(find(node, ("type",))), below, at)
        elif is_text(field.annotation, field.metadata):
            each = Text(at, below) if isinstance(below, Scalar) and below.text else None
        else:
            each = _below(field.annotation, below, at)
        if each is not None:
            found[key] = each
    return Part(found)


def _below(annotation: Any, node: Node, path: Path) -> Text | Part | None:
    """Find the texts of what is neither a text nor a key's own part: parts in lists, by id, and by type."""
    kind = bare(annotation)
    arguments = get_args(kind)
    if get_origin(kind) in {Union, UnionType}:  # a question, of the type it says
        kind = QUESTIONS.get(text_of(find(node, ("type",))), QuestionShape)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        if isinstance(node, Scalar):  # an option that is all text
            return Text(path, node) if "text" in kind.model_fields and node.text else None
        return _kept(_part(kind, node, path).parts) if isinstance(node, Mapping) else None
    if get_origin(kind) is tuple and isinstance(node, Sequence):
        items = [(key, _below(arguments[0], each, (*path, n))) for n, (key, each) in enumerate(_keyed(node))]
        return _kept(dict(items))
    if get_origin(kind) is dict and isinstance(node, Mapping):
        return _kept({key: _below(arguments[1], each, (*path, key)) for key, each in node.entries.items()})
    return None


def _variants(type_: str, node: Node, path: Path) -> Part | None:
    """Find the texts of variants, each a question of a type of its own or of that of its question."""
    found: dict[str, Text | Part | None] = {}
    for n, (key, each) in enumerate(_keyed(node) if isinstance(node, Sequence) else ()):
        if isinstance(each, Mapping):
            own = text_of(each.entries["type"]) if "type" in each.entries else type_
            found[key] = _kept(_part(QUESTIONS.get(own, QuestionShape), each, (*path, n)).parts)
    return _kept(found)


def _kept(parts: MappingOf[str, Text | Part | None]) -> Part | None:
    found = {key: each for key, each in parts.items() if each is not None}
    return Part(found) if found else None


def _keyed(node: Sequence) -> Iterator[tuple[str, Node]]:
    """Name each part of a list by its id, or by the condition under which it holds; a second such has a number."""
    seen: dict[str, int] = {}
    for each in node.items:
        named = each.entries.get("id", each.entries.get("when")) if isinstance(each, Mapping) else None
        key = one_line(text_of(named)) if named is not None else ""
        seen[key] = seen.get(key, 0) + 1
        yield key if seen[key] == 1 else f"{key} ({seen[key]})", each


def one_line(text: str) -> str:
    """Write a condition as one line, however it stands in its file."""
    return " ".join(text.split())


def is_text(annotation: Any, metadata: list[Any]) -> bool:
    """Tell by its bounds whether a key takes a text that people read."""
    bounds = list(metadata)
    while annotation is not str:
        if get_origin(annotation) is Annotated:
            bounds += get_args(annotation)[1:]
            annotation = get_args(annotation)[0]
            continue
        inside = [each for each in get_args(annotation) if each is not type(None)]
        if get_origin(annotation) not in {Union, UnionType} or len(inside) != 1:
            return False
        annotation = inside[0]
    flat = [each for bound in bounds for each in (bound.metadata if isinstance(bound, FieldInfo) else [bound])]
    return any(hasattr(each, "max_length") for each in flat) and not any(
        getattr(each, "pattern", None) for each in flat
    )


def bare(annotation: Any) -> Any:
    """Take off what does not change what something is: its bounds, and that it may be absent."""
    while True:
        present = [each for each in get_args(annotation) if each is not type(None)]
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) in {Union, UnionType} and len(present) == 1:
            annotation = present[0]
        else:
            return annotation
