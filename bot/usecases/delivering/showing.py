"""The cards of one check made those it wants: what is missing posted, what differs updated, the rest deleted."""

import logging
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace

from bot.engine.cards.check import ROOT, STAND_IN, Card, SummaryCard
from bot.engine.saved.assessment import Assessment
from bot.engine.wanted.check import cards_wanted, older_wanted
from bot.engine.wanted.follow_up import kept_cards, older_names
from bot.flow.model.flow import Flow
from bot.usecases.crashing import crash_here
from bot.usecases.delivering.rhythm import Beat
from bot.usecases.ports import (
    Drawn,
    FrozenError,
    GoneError,
    Installation,
    Messages,
    Place,
    Ports,
    Receipt,
    ThreadGoneError,
)
from bot.usecases.shown.held_up import ROOT_GONE, Held, keep_held
from bot.usecases.shown.pacing import at_slacks_pace
from bot.usecases.shown.receipts import (
    ASKED_FOR,
    CANVAS,
    FROZEN,
    OUTDATED,
    is_frozen,
    links_to_cards,
    outdated_until,
    twin,
    with_stand_in,
)

log = logging.getLogger(__name__)
MOST_ROUNDS = 3
"""How often all cards are shown again because one was posted anew; what still differs then, the next event mends."""


class ForgottenError(Exception):
    """The check was forgotten while a card of it was on its way."""


@dataclass
class Showing:
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
            await self._renew_thread()
        elif self.held.reason == ROOT_GONE:
            raise ThreadGoneError(ROOT_GONE)
        for name in (ROOT, STAND_IN):
            if name in self.wanted and name not in self.receipts:
                await self._show(name, self.wanted[name])
        for name, card in self.wanted.items():
            if name not in {ROOT, STAND_IN}:
                await self._show(name, card)
        for name in [name for name in self.receipts if name not in {*self.wanted, *self.kept, *ASKED_FOR}]:
            await self._remove(name)
        if beat is Beat.THREAD and self._may_wait():
            return False
        await self._link_up()
        return True

    async def _link_up(self) -> None:
        """Show all once more, for links between cards are known only once all of them stand.

        Where one was gone and had to be posted anew, the links to it have changed again.
        """
        for _ in range(MOST_ROUNDS):
            known = self._links()
            for name, card in self.wanted.items():
                await self._show(name, card)
            if self._links() == known:
                return

    def _may_wait(self) -> bool:
        """Whether the root differs from what Slack shows, by nothing people wait for: a verdict is one."""
        if self.assessment.closed:
            return False
        root = STAND_IN if is_frozen(self.receipts) else ROOT
        drawn = self.messages.draw(self.installation, self.flow, self.wanted[root], self._links())
        return self.receipts[root].hash != drawn.hash

    async def _show(self, name: str, card: Card) -> None:
        if name == ROOT and is_frozen(self.receipts):
            return
        receipt = self.receipts.get(name)
        if receipt is None and name in self.kept:
            return
        drawn = self.messages.draw(self.installation, self.flow, card, self._links())
        if receipt is None:
            await self._post(name, card, drawn)
        elif receipt.hash != drawn.hash:
            await self._update(name, card, drawn, receipt)

    async def _post(self, name: str, card: Card, drawn: Drawn) -> None:
        root = self.receipts.get(ROOT)
        thread = root.ts if root and name != ROOT else None
        is_news = isinstance(card, SummaryCard) and card.is_news
        place = Place(self.assessment.id, self.assessment.channel, thread, broadcast=is_news)
        crash_here("before_post")
        async with self._at_slacks_pace("post"):
            ts = await self.messages.post(self.installation, place, drawn)
        crash_here("after_post")
        await self._stands(name, Receipt(self.assessment.channel, ts, drawn.hash))
        crash_here("after_receipt")

    async def _stands(self, name: str, posted: Receipt) -> None:
        """Keep where a card stands; one that someone pressed on meanwhile, whose receipt was lost, goes before it.

        A press on the very card that was posted, before Slack had answered where it is, is none of that.
        """
        kept = await self.ports.store.claim_receipt(self.installation, self.assessment.id, name, posted)
        self.receipts[name] = kept
        if (kept.channel, kept.ts) != (posted.channel, posted.ts):
            await self._remember(twin(posted), posted)  # nobody wants it, so this or a later delivery takes it away
        elif kept != posted:
            await self._remember(name, posted)
        await self._still_right(name, posted)

    async def _still_right(self, name: str, posted: Receipt) -> None:
        """See whether somebody forgot the check, or a person in it, while a card was on its way.

        Looked at last: whoever does that after this knows where the card stands.
        """
        now = await self.ports.store.load(self.installation, self.assessment.id)
        if now is None:
            await self._remember(twin(posted), posted)
            await self._forget(name)
            raise ForgottenError
        if name in older_names(now) and name not in self.kept:
            # It follows the state no longer, and what it shows may name who is forgotten since.
            once_more = replace(posted, hash=f"{OUTDATED}{now.version}")
            await self.ports.store.exchange_receipt(self.installation, self.assessment.id, name, posted, once_more)

    async def _update(self, name: str, card: Card, drawn: Drawn, receipt: Receipt) -> None:
        crash_here("before_update")
        try:
            async with self._at_slacks_pace("update"):
                await self.messages.update(self.installation, receipt.channel, receipt.ts, drawn)
        except GoneError as gone:
            if name == ROOT:
                await self._root_is_gone(gone, Receipt(receipt.channel, receipt.ts, FROZEN))
                return
            if name in self.kept:  # nobody waits for it, and one that cannot be changed may name who is forgotten
                await self._remove(name)
                return
            await self._forget(name)
            await self._post(name, card, drawn)
            return
        crash_here("after_update")
        shown = Receipt(receipt.channel, receipt.ts, drawn.hash)
        if name == ROOT:
            await self._remember(name, shown)
            return
        # Marked meanwhile to be drawn once more it stays so, for what it shows now may name who is forgotten.
        await self.ports.store.exchange_receipt(self.installation, self.assessment.id, name, receipt, shown)
        self.receipts[name] = shown

    async def _root_is_gone(self, gone: GoneError, frozen: Receipt) -> None:
        """Let the check rest; but a root that only cannot be changed any more stays, for people talk below it.

        What it no longer shows is said by a card in its thread.
        """
        if not isinstance(gone, FrozenError):
            raise ThreadGoneError(ROOT_GONE)
        log.warning("the root card of %s stays as it is: Slack said %s", self.assessment.id, gone)
        await self._remember(ROOT, frozen)
        crash_here("root_frozen")
        self.wanted = with_stand_in(self.wanted, self.receipts)
        await self._show(STAND_IN, self.wanted[STAND_IN])

    async def _renew_thread(self) -> None:
        """Post the root anew, whose card is gone, and take its replies with it: they stand in a thread nobody finds."""
        for other in [other for other in self.receipts if other not in {ROOT, CANVAS}]:
            await self._remove(other)
        if ROOT in self.receipts:
            await self._forget(ROOT)
        self.wanted = {name: card for name, card in self.wanted.items() if name != STAND_IN}
        crash_here("root_forgotten")
        # From here on its root is simply missing: what dies after it was posted must not take it for the one deleted.
        await keep_held(self.ports.store, self.installation, self.assessment.id, Held())
        crash_here("root_missing")
        await self._show(ROOT, self.wanted[ROOT])

    async def _remove(self, name: str) -> None:
        receipt = self.receipts[name]
        crash_here("before_delete")
        async with self._at_slacks_pace("delete"):
            await self.messages.delete(self.installation, receipt.channel, receipt.ts)
        crash_here("after_delete")
        await self._forget(name)

    async def _remember(self, name: str, receipt: Receipt) -> None:
        await self.ports.store.put_receipt(self.installation, self.assessment.id, name, receipt)
        self.receipts[name] = receipt

    async def _forget(self, name: str) -> None:
        await self.ports.store.drop_receipt(self.installation, self.assessment.id, name)
        del self.receipts[name]

    def _at_slacks_pace(self, method: str) -> AbstractAsyncContextManager[None]:
        return at_slacks_pace(self.ports, self.installation, method)

    def _links(self) -> Mapping[str, str]:
        links = links_to_cards(self.messages, self.installation, self.receipts)
        return {**links, **self.onward, **({ROOT: links[STAND_IN]} if STAND_IN in links else {})}
