"""The memo of a check as a canvas: by command, from its summary, and as one of the forms in which it is shared.

There is one canvas a check; asked for again, it is written anew where it stands. Whoever asks while it is written is
told so. Nobody but the bot sees it before the memo is in it, and only the channel of the check may read it. Where
there are no canvases, the memo stands in the thread as a file.
"""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.engine.cards.check import ROOT
from bot.engine.decision import Refused
from bot.engine.rules.deleting import is_over
from bot.sentence import Sentence
from bot.slack.address import Verb
from bot.slack.calling import canvases
from bot.slack.cards.drawing import hashed
from bot.slack.errors import NoCanvas, no_canvas_because
from bot.slack.heard.asked import Asker, Commanded, PressedInMessage
from bot.slack.parts import Parts
from bot.slack.surfaces.finding import Found, find
from bot.slack.surfaces.meant import the_one
from bot.slack.surfaces.sharing import NO_THREAD, in_its_language, share, written
from bot.slack.telling import ACK, NOT_FOUND, Press, because, line_of, refuse, reply, tell
from bot.slack.writing.blocks import Json, section
from bot.slack.writing.memo_canvas import MemoCanvas, memo_canvas
from bot.slack.writing.text import escape, link
from bot.tongue import say, speaking, told
from bot.usecases.files.exports import MEMO, NOT_DECIDED, Export
from bot.usecases.looking.see import Look
from bot.usecases.ports import (
    AgainError,
    Drawn,
    FrozenError,
    GoneError,
    Installation,
    LostAnswerError,
    NotAllowedError,
    Place,
    Receipt,
    Store,
    ThreadGoneError,
)
from bot.usecases.shown.receipts import CANVAS, CANVAS_LINK, NO_TS

log = logging.getLogger(__name__)
WRITING = "writing/"
"""What the receipt of a canvas has in place of a hash while it is written; since when follows."""
LONGEST = timedelta(minutes=2)
"""How long a canvas is taken to be written; whoever died over it is waited for no longer."""
LONGEST_PAUSE = timedelta(minutes=1)
"""How long Slack is waited for within a canvas that has begun."""

NONE_DECIDED = Sentence("No check here is decided, so there is no memo yet. `/ftready status` says where they stand.")
WHICH = Sentence("The memo of which check shall I write into a canvas?")
COMING = Sentence("The memo goes into a canvas; you find its link in the thread of the check.")
MEMO_TITLE = Sentence("Decision memo")
UNTIL_THEN = Sentence("The memo is written here in a moment.")
LEADS_THERE = Sentence("The memo of this decision is a canvas: {link}.")
UP_TO_DATE = Sentence("The canvas is up to date: {link}.")
NOTHING_NEW = Sentence("Nothing has changed since the memo was written into its canvas: {link}.")
BEING_WRITTEN = Sentence("The canvas is being written right now; its link is in the thread in a moment.")
NOT_HEARD = Sentence("Slack did not say whether the canvas was written. Ask for it again: it is written anew then.")
NOT_NOW = Sentence("Slack wants a moment before it takes more. Ask for the canvas again in a minute.")
THREAD_GONE = Sentence("The thread of this check is gone, so there is no place for the canvas.")
NOT_WRITTEN = Sentence(
    "Something is wrong on my side, and the canvas could not be written. Share the memo as a file; whoever runs "
    "ftready finds in its log what it was."
)
INSTEAD: Mapping[NoCanvas, Sentence] = {
    NoCanvas.NONE_HERE: Sentence("This workspace has no canvases, so the memo stands in the thread as a file."),
    NoCanvas.NOT_LET: Sentence(
        "I may not make or change canvases here, so the memo stands in the thread as a file. An admin of the "
        "workspace can let me."
    ),
    NoCanvas.NO_SCOPE: Sentence(
        "I may make canvases once the app is installed again from its manifest; until then the memo stands in the "
        "thread as a file."
    ),
    NoCanvas.REFUSED: Sentence("Slack did not take the canvas ({code}), so the memo stands in the thread as a file."),
}
"""What is said where the memo is shared as a file instead."""


async def take_command(parts: Parts, commanded: Commanded) -> Json:
    """Have the memo written of the one check that is decided; where there are several, offer them."""
    one = await the_one(parts, commanded, Verb.CANVAS, _decided, none=NONE_DECIDED, several=WHICH)
    if not isinstance(one, Look):
        return reply(one)
    found = await find(parts, commanded.asker, Verb.CANVAS, one.assessment.id)
    if not isinstance(found, Found):
        return reply(line_of(because(found)))
    refused = await _begin(parts, commanded.asker, found)
    return reply(line_of(refused.because if refused else COMING))


async def press_canvas(parts: Parts, press: Press, found: Found) -> Json:
    """Have the memo written."""
    refused = await _begin(parts, press.asker, found)
    if refused:
        return refuse(parts, press, refused)
    if isinstance(press, PressedInMessage) and press.spot.ephemeral and press.response_url:
        # Who picked it in the channel sees nothing of its thread, and the line has done what it was for.
        parts.later.do(parts.outgoing.respond(press.response_url, replace_original=True, text=told(COMING)))
    return ACK


async def give(parts: Parts, asker: Asker, found: Found, root: Receipt) -> None:
    """Write the memo into its canvas, and tell whoever asked what came of it."""
    try:
        said = await _Giving(parts, asker, found, root).given()
    except NotAllowedError as refused:
        await _as_a_file(parts, asker, found, root, refused.code)
        return
    except (AgainError, LostAnswerError, ThreadGoneError) as stopped:
        await tell(parts, asker, root.channel, root.ts, line_of(_stopped_by(stopped)))
        raise
    except Exception:
        log.exception("the canvas of %s was not written", found.assessment.id)
        await tell(parts, asker, root.channel, root.ts, line_of(NOT_WRITTEN))
        raise
    if said:
        await tell(parts, asker, root.channel, root.ts, line_of(said))


async def _decided(looks: Sequence[Look]) -> Sequence[Look]:
    return [each for each in looks if each.assessment.closed is not None]


async def _begin(parts: Parts, asker: Asker, found: Found) -> Refused | None:
    """Begin to write the memo after the answer to Slack, or say why not."""
    if found.assessment.closed is None:
        return NOT_DECIDED
    root = (await parts.ports.store.receipts(asker.installation, found.assessment.id)).get(ROOT)
    if root is None:
        return Refused(NO_THREAD)
    parts.later.do(give(parts, asker, found, root))
    return None


async def _as_a_file(parts: Parts, asker: Asker, found: Found, root: Receipt, code: str) -> None:
    """Share the memo as a file in the thread, and say why; where that is refused too, that alone is said."""
    log.info("no canvas for %s: Slack said %s", found.assessment.id, code)
    why = no_canvas_because(code)
    line = say(INSTEAD[why], code=escape(code)) if why is NoCanvas.REFUSED else INSTEAD[why]
    await share(parts, asker, found, MEMO, root, told(line))


def _stopped_by(stopped: Exception) -> Sentence:
    if isinstance(stopped, ThreadGoneError):
        return THREAD_GONE
    return NOT_NOW if isinstance(stopped, AgainError) else NOT_HEARD


@dataclass
class _Giving:
    """One canvas on its way."""

    parts: Parts
    asker: Asker
    found: Found
    root: Receipt
    mark: Receipt = field(init=False)
    """The receipt of a canvas that is being written."""

    @property
    def here(self) -> Installation:
        return self.asker.installation

    @property
    def store(self) -> Store:
        return self.parts.ports.store

    @property
    def check(self) -> str:
        return self.found.assessment.id

    async def given(self) -> str:
        """Write the memo, and give what to say to whoever asked. What somebody has deleted is made anew.

        It is the memo of what is so once its turn has come, for others may have written a newer one meanwhile.
        """
        async with self.store.turn(self.here, f"canvas/{self.check}"):
            stands = await self.store.load(self.here, self.check)
            if stands is None or is_over(stands):
                return NOT_FOUND
            found = replace(self.found, assessment=stands, now=self.parts.ports.clock())
            made = await written(self.parts, self.asker, found, MEMO)
            if not isinstance(made, Export):
                return made.because
            memo = memo_canvas(made.content.decode())
            try:
                return await self.brought_up_to_date(memo)
            except GoneError:
                await self.store.drop_receipt(self.here, self.check, CANVAS)
                return await self.brought_up_to_date(memo)

    async def brought_up_to_date(self, memo: MemoCanvas) -> str:
        receipts = await self.store.receipts(self.here, self.check)
        stands = receipts.get(CANVAS) or await self.made()
        if stands is None:
            return NOT_FOUND
        if self.is_being_written(stands):
            return BEING_WRITTEN
        if stands.hash == memo.hash:
            await self.lead_there(stands, receipts.get(CANVAS_LINK))
            await canvases.show(self.parts.outgoing, self.here, stands.channel, self.root.channel)
            return say(NOTHING_NEW, link=self.link(stands))
        if not await self.marked(stands):
            return NOT_FOUND if await self.taken_away_if_gone(stands, receipts.get(CANVAS_LINK)) else BEING_WRITTEN
        await self.write(memo, receipts)
        return say(UP_TO_DATE, link=self.link(stands)) if CANVAS_LINK in receipts else ""

    async def marked(self, known: Receipt) -> bool:
        """Mark it as being written from now on, if nobody else has."""
        mark = replace(known, hash=f"{WRITING}{self.parts.ports.clock().timestamp():.0f}")
        is_ours = await self.store.exchange_receipt(self.here, self.check, CANVAS, known, mark)
        if is_ours:
            self.mark = mark
        return is_ours

    async def wait(self, until: datetime) -> None:
        """Wait as Slack wants, which is no reason for anybody else to begin meanwhile."""
        now = self.parts.ports.clock()
        if until - now > LONGEST_PAUSE:
            raise AgainError("Slack wants a long pause within a canvas", until)
        await self.marked(self.mark)
        await asyncio.sleep((until - now).total_seconds())

    async def write(self, memo: MemoCanvas, receipts: Mapping[str, Receipt]) -> None:
        """Write it, lead to it from the thread, and let the channel read it, in this order; Slack wants that too."""
        outgoing, canvas, leads = self.parts.outgoing, self.mark.channel, receipts.get(CANVAS_LINK)
        was_shown = leads is not None
        try:
            await canvases.write(outgoing, self.here, canvas, memo.title, memo.pieces, self.wait)
            leads = await self.lead_there(self.mark, leads)
            await canvases.show(outgoing, self.here, canvas, self.root.channel)
        except (NotAllowedError, ThreadGoneError):
            await self.let_go()
            if not was_shown:
                await self.take_away(self.mark, leads)
            raise
        except Exception:
            await self.let_go()  # it goes on there when it is asked for again
            raise
        done = replace(self.mark, hash=memo.hash)
        if await self.store.exchange_receipt(self.here, self.check, CANVAS, self.mark, done):
            return
        await self.taken_away_if_gone(self.mark, leads)

    async def taken_away_if_gone(self, canvas: Receipt, leads: Receipt | None) -> bool:
        """Take the canvas away where its check went meanwhile, which nobody else knew of; tell whether it did."""
        if CANVAS in await self.store.receipts(self.here, self.check):
            return False
        await self.take_away(canvas, leads)
        return True

    async def made(self) -> Receipt | None:
        """Make a canvas, unless somebody else has made it first; None where the check is gone by then."""
        flow = await in_its_language(self.parts, self.asker, self.found)
        with speaking(flow.language):
            title, until_then = told(MEMO_TITLE), told(UNTIL_THEN)
        made = await canvases.make(self.parts.outgoing, self.here, title, until_then)
        kept = await self.store.claim_receipt(self.here, self.check, CANVAS, Receipt(made, NO_TS, ""))
        if kept.channel != made:
            await self.parts.outgoing.delete(self.here, made, NO_TS)
        elif await self.store.load(self.here, self.check) is None:  # last, for a claim keeps what had gone already
            await self.take_away(kept, None)
            return None
        return kept

    async def lead_there(self, stands: Receipt, there: Receipt | None) -> Receipt:
        """Have a message in the thread lead to the canvas; one that somebody has deleted is posted again."""
        flow = await in_its_language(self.parts, self.asker, self.found)
        with speaking(flow.language):
            drawn = _drawn(say(LEADS_THERE, link=self.link(stands)))
        if there is not None:
            try:
                await self.parts.outgoing.update(self.here, there.channel, there.ts, drawn)
            except GoneError as gone:
                if isinstance(gone, FrozenError) and there.hash == drawn.hash:
                    return there
            else:
                return there
        place = Place(self.check, self.root.channel, self.root.ts, unfurls=True)
        ts = await self.parts.outgoing.post(self.here, place, drawn)
        leads = Receipt(self.root.channel, ts, drawn.hash)
        await self.store.put_receipt(self.here, self.check, CANVAS_LINK, leads)
        return leads

    async def let_go(self) -> None:
        """Let it be written by whoever asks next."""
        await self.store.exchange_receipt(self.here, self.check, CANVAS, self.mark, replace(self.mark, hash=""))

    async def take_away(self, canvas: Receipt, leads: Receipt | None) -> None:
        """Delete the canvas and what leads there; what Slack does not let go now goes with the check."""
        for name, receipt in ((CANVAS, canvas), (CANVAS_LINK, leads)):
            if receipt is not None:
                with suppress(AgainError, LostAnswerError, NotAllowedError):
                    await self.parts.outgoing.delete(self.here, receipt.channel, receipt.ts)
                    await self.store.drop_receipt(self.here, self.check, name)

    def is_being_written(self, stands: Receipt) -> bool:
        since = stands.hash.removeprefix(WRITING)
        now = self.parts.ports.clock().timestamp()
        return since != stands.hash and 0 <= now - float(since) < LONGEST.total_seconds()

    def link(self, stands: Receipt) -> str:
        address = self.parts.outgoing.link_to_canvas(self.parts.me.team, stands.channel)
        return link(address, told(MEMO_TITLE))


def _drawn(text: str) -> Drawn:
    return hashed({"text": text, "blocks": [section(text)]})
