"""One canvas on its way to whoever asked for it: made or found, written, and led to from the thread.

Whatever dies or is refused here leaves a canvas that is written anew when it is asked for again, and never two.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.sentence import Sentence
from bot.slack.address import Address, Verb
from bot.slack.calling import canvases
from bot.slack.cards.drawing import hashed
from bot.slack.heard.asked import Asker
from bot.slack.heard.incoming import CARD_EVENT
from bot.slack.parts import Parts
from bot.slack.surfaces.finding.found import Found
from bot.slack.surfaces.sharing.file import in_its_language, written
from bot.slack.surfaces.sharing.one_canvas import OneCanvas
from bot.slack.telling import NOT_FOUND
from bot.slack.writing.blocks import actions, button, section
from bot.slack.writing.memo_canvas import MemoCanvas, memo_canvas
from bot.slack.writing.text import link
from bot.tongue import say, speaking, told
from bot.usecases.files.exports import MEMO, Export
from bot.usecases.ports import (
    Drawn,
    FrozenError,
    GoneError,
    NotAllowedError,
    Place,
    Receipt,
    ThreadGoneError,
)
from bot.usecases.shown.receipts import CANVAS, CANVAS_LINK, NO_TS

MEMO_TITLE = Sentence("Decision memo")
UNTIL_THEN = Sentence("The memo is written here in a moment.")
LEADS_THERE = Sentence("The memo of this decision is a canvas: {link}.")
UP_TO_DATE = Sentence("The canvas is up to date: {link}.")
NOTHING_NEW = Sentence("Nothing has changed since the memo was written into its canvas: {link}.")
ANEW = Sentence("Bring it up to date")
BEING_WRITTEN = Sentence("The canvas is being written right now; its link is in the thread in a moment.")


async def give_canvas(parts: Parts, asker: Asker, found: Found, root: Receipt) -> str:
    """Write the memo of a check into its canvas, and give what to say to whoever asked; empty where nothing needs it.

    Raises what the calls to Slack raise; a canvas that was begun is let go before.
    """
    return await _Giving(parts, asker.installation, found.assessment.id, asker, found, root).given()


@dataclass
class _Giving(OneCanvas):
    """One canvas on its way to whoever asked for it."""

    asker: Asker
    found: Found
    root: Receipt

    async def given(self) -> str:
        """Write the memo, and give what to say to whoever asked. What somebody has deleted is made anew.

        It is the memo of what is so once its turn has come, for others may have written a newer one meanwhile.
        """
        async with self.store.turn(self.here, f"canvas/{self.check}"):
            stands = await self.store.load(self.here, self.check)
            if stands is None or stands.is_deleted:
                return NOT_FOUND
            found = replace(self.found, assessment=stands, now=self.parts.ports.clock())
            made = await written(self.parts, self.asker, found, MEMO)
            if not isinstance(made, Export):
                return made.because
            memo = memo_canvas(made.content.decode())
            try:
                return await self.brought_up_to_date(memo, stands.version)
            except GoneError:
                await self.store.drop_receipt(self.here, self.check, CANVAS)
                return await self.brought_up_to_date(memo, stands.version)

    async def brought_up_to_date(self, memo: MemoCanvas, version: int) -> str:
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
        await self.write(memo, version, receipts)
        return say(UP_TO_DATE, link=self.link(stands)) if CANVAS_LINK in receipts else ""

    async def write(self, memo: MemoCanvas, version: int, receipts: Mapping[str, Receipt]) -> None:
        """Write it, lead to it from the thread, and let the channel read it, in this order; Slack wants that too."""
        outgoing, canvas, leads = self.parts.outgoing, self.mark.channel, receipts.get(CANVAS_LINK)
        was_shown = leads is not None
        try:
            await self.change(memo)
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
        if await self.done(memo, version):
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
        """Have a message in the thread lead to the canvas; one that somebody has deleted is posted again.

        One whose posting was not heard of may stand there too: a press on it makes it this one, or takes it away.
        """
        flow = await in_its_language(self.parts, self.asker, self.found)
        with speaking(flow.language):
            drawn = self.drawn(stands)
        there = there or (await self.store.receipts(self.here, self.check)).get(CANVAS_LINK)
        if there is not None:
            try:
                await self.parts.outgoing.update(self.here, there.channel, there.ts, drawn)
            except GoneError as gone:
                if isinstance(gone, FrozenError) and there.hash == drawn.hash:
                    return there
                await self.store.drop_receipt(self.here, self.check, CANVAS_LINK)
            else:
                shown = replace(there, hash=drawn.hash)
                await self.store.exchange_receipt(self.here, self.check, CANVAS_LINK, there, shown)
                return shown
        place = Place(self.check, self.root.channel, self.root.ts, unfurls=True)
        ts = await self.parts.outgoing.post(self.here, place, drawn)
        leads = Receipt(self.root.channel, ts, drawn.hash)
        kept = await self.store.claim_receipt(self.here, self.check, CANVAS_LINK, leads)
        if kept.ts != ts:
            await self.parts.outgoing.delete(self.here, leads.channel, leads.ts)
        return kept

    def drawn(self, stands: Receipt) -> Drawn:
        """Draw what leads there, under the name by which a press on one that stands twice is told."""
        words = say(LEADS_THERE, link=self.link(stands))
        blocks = [section(words), actions([button(ANEW, Address(Verb.CANVAS, self.check))])]
        drawn = hashed({"text": words, "blocks": blocks})
        named = {"event_type": CARD_EVENT, "event_payload": {"card": CANVAS_LINK}}
        return replace(drawn, payload={**drawn.payload, "metadata": named})

    def link(self, stands: Receipt) -> str:
        address = self.parts.outgoing.link_to_canvas(self.parts.me.team, stands.channel)
        return link(address, told(MEMO_TITLE))
