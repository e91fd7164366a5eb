"""Where the cards stand that somebody's own page or message leads to; what stands nowhere yet has no address."""

import asyncio
from collections.abc import Mapping

from bot.engine.cards.check import ROOT
from bot.usecases.ports import Installation, Messages, Ports
from bot.usecases.receipts import root_shown


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
