"""Keep one person's Home equal to what is theirs; nobody has one kept who has not opened it lately.

Running it once too often changes nothing. What stands in a channel they are not in at that moment is not on it, nor
what stands in one of which Slack cannot say so.
"""

import asyncio
import logging
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from bot.engine.asked.looping import unrolled
from bot.engine.overviews.home import Home, home
from bot.engine.reminders.desk import Desk
from bot.engine.reminders.nudging import Presence
from bot.engine.saved.assessment import Assessment
from bot.flow.model.flow import Flow
from bot.flow.translating.languages import in_language
from bot.usecases.crashing import crash_here
from bot.usecases.for_one.nudge import NOWHERE
from bot.usecases.ports import (
    AgainError,
    Installation,
    LostAnswerError,
    Members,
    Messages,
    NotAllowedError,
    Ports,
)
from bot.usecases.shown.home_marks import LEASE
from bot.usecases.shown.linking import links_to
from bot.usecases.shown.pacing import at_slacks_pace

log = logging.getLogger(__name__)
PARKED_FOR = timedelta(days=1)
"""How long a Home that Slack does not take is left alone, unless it is opened or something of theirs changes."""
MOST = 200
"""Checks that are looked at for one person: their own first, those with the newest event leading."""


async def publish(ports: Ports, messages: Messages, members: Members, installation: Installation, person: str) -> None:
    """Show one person's Home as it is now, where they have opened it lately."""
    now = ports.clock()
    noted = now + LEASE
    await ports.store.put_off_home(installation, person, noted)
    opened = await ports.store.home(installation, person)
    try:
        if opened is None or not await members.is_one_of_us(installation, person):
            await ports.store.showed_home(installation, person, noted, "")
            return
        page = await _page(ports, members, installation, person, opened.page)
        cards = {row.place: (row.assessment, row.card) for row in page.rows}
        drawn = messages.draw_home(page, await links_to(ports, messages, installation, cards))
        if drawn.hash != opened.shown:
            crash_here("before_home")
            async with at_slacks_pace(ports, installation, "home"):
                await messages.publish(installation, person, drawn)
            crash_here("after_home")
        if page.unsure:
            return  # its lease ends in a minute, and then Slack is asked again
        await ports.store.showed_home(installation, person, noted, drawn.hash)
    except AgainError as later:
        await ports.store.put_off_home(installation, person, later.until)
    except NotAllowedError as refused:
        log.warning("the Home of %s of %s is not shown: Slack said %s", person, installation.id, refused)
        await ports.store.put_off_home(installation, person, now + PARKED_FOR)


async def _page(ports: Ports, members: Members, installation: Installation, person: str, page: int) -> Home:
    own = await ports.store.of_person(installation, person)
    rooms = await _rooms(members, installation, person)
    there = await ports.store.in_channels(installation, rooms, MOST + 1) if rooms else ()
    listed = list(dict.fromkeys([*own, *there]))
    found = await asyncio.gather(*(ports.store.load(installation, each) for each in listed[:MOST]))
    assessments = [each for each in found if each is not None and not each.is_deleted]
    is_in = await _where(members, installation, person, assessments, rooms)
    desk, presence = await _whose(ports, members, installation, person)
    theirs = desk.own.language or presence.language
    pinned = [
        (unrolled(in_language(flow, theirs, each.language), each), each)
        for each in assessments
        if is_in[each.channel] and (flow := await _flow_of(ports, installation, each)) is not None
    ]
    return replace(
        home(pinned, person, ports.clock(), page),
        unsure=rooms is None or None in is_in.values(),
        older=len(listed) > MOST,
        reminded=not desk.stopped,
        own=desk.own,
        zone=desk.own.zone_or(presence.zone),
        language=theirs,
        offered=tuple((flow.id, in_language(flow, theirs).title) for flow in ports.flows.offered()),
    )


async def _flow_of(ports: Ports, installation: Installation, assessment: Assessment) -> Flow | None:
    """Give the flow of a check; None where it cannot be read, which must take nobody's Home away."""
    try:
        return await ports.flows.pinned(installation, assessment.flow_hash)
    except LookupError as lost:
        log.warning("%s is on no Home: %s", assessment.id, lost)
        return None


async def _rooms(members: Members, installation: Installation, person: str) -> Collection[str] | None:
    """List the channels somebody is in; None where it cannot be asked."""
    try:
        return await members.channels_of(installation, person)
    except (AgainError, LostAnswerError, NotAllowedError):
        return None


async def _whose(ports: Ports, members: Members, installation: Installation, person: str) -> tuple[Desk, Presence]:
    """Give what somebody has set, and what Slack says of them, which has told just now that they are here."""
    presence = await members.presence(installation, person, ports.clock())
    return await ports.store.desk(installation, person), presence or NOWHERE


async def _where(
    members: Members,
    installation: Installation,
    person: str,
    assessments: Iterable[Assessment],
    rooms: Collection[str] | None,
) -> Mapping[str, bool | None]:
    """Tell in which channels somebody is, one by one where they could not be listed; None where it cannot be asked."""
    channels = list(dict.fromkeys(each.channel for each in assessments))
    if rooms is not None:
        return {channel: channel in rooms for channel in channels}

    async def ask(channel: str) -> bool | None:
        try:
            return await members.is_in(installation, channel, person)
        except (AgainError, LostAnswerError, NotAllowedError):
            return None

    return dict(zip(channels, await asyncio.gather(*(ask(each) for each in channels)), strict=True))
