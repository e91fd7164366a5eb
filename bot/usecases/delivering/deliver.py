"""Make Slack equal to the cards an assessment wants: post what is missing, update what differs, delete the rest.

Running it once too often changes nothing; killed anywhere, the next run heals what is left.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import datetime

from bot.engine.cards.check import ROOT, STAND_IN, Card, SummaryCard
from bot.engine.saved.assessment import Assessment
from bot.engine.wanted.check import cards_wanted, older_wanted
from bot.engine.wanted.follow_up import kept_cards, older_names
from bot.flow.model.flow import Flow
from bot.flow.translating.languages import in_language
from bot.usecases.crashing import crash_here
from bot.usecases.delivering.removing import leave_nothing, take_away
from bot.usecases.delivering.rhythm import BREATH, Beat, Rhythm
from bot.usecases.ports import (
    AgainError,
    Drawn,
    FrozenError,
    GoneError,
    Installation,
    Messages,
    NotAllowedError,
    Place,
    Ports,
    Receipt,
    ThreadGoneError,
)
from bot.usecases.shown.held_up import ROOT_GONE, Held, held_up, hold_up, keep_held, take_up_again, wished_in_place_of
from bot.usecases.shown.home_marks import mark_homes
from bot.usecases.shown.linking import link_onward, may_still_come
from bot.usecases.shown.pacing import at_slacks_pace
from bot.usecases.shown.receipts import (
    ASKED_FOR,
    CANVAS,
    FROZEN,
    OUTDATED,
    anew_from,
    is_frozen,
    links_to_cards,
    outdated_until,
    twin,
    with_stand_in,
)

log = logging.getLogger(__name__)
RenewCanvas = Callable[[Installation, Assessment], Awaitable[None]]
"""Writes the canvas of a check anew."""
MOST_ROUNDS = 3
"""How often all cards are shown again because one was posted anew; what still differs then, the next event mends."""


class _ForgottenError(Exception):
    """The check was forgotten while a card of it was on its way."""


@dataclass
class _Delivery:
    """One assessment on its way to Slack."""

    ports: Ports
    messages: Messages
    installation: Installation
    flow: Flow
    assessment: Assessment
    receipts: dict[str, Receipt]
    held: Held
    """Why it was not shown until now."""
    wished: str
    """The root, deleted by somebody, in place of which it is to be shown again; empty where it is not."""
    onward: Mapping[str, str]
    """Where the check stands that this one led to, as far as it is shown."""

    def __post_init__(self) -> None:
        self.wanted = with_stand_in(cards_wanted(self.flow, self.assessment, self.ports.clock()), self.receipts)
        self.kept = kept_cards(self.assessment)
        until = {name: outdated_until(self.receipts[name]) for name in self.kept if name in self.receipts}
        if outdated := {name for name, version in until.items() if version and version <= self.assessment.version}:
            older = older_wanted(self.flow, self.assessment, self.ports.clock())
            self.wanted = {**self.wanted, **{name: card for name, card in older.items() if name in outdated}}

    async def run(self, beat: Beat) -> bool:
        """Write what the beat allows; False when the root is owed."""
        if self.wished:
            await self.renew_thread()
        elif self.held.reason == ROOT_GONE:
            raise ThreadGoneError(ROOT_GONE)
        for name in (ROOT, STAND_IN):
            if name in self.wanted and name not in self.receipts:
                await self.show(name, self.wanted[name])
        for name, card in self.wanted.items():
            if name not in {ROOT, STAND_IN}:
                await self.show(name, card)
        for name in [name for name in self.receipts if name not in {*self.wanted, *self.kept, *ASKED_FOR}]:
            await self.remove(name)
        if beat is Beat.THREAD and self.may_wait():
            return False
        await self.link_up()
        return True

    async def link_up(self) -> None:
        """Show all once more, for links between cards are known only once all of them stand.

        Where one was gone and had to be posted anew, the links to it have changed again.
        """
        for _ in range(MOST_ROUNDS):
            known = self.links()
            for name, card in self.wanted.items():
                await self.show(name, card)
            if self.links() == known:
                return

    def may_wait(self) -> bool:
        """Whether the root differs from what Slack shows, by nothing people wait for: a verdict is one."""
        if self.assessment.closed:
            return False
        root = STAND_IN if is_frozen(self.receipts) else ROOT
        drawn = self.messages.draw(self.installation, self.flow, self.wanted[root], self.links())
        return self.receipts[root].hash != drawn.hash

    async def show(self, name: str, card: Card) -> None:
        if name == ROOT and is_frozen(self.receipts):
            return
        receipt = self.receipts.get(name)
        if receipt is None and name in self.kept:
            return
        drawn = self.messages.draw(self.installation, self.flow, card, self.links())
        if receipt is None:
            await self.post(name, card, drawn)
        elif receipt.hash != drawn.hash:
            await self.update(name, card, drawn, receipt)

    async def post(self, name: str, card: Card, drawn: Drawn) -> None:
        root = self.receipts.get(ROOT)
        thread = root.ts if root and name != ROOT else None
        is_news = isinstance(card, SummaryCard) and card.is_news
        place = Place(self.assessment.id, self.assessment.channel, thread, broadcast=is_news)
        crash_here("before_post")
        async with self.at_slacks_pace("post"):
            ts = await self.messages.post(self.installation, place, drawn)
        crash_here("after_post")
        await self.stands(name, Receipt(self.assessment.channel, ts, drawn.hash))
        crash_here("after_receipt")

    async def stands(self, name: str, posted: Receipt) -> None:
        """Keep where a card stands; one that someone pressed on meanwhile, whose receipt was lost, goes before it.

        A press on the very card that was posted, before Slack had answered where it is, is none of that.
        """
        kept = await self.ports.store.claim_receipt(self.installation, self.assessment.id, name, posted)
        self.receipts[name] = kept
        if (kept.channel, kept.ts) != (posted.channel, posted.ts):
            await self.remember(twin(posted), posted)  # nobody wants it, so this or a later delivery takes it away
        elif kept != posted:
            await self.remember(name, posted)
        await self.still_right(name, posted)

    async def still_right(self, name: str, posted: Receipt) -> None:
        """See whether somebody forgot the check, or a person in it, while a card was on its way.

        Looked at last: whoever does that after this knows where the card stands.
        """
        now = await self.ports.store.load(self.installation, self.assessment.id)
        if now is None:
            await self.remember(twin(posted), posted)
            await self.forget(name)
            raise _ForgottenError
        if name in older_names(now) and name not in self.kept:
            # It follows the state no longer, and what it shows may name who is forgotten since.
            once_more = replace(posted, hash=f"{OUTDATED}{now.version}")
            await self.ports.store.exchange_receipt(self.installation, self.assessment.id, name, posted, once_more)

    async def update(self, name: str, card: Card, drawn: Drawn, receipt: Receipt) -> None:
        crash_here("before_update")
        try:
            async with self.at_slacks_pace("update"):
                await self.messages.update(self.installation, receipt.channel, receipt.ts, drawn)
        except GoneError as gone:
            if name == ROOT:
                await self.root_is_gone(gone, Receipt(receipt.channel, receipt.ts, FROZEN))
                return
            if name in self.kept:  # nobody waits for it, and one that cannot be changed may name who is forgotten
                await self.remove(name)
                return
            await self.forget(name)
            await self.post(name, card, drawn)
            return
        crash_here("after_update")
        shown = Receipt(receipt.channel, receipt.ts, drawn.hash)
        if name == ROOT:
            await self.remember(name, shown)
            return
        # Marked meanwhile to be drawn once more it stays so, for what it shows now may name who is forgotten.
        await self.ports.store.exchange_receipt(self.installation, self.assessment.id, name, receipt, shown)
        self.receipts[name] = shown

    async def root_is_gone(self, gone: GoneError, frozen: Receipt) -> None:
        """Let the check rest; but a root that only cannot be changed any more stays, for people talk below it.

        What it no longer shows is said by a card in its thread.
        """
        if not isinstance(gone, FrozenError):
            raise ThreadGoneError(ROOT_GONE)
        log.warning("the root card of %s stays as it is: Slack said %s", self.assessment.id, gone)
        await self.remember(ROOT, frozen)
        crash_here("root_frozen")
        self.wanted = with_stand_in(self.wanted, self.receipts)
        await self.show(STAND_IN, self.wanted[STAND_IN])

    async def renew_thread(self) -> None:
        """Post the root anew, whose card is gone, and take its replies with it: they stand in a thread nobody finds."""
        for other in [other for other in self.receipts if other not in {ROOT, CANVAS}]:
            await self.remove(other)
        if ROOT in self.receipts:
            await self.forget(ROOT)
        self.wanted = {name: card for name, card in self.wanted.items() if name != STAND_IN}
        crash_here("root_forgotten")
        # From here on its root is simply missing: what dies after it was posted must not take it for the one deleted.
        await keep_held(self.ports.store, self.installation, self.assessment.id, Held())
        crash_here("root_missing")
        await self.show(ROOT, self.wanted[ROOT])

    async def remove(self, name: str) -> None:
        receipt = self.receipts[name]
        crash_here("before_delete")
        async with self.at_slacks_pace("delete"):
            await self.messages.delete(self.installation, receipt.channel, receipt.ts)
        crash_here("after_delete")
        await self.forget(name)

    async def remember(self, name: str, receipt: Receipt) -> None:
        await self.ports.store.put_receipt(self.installation, self.assessment.id, name, receipt)
        self.receipts[name] = receipt

    async def forget(self, name: str) -> None:
        await self.ports.store.drop_receipt(self.installation, self.assessment.id, name)
        del self.receipts[name]

    def at_slacks_pace(self, method: str) -> AbstractAsyncContextManager[None]:
        return at_slacks_pace(self.ports, self.installation, method)

    def links(self) -> Mapping[str, str]:
        links = links_to_cards(self.messages, self.installation, self.receipts)
        return {**links, **self.onward, **({ROOT: links[STAND_IN]} if STAND_IN in links else {})}


async def deliver(  # noqa: PLR0913, PLR0917 - what is delivered where, when, and who writes its canvas
    ports: Ports,
    messages: Messages,
    installation: Installation,
    assessment_id: str,
    rhythm: Rhythm | None = None,
    renew_canvas: RenewCanvas | None = None,
) -> None:
    """Deliver one assessment, in a rhythm where there is one; its canvas only where it names who is forgotten.

    Raises AgainError when it is to go on later: Slack says so, the rhythm does, or more was committed meanwhile.
    """
    beat = rhythm.beat(assessment_id, ports.clock()) if rhythm else Beat.ALL
    if isinstance(beat, datetime):
        raise AgainError("it was written a moment ago", beat)
    assessment = await ports.store.load(installation, assessment_id)
    if assessment is None:
        await leave_nothing(ports, messages, installation, assessment_id)
        return
    try:
        await _deliver(ports, messages, installation, assessment, rhythm, beat, renew_canvas)
    except _ForgottenError:
        await leave_nothing(ports, messages, installation, assessment_id)


async def _deliver(  # noqa: PLR0913, PLR0917 - the same, with what was found
    ports: Ports,
    messages: Messages,
    installation: Installation,
    assessment: Assessment,
    rhythm: Rhythm | None,
    beat: Beat,
    renew_canvas: RenewCanvas | None,
) -> None:
    assessment_id, breath = assessment.id, rhythm.breath if rhythm else BREATH
    flow = in_language(await ports.flows.pinned(installation, assessment.flow_hash), assessment.language)
    receipts = dict(await ports.store.receipts(installation, assessment_id))
    held = await held_up(ports.store, installation, assessment_id)
    wished = await wished_in_place_of(ports.store, installation, assessment_id, receipts) if held.reason else ""
    try:
        if assessment.is_deleted:
            await take_away(ports, messages, installation, flow, assessment)
            return
        onward = await link_onward(ports, messages, installation, assessment)
        shown = _Delivery(ports, messages, installation, flow, assessment, receipts, held, wished, onward)
        wrote_all = await shown.run(beat)
    except (NotAllowedError, ThreadGoneError) as stopped:
        await _was_right(ports, installation, assessment)
        await mark_homes(ports, installation, assessment)
        await hold_up(ports, messages, installation, assessment, str(stopped), held, wished)
        await _renewed(renew_canvas, installation, assessment, receipts)  # it stands, whatever became of the thread
        return
    if not wrote_all:
        raise AgainError("the root is written a moment later", ports.clock() + breath)
    if rhythm:
        rhythm.wrote_all(assessment_id, ports.clock())
    if assessment.led_to and not onward and await may_still_come(ports, installation, assessment):
        raise AgainError("the check it led to is posted in a moment", ports.clock() + breath)
    await _renewed(renew_canvas, installation, assessment, receipts)
    # While it is marked out of date: what dies here is done again.
    await take_up_again(ports, messages, installation, assessment, held)
    await mark_homes(ports, installation, assessment)
    crash_here("before_delivered")
    if not await ports.store.delivered(installation, assessment_id, assessment.version):
        raise AgainError("something was committed meanwhile", ports.clock() + breath)
    crash_here("after_delivered")


async def _renewed(
    renew_canvas: RenewCanvas | None,
    installation: Installation,
    assessment: Assessment,
    receipts: Mapping[str, Receipt],
) -> None:
    """Have a canvas written anew that may name somebody who is forgotten by now."""
    owed = anew_from(receipts[CANVAS]) if CANVAS in receipts else None
    if renew_canvas is not None and owed is not None and owed <= assessment.version:
        await renew_canvas(installation, assessment)


async def _was_right(ports: Ports, installation: Installation, assessment: Assessment) -> None:
    """Go on at once where Slack refused only because the check has gone to another channel meanwhile, or is gone."""
    now = await ports.store.load(installation, assessment.id)
    if now is None or now.channel != assessment.channel:
        raise AgainError("its channel goes by another id meanwhile, or it is forgotten", ports.clock() + BREATH)


async def resume(ports: Ports, installation: Installation, channel: str) -> None:
    """Show what could not be shown in a channel, now that something has changed there."""
    for assessment_id in await ports.store.in_channel(installation, channel):
        await ports.wake(installation, assessment_id)
