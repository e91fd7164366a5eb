"""Entries that stand in another list than the one they belong in: each is told once, and not key by key."""

from collections.abc import Collection, Iterator
from collections.abc import Mapping as MappingOf
from functools import cache

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from bot.flow.problems import Problem, problem_at
from bot.flow.shapes.call import CallShape
from bot.flow.shapes.keys_shown import Loc, keys, needed, shape_at
from bot.flow.shapes.parts import QUESTIONS, QuestionShape
from bot.flow.tree.nodes import Mapping, Node, Scalar, find

_LISTED = {
    "sections": "section",
    "roles": "role",
    "gates": "gate",
    "rules": "rule",
    "warnings": "warning",
    "contradictions": "contradiction",
    "properties": "property",
}
"""What each entry of a list of a flow is called."""
_OF_UNKNOWN = frozenset({"extra_forbidden", "union_tag_not_found"})
_TOLD = {"call": ("questions",), "warning": ("gates", "rules")}
"""Where something of a kind is told in words of its own, or is more likely one of those that stand there."""
_ABOVE = "write `{}:` above it"
_Kind = tuple[str, str, frozenset[str], frozenset[str]]
"""The list, what an entry of it is called, the keys it knows and those it needs."""


def misplaced(details: Collection[ErrorDetails], tree: Node, file: str, shape: type[BaseModel]) -> dict[Loc, Problem]:
    """Find the entries that are whole, and stand in another list than their own.

    Those that follow one of their kind share its problem, so that all of them are told once.
    """
    if "sections" not in shape.model_fields:
        return {}
    found: dict[Loc, Problem] = {}
    lists: dict[Loc, str] = {}
    kinds = _kinds(shape)
    for loc in _entries(details):
        entry, kind = find(tree, loc), None
        if isinstance(entry, Mapping) and isinstance(tree, Mapping):
            kind = next(
                (each for each in kinds if loc[-2] not in {each[0], *_TOLD.get(each[1], ())} and _is_one(entry, each)),
                None,
            )
        if kind is None or not isinstance(tree, Mapping):
            continue
        before: Loc = (*loc[:-1], int(loc[-1]) - 1)
        lists[loc] = kind[0]
        found[loc] = found[before] if lists.get(before) == kind[0] else _told(loc, entry, kind, tree, file)
    return found


def _entries(details: Collection[ErrorDetails]) -> Iterator[Loc]:
    """Go through the entries of lists that have keys nobody knows there, in the order of the file."""
    found: dict[Loc, None] = {}
    for detail in details:
        if detail["type"] in _OF_UNKNOWN:
            loc: Loc = detail["loc"]
            entry = loc if isinstance(loc[-1], int) else loc[:-1]
            if len(entry) > 1 and isinstance(entry[-1], int):
                found[entry] = None
    yield from found


@cache
def _kinds(shape: type[BaseModel]) -> tuple[_Kind, ...]:
    listed = ((name, what, shape_at(shape, (name, 0))) for name, what in _LISTED.items())
    asked = frozenset(key for each in QUESTIONS.values() for key in keys(each))
    return (
        *((name, what, frozenset(keys(each)), frozenset(needed(each))) for name, what, each in listed if each),
        ("sections", "call", frozenset(keys(CallShape)), frozenset(needed(CallShape))),
        ("questions", "question", asked, frozenset(needed(QuestionShape))),
    )


def _is_one(entry: Mapping, kind: _Kind) -> bool:
    """Whether an entry has all that one of a list needs, and nothing else."""
    _, _, known, wanted = kind
    return wanted <= entry.entries.keys() <= known


def _told(loc: Loc, entry: Node, kind: _Kind, tree: Mapping, file: str) -> Problem:
    name, what = kind[:2]
    id_ = entry.entries.get("id") if isinstance(entry, Mapping) else None
    named = f"'{id_.text[:40]}'" if isinstance(id_, Scalar) else "this"
    is_there = name in tree.keys and tree.keys[name].text == name  # and not only brought by what is called
    fix = f"put it under `{name}`" if is_there else _ABOVE.format(name)
    fix = "put it under `questions` of a section" if name == "questions" else fix
    return problem_at(file, entry.place, f"{named} is a {what}, and stands under '{loc[-2]}'", fix)


def follows(detail: ErrorDetails, found: MappingOf[Loc, Problem]) -> bool:
    """Whether a mistake is one of an entry that is told to stand elsewhere, or is what such entries leave missing."""
    loc: Loc = detail["loc"]
    if detail["type"] == "missing" and len(loc) == 1:
        return any(each.fix == _ABOVE.format(loc[0]) for each in found.values())
    return any(loc[:size] in found for size in range(2, len(loc) + 1))
