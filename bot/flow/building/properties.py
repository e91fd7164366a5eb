"""What a flow promises of itself, from its shape in the file, and what is wrong with how it says so."""

import re
from collections.abc import Collection
from typing import cast

from bot.flow.model.property import Move, Property, Way
from bot.flow.shapes.property import PropertyShape
from bot.flow.tree.nodes import Node, Scalar, find
from bot.flow.written.file import Written, items_of, text_of
from bot.flow.written.scopes import Scopes

ALL = "all"
"""What `reached` says when it means every verdict."""
WAYS = ("always", "reached", "never_lowers")
MOVES = ("level", "split", "people")

_MOVE = re.compile(r"\s*(?P<way>\w+)\s*(?:\(\s*(?P<question>\w+)\s*\))?\s*")
_HOW = "write `level`, `split` or `people`, alone or of one question, as in `people({question})`"


def properties(  # noqa: PLR0913, PLR0917 # the list in the file, and all it may name
    nodes: tuple[Node, ...],
    shapes: tuple[PropertyShape, ...],
    verdicts: dict[str, str],
    questions: Collection[str],
    scopes: Scopes,
    written: Written,
) -> tuple[Property, ...]:
    """Build what a flow promises; `verdicts` gives each verdict its title."""
    written.unique([id_ for node in nodes if isinstance(id_ := find(node, ("id",)), Scalar)], "property")
    scope = scopes.always(verdicts)
    built: list[Property] = []
    for node, shape in zip(nodes, shapes, strict=True):
        _one_way(node, shape, written)
        condition = written.condition(find(node, ("always",)), scope) if shape.always is not None else None
        moves = items_of(find(node, ("never_lowers",))) if shape.never_lowers else ()
        built.append(
            Property(
                shape.id,
                shape.say,
                condition,
                _reached(node, shape, verdicts, written),
                tuple(move for each in moves if (move := _move(each, questions, written)) is not None),
            )
        )
    return tuple(built)


def _one_way(node: Node, shape: PropertyShape, written: Written) -> None:
    ways = [way for way in WAYS if getattr(shape, way)]
    if len(ways) != 1:
        said = f"has {' and '.join(ways)}" if ways else "does not say what it promises"
        written.wrong(node.place, f"property '{shape.id}' {said}", f"write one of {', '.join(WAYS)}")


def _reached(node: Node, shape: PropertyShape, verdicts: dict[str, str], written: Written) -> tuple[str, ...]:
    if shape.reached == (ALL,):
        return tuple(verdicts)
    if shape.reached and "verdicts" not in written.dropped:
        for each in items_of(find(node, ("reached",))):
            written.known(each, verdicts, "verdict")
    return shape.reached


def _move(node: Node, questions: Collection[str], written: Written) -> Move | None:
    match = _MOVE.fullmatch(text_of(node))
    first = next(iter(questions), "question")
    if match is None or match["way"] not in MOVES:
        written.wrong(node.place, f"'{text_of(node)}' is no way to get better", _HOW.format(question=first))
        return None
    question = match["question"]
    if question is not None and question not in questions:
        written.known_as(question, node.place, questions, "question")
        return None
    return Move(cast("Way", match["way"]), question)
