"""Where the cards stand that somebody's own page or message leads to; what stands nowhere yet has no address."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.engine.cards.check import ONWARD, ROOT
from bot.engine.saved.assessment import Assessment
from bot.usecases.ports import Installation, Messages, Ports
from bot.usecases.shown.held_up import held_up
from bot.usecases.shown.receipts import root_shown

LONGEST_WAIT = timedelta(minutes=1)
"""How long a check that led to another waits for that one to be posted; after that its next event leads there."""


async def links_to(
    ports: Ports, messages: Messages, installation: Installation, cards: Mapping[str, tuple[str, str]]
) -> Mapping[str, str]:
    """Give each place, a card of an assessment, its address; where that card does not stand, the one of the root."""
    ids = list(dict.fromkeys(assessment for assessment, _ in cards.values()))
    each_of = await asyncio.gather(*(ports.store.receipts(installation, each) for each in ids))
    receipts, links = dict(zip(ids, each_of, strict=True)), dict[str, str]()
    for place, (assessment, card) in cards.items():
        theirs = receipts[assessment]
        root, found = theirs.get(ROOT), (theirs.get(card) if card != ROOT else None) or root_shown(theirs)
        if root is not None and found is not None:
            thread = None if found is root else root.ts
            links[place] = messages.link(installation, found.channel, found.ts, thread)
    return links


async def link_onward(
    ports: Ports, messages: Messages, installation: Installation, assessment: Assessment
) -> Mapping[str, str]:
    """Give the address of the check this one led to; nothing where it led to none, or that is not shown."""
    if assessment.led_to is None:
        return {}
    return await links_to(ports, messages, installation, {ONWARD: (assessment.led_to, ROOT)})


async def may_still_come(ports: Ports, installation: Installation, assessment: Assessment) -> bool:
    """Whether the check this one led to has only just begun, so that its root is about to be posted."""
    onward = await ports.store.load(installation, assessment.led_to) if assessment.led_to else None
    if onward is None or not _is_new(onward, ports.clock()):
        return False
    return not (await held_up(ports.store, installation, onward.id)).reason


def _is_new(onward: Assessment, now: datetime) -> bool:
    return now - onward.started_at < LONGEST_WAIT
