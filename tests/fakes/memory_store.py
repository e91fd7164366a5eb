"""The Store as a pure model: dictionaries, and the promises read as plainly as they can be. For tests of what uses it.

It passes the same contract suite as the store on Redis (tests/contracts).
"""

import asyncio
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.engine.overviews.home import Opened
from bot.engine.reminders.desk import Desk
from bot.engine.saved.assessment import Assessment
from bot.usecases.ports import Commit, Committed, Installation, Receipt, TrailEntry
from bot.usecases.shown.pacing import LONGEST_HOLD_OFF

DAY = 24 * 60 * 60
LISTED_AFTER_CLOSING = timedelta(days=30)
RETENTION = timedelta(days=400)

Of = tuple[str, str]
"""An installation and something in it: an assessment, a person, a flow."""


class MemoryStore:
    """Assessments in this process."""

    def __init__(self, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.clock = clock
        self.assessments: dict[Of, Assessment] = {}
        self.trails: dict[Of, list[TrailEntry]] = defaultdict(list)
        self.seen: dict[tuple[str, str, str], int] = {}
        self.marks: dict[Of, datetime] = {}
        self.due_at: dict[Of, datetime] = {}
        self.channels: dict[Of, dict[str, datetime]] = defaultdict(dict)
        self.people: dict[Of, dict[str, datetime]] = defaultdict(dict)
        self.flows: dict[Of, str] = {}
        self.cards: dict[Of, dict[str, Receipt]] = defaultdict(dict)
        self.held: dict[tuple[str, str], datetime] = {}
        self.drafts: dict[Of, tuple[datetime, str]] = {}
        self.drafts_of: dict[Of, set[str]] = defaultdict(set)
        self.desks: dict[Of, Desk] = {}
        self.asked_looks: dict[Of, datetime] = {}
        """Person → when commits want them to be looked at."""
        self.own_looks: dict[Of, datetime] = {}
        """Person → when the last look wants the next."""
        self.opened_homes: dict[Of, tuple[datetime, Opened]] = {}
        self.viewed: dict[Of, datetime] = {}
        """Person → when they opened their Home last."""
        self.home_marks: dict[Of, datetime] = {}
        self.leaves: dict[Of, datetime] = {}
        self.noted: datetime | None = None
        self.turns: dict[Of, asyncio.Lock] = defaultdict(asyncio.Lock)

    @asynccontextmanager
    async def turn(self, installation: Installation, assessment: str) -> AsyncIterator[None]:
        async with self.turns[installation.id, assessment]:
            yield

    async def load(self, installation: Installation, assessment: str) -> Assessment | None:
        return self.assessments.get((installation.id, assessment))

    async def commit(self, installation: Installation, commit: Commit) -> Committed:
        assessment, at = commit.assessment, commit.entry.at
        of_it = (installation.id, assessment.id)
        event = (*of_it, commit.event_id)
        day = int(at.timestamp() // DAY)
        if event in self.seen and abs(day - self.seen[event]) <= 1:
            return Committed.DUPLICATE
        stands = self.assessments.get(of_it)
        if (stands.version if stands else 0) != assessment.version:
            return Committed.STALE
        self.assessments[of_it] = replace(assessment, version=assessment.version + 1)
        self.seen[event] = day
        plain = json.loads(json.dumps(dict(commit.entry.event)))
        if commit.trail is not None:
            self.trails[of_it] = list(commit.trail)
        self.trails[of_it].append(replace(commit.entry, event=plain))
        self.due_at.pop(of_it, None)
        if commit.due is not None:
            self.due_at[of_it] = commit.due
        listed = RETENTION if commit.channel_open else LISTED_AFTER_CLOSING
        self.channels[installation.id, assessment.channel][assessment.id] = at + listed
        for theirs, lists in self.people.items():
            taken_out = theirs[0] == installation.id and lists.pop(assessment.id, None) is not None
            if taken_out and theirs[1] not in commit.people and await self.home(installation, theirs[1]) is not None:
                self.home_marks[theirs] = at
        for person in commit.people:
            self.people[installation.id, person][assessment.id] = at + RETENTION
        at_desk = [person for person in commit.changed_for if (installation.id, person) in self.desks]
        for person, when in [*commit.looks.items(), *((each, at) for each in at_desk)]:
            theirs = (installation.id, person)
            self.asked_looks[theirs] = min(when, self.asked_looks.get(theirs, when))
        marked = self.marks.get(of_it)
        if marked is not None and marked <= at:
            return Committed.COMMITTED_AND_ALREADY_WOKEN
        self.marks[of_it] = at
        return Committed.COMMITTED

    async def forget(self, installation: Installation, assessment: Assessment, cards: int | None = None) -> bool:
        of_it = (installation.id, assessment.id)
        if cards is not None and len(self.cards.get(of_it, {})) != cards:
            return False
        if self.assessments.pop(of_it, None) is None:
            return False
        for kept in (self.trails, self.cards, self.marks, self.due_at):
            kept.pop(of_it, None)
        for listed in (*self.channels.values(), *self.people.values()):
            listed.pop(assessment.id, None)
        for name in self.drafts_of.pop(of_it, ()):
            self.drafts.pop((installation.id, name), None)
        self.seen = {event: day for event, day in self.seen.items() if event[:2] != of_it}
        return True

    async def trail(self, installation: Installation, assessment: str) -> Sequence[TrailEntry]:
        return list(self.trails.get((installation.id, assessment), ()))

    async def in_channel(self, installation: Installation, channel: str) -> Sequence[str]:
        return self._listed(self.channels.get((installation.id, channel), {}))

    async def leave_channel(self, installation: Installation, channel: str, assessment: str) -> None:
        self.channels[installation.id, channel].pop(assessment, None)

    async def of_person(self, installation: Installation, person: str) -> Sequence[str]:
        return self._listed(self.people.get((installation.id, person), {}))

    async def in_channels(self, installation: Installation, channels: Collection[str], limit: int) -> Sequence[str]:
        there = [await self.in_channel(installation, channel) for channel in sorted(channels)]
        in_turn = sorted((place, which) for which, ids in enumerate(there) for place in range(len(ids)))
        return [there[which][place] for place, which in in_turn][:limit]

    async def all_assessments(self, installation: Installation) -> Sequence[str]:
        return sorted(assessment for where, assessment in self.assessments if where == installation.id)

    async def ask_to_be_forgotten(self, installation: Installation, person: str, now: datetime) -> None:
        self.leaves[installation.id, person] = now

    async def leaving(self, now: datetime, limit: int) -> Sequence[tuple[Installation, str]]:
        return [(installation, person) for installation, person, _ in self._until(self.leaves, now, limit)]

    async def put_off_leaving(self, installation: Installation, person: str, until: datetime) -> None:
        if (installation.id, person) in self.leaves:
            self.leaves[installation.id, person] = until

    async def forget_person(self, installation: Installation, person: str) -> None:
        theirs = (installation.id, person)
        for name in self.drafts_of.pop(theirs, ()):
            self.drafts.pop((installation.id, name), None)
            for names in self.drafts_of.values():
                names.discard(name)
        for kept in (self.people, self.desks, self.asked_looks, self.own_looks, self.opened_homes, self.home_marks):
            kept.pop(theirs, None)
        self.viewed.pop(theirs, None)
        self.leaves.pop(theirs, None)

    async def keep_flow(self, installation: Installation, flow_hash: str, bundle: str) -> None:
        self.flows[installation.id, flow_hash] = bundle

    async def flow_bundle(self, installation: Installation, flow_hash: str) -> str | None:
        return self.flows.get((installation.id, flow_hash))

    async def receipts(self, installation: Installation, assessment: str) -> Mapping[str, Receipt]:
        return dict(self.cards.get((installation.id, assessment), {}))

    async def put_receipt(self, installation: Installation, assessment: str, card: str, receipt: Receipt) -> None:
        self.cards[installation.id, assessment][card] = receipt

    async def exchange_receipt(
        self, installation: Installation, assessment: str, card: str, known: Receipt, receipt: Receipt
    ) -> bool:
        cards = self.cards[installation.id, assessment]
        if cards.get(card) != known:
            return False
        cards[card] = receipt
        return True

    async def claim_receipt(self, installation: Installation, assessment: str, card: str, receipt: Receipt) -> Receipt:
        return self.cards[installation.id, assessment].setdefault(card, receipt)

    async def drop_receipt(self, installation: Installation, assessment: str, card: str) -> None:
        self.cards[installation.id, assessment].pop(card, None)

    async def delivered(self, installation: Installation, assessment: str, version: int) -> bool:
        stands = self.assessments.get((installation.id, assessment))
        if stands is not None and stands.version != version:
            return False
        self.marks.pop((installation.id, assessment), None)
        return True

    async def out_of_date(self, limit: int) -> Sequence[tuple[Installation, str]]:
        return [(installation, what) for installation, what, _ in self._until(self.marks, self.clock(), limit)]

    async def put_off_delivery(self, installation: Installation, assessment: str, until: datetime) -> None:
        if (installation.id, assessment) in self.marks:
            self.marks[installation.id, assessment] = until

    async def find_by_root(self, installation: Installation, channel: str, ts: str) -> str | None:
        for (where, assessment), cards in self.cards.items():
            root = cards.get("root")
            if where == installation.id and root and (root.channel, root.ts) == (channel, ts):
                return assessment
        return None

    async def due(self, now: datetime, limit: int) -> Sequence[tuple[Installation, str, datetime]]:
        return self._until(self.due_at, now, limit)

    async def put_off_due(self, installation: Installation, assessment: str, due: datetime, until: datetime) -> bool:
        if self.due_at.get((installation.id, assessment)) != due:
            return False
        self.due_at[installation.id, assessment] = until
        return True

    async def desk(self, installation: Installation, person: str) -> Desk:
        return self.desks.get((installation.id, person), Desk(person))

    async def keep_desk(self, installation: Installation, desk: Desk, noted: datetime, look: datetime | None) -> bool:
        theirs = (installation.id, desk.person)
        if not self._write_desk(installation, desk):
            return False
        if self.own_looks.get(theirs) == noted:
            self._look_again(theirs, look)
        return True

    async def keep_wish(self, installation: Installation, desk: Desk, look: datetime) -> bool:
        if not self._write_desk(installation, desk):
            return False
        self._look_again((installation.id, desk.person), look)
        return True

    async def looks(self, now: datetime, limit: int) -> Sequence[tuple[Installation, str]]:
        both = self.asked_looks | {(where, f"{person}/again"): at for (where, person), at in self.own_looks.items()}
        found = self._until(both, now, limit)
        return list(dict.fromkeys((installation, name.removesuffix("/again")) for installation, name, _ in found))

    async def put_off_look(self, installation: Installation, person: str, until: datetime) -> None:
        self.asked_looks.pop((installation.id, person), None)
        self.own_looks[installation.id, person] = until

    async def open_home(self, installation: Installation, person: str, page: int, now: datetime) -> None:
        self.opened_homes[installation.id, person] = (self.clock() + timedelta(days=7), Opened(page))
        self.viewed[installation.id, person] = now
        self.home_marks[installation.id, person] = now

    async def home(self, installation: Installation, person: str) -> Opened | None:
        goes, opened = self.opened_homes.get((installation.id, person), (self.clock(), None))
        return opened if goes > self.clock() else None

    async def mark_homes(self, installation: Installation, people: Collection[str], now: datetime) -> None:
        for person in people:
            if await self.home(installation, person) is not None:
                self.home_marks[installation.id, person] = now

    async def mark_viewers(self, installation: Installation, since: datetime, at: datetime, until: datetime) -> None:
        for (where, person), opened in self.viewed.items():
            stands = self.home_marks.get((where, person), at)
            if where == installation.id and opened >= since and at <= stands <= until:
                self.home_marks[where, person] = at

    async def homes(self, now: datetime, limit: int) -> Sequence[tuple[Installation, str]]:
        return [(installation, person) for installation, person, _ in self._until(self.home_marks, now, limit)]

    async def put_off_home(self, installation: Installation, person: str, until: datetime) -> None:
        self.home_marks[installation.id, person] = until

    async def showed_home(self, installation: Installation, person: str, noted: datetime, shown: str) -> None:
        theirs, opened = (installation.id, person), await self.home(installation, person)
        if opened is not None:
            self.opened_homes[theirs] = (self.opened_homes[theirs][0], replace(opened, shown=shown))
        if self.home_marks.get(theirs) == noted:
            del self.home_marks[theirs]

    async def bring_forward(self, now: datetime) -> None:
        for kept in (self.marks, self.asked_looks, self.own_looks, self.home_marks, self.leaves):
            kept.update({whose: min(at, now) for whose, at in kept.items()})
        self.held.clear()

    async def noted_time(self) -> datetime | None:
        return self.noted

    async def note_time(self, now: datetime) -> None:
        self.noted = now

    async def not_before(self, installation: Installation, method: str) -> datetime | None:
        return self.held.get((installation.id, method))

    async def hold_off(self, installation: Installation, method: str, until: datetime) -> None:
        place = (installation.id, method)
        before = self.held.get(place, until)
        self.held[place] = until if before > self.clock() + LONGEST_HOLD_OFF else max(until, before)

    async def put_draft(
        self,
        installation: Installation,
        key: str,
        draft: Mapping[str, Any],
        seconds: int,
        of: Sequence[str] = (),
    ) -> None:
        for each in of:
            self.drafts_of[installation.id, each].add(key)
        until = datetime.now(UTC) + timedelta(seconds=seconds)
        self.drafts[installation.id, key] = (until, json.dumps(dict(draft)))

    async def claim_draft(
        self,
        installation: Installation,
        key: str,
        draft: Mapping[str, Any],
        seconds: int,
        of: Sequence[str] = (),
    ) -> bool:
        if await self.draft(installation, key) is not None:
            return False
        await self.put_draft(installation, key, draft, seconds, of)
        return True

    async def drop_draft(self, installation: Installation, key: str) -> None:
        self.drafts.pop((installation.id, key), None)

    async def draft(self, installation: Installation, key: str) -> Mapping[str, Any] | None:
        until, draft = self.drafts.get((installation.id, key), (datetime.min.replace(tzinfo=UTC), ""))
        return json.loads(draft) if until > datetime.now(UTC) else None

    def _write_desk(self, installation: Installation, desk: Desk) -> bool:
        theirs = (installation.id, desk.person)
        stands = self.desks.get(theirs)
        if (stands.version if stands else 0) != desk.version:
            return False
        self.desks.pop(theirs, None)
        if not desk.is_blank:
            self.desks[theirs] = replace(desk, version=desk.version + 1)
        return True

    def _look_again(self, theirs: Of, look: datetime | None) -> None:
        self.own_looks.pop(theirs, None)
        if look is not None:
            self.own_looks[theirs] = look

    def _listed(self, until: Mapping[str, datetime]) -> list[str]:
        now = self.clock()
        return sorted((each for each in until if until[each] > now), key=lambda each: (until[each], each), reverse=True)

    @staticmethod
    def _until(index: Mapping[Of, datetime], now: datetime, limit: int) -> list[tuple[Installation, str, datetime]]:
        theirs: dict[str, list[tuple[datetime, str]]] = defaultdict(list)
        for (where, what), at in sorted(index.items()):
            if at <= now:
                theirs[where].append((at, what))
        in_turn = sorted(
            (place, at, where, what) for where, due in theirs.items() for place, (at, what) in enumerate(sorted(due))
        )
        return [(Installation(where), what, at) for _, at, where, what in in_turn[:limit]]
