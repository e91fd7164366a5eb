"""The store on Redis or Valkey: what bot.usecases.ports.Store promises, one round trip for each method on the hot way.

An assessment is one string: its version and the people whose lists show it, which the commit script reads, then the
saved bytes. Dedupe marks are whole numbers in one set a day, which Redis packs into eight bytes each.
"""

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from weakref import WeakValueDictionary

from redis.asyncio import Redis

from bot.engine.saved.assessment import Assessment
from bot.engine.saved.replacing import replace
from bot.store import codec, keys
from bot.store.clock import utc_now
from bot.store.commit_keys import touched
from bot.store.indexes import installations_of
from bot.store.redis_desks import RedisDesks
from bot.store.redis_drafts import RedisDrafts
from bot.store.redis_homes import OPEN_FOR, RedisHomes
from bot.store.redis_leaving import RedisLeaving
from bot.store.redis_marks import RedisMarks
from bot.store.redis_portfolios import RedisPortfolios
from bot.store.redis_receipts import RedisReceipts
from bot.store.redis_time import RedisTime
from bot.store.scripts import commits, removals
from bot.store.together import Together
from bot.usecases.ports import Commit, Committed, Installation, TrailEntry

LISTED_AFTER_CLOSING = 30 * keys.DAY
"""Seconds for which a closed assessment is still listed in its channel."""
SEEN_FOR = 2 * keys.DAY
"""The marks of a day must outlive the next one, for a mark to last a day."""
REPLIES = (Committed.DUPLICATE, Committed.STALE, Committed.COMMITTED, Committed.COMMITTED_AND_ALREADY_WOKEN)
"""What the numbers mean that the commit script gives."""
REMEMBERED = 128
"""Reading a large assessment takes longer than fetching it, and most loads find what this process just wrote."""


class RedisStore(
    RedisDesks, RedisDrafts, RedisHomes, RedisLeaving, RedisMarks, RedisPortfolios, RedisReceipts, RedisTime
):
    """Assessments in Redis. `clock` decides what is still listed, and must be the one the commits are dated by."""

    def __init__(
        self,
        redis: Redis,
        *,
        clock: Callable[[], datetime] = utc_now,
        retention_days: int = keys.RETENTION_DAYS,
        remembered: int = REMEMBERED,
    ) -> None:
        super().__init__(redis, retention_days * keys.DAY)
        self._together = Together(redis)
        self._clock = clock
        self._remembered = remembered
        self._recent: OrderedDict[bytes, Assessment] = OrderedDict()
        self._turns: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()

    def turn(self, installation: Installation, assessment: str) -> AbstractAsyncContextManager[None]:
        """Wait for this process's turn with an assessment."""
        return self._turns.setdefault((installation.id, assessment), asyncio.Lock())

    async def load(self, installation: Installation, assessment: str) -> Assessment | None:
        """Load one assessment; None when there is none, or none could have that id."""
        try:
            key = keys.STATE.key(installation=installation.id, assessment=assessment)
        except keys.NotAKeyError:
            return None
        state = await self._together.get(key)
        return None if state is None else self._read(_saved(state))

    async def commit(self, installation: Installation, commit: Commit) -> Committed:
        """Write one event's whole effect, or none of it, in one round trip; a new assessment takes two."""
        assessment = commit.assessment
        at = commit.entry.at.timestamp()
        if assessment.version == 0:
            # Before the commit: an installation without assessments costs nothing, the reverse would never be swept.
            await self._redis.sadd(keys.INSTALLATIONS.key(), installation.id)
        written = replace(assessment, version=assessment.version + 1)
        saved = codec.encode(written)
        people = ",".join(sorted(commit.people))
        for person in commit.people.union(commit.looks, commit.changed_for):
            keys.PERSON.key(installation=installation.id, person=person)
        reply = await commits.commit(
            self._together,
            **touched(installation.id, assessment.id, assessment.flow_hash, assessment.channel, int(at // keys.DAY)),
            assessment=assessment.id,
            mark=_mark(commit.event_id),
            expected=assessment.version,
            saved=f"{written.version} {len(people)}\n{people}".encode() + saved,
            entry=codec.encode_entry(commit.entry),
            entries=b"" if commit.trail is None else _one_after_the_other(commit.trail),
            people=people,
            at=at,
            due_at="" if commit.due is None else commit.due.timestamp(),
            look_at=",".join(f"{person} {when.timestamp()}" for person, when in sorted(commit.looks.items())),
            changed_for=",".join(sorted(commit.changed_for)),
            listed_until=at + (self._keep if commit.channel_open else min(LISTED_AFTER_CLOSING, self._keep)),
            kept_until=at + self._keep,
            keep=self._keep,
            keep_seen=SEEN_FOR,
            keep_homes=OPEN_FOR,
        )
        ended = REPLIES[reply]
        if ended in {Committed.COMMITTED, Committed.COMMITTED_AND_ALREADY_WOKEN}:
            self._remember(saved, written)
        return ended

    async def forget(self, installation: Installation, assessment: Assessment, cards: int | None = None) -> bool:
        """Take an assessment away with all that hangs on it; False where there is none, or not so many cards."""
        here = {"installation": installation.id}
        of_it = {**here, "assessment": assessment.id}
        today = int(self._clock().timestamp() // keys.DAY)
        # By the trail too: a clock that was moved has put marks under other days.
        said_on = {int(each.at.timestamp() // keys.DAY) for each in await self.trail(installation, assessment.id)}
        # The trail of a deleted check says nothing of the days before; a mark lives for two.
        days = {day + off for day in {today, *said_on} for off in (-2, -1, 0, 1)}
        gone = await removals.forget(
            self._redis,
            state=keys.STATE.key(**of_it),
            trail=keys.TRAIL.key(**of_it),
            receipts=keys.RECEIPTS.key(**of_it),
            channel=keys.CHANNEL.key(**here, channel=assessment.channel),
            out_of_date=keys.OUT_OF_DATE.key(**here),
            due=keys.DUE.key(**here),
            drafts=keys.DRAFTS.key(**here, of=assessment.id),
            person_prefix=keys.PERSON.prefix(**here),
            root_prefix=keys.ROOT.prefix(**here),
            seen_prefix=keys.SEEN.prefix(**of_it),
            draft_prefix=keys.DRAFT.prefix(**here),
            drafts_prefix=keys.DRAFTS.prefix(**here),
            days=",".join(str(day) for day in sorted(days) if day >= 0),
            cards="" if cards is None else cards,
            assessment=assessment.id,
        )
        return gone == 1

    async def trail(self, installation: Installation, assessment: str) -> Sequence[TrailEntry]:
        """Read back what happened, oldest first."""
        entries = await self._redis.lrange(keys.TRAIL.key(installation=installation.id, assessment=assessment), 0, -1)
        return [codec.decode_entry(entry) for entry in entries]

    async def in_channel(self, installation: Installation, channel: str) -> Sequence[str]:
        """List the assessments of a channel: the running before the lately closed, newest event first."""
        return await self._listed(keys.CHANNEL.key(installation=installation.id, channel=channel))

    async def leave_channel(self, installation: Installation, channel: str, assessment: str) -> None:
        """List an assessment no longer in a channel it has left."""
        await self._redis.zrem(keys.CHANNEL.key(installation=installation.id, channel=channel), assessment)

    async def of_person(self, installation: Installation, person: str) -> Sequence[str]:
        """List the assessments that concern a person, newest event first."""
        return await self._listed(keys.PERSON.key(installation=installation.id, person=person))

    async def installations(self) -> Sequence[Installation]:
        """List the installations there are."""
        return await installations_of(self._redis)

    async def keep_flow(self, installation: Installation, flow_hash: str, bundle: str) -> None:
        """Keep the text a running assessment's flow was made from, by its hash."""
        key = keys.FLOW.key(installation=installation.id, flow=flow_hash)
        await self._redis.set(key, codec.encode_text(bundle), ex=self._keep)

    async def flow_bundle(self, installation: Installation, flow_hash: str) -> str | None:
        """Read the text of a flow back by its hash."""
        saved = await self._redis.get(keys.FLOW.key(installation=installation.id, flow=flow_hash))
        return None if saved is None else codec.decode_text(saved)

    def _read(self, saved: bytes) -> Assessment:
        """Read saved bytes, or know them: the same bytes are the same assessment, whoever wrote them."""
        assessment = self._recent.get(saved) or codec.decode(saved)
        self._remember(saved, assessment)
        return assessment

    def _remember(self, saved: bytes, assessment: Assessment) -> None:
        self._recent[saved] = assessment
        self._recent.move_to_end(saved)
        while len(self._recent) > self._remembered:
            self._recent.popitem(last=False)

    async def _listed(self, index: str) -> list[str]:
        listed = await self._redis.zrevrangebyscore(index, "+inf", f"({self._clock().timestamp()}")
        return [assessment.decode() for assessment in listed]


def _saved(state: bytes) -> bytes:
    head, _, rest = state.partition(b"\n")
    return rest[int(head.split(b" ")[1]) :]


def _one_after_the_other(entries: Sequence[TrailEntry]) -> bytes:
    """Write a whole trail, even one of nothing, as the commit script reads it."""
    written = [codec.encode_entry(each) for each in entries]
    return b"e" + b"".join(b"%d:" % len(each) + each for each in written)


def _mark(event_id: str) -> int:
    """Make a whole number of an event's id that Redis stores in eight bytes; two alike are one in 10^19."""
    return int.from_bytes(hashlib.blake2b(event_id.encode(), digest_size=8).digest(), signed=True)
