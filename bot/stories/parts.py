"""What a story can touch of a flow file: each question, option, gate, rule, gap and warning, with its line."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from bot.flow.places import Place
from bot.flow.tree.nodes import Mapping, Node, Scalar, Sequence

OPTION_LATER = "option of the look-back"
OPTIONS = ("options", "or")
ADVICE = frozenset({"do", "done"})
Touched = tuple[str, ...]
"""A kind of part, and its ids: `("option", "motive", "0", "form")`, where 1 would be its first other wording."""


@dataclass(frozen=True)
class Part:
    """One part of a flow file that a story can touch."""

    key: Touched
    line: int
    file: str = ""
    """The file of the fragment it stands in, where it stands in one."""
    borrowed: tuple[Touched, ...] = ()
    """The same part as other wordings of its question have it that write none of their own."""

    @classmethod
    def at(cls, key: Touched, place: Place, borrowed: Iterable[Touched] = ()) -> Self:
        """Name a part with its place."""
        return cls(key, place.line, place.file, tuple(borrowed))

    def is_in(self, touched: Collection[Touched]) -> bool:
        """Whether it was touched, itself or where another wording borrows it."""
        return self.key in touched or any(each in touched for each in self.borrowed)

    @property
    def name(self) -> str:
        """Name it the way people do."""
        kind, id_, *of = self.key
        wording = "" if not of or of[0] == "0" else f" (instead {of[0]})"
        match kind, of:
            case "wording", _:
                return f"question {id_}{wording}"
            case "advice", [_, option]:
                return f"what to do after option {option} of {id_}{wording}"
            case _, [_, option]:
                return f"option {option} of {id_}{kind.removeprefix('option')}{wording}"
            case _:
                return f"{kind} {id_}{wording}"


def parts_of(tree: Mapping) -> tuple[Part, ...]:
    """List the parts of a flow file that a story can touch, in the order of the file."""
    found = list(_parts(tree))
    return tuple(sorted(found, key=lambda part: (part.file, part.line)))


def _parts(tree: Mapping) -> Iterator[Part]:
    for section in _items(tree, "sections"):
        for question in _items(section, "questions"):
            yield from _of_question(question)
    for kind, key in (
        ("gate", "gates"),
        ("rule", "rules"),
        ("warning", "warnings"),
        ("contradiction", "contradictions"),
    ):
        for node in _items(tree, key):
            yield Part.at((kind, _id(node)), node.place)
    verdicts = tree.entries.get("verdicts")
    if isinstance(verdicts, Mapping):
        for id_, verdict in verdicts.entries.items():
            yield Part.at(("verdict", id_), verdicts.keys[id_].place)
            for asked in _items(verdict, "ask"):
                yield from _asked_after(asked, "question", "option")
    check_in = tree.entries.get("check_in")
    for question in _items(check_in, "questions"):
        yield from _asked_after(question, "question", "option")
    for question in _items(_entry(check_in, "look_back"), "questions"):
        yield from _asked_after(question, "question of the look-back", OPTION_LATER)


def _asked_after(question: Mapping, kind: str, option: str) -> Iterator[Part]:
    """List the parts of a question that has no level."""
    id_ = _id(question)
    yield Part.at((kind, id_), question.place)
    yield from (Part.at((option, id_, "0", each.text), each.place) for each in _options(question))


def _of_question(question: Mapping) -> Iterator[Part]:
    id_ = _id(question)
    yield Part.at(("question", id_), question.place)
    aside = question.entries.get("not_applicable")
    if aside is not None and getattr(aside, "text", "no") != "no":
        yield Part.at(("not_applicable", id_), question.keys["not_applicable"].place)
    wordings = [(str(at), each) for at, each in enumerate((question, *_items(question, "instead")))]
    for at, wording in wordings:
        if at != "0":
            yield Part.at(("wording", id_, at), wording.place)
        if gap := wording.keys.get("gap"):
            alike = _borrowing(wordings, at, "gap")
            yield Part.at(("gap", id_, at), gap.place, (("gap", id_, each) for each in alike))
        alike = _borrowing(wordings, at, *OPTIONS)
        for option in _options(wording):
            others = (("option", id_, each, option.text) for each in alike)
            yield Part.at(("option", id_, at, option.text), option.place, others)
        for option in _advised(wording):
            others = (("advice", id_, each, option.text) for each in alike)
            yield Part.at(("advice", id_, at, option.text), option.place, others)


def _borrowing(wordings: Iterable[tuple[str, Mapping]], at: str, *keys: str) -> list[str]:
    """List the other wordings that have none of these keys, and so what the question itself says."""
    return [] if at != "0" else [other for other, each in wordings if not each.entries.keys() & {*keys}]


def _options(wording: Mapping) -> Iterator[Scalar]:
    for key in OPTIONS:
        options = wording.entries.get(key)
        yield from options.keys.values() if isinstance(options, Mapping) else ()


def _advised(wording: Mapping) -> Iterator[Scalar]:
    """List the options that say themselves what is to be done."""
    for key in OPTIONS:
        options = wording.entries.get(key)
        for name, each in options.entries.items() if isinstance(options, Mapping) else ():
            if isinstance(options, Mapping) and isinstance(each, Mapping) and each.entries.keys() & ADVICE:
                yield options.keys[name]


def _entry(node: Node | None, key: str) -> Node | None:
    return node.entries.get(key) if isinstance(node, Mapping) else None


def _items(node: Node | None, key: str) -> Iterator[Mapping]:
    below = _entry(node, key)
    if isinstance(below, Sequence):
        yield from (each for each in below.items if isinstance(each, Mapping))


def _id(node: Mapping) -> str:
    written = node.entries.get("id")
    return getattr(written, "text", "")
