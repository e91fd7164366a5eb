"""Take away what is left of a check that was deleted: its cards, its place on Homes and desks, then every key of it.

What was said in it is gone before this begins. Killed in between and run again, it ends the same: what knows where
the cards stand goes last.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.engine.cards.check import ROOT
from bot.engine.overviews.home import concerned
from bot.engine.saved.assessment import Assessment
from bot.engine.wanted.check import cards_wanted
from bot.flow.model.flow import Flow
from bot.usecases.acting.start import lead_on_again
from bot.usecases.crashing import crash_here
from bot.usecases.for_one.desks import take_off_desks
from bot.usecases.ports import FrozenError, GoneError, Installation, Messages, NotAllowedError, Ports, Receipt
from bot.usecases.shown.pacing import at_slacks_pace
from bot.usecases.shown.receipts import CANVAS, twin

log = logging.getLogger(__name__)
WAITS_FOR_SLACK = timedelta(days=7)
"""How long it waits for Slack to let it take the cards away; then they stand, and all that knew of them goes."""


async def take_away(
    ports: Ports, messages: Messages, installation: Installation, flow: Flow, assessment: Assessment
) -> None:
    """Take a deleted check away. Raises NotAllowedError while Slack refuses and may still be brought to let it."""
    removal = _Removal(ports, messages, installation, flow, assessment)
    try:
        await removal.take_cards()
    except NotAllowedError as refused:
        if removal.may_wait():
            raise
        log.warning("cards of %s, which was deleted, stand on: Slack said %s", assessment.id, refused)
    await removal.forget()


async def leave_nothing(ports: Ports, messages: Messages, installation: Installation, assessment_id: str) -> None:
    """Take away what was posted of a check while it was forgotten."""
    for name, receipt in (await ports.store.receipts(installation, assessment_id)).items():
        if name != twin(receipt):
            continue
        try:
            async with at_slacks_pace(ports, installation, "delete"):
                await messages.delete(installation, receipt.channel, receipt.ts)
        except NotAllowedError as refused:
            log.warning("a card of %s, which was forgotten, stands on: Slack said %s", assessment_id, refused)
        await ports.store.drop_receipt(installation, assessment_id, name)
    await ports.store.delivered(installation, assessment_id, 0)


@dataclass
class _Removal:
    """One check on its way out."""

    ports: Ports
    messages: Messages
    installation: Installation
    flow: Flow
    assessment: Assessment

    def may_wait(self) -> bool:
        going = self.assessment.going
        return going is not None and self.ports.clock() < going.until + WAITS_FOR_SLACK

    async def take_cards(self) -> None:
        """Delete the cards in the thread, then let the one in the channel say that there was a check; the canvas last.

        For where an admin lets nobody delete canvases, the cards go all the same.
        """
        receipts = await self.ports.store.receipts(self.installation, self.assessment.id)
        for name in (name for name in receipts if name not in {ROOT, CANVAS}):
            await self.take(name, receipts[name])
        if ROOT in receipts:
            await self.say_so(receipts[ROOT])
        if CANVAS in receipts:
            await self.take(CANVAS, receipts[CANVAS])

    async def take(self, name: str, receipt: Receipt) -> None:
        await self.delete(receipt)
        await self.ports.store.drop_receipt(self.installation, self.assessment.id, name)

    async def delete(self, receipt: Receipt) -> None:
        crash_here("before_delete")
        async with at_slacks_pace(self.ports, self.installation, "delete"):
            await self.messages.delete(self.installation, receipt.channel, receipt.ts)
        crash_here("after_delete")

    async def say_so(self, root: Receipt) -> None:
        """Leave one line, for people talk below it; a card nobody may change is deleted, for it still says things."""
        card = cards_wanted(self.flow, self.assessment, self.ports.clock())[ROOT]
        drawn = self.messages.draw(self.installation, self.flow, card, {})
        crash_here("before_last_line")
        try:
            async with at_slacks_pace(self.ports, self.installation, "update"):
                await self.messages.update(self.installation, root.channel, root.ts, drawn)
        except FrozenError:
            await self.delete(root)
        except GoneError:
            return
        crash_here("after_last_line")

    async def forget(self) -> None:
        """Take it off desks and Homes, and every key of it."""
        store, everybody, now = self.ports.store, sorted(concerned(self.assessment)), self.ports.clock()
        await take_off_desks(store, self.installation, self.assessment.id, everybody, now)
        await store.mark_homes(self.installation, everybody, now)
        await self.lead_on_again(everybody)
        crash_here("before_forgotten")
        await store.forget(self.installation, self.assessment)
        crash_here("after_forgotten")

    async def lead_on_again(self, everybody: Sequence[str]) -> None:
        """Let the check that led to this one lead on again; it is one of this channel, or of the same people."""
        store, gone = self.ports.store, self.assessment.id
        near = list(await store.in_channel(self.installation, self.assessment.channel))
        for person in everybody:
            near += await store.of_person(self.installation, person)
        going = self.assessment.going
        if going is None:
            return
        event_id = f"{gone}/gone/{going.until.timestamp():.0f}"  # one asked for again has the same id
        await lead_on_again(self.ports, self.installation, gone, near, event_id)
