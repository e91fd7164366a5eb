"""The feed of small records that say what has just changed, for pages that redraw only that."""

import asyncio
from collections import deque
from dataclasses import dataclass
from typing import Literal, Self

ChangeKind = Literal[
    "message",  # posted, edited, reacted to, or put where only person_id sees it
    "message_gone",
    "channel",  # made, renamed, archived, its members
    "person",
    "modal",  # the stack of person_id: opened, pushed, updated, closed, given errors
    "home",
    "notice",
    "canvas",
    "call",  # a new line of the inspector
    "clock",
    "on_show",  # the thread that is played, which whoever looks at its channel is shown
    "resync",  # the reader was too slow and has lost records: draw everything again
]


@dataclass(frozen=True)
class Change:
    """What is no longer as it was; fields that do not apply are empty."""

    kind: ChangeKind
    channel_id: str = ""
    ts: str = ""
    thread_ts: str = ""
    """Of a message: the thread it belongs to, "" outside of threads."""
    person_id: str = ""
    """Only this person can see the change; empty when everyone in the channel can."""
    view_id: str = ""
    number: int = 0
    """Of a call: its number in the inspector."""


class Subscription:
    """One reader's place in the feed: an async iterator that begins with the subscription and never ends."""

    def __init__(self, changes: "Changes", room: int) -> None:
        self._changes = changes
        self._waiting: deque[Change] = deque()
        self._room = room
        self._arrived = asyncio.Event()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Change:
        while not self._waiting:
            self._arrived.clear()
            await self._arrived.wait()
        return self._waiting.popleft()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop listening; what has not been read is forgotten."""
        self._changes.readers.discard(self)

    def put(self, change: Change) -> None:
        """Add a record; a reader that fell too far behind is told once to start over."""
        if len(self._waiting) >= self._room:
            self._waiting.clear()
            change = Change("resync")
        self._waiting.append(change)
        self._arrived.set()


class Changes:
    """Where changes are announced and heard: `with changes.subscribe() as feed: async for change in feed`."""

    def __init__(self) -> None:
        self.readers: set[Subscription] = set()
        self.heard = asyncio.Event()
        """Whether anybody has ever listened, as a page does once it is open."""

    def subscribe(self, room: int = 10_000) -> Subscription:
        """Listen from now on; `room` is how many unread records are kept."""
        subscription = Subscription(self, room)
        self.readers.add(subscription)
        self.heard.set()
        return subscription

    def publish(self, change: Change) -> None:
        """Tell every reader."""
        for reader in self.readers:
            reader.put(change)
