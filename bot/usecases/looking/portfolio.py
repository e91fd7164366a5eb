"""Put together where many checks stand: those somebody may see now, or all of a workspace for whoever runs the bot.

Nothing is kept of it: it is worked out when it is asked for. Where Slack cannot say in which channels somebody is, it
raises, and nothing is shown.
"""

import asyncio
from collections.abc import AsyncIterator, Collection, Sequence
from datetime import datetime

from bot.engine.overviews.portfolio import Examined, examine, put_together
from bot.engine.overviews.portfolio_parts import Portfolio
from bot.engine.saved.assessment import Assessment
from bot.flow.translating.languages import in_language
from bot.usecases.ports import Flows, Installation, Members, Ports, Store

MOST = 200
"""Checks that are looked at for one person."""
AT_ONCE = 16
"""Checks that are loaded together."""


async def portfolio_of(
    ports: Ports, members: Members, installation: Installation, person: str, language: str = ""
) -> Portfolio:
    """Put together the checks of all channels a person is in at this moment, in their language.

    A channel lists what runs and what closed within a month; their own checks are in it for as long as they are kept.
    """
    if not await members.is_one_of_us(installation, person):
        return Portfolio()
    rooms = await members.channels_of(installation, person)
    own = await ports.store.of_person(installation, person)
    there = await ports.store.in_channels(installation, rooms, MOST + 1)
    ids = list(dict.fromkeys([*own[:MOST], *there]))
    cut = len(own) > MOST or len(there) > MOST
    return await _looked_at(ports.store, ports.flows, installation, ids, ports.clock(), rooms, language, has_more=cut)


async def whole_portfolio(store: Store, flows: Flows, installation: Installation, now: datetime) -> Portfolio:
    """Put together every check of a workspace, whoever may see it; for whoever runs the bot alone."""
    return await _looked_at(store, flows, installation, await store.all_assessments(installation), now)


async def _looked_at(  # noqa: PLR0913, PLR0917 - what is looked at, as of when, and for whom
    store: Store,
    flows: Flows,
    installation: Installation,
    ids: Sequence[str],
    now: datetime,
    rooms: Collection[str] | None = None,
    language: str = "",
    *,
    has_more: bool = False,
) -> Portfolio:
    """Look at checks one after the other, letting others in between; with `rooms`, at the first of those in them."""
    found: list[Examined] = []
    unread, older = 0, has_more  # even where some of those listed are passed over
    async for assessment in _loaded(store, installation, ids):
        if rooms is not None and assessment.channel not in rooms:
            continue
        if assessment.is_deleted:
            continue
        if rooms is not None and len(found) == MOST:
            older = True
            break
        try:
            flow = await flows.pinned(installation, assessment.flow_hash)
        except LookupError:
            unread += 1
            continue
        alone = await _led_to_what_is_gone(store, installation, assessment)
        looked = examine(in_language(flow, language, assessment.language), assessment, now, alone=alone)
        found += [looked] if looked else []
        await asyncio.sleep(0)  # presses of others must not wait until all are looked at
    return put_together(found, older=older, unread=unread)


async def _led_to_what_is_gone(store: Store, installation: Installation, assessment: Assessment) -> bool:
    """Whether a check led on to one that is deleted; it stands for itself again then, or neither would be seen."""
    if assessment.led_to is None:
        return False
    onward = await store.load(installation, assessment.led_to)
    return onward is None or onward.is_deleted


async def _loaded(store: Store, installation: Installation, ids: Sequence[str]) -> AsyncIterator[Assessment]:
    for start in range(0, len(ids), AT_ONCE):
        for found in await asyncio.gather(*(store.load(installation, each) for each in ids[start : start + AT_ONCE])):
            if found is not None:
                yield found
