"""Canvases in Slack: made, written, shown to a channel. Each call goes out once; none of them raises but as `Outgoing`.

A canvas is the bot's own, and nobody else sees it before a channel is let read it. What is made holds nothing yet, so
that one whose making was not heard of says nothing about anybody.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any

from bot.slack.calling.calls import Calls
from bot.usecases.ports import HoldOffError, Installation, NotAllowedError

Until = Callable[[datetime], Awaitable[None]]
"""Waits until an instant."""

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


async def write(  # noqa: PLR0913, PLR0917 - what is written where, and how it is waited
    calls: Calls, installation: Installation, canvas: str, title: str, pieces: Sequence[str], until: Until
) -> None:
    """Write a canvas anew: the first piece in place of all there is, the others at the end; then its title.

    Once it has begun it is waited as long as Slack wants: begun anew each time, a long one would never be whole.
    """
    await _change(calls, installation, canvas, "replace", document_content=_markdown(pieces[0]))
    changes: list[dict[str, Any]] = [
        *({"operation": "insert_at_end", "document_content": _markdown(each)} for each in pieces[1:]),
        {"operation": "rename", "title_content": _markdown(title)},
    ]
    for change in changes:
        while True:
            try:
                await _change(calls, installation, canvas, **change)
                break
            except HoldOffError as held:
                await until(held.until)


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
