"""The parts of a flow under other names, for whoever calls it; every character still knows where it was written."""

import re
from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field, replace

from lark import Token, Tree
from typing_extensions import override

from bot.flow.conditions.grammar import Bare, parse
from bot.flow.conditions.naming import FUNCTIONS, QUANTIFIERS
from bot.flow.model.call import RETURNED
from bot.flow.places import Place
from bot.flow.tree.nodes import Mapping, Node, Scalar, Sequence

CONDITIONS = frozenset({"when", "fails", "split"})
TEXTS = frozenset({"ask", "help", "note", "say", "missing"})
RULES = frozenset({"level", "together"})
IDS = frozenset({"again_after", "between", "for_each"})
"""The keys of a flow behind which a condition stands, a text with conditions in it, rules, or ids of questions."""
_PLAIN = frozenset({"options", "or", "fields", "gap", "proof"})
"""The keys below which nothing names anything; what stands there may be called like one of those above."""
_RULE = re.compile(r"\s*\S+\s+if(?!\w)\s*")
_PIECE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}")
_FORMAT = re.compile(r"\sas\s+\w+\s*\Z")
_IS = frozenset({"is_option", "is_not_option", "in_options", "not_in_options", "has_option", "has_not_option"})

Change = tuple[int, int, str]
"""From where to where a text changes, and what stands there instead."""


@dataclass(frozen=True)
class _Run:
    """A run of a text that was put together: where it begins there, and where it was written."""

    begins: int
    written: Scalar
    at: int
    """Where in what was written it begins."""
    changed: bool = False
    """Whether other words stand there, so that all of it is where the first of them was written."""


@dataclass(slots=True)
class PutTogether(Scalar):
    """A text that stands in no file as it is; each of its characters is where it was written."""

    runs: tuple[_Run, ...] = field(default=(), repr=False, compare=False)

    @override
    def at(self, offset: int) -> Place:
        run = [each for each in self.runs if each.begins <= offset][-1]
        return run.written.at(run.at if run.changed else run.at + offset - run.begins)


@dataclass(frozen=True)
class Renaming:
    """The new names of one call: those of questions, of sections, and of what the flow itself calls."""

    id: str
    questions: MappingOf[str, str]
    sections: MappingOf[str, str]
    calls: MappingOf[str, str]

    def named(self, name: str) -> str:
        """Give the new name of what only belongs to the flow that is called, such as a gate."""
        return f"{self.id}_{name}"

    def part(self, node: Node, names: MappingOf[str, str] | None = None) -> Node:
        """Give a question, a section, a gate or its like under its new names; `names` are those of its kind."""
        if not isinstance(node, Mapping):
            return node
        entries = {key: self._below(key, each) for key, each in node.entries.items()}
        named = node.entries.get("id")
        if isinstance(named, Scalar):
            new = self.named(named.text) if names is None else names.get(named.text, named.text)
            entries["id"] = _changed(named, [(0, len(named.text), new)])
        return replace(node, entries=entries)

    def condition(self, node: Node) -> Node:
        """Give a condition in the new names; one that does not parse is told where it is read."""
        return _changed(node, list(self._changes(node.text))) if isinstance(node, Scalar) else node

    def text(self, node: Scalar) -> Scalar:
        """Give a text with conditions in it, where it stands in a file, in the new names."""
        return _changed(node, list(self._in_text(node.text)))

    def words(self, text: str) -> str:
        """Give a text with conditions in it in the new names."""
        return _replaced(text, list(self._in_text(text)))

    def _below(self, key: str, node: Node) -> Node:
        if key in _PLAIN:
            return node
        match node:
            case Sequence(items):
                asked = key == "questions"
                below = (self.part(each, self.questions) if asked else self._below(key, each) for each in items)
                return replace(node, items=tuple(below))
            case Mapping():
                return replace(node, entries={name: self._below(name, each) for name, each in node.entries.items()})
            case Scalar(text):
                return _changed(node, list(self._in_scalar(key, text)))

    def _in_scalar(self, key: str, text: str) -> Iterator[Change]:
        if key in CONDITIONS:
            yield from self._changes(text)
        elif key in TEXTS:
            yield from self._in_text(text)
        elif key in RULES and (rule := _RULE.match(text)):
            yield from _moved(self._changes(text[rule.end() :]), rule.end())
        elif key in IDS and text in self.questions:
            yield (0, len(text), self.questions[text])

    def _in_text(self, text: str) -> Iterator[Change]:
        for piece in _PIECE.finditer(text):
            if piece[1] is not None:
                shown = _FORMAT.search(piece[1])
                yield from _moved(self._changes(piece[1][: shown.start()] if shown else piece[1]), piece.start(1))

    def _changes(self, text: str) -> Iterator[Change]:
        bare = parse(text)
        if isinstance(bare, Tree):
            yield from sorted(self._in_tree(bare))

    def _in_tree(self, bare: Bare) -> Iterator[Change]:
        tokens = [each for each in bare.children if isinstance(each, Token)]
        trees = [each for each in bare.children if isinstance(each, Tree)]
        match bare.data:
            case "name":
                yield from self._name(tokens[0])
                return
            case "field":
                yield from _change(tokens[0], self.questions)
                return
            case "about":
                yield from _change(tokens[1], self.questions)
            case "call" if tokens[0] not in {*FUNCTIONS, *QUANTIFIERS}:
                yield from self._call(str(tokens[0]), trees)
                return
            case kind if kind in _IS:
                trees = trees[:1]  # what stands behind are options
        for each in trees:
            yield from self._in_tree(each)

    def _name(self, token: Token) -> Iterator[Change]:
        if token in RETURNED:
            yield (*_span(token), f"{token}({self.id})")  # what a flow says of itself its caller says of it
        else:
            yield from _change(token, self.questions)

    def _call(self, called: str, trees: list[Bare]) -> Iterator[Change]:
        names = self.calls if called in RETURNED else self.sections if called == "section" else self.questions
        for each in trees:
            if each.data == "name" and isinstance(each.children[0], Token):
                yield from _change(each.children[0], names)


def both(one: Scalar, other: Node | None) -> Scalar:
    """Join two conditions that stand in different places, so that both have to hold."""
    if not isinstance(other, Scalar):
        return one
    runs = (
        _Run(0, one, 0, changed=True),
        _Run(1, one, 0),
        _Run(1 + len(one.text), other, 0, changed=True),
        _Run(len(one.text) + len(_AND) + 1, other, 0),
    )
    return PutTogether(f"({one.text}{_AND}{other.text})", one.place, one.source, runs)


_AND = ") and ("


def _changed(node: Scalar, changes: list[Change]) -> Scalar:
    if not changes:
        return node
    runs, begins, done = [], 0, 0
    for start, end, new in changes:
        runs += [_Run(begins, node, done), _Run(begins + start - done, node, start, changed=True)]
        begins += start - done + len(new)
        done = end
    runs.append(_Run(begins, node, done))
    return PutTogether(_replaced(node.text, changes), node.place, node.source, tuple(runs))


def _replaced(text: str, changes: list[Change]) -> str:
    parts, done = [], 0
    for start, end, new in changes:
        parts += [text[done:start], new]
        done = end
    return "".join([*parts, text[done:]])


def _moved(changes: Iterator[Change], by: int) -> Iterator[Change]:
    yield from ((start + by, end + by, new) for start, end, new in changes)


def _change(token: Token, names: MappingOf[str, str]) -> Iterator[Change]:
    if token in names:
        yield (*_span(token), names[token])


def _span(token: Token) -> tuple[int, int]:
    start = token.start_pos or 0
    return start, start + len(token)
