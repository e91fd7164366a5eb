"""Bounds that no number lies between, so that nobody could answer: whole numbers where there is none, or too large."""

from collections.abc import Iterator
from math import ceil, floor

from bot.flow.tree.nodes import Mapping, Node
from bot.flow.vetting.parts import Asked, Parts
from bot.questions.number import Number
from bot.questions.numbers import NumberField, Numbers
from bot.questions.values import LARGEST

_CURE = "write bounds with a number between them, of at most fifteen digits"


def bounds_vetted(parts: Parts) -> None:
    """Note every such number, of questions and of what check-ins ask."""
    asked = (each for question in parts.questions for each in question)
    for each in (*asked, *parts.weekly_questions()):
        for node, shape in _numbers(each):
            keys = [node.entries[key] for key in ("most", "least") if key in node.entries]
            if keys and not _some_number_fits(shape):
                parts.written.wrong(keys[0].place, "no number that is taken lies within these bounds", _CURE)


def _numbers(asked: Asked) -> Iterator[tuple[Mapping, Number | NumberField]]:
    """Go through the numbers of a question that are written in this place."""
    shape = asked.question.type
    if isinstance(shape, Number):
        yield asked.own, shape
    elif isinstance(shape, Numbers):
        fields: Node | None = asked.own.entries.get("fields")
        for name, field in shape.fields_.items():
            node = fields.entries.get(name) if isinstance(fields, Mapping) else None
            if isinstance(node, Mapping):
                yield node, field


def _some_number_fits(shape: Number | NumberField) -> bool:
    low = -LARGEST if shape.least is None else max(shape.least, -LARGEST)
    high = LARGEST if shape.most is None else min(shape.most, LARGEST)
    return ceil(low) <= floor(high) if shape.whole else low <= high
