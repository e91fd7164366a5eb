"""A flow that is called like a word of the command, which would do something else than begin a check of it."""

from bot.flow.tree.nodes import find
from bot.flow.vetting.parts import Parts

TAKEN = frozenset(
    {
        "help",
        "start",
        "status",
        "remind",
        "pause",
        "resume",
        "history",
        "export",
        "portfolio",
        "upgrade",
        "outsiders",
        "delete",
    }
)
"""What may be typed by itself behind `/ftready`, as far as it could be an id."""


def called_like_vetted(parts: Parts) -> None:
    """Note such an id."""
    if parts.flow.id in TAKEN:
        message = f"`/ftready {parts.flow.id}` means something else already"
        parts.written.wrong(find(parts.tree, ("flow",)).place, message, "call the flow something else")
