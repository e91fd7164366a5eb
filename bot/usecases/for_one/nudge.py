"""Remind one person: look at what is open for them across their checks, and make their direct message say it.

Somebody of another company gets no direct message: they are reminded in the thread of each check that asks them.
Running it once too often changes nothing. Nobody hears of a check they cannot see at that moment. What Slack refuses
is left alone until later; it never runs hot.
"""

import asyncio
import logging
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.engine.events import OutsiderReminded
from bot.engine.reminders.desk import Desk, Nudge
from bot.engine.reminders.matters import Matter, matters
from bot.engine.reminders.nudging import Plan, Presence, plan
from bot.engine.reminders.outcomes import Outcome, assessment_of, outcome
from bot.engine.rules.outsiders import reaches
from bot.engine.saved.assessment import Assessment
from bot.flow.model.flow import Flow
from bot.flow.translating.languages import in_language
from bot.usecases.acting.absent_people import note_absence
from bot.usecases.acting.act import act, unasked
from bot.usecases.crashing import crash_here
from bot.usecases.ports import (
    AgainError,
    Drawn,
    GoneError,
    Installation,
    Members,
    Messages,
    NotAllowedError,
    Ports,
)
from bot.usecases.shown.linking import links_to
from bot.usecases.shown.pacing import at_slacks_pace

log = logging.getLogger(__name__)
LEASE = timedelta(minutes=15)
"""After which a look that never ended is begun again."""
PARKED_FOR = timedelta(days=1)
"""How long a person whom Slack lets nobody write to is left alone, unless there is something new for them."""
TRIES = 5
MOST = 50
"""Checks of one person that are looked at, those with the newest event first."""
NOWHERE = Presence("UTC")
"""Where somebody is whom nothing is told."""


async def nudge(ports: Ports, messages: Messages, members: Members, installation: Installation, person: str) -> None:
    """Look at one person, do what follows, and note when to look again."""
    noted = ports.clock() + LEASE
    await ports.store.put_off_look(installation, person, noted)
    look = _Look(ports, messages, members, installation, person)
    try:
        for _ in range(TRIES):
            desk = await ports.store.desk(installation, person)
            planned = await look.plan(desk)
            after = await look.show(planned)
            crash_here("before_desk")
            if await ports.store.keep_desk(installation, after, noted, planned.look_again):
                await look.leave_nothing_to_nobody(desk, after)
                return
            if planned.calls:
                await look.take_back(after)
    except AgainError as later:
        await ports.store.put_off_look(installation, person, later.until)
    except NotAllowedError as refused:
        log.warning("%s of %s is not reminded: Slack said %s; see docs/operating.md", person, installation.id, refused)
        await ports.store.put_off_look(installation, person, ports.clock() + PARKED_FOR)


async def next_reminder(
    ports: Ports, messages: Messages, members: Members, installation: Installation, person: str
) -> datetime | None:
    """Tell when somebody is reminded next, as things stand now; None where of nothing. Nobody is told anything."""
    planned = await _Look(ports, messages, members, installation, person).plan(
        await ports.store.desk(installation, person)
    )
    return ports.clock() if planned.calls else planned.look_again


@dataclass
class _Look:
    """One person who is looked at."""

    ports: Ports
    messages: Messages
    members: Members
    installation: Installation
    person: str

    async def plan(self, desk: Desk) -> Plan:
        """Decide what their message says; Slack is asked about them only where something is open for them."""
        now = self.ports.clock()
        is_open = () if desk.stopped else await self._open()
        if not is_open:
            return plan(desk, (), NOWHERE, now)
        async with self._pace("people"):
            presence = await self.members.presence(self.installation, self.person, now)
            if presence is None:
                await self._nothing_waits(is_open)
                return plan(desk, (), NOWHERE, now)
            own = self._matters(is_open, desk.own.language or presence.language)
            answerable = {each.id for _, each in is_open if reaches(each, "answer")}
            seen = [each for each in own if await self._is_in(each.origin.channel)]
            if len(seen) < len(own):
                await self._nothing_waits(is_open)
            if await self._is_outside():
                seen = [each for each in seen if each.kind == "questions" and each.origin.assessment in answerable]
            planned = plan(desk, seen, presence, now)
            if not planned.calls:
                return planned
            quiet = await self.members.quiet_until(self.installation, self.person, now)
        return plan(desk, seen, replace(presence, quiet_until=quiet), now)

    async def show(self, planned: Plan) -> Desk:
        """Make their direct message say what was decided, and give the desk with where it stands."""
        desk, card = planned.desk, planned.card
        if card is None:
            return desk
        spoken = desk.own.language or await self.members.language_of(self.installation, self.person)
        card = replace(card, language=spoken)
        if card.state == "over" and desk.nudge is not None:
            card = replace(card, done=await self._became_of(desk.nudge.about))
        if planned.calls and await self._is_outside():
            await self._remind_in_threads(planned.about)
            return desk
        drawn = self.messages.draw_nudge(card, await self._links(planned.about))
        if planned.calls:
            return replace(desk, nudge=await self._post_anew(desk.nudge, drawn, planned.about))
        if desk.nudge is not None and desk.nudge.shown != drawn.hash:
            try:
                async with self._pace("update"):
                    await self.messages.update(self.installation, desk.nudge.channel, desk.nudge.ts, drawn)
            except GoneError:
                return replace(desk, nudge=None)
        if desk.nudge is None or card.state == "over":
            return replace(desk, nudge=None)
        return replace(desk, nudge=replace(desk.nudge, shown=drawn.hash))

    async def take_back(self, after: Desk) -> None:
        """Delete what was posted while something else was written on the desk: it is not what they are to see."""
        stands = (await self.ports.store.desk(self.installation, self.person)).nudge
        if after.nudge is not None and (stands is None or stands.ts != after.nudge.ts):
            await self._delete(after.nudge)

    async def leave_nothing_to_nobody(self, before: Desk, after: Desk) -> None:
        """Take away the first thing somebody was ever told where they were forgotten meanwhile, and the desk it made.

        On a desk there was before, nothing can be written by then.
        """
        if after.nudge is None or before.version or await self.ports.store.of_person(self.installation, self.person):
            return
        await self._delete(after.nudge)
        await self.ports.store.forget_person(self.installation, self.person)

    async def _became_of(self, about: Sequence[str]) -> tuple[Outcome, ...]:
        """Find what became of what they were reminded of, each word once; nothing of a check they can see no more."""
        found: dict[Outcome, None] = {}
        for each in about:
            assessment = await self.ports.store.load(self.installation, assessment_of(each))
            if assessment is None or assessment.going is not None or not await self._is_in(assessment.channel):
                continue
            flow = await self.ports.flows.pinned(self.installation, assessment.flow_hash)
            word = outcome(flow, assessment, each, self.person, self.ports.clock())
            found |= {word: None} if word else {}
        return tuple(found)

    async def _remind_in_threads(self, about: Sequence[Matter]) -> None:
        """Remind somebody of another company in the thread of each check, and of nothing of any other one."""
        for matter in {each.origin.assessment: each for each in about}.values():
            event, name = OutsiderReminded(self.person), f"remind/{self.person}/{matter.about}"
            await act(self.ports, self.installation, matter.origin.assessment, event, name, unasked)

    async def _is_outside(self) -> bool:
        return await self.members.is_outsider(self.installation, self.person)

    async def _post_anew(self, before: Nudge | None, drawn: Drawn, about: Sequence[Matter]) -> Nudge:
        """Post a message in place of the one that stands; a change of that would call nobody."""
        if before is not None:
            await self._delete(before)
        crash_here("before_nudge")
        async with self._pace("post"):
            channel, ts = await self.messages.post_to(self.installation, self.person, drawn)
        crash_here("after_nudge")
        return Nudge(channel, ts, drawn.hash, tuple(each.about for each in about), about[0].origin.hours)

    async def _delete(self, stands: Nudge) -> None:
        async with self._pace("delete"):
            await self.messages.delete(self.installation, stands.channel, stands.ts)

    async def _open(self) -> list[tuple[Flow, Assessment]]:
        """List those of their checks in which something is open for them."""
        store = self.ports.store
        listed = (await store.of_person(self.installation, self.person))[:MOST]
        found: list[tuple[Flow, Assessment]] = []
        for assessment in await asyncio.gather(*(store.load(self.installation, each) for each in listed)):
            if assessment is not None:
                flow = await self.ports.flows.pinned(self.installation, assessment.flow_hash)
                found += [(flow, assessment)] if self.person in matters(flow, assessment) else []
        return found

    def _matters(self, checks: Iterable[tuple[Flow, Assessment]], language: str) -> list[Matter]:
        """List what is open for them in some checks, in their own language."""
        told = ((in_language(flow, language, each.language), each) for flow, each in checks)
        return [matter for flow, each in told for matter in matters(flow, each).get(self.person, ())]

    async def _nothing_waits(self, checks: Iterable[tuple[Flow, Assessment]]) -> None:
        """Let those of some checks that they are gone from wait for them no more."""
        for _, each in checks:
            why = await self.members.absence(self.installation, each.channel, self.person)
            if why is not None:
                await note_absence(self.ports, self.installation, each, self.person, why)

    async def _is_in(self, channel: str) -> bool:
        return await self.members.is_in(self.installation, channel, self.person)

    async def _links(self, about: Sequence[Matter]) -> Mapping[str, str]:
        """Find where the cards stand on which they can do what is open."""
        cards = {each.place: (each.origin.assessment, each.card) for each in about}
        return await links_to(self.ports, self.messages, self.installation, cards)

    def _pace(self, method: str) -> AbstractAsyncContextManager[None]:
        return at_slacks_pace(self.ports, self.installation, method)
