"""What stands in for a wrong part that a flow cannot be read without, so that all else in the file is looked at too.

A flow with a stand-in in it has a problem, and so is never given to anybody.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from bot.flow.places import Source
from bot.flow.shapes.keys_shown import Loc
from bot.flow.tree.fitting import id_like
from bot.flow.tree.nodes import Mapping, Node, Path, Scalar, Sequence, find, without

_TEXTS = ("flow", "title", "about")
_OF_A_SECTION = ("id", "title")
_LOOP = ("for_each", "most", "overall")
_ASKED = "questions"
_ASKING = (_ASKED, "call", "use", "ask")
"""What only an entry has that asks something, or holds what does."""


def can_stand_in(loc: Loc) -> bool:
    """Tell whether something stands in for what is wrong here, or a section can go without it."""
    match loc:
        case ("sections", int(), str() as key, *below):
            return key != _ASKED or not below
        case ("sections", int()):
            return True
        case (key, *_):
            return key in {*_TEXTS, "order"}
    return False


def with_stand_ins(tree: Mapping, wrong: Collection[Loc], paths: Collection[Path]) -> Mapping:
    """Give the tree without the parts at some paths, and with all that a flow needs of itself and of its sections.

    `wrong` are the places of the mistakes that something can stand in for.
    """
    gone = {*paths, *(path for loc in wrong for path in _taken_out(tree, loc))}
    left = without(tree, {path for path in gone if path})
    entries = {**left.entries, **{key: _text(left) for key in _TEXTS if key not in left.entries}}
    if "order" not in entries and isinstance(verdicts := entries.get("verdicts"), Mapping):
        entries["order"] = Sequence(tuple(verdicts.keys.values()), left.place)
    if isinstance(sections := entries.get("sections"), Sequence):
        items = tuple(_section(each, number) for number, each in enumerate(sections.items))
        entries["sections"] = replace(sections, items=items)
    return replace(left, entries=entries, keys={key: left.keys.get(key, _text(left)) for key in entries})


def doubted(tree: Mapping, loc: Loc) -> Iterator[str]:
    """Go through the words that a mistake makes wrong in conditions and texts elsewhere, although they may be right."""
    match loc:
        case ("sections", int(), "title", *_):
            return
        case ("sections", int(), "id", *_):
            yield "section"  # any that is asked for may be this one
        case ("sections", int(), *_):
            yield from ("section", "item", *asked_below(find(tree, loc[:2])))


def written_like(id_: str) -> set[str]:
    """List the words by which a question may be meant whose id may be wrong itself."""
    like = (id_like(id_), id_like(id_, capitals=True), re.sub(r"\W", "", id_))
    return {id_, *re.findall(r"\w+", id_), *filter(None, like)}


def has_no_name(tree: Mapping, loc: Loc) -> bool:
    """Whether a mistake leaves a question without anything by which others could name it."""
    match loc:
        case ("sections", int(), "questions"):
            return True
        case ("sections", int(), "questions", int(), *_):
            question = find(tree, loc[:4])
            id_ = question.entries.get("id") if isinstance(question, Mapping) else None
            return not isinstance(id_, Scalar) or (loc[-1] == "id" and id_like(id_.text) is None)
        case (*_, int()):
            entry = find(tree, loc)  # which may be a question, or have some, and stand in another list
            return isinstance(entry, Mapping) and not entry.entries.keys().isdisjoint(_ASKING)
    return False


def _taken_out(tree: Mapping, loc: Loc) -> Iterator[Path]:
    """Name what has to go because of a mistake."""
    match loc:
        case ("order", int(), *_) if isinstance(order := tree.entries.get("order"), Sequence) and len(order.items) > 1:
            yield loc[:2]
        case ("sections", int(), str() as key, *_) if key in _OF_A_SECTION:
            yield loc[:3]
        case ("sections", int() as number, str() as key, *_) if key != _ASKED:
            yield from (("sections", number, each) for each in (key, *_LOOP))
        case ("sections", int(), *_):
            yield loc[:2]
        case _:
            yield loc[:1]


def asked_below(section: Node) -> Iterator[str]:
    """Go through the ids of the questions of a section, under whatever key they were written; of a question its own."""
    if isinstance(section, Mapping) and "ask" in section.entries:
        yield from (each.text for each in (section.entries.get("id"),) if isinstance(each, Scalar))
    for key, each in section.entries.items() if isinstance(section, Mapping) else ():
        if key == _ASKED and isinstance(each, Mapping):
            yield from each.entries
        for question in each.items if isinstance(each, Sequence) else ():
            if isinstance(question, Mapping) and isinstance(id_ := question.entries.get("id"), Scalar):
                yield id_.text


def _section(node: Node, number: int) -> Node:
    """Give a section an id and a title where it has none."""
    if not isinstance(node, Mapping):
        return node
    lost = {key: _text(node, f"section_{number}") for key in _OF_A_SECTION if key not in node.entries}
    return replace(node, entries={**node.entries, **lost}, keys={**node.keys, **lost})


def _text(node: Node, text: str = "stand_in") -> Scalar:
    return Scalar(text, node.place, Source((), ""))
