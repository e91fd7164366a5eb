"""A YAML text as a tree in which everything knows its line and column, and every scalar is still text.

Reads what a careful author writes and refuses the rest before it can hurt: nothing here runs code, follows an alias,
recurses, or turns `yes` and `12:30` into something else. It goes through the text once, and what it knows by then is
one thing, `_Reading`.
"""

import re
from collections.abc import Callable, Iterable
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from typing import Any, ClassVar

import yaml

from bot.flow.places import Place, Source
from bot.flow.problems import MOST_TOLD, Problem
from bot.flow.syntax_signs import CURLY_QUOTES, ODD_SPACES, called
from bot.flow.tree.decoding import NOT_TEXT, decoded, invisible
from bot.flow.tree.nodes import Mapping, Node, Scalar, Sequence
from bot.flow.tree.syntax import explained

DEEPEST = 20
"""How deep lists and mappings may be nested."""
MOST_NODES = 10_000
"""The texts, lists and mappings a file may have."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOT_IN_A_KEY = re.compile(f"[{ODD_SPACES}{CURLY_QUOTES}\u00ad\u200b-\u200f\u2060\ufeff]")
_BEGINS_ODDLY = re.compile(f"-?([{ODD_SPACES}])")
_NAMING = frozenset({"id", "type", "use", "call", "<<"})
"""Keys whose text decides what the rest of a file can speak of: where one stands twice, nobody knows which is meant."""
_STANDARD_TAG = "tag:yaml.org,2002:"


@dataclass(frozen=True)
class Wanted:
    """What a file is to hold, and how it begins, for those who are told that it does not."""

    what: str
    begins: str


FLOW = Wanted("flow", "`flow:` and its name")


def read(
    source: str | bytes, file: str, wanted: Wanted = FLOW, *, escapes: bool = False
) -> Mapping | tuple[Problem, ...]:
    """Read a file that holds one mapping, or say everything that keeps it from being read.

    With `escapes` one may stand for any sign: what running checks keep may be older than that being refused, and
    whoever offers it to people looks for them in the tree.
    """
    text = decoded(source, file)
    if isinstance(text, Problem):
        return (text,)
    reading, error = _taken(text, file, wanted, escapes=escapes)
    if error is not None:
        place, message, fix = explained(error, text, reading.quoted)
        if all((problem.line, problem.column) != place for problem in reading.problems):
            reading.problems.append(Problem(file, place.line, place.column, message, fix))
    return reading.result()


def read_on(source: str | bytes, file: str) -> Mapping | None:
    """Read a file that cannot be taken as it is, as far as more can be known of it; None where nothing can.

    That is so where all that is wrong are texts that stand twice under their key: the last of them is taken.
    """
    text = decoded(source, file)
    if isinstance(text, Problem):
        return None
    reading, error = _taken(text, file, FLOW, escapes=True)
    whole = error is None and reading.twice == len(reading.problems) <= MOST_TOLD
    return reading.root if whole and isinstance(reading.root, Mapping) else None


def _taken(text: str, file: str, wanted: Wanted, *, escapes: bool) -> "tuple[_Reading, yaml.YAMLError | None]":
    """Take what the parser makes of a text, up to where it can make nothing of it any more."""
    reading = _Reading(file, text, wanted, escapes=escapes)
    try:
        reading.take(iter(_LOADER(text).get_event, None))
    except yaml.YAMLError as error:
        return reading, error
    return reading, None


def odd_escape(text: Scalar) -> tuple[Place, str, str] | None:
    """Say where an escape stands for a sign that could not stand there itself, and what to write."""
    odd = NOT_TEXT.search(text.text) if text.source.style == '"' else None
    return (text.at(odd.start()), *invisible(odd[0])) if odd else None


@dataclass(slots=True)
class _Open:
    """A list or mapping that has begun and not ended."""

    place: Place
    is_mapping: bool
    bracketed: bool
    items: list[Node] = field(default_factory=list)
    keys: dict[str, Scalar] = field(default_factory=dict)
    entries: dict[str, Node] = field(default_factory=dict)
    key: Scalar | None = None
    again: list[Scalar] = field(default_factory=list)
    """Keys that stand here again, all of them for the first time before the first of these."""
    told: Problem | None = None
    """What was told of them."""


class _Reading:
    """What has been read of a file so far; it keeps going after most problems so that all are told at once."""

    def __init__(self, file: str, text: str, wanted: Wanted, *, escapes: bool) -> None:
        self._file = file
        self._wanted = wanted
        self._escapes = escapes
        lines = Source.lines_of(text)
        self._sources = {style: Source(lines, style) for style in ("", "'", '"', "|", ">")}
        # Where no such sign is in the file, and no escape that could be one, no key and text need be looked at.
        self._may_be_odd = "\\" in text or _NOT_IN_A_KEY.search(text) is not None
        self._open: list[_Open] = []
        self.root: Node | None = None
        self._ended = False
        self._nodes = 0
        self.problems: list[Problem] = []
        self.twice = 0
        """How many of the problems are texts that stand twice, which keep nothing else from being read."""
        self.quoted: tuple[Place, Place] | None = None
        """Where the last text was quoted, from and to."""

    def take(self, events: Iterable[yaml.Event]) -> None:
        """Take the events of the parser, as far as there is sense in going on."""
        takes, problems = self._TAKES, self.problems
        for event in events:
            take = takes.get(type(event))
            if take is not None and not (take(self, event) and len(problems) <= MOST_TOLD):
                return

    def _take_scalar(self, event: yaml.ScalarEvent) -> bool:
        mark: Any = event.start_mark  # which every event of a parser has
        place = tuple.__new__(Place, (mark.line + 1, mark.column + 1))  # `Place(…)` takes twice as long
        self._nodes += 1
        if self._nodes > MOST_NODES:
            return self._stop_at_so_many(place)
        if event.anchor or event.tag:
            self._refuse_marks(event, place)
        style = event.style or ""
        self.quoted = (place, Place.at(event.end_mark)) if style in {"'", '"'} else None
        scalar = Scalar(event.value, place, self._sources[style])
        if not self._escapes and (odd := odd_escape(scalar)):
            self._problem(*odd)
        self._add(scalar)
        return True

    def _take_alias(self, event: yaml.AliasEvent) -> bool:
        place = Place.at(event.start_mark)
        self._nodes += 1
        if self._nodes > MOST_NODES:
            return self._stop_at_so_many(place)
        if not self._merges():
            self._refuse_alias(place, f"*{event.anchor}")
        self._add(Scalar("", place, self._sources[">"]))
        return True

    def _begin(self, event: yaml.CollectionStartEvent) -> bool:
        place = Place.at(event.start_mark)
        self._nodes += 1
        if self._nodes > MOST_NODES:
            return self._stop_at_so_many(place)
        if event.anchor or event.tag:
            self._refuse_marks(event, place)
        if len(self._open) == DEEPEST:
            return self._stop(
                place, f"this is nested more than {DEEPEST} levels deep", f"write the {self._wanted.what} with fewer"
            )
        self._open.append(_Open(place, type(event) is yaml.MappingStartEvent, bool(event.flow_style)))
        return True

    def _end(self, _: yaml.CollectionEndEvent) -> bool:
        ended = self._open.pop()
        if ended.is_mapping:
            self._add(Mapping(ended.entries, ended.keys, ended.place, ended.bracketed))
        else:
            self._add(Sequence(tuple(ended.items), ended.place, ended.bracketed))
        return True

    def _begin_document(self, event: yaml.DocumentStartEvent) -> bool:
        if self._ended:
            fix = f"keep one {self._wanted.what} in a file; take out the '---'"
            return self._stop(Place.at(event.start_mark), "a second document begins here", fix)
        return True

    def _end_document(self, _: yaml.DocumentEndEvent) -> bool:
        self._ended = True
        return True

    # Each event of the parser with what takes it; the others say nothing.
    _TAKES: ClassVar[MappingOf[type, Callable[["_Reading", Any], bool]]] = {
        yaml.ScalarEvent: _take_scalar,
        yaml.AliasEvent: _take_alias,
        yaml.MappingStartEvent: _begin,
        yaml.SequenceStartEvent: _begin,
        yaml.MappingEndEvent: _end,
        yaml.SequenceEndEvent: _end,
        yaml.DocumentStartEvent: _begin_document,
        yaml.DocumentEndEvent: _end_document,
    }

    def _stop_at_so_many(self, place: Place) -> bool:
        return self._stop(place, f"the file has more than {MOST_NODES:,} parts", "make several files of it")

    def result(self) -> Mapping | tuple[Problem, ...]:
        """Give the tree, or the problems."""
        if not self.problems:
            if isinstance(self.root, Mapping):
                return self.root
            empty = self.root is None or (isinstance(self.root, Scalar) and not self.root.text)
            message = "the file is empty" if empty else f"this is not a {self._wanted.what}"
            line, column = (1, 1) if self.root is None else self.root.place
            self._problem(Place(line, column), message, f"begin with {self._wanted.begins}")
        return tuple(self.problems)

    def _stop(self, place: Place, message: str, fix: str) -> bool:
        self._problem(place, message, fix)
        return False

    def _problem(self, place: Place, message: str, fix: str) -> None:
        self.problems.append(Problem(self._file, place.line, place.column, message, fix))

    def _refuse_alias(self, place: Place, written: str) -> None:
        message = f"'{written}' is read as an alias, and there are none here"
        self._problem(place, message, "put the text in quotes, or write it out")

    def _refuse_odd_beginning(self, node: Scalar) -> None:
        if odd := _BEGINS_ODDLY.match(node.text):
            self._problem(node.at(odd.start(1)), f"{called(odd[1])} before a text", "write a plain space there")

    def _merges(self) -> bool:
        """Whether what comes next is merged into a mapping, which is told at its key."""
        inside = self._open[-1] if self._open else None
        return inside is not None and inside.key is not None and inside.key.text == "<<"

    def _refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, place: Place) -> None:
        if event.anchor:
            self._refuse_alias(place, f"&{event.anchor}")
        if event.tag:
            tag = event.tag.replace(_STANDARD_TAG, "!!")
            message = f"'{tag}' is read as a tag, and there are none here"
            self._problem(place, message, "put the text in quotes, or take it out")

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        inside = self._open[-1]
        key = inside.key
        if inside.is_mapping and key is None:
            inside.key = self._as_key(node, inside)
            return
        if self._may_be_odd and isinstance(node, Scalar) and not node.source.style:
            self._refuse_odd_beginning(node)
        if key is None:
            inside.items.append(node)
            return
        inside.key = None
        if (before := inside.entries.get(key.text)) is None:
            inside.keys[key.text] = key
        else:
            lone = isinstance(before, Scalar) and isinstance(node, Scalar) and len(inside.again) == 1
            self.twice += lone and key.text not in _NAMING
        inside.entries[key.text] = node

    def _refuse_repeated(self, key: Scalar, first: Scalar, inside: _Open) -> None:
        """Tell of a key that stands here again; of several once, for they are the rest of an entry without its head."""
        again = inside.again
        goes_on = bool(again) and first.place < again[0].place and key.text not in {each.text for each in again}
        if goes_on and len(self._open) > 1 and self.problems[-1] is inside.told:
            again.append(key)
            self.problems.pop()
            self.twice = 0  # nobody knows what the entry was called
            first = inside.keys[again[0].text]
            what, fix = f"the keys from '{again[0].text}' to '{key.text}' stand", self._another_entry(inside)
        else:
            inside.again = again = [key]
            what, fix = f"the key '{key.text}' stands", "keep one of the two"
        self._problem(again[0].place, f"{what} here a second time (first in line {first.place.line})", fix)
        inside.told = self.problems[-1]

    def _another_entry(self, inside: _Open) -> str:
        """Say how another entry begins beside the one being read."""
        named = "its name and ':'" if self._open[-2].is_mapping else "'- '"
        shown = ", as in `- id: a_name`" if "id" in inside.keys else f" with {named}"
        return f"begin another entry above them{shown}, or keep one of each"

    def _as_key(self, node: Node, inside: _Open) -> Scalar:
        if not isinstance(node, Scalar):
            self._problem(node.place, "a list or mapping cannot be a key", "write one word before the ':'")
            return Scalar("", node.place, self._sources[""])
        if not self._may_be_odd and node.text.isidentifier() and node.text not in inside.keys:
            return node  # as by far the most
        odd = _NOT_IN_A_KEY.search(node.text) if self._may_be_odd else None
        if node.text == "<<":
            self._problem(node.place, "keys are not merged from elsewhere with '<<'", "write them out here")
        elif odd and _ends_a_quoted_text(node, inside):
            self._problem(node.place, f"a comma ends the text before '{node.text}'", "write straight quotes around it")
        elif odd:
            self._problem(node.at(odd.start()), f"{called(odd[0])} in a key", _instead_of(odd[0]))
        first = inside.keys.get(node.text)
        if first is not None:
            self._refuse_repeated(node, first, inside)
        elif ":" in node.text and not node.source.style and not odd:
            before, after = node.text.split(":", 1)
            self._problem(
                node.place,
                f"the key '{node.text}' has a colon in it",
                f"write a space after the colon, as in `{before}: {after}`, or rename the key",
            )
        return node


def _ends_a_quoted_text(key: Scalar, inside: "_Open") -> bool:
    """Whether the text before a key begins with a curly quote that only the key ends: a comma came between."""
    before = next(reversed(inside.entries.values()), None)
    begun = before.text if isinstance(before, Scalar) else ""
    return begun[:1] in CURLY_QUOTES and bool(begun) and begun[-1] not in CURLY_QUOTES and key.text[-1] in CURLY_QUOTES


def _instead_of(sign: str) -> str:
    """Say what to write in place of a sign that stands in no key."""
    if sign in CURLY_QUOTES:
        return "write straight quotes, or none"
    return "write plain spaces" if sign in ODD_SPACES else "take it out"
