"""The store's part on what is to be done later, on Redis: a delivery, what comes due, a call to Slack held off."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.store import keys
from bot.store.indexes import time_of, up_to
from bot.store.scripts import marks
from bot.usecases.ports import Clock, Installation
from bot.usecases.shown.pacing import LONGEST_HOLD_OFF

HELD_FOR = keys.DAY
"""Longer than Slack ever asks to be left alone."""


class RedisMarks:
    """What is out of date, what is due, and what Slack asked to be left alone with, in Redis."""

    _redis: Any
    _clock: Clock

    async def delivered(self, installation: Installation, assessment: str, version: int) -> bool:
        """Take the out-of-date mark away if nothing was committed since `version`; False when something was."""
        taken = await marks.delivered(
            self._redis,
            state=keys.STATE.key(installation=installation.id, assessment=assessment),
            out_of_date=keys.OUT_OF_DATE.key(installation=installation.id),
            assessment=assessment,
            shown=version,
        )
        return taken == 1

    async def out_of_date(self, limit: int) -> Sequence[tuple[Installation, str]]:
        """List assessments whose cards are marked out of date and not put off, each workspace in turn."""
        marked = await up_to(self._redis, keys.OUT_OF_DATE, self._clock(), limit)
        return [(installation, assessment) for installation, assessment, _ in marked]

    async def put_off_delivery(self, installation: Installation, assessment: str, until: datetime) -> None:
        """Do not list an assessment as out of date before `until`, unless something is committed meanwhile."""
        await marks.put_off(
            self._redis,
            state=keys.STATE.key(installation=installation.id, assessment=assessment),
            index=keys.OUT_OF_DATE.key(installation=installation.id),
            assessment=assessment,
            noted="",
            until_when=until.timestamp(),
        )

    async def due(self, now: datetime, limit: int) -> Sequence[tuple[Installation, str, datetime]]:
        """List assessments whose due instant has come, with the instant, each workspace in turn."""
        return await up_to(self._redis, keys.DUE, now, limit)

    async def next_planned(self, installation: Installation) -> datetime | None:
        """Tell when time alone next changes something or someone is looked at in an installation; None when never."""
        instants = [await self._first(kind, installation) for kind in (keys.DUE, keys.LOOKS)]
        return min((each for each in instants if each is not None), default=None)

    async def all_delivered(self, installation: Installation) -> bool:
        """Whether the cards of no assessment are marked out of date, now or later."""
        return not await self._redis.zcard(keys.OUT_OF_DATE.key(installation=installation.id))

    async def put_off_due(self, installation: Installation, assessment: str, due: datetime, until: datetime) -> bool:
        """Move the due instant of an assessment if it still is `due`; False when it is not."""
        moved = await marks.put_off(
            self._redis,
            state=keys.STATE.key(installation=installation.id, assessment=assessment),
            index=keys.DUE.key(installation=installation.id),
            assessment=assessment,
            noted=due.timestamp(),
            until_when=until.timestamp(),
        )
        return moved == 1

    async def not_before(self, installation: Installation, method: str) -> datetime | None:
        """Read until when Slack asked not to be called with a method by this workspace; the time may have passed."""
        key = keys.NOT_BEFORE.key(installation=installation.id, method=method)
        saved = await self._redis.get(key)
        return None if saved is None else time_of(saved)

    async def hold_off(self, installation: Installation, method: str, until: datetime) -> None:
        """Remember until when Slack asked not to be called; a restart must not forget it."""
        key = keys.NOT_BEFORE.key(installation=installation.id, method=method)
        too_far = self._clock() + LONGEST_HOLD_OFF
        await marks.hold_off(
            self._redis, not_before=key, until_when=until.timestamp(), too_far=too_far.timestamp(), keep=HELD_FOR
        )

    async def _first(self, kind: keys.Kind, installation: Installation) -> datetime | None:
        """Read the earliest instant of an index."""
        first = await self._redis.zrange(kind.key(installation=installation.id), 0, 0, withscores=True)
        return time_of(first[0][1]) if first else None
