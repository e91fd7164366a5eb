"""Canvases in Slack: made, written, shown to a channel. Each call goes out once; none of them raises but as `Outgoing`.

A canvas is the bot's own, and nobody else sees it before a channel is let read it. What is made holds nothing yet, so
that one whose making was not heard of says nothing about anybody.
"""

from collections.abc import Sequence
from typing import Any

from bot.slack.calls import Calls
from bot.usecases.ports import Installation, NotAllowedError

NOT_SHOWN = "failed_to_update_channel_ids"
"""What Slack says beside its yes where it did not let a channel read."""


def is_canvas(id_: str) -> bool:
    """Whether an id is that of a canvas, and not of a channel."""
    return id_.startswith("F")


async def make(calls: Calls, installation: Installation, title: str, until_then: str) -> str:
    """Make a canvas that says only what it says until it is written, and give its id."""
    content = {"type": "markdown", "markdown": until_then}
    answer = await calls.call(installation, "canvases.create", title=title, document_content=content)
    return str(answer["canvas_id"])


async def write(calls: Calls, installation: Installation, canvas: str, title: str, pieces: Sequence[str]) -> None:
    """Write a canvas anew: the first piece in place of all there is, the others at the end; then its title."""
    for at, piece in enumerate(pieces):
        operation = "insert_at_end" if at else "replace"
        await _change(calls, installation, canvas, operation, document_content=_markdown(piece))
    await _change(calls, installation, canvas, "rename", title_content=_markdown(title))


async def show(calls: Calls, installation: Installation, canvas: str, channel: str) -> None:
    """Let a channel read a canvas, and nothing more; its link has to stand there before."""
    given = {"canvas_id": canvas, "access_level": "read", "channel_ids": [channel]}
    answer = await calls.call(installation, "canvases.access.set", **given)
    if answer.get(NOT_SHOWN):
        raise NotAllowedError(NOT_SHOWN)


async def _change(calls: Calls, installation: Installation, canvas: str, operation: str, **what: Any) -> None:
    changes = [{"operation": operation, **what}]  # Slack takes one at a time
    await calls.call(installation, "canvases.edit", canvas_id=canvas, changes=changes)


def _markdown(text: str) -> dict[str, str]:
    return {"type": "markdown", "markdown": text}
