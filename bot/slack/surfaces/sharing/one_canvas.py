"""One canvas as whoever writes it has it: marked while it is written, let go, and taken away with what leads there."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.slack.calling import canvases
from bot.slack.parts import Parts
from bot.slack.writing.memo_canvas import MemoCanvas
from bot.usecases.ports import (
    AgainError,
    Installation,
    LostAnswerError,
    NotAllowedError,
    Receipt,
    Store,
)
from bot.usecases.shown.receipts import CANVAS, CANVAS_LINK, anew_from, as_of_now

WRITING = "writing/"
"""What the receipt of a canvas has in place of a hash while it is written; since when follows."""
LONGEST = timedelta(minutes=2)
"""How long a canvas is taken to be written; whoever died over it is waited for no longer."""
LONGEST_PAUSE = timedelta(minutes=1)
"""How long Slack is waited for within a canvas that has begun."""


@dataclass
class OneCanvas:
    """The canvas of one check, on its way."""

    parts: Parts
    here: Installation
    check: str
    mark: Receipt = field(init=False)
    """The receipt of a canvas that is being written."""

    @property
    def store(self) -> Store:
        """Where its place is kept."""
        return self.parts.ports.store

    async def marked(self, known: Receipt) -> bool:
        """Mark it as being written from now on, if nobody else has."""
        mark = replace(known, hash=f"{WRITING}{self.parts.ports.clock().timestamp():.0f}{_owed(known)}")
        is_ours = await self.store.exchange_receipt(self.here, self.check, CANVAS, known, mark)
        if is_ours:
            self.mark = mark
        return is_ours

    def is_being_written(self, stands: Receipt) -> bool:
        """Whether somebody else writes it right now."""
        told = as_of_now(stands)
        since = told.removeprefix(WRITING)
        now = self.parts.ports.clock().timestamp()
        return since != told and 0 <= now - float(since) < LONGEST.total_seconds()

    async def change(self, memo: MemoCanvas) -> None:
        """Write a memo into it, which is marked."""
        outgoing, canvas = self.parts.outgoing, self.mark.channel
        await canvases.write(outgoing, self.here, canvas, memo.title, memo.pieces, self.wait)

    async def wait(self, until: datetime) -> None:
        """Wait as Slack wants, which is no reason for anybody else to begin meanwhile."""
        now = self.parts.ports.clock()
        if until - now > LONGEST_PAUSE:
            raise AgainError("Slack wants a long pause within a canvas", until)
        await self.marked(self.mark)
        await asyncio.sleep((until - now).total_seconds())

    async def done(self, memo: MemoCanvas, version: int) -> bool:
        """Note that it shows the memo of a version; False where its receipt is another by now."""
        owed = _owed(self.mark) if (anew_from(self.mark) or 0) > version else ""
        shown = replace(self.mark, hash=f"{memo.hash}{owed}")
        return await self.store.exchange_receipt(self.here, self.check, CANVAS, self.mark, shown)

    async def let_go(self) -> None:
        """Let it be written by whoever comes next."""
        await self.store.exchange_receipt(
            self.here, self.check, CANVAS, self.mark, replace(self.mark, hash=_owed(self.mark))
        )

    async def take_away(self, canvas: Receipt, leads: Receipt | None) -> None:
        """Delete the canvas and what leads there; what Slack does not let go now goes with the check."""
        for name, receipt in ((CANVAS, canvas), (CANVAS_LINK, leads)):
            if receipt is not None:
                with suppress(AgainError, LostAnswerError, NotAllowedError):
                    await self.parts.outgoing.delete(self.here, receipt.channel, receipt.ts)
                    await self.store.drop_receipt(self.here, self.check, name)


def _owed(canvas: Receipt) -> str:
    """Give what its receipt says of having to be written anew."""
    return canvas.hash.removeprefix(as_of_now(canvas))
