"""Options, and boxes for numbers, that people cannot tell apart: they read the same."""

from collections.abc import Iterator

from bot.flow.tree.nodes import Mapping as MappingNode
from bot.flow.tree.nodes import Node
from bot.flow.vetting.parts import Asked, Parts

_SHOWN_BY = {"options": "text", "or": "text", "fields": "label"}
"""What people pick from or fill in, by the key it stands under, with the key of what they read."""


def alike_vetted(parts: Parts) -> None:
    """Note every one that reads like one before it."""
    for asked in _all(parts):
        for key, shown_by in _SHOWN_BY.items():
            listed = asked.own.entries.get(key)
            seen: dict[str, str] = {}
            for id_, each in listed.entries.items() if isinstance(listed, MappingNode) else ():
                text = _shown(each, shown_by)
                first = seen.setdefault(" ".join(text.split()), id_)
                if text and first != id_:
                    message = f"'{id_}' reads like '{first}', so that nobody can tell them apart"
                    parts.written.wrong(each.place, message, "write something else for one of them")


def _all(parts: Parts) -> Iterator[Asked]:
    for question in parts.questions:
        yield from question
    yield from parts.verdict_questions()
    yield from parts.weekly_questions()


def _shown(node: Node, key: str) -> str:
    shown = node.entries.get(key) if isinstance(node, MappingNode) else node
    return getattr(shown, "text", "")
