"""Who is where in Slack (`bot.usecases.ports.Members`), remembered for a minute; when Slack cannot say, it raises."""

import asyncio
import time
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from bot.engine.reminders.nudging import Presence
from bot.engine.reminders.own_settings import NOTHING_SET, OwnSettings
from bot.engine.saved.ownership import Absence
from bot.engine.times.calendar import is_zone
from bot.slack.calling import believed
from bot.slack.calling.believed import Believed
from bot.slack.calling.calls import NobodyError
from bot.slack.calling.outgoing import Outgoing
from bot.slack.errors import UNSEEN_CHANNEL
from bot.usecases.ports import AgainError, Installation, LostAnswerError, NotAllowedError

SHARED_SECONDS = 1.0
"""How long a form waits to hear whether its channel is shared; a modal must be open within three."""
AWAY = ":palm_tree:"
"""The emoji Slack offers for a vacation."""
PAGE = 999
PAGES = 20
"""Pages read at most; who stands further back in a channel so large, or a channel in a list so long, is not found."""
ROOMS = "public_channel,private_channel"
"""The kinds of channel a check can be in."""


@dataclass(frozen=True)
class Seen:
    """A person as Slack tells of them: whether they belong here and are active, their time zone, and their name."""

    is_here: bool
    zone: str = "UTC"
    status: str = ""
    """The emoji of their status, with its colons."""
    status_ends: float = 0.0
    """When the status goes by itself, in seconds since 1970; zero for never."""
    name: str = ""
    is_bot: bool = False
    is_deactivated: bool = False
    is_outsider: bool = False
    """Whether they are active, and of another company."""
    language: str = ""
    """The language they have set, as in de-DE; strangers show none."""

    def is_somebody(self) -> bool:
        """Whether they can be met here, be it as one of us or as one of another company."""
        return self.is_here or self.is_outsider


class Whose(NamedTuple):
    """A channel or a person of one installation; the same id in another one is somebody else, or somewhere else."""

    installation: Installation
    id: str


@dataclass(frozen=True)
class _Inside:
    """Who was read to be in a channel, and whether that is everybody."""

    people: frozenset[str]
    is_whole: bool = True


Settings = Callable[[Installation, str], Coroutine[Any, Any, OwnSettings]]
"""Reads what somebody has set for themselves; it never raises."""


async def nothing_set(_installation: Installation, _person: str) -> OwnSettings:
    """Say that somebody has set nothing."""
    return NOTHING_SET


class Members:
    """Membership and people, each remembered for a short while."""

    def __init__(
        self,
        outgoing: Outgoing,
        now: Callable[[], float] = time.monotonic,
        settings: Settings = nothing_set,
        *,
        team: str = "",
    ) -> None:
        self._outgoing = outgoing
        self._team = {"team_id": team} if team else {}
        """What names the workspace whose channels are listed; the token of a whole organisation needs it."""
        self._channels: Believed[Whose, _Inside] = Believed(self._read_members, now)
        self._shared: Believed[Whose, bool] = Believed(self._read_shared, now)
        self._people: Believed[Whose, Seen] = Believed(self._read_person, now)
        self._rooms: Believed[Whose, frozenset[str]] = Believed(self._read_rooms, now)
        self._settings: Believed[Whose, OwnSettings] = Believed(lambda of: settings(of.installation, of.id), now)

    async def is_in(self, installation: Installation, channel: str, person: str) -> bool:
        """Whether a person is a member of a channel."""
        found = await self._channels.get(Whose(installation, channel), good=lambda inside: person in inside.people)
        return person in found.people

    async def is_read_whole(self, installation: Installation, channel: str) -> bool:
        """Whether everybody in a channel is known; in one too large nobody can be said to have left."""
        return (await self._channels.get(Whose(installation, channel), good=lambda _: True)).is_whole

    async def channels_of(self, installation: Installation, person: str) -> frozenset[str]:
        """List the channels a person is in, of the private ones those the bot is in too; believed for a moment only."""
        return await self._rooms.get(Whose(installation, person), good=lambda _: False)

    async def is_one_of_us(self, installation: Installation, person: str) -> bool:
        """Whether a person belongs to this workspace and is active."""
        return (await self.seen(installation, person)).is_here

    async def is_outsider(self, installation: Installation, person: str) -> bool:
        """Whether a person is active and of another company, met in a channel shared with it."""
        return (await self.seen(installation, person)).is_outsider

    async def is_shared(self, installation: Installation, channel: str) -> bool:
        """Whether a channel is shared with another company; nothing hangs on it, so no where Slack is slow to say."""
        try:
            async with asyncio.timeout(SHARED_SECONDS):
                return await self._shared.get(Whose(installation, channel), good=bool)
        except (AgainError, LostAnswerError, NotAllowedError, TimeoutError):
            return False

    async def absence(self, installation: Installation, channel: str, person: str) -> Absence | None:
        """Tell how somebody is gone from a channel; None where they are there, or nobody in it can be seen."""
        seen = await self.seen(installation, person)
        if not seen.is_somebody():
            return "deactivated" if seen.is_deactivated else "unknown"
        found = await self._channels.get(Whose(installation, channel), good=lambda inside: person in inside.people)
        return "left" if found.people and found.is_whole and person not in found.people else None

    async def zone_of(self, installation: Installation, person: str) -> str:
        """Give the time zone someone has set here, else in Slack; UTC where there is none."""
        return (await self._set(installation, person)).zone_or((await self.seen(installation, person)).zone)

    async def language_of(self, installation: Installation, person: str) -> str:
        """Give the language someone has set here, else in Slack; nothing hangs on it, so empty where neither says."""
        own = await self._set(installation, person)
        if own.language:
            return own.language
        try:
            return (await self.seen(installation, person)).language
        except (AgainError, LostAnswerError, NotAllowedError):
            return ""

    def known_language(self, installation: Installation, person: str) -> str | None:
        """Give the same where nobody has to be asked for it, as with most presses; else None."""
        of = Whose(installation, person)
        own = self._settings.known(of, good=lambda _: True)
        if own is not None and own.language:
            return own.language
        seen = self._people.known(of, good=Seen.is_somebody)
        return None if own is None or seen is None else seen.language

    async def seen(self, installation: Installation, person: str) -> Seen:
        """Give all that is known of a person."""
        return await self._people.get(Whose(installation, person), good=Seen.is_somebody)

    async def presence(self, installation: Installation, person: str, now: datetime) -> Presence | None:
        """Tell where somebody is and whether they are away; None of nobody whom one can meet here."""
        seen = await self.seen(installation, person)
        if not seen.is_somebody():
            return None
        zone = seen.zone if is_zone(seen.zone) else "UTC"
        if seen.status != AWAY or 0 < seen.status_ends <= now.timestamp():
            return Presence(zone, language=seen.language)
        ends = datetime.fromtimestamp(seen.status_ends, UTC) if seen.status_ends > 0 else None
        return Presence(zone, away=True, away_until=ends, language=seen.language)

    async def quiet_until(self, installation: Installation, person: str, now: datetime) -> datetime | None:
        """Tell when somebody's do-not-disturb ends; None while they may be disturbed. Asked anew each time."""
        try:
            told = await self._outgoing.read(installation, "dnd.info", user=person)
        except NobodyError:
            return None
        begins, ends = told.get("next_dnd_start_ts") or 0, told.get("next_dnd_end_ts") or 0
        snoozed = (told.get("snooze_endtime") or 0) if told.get("snooze_enabled") else 0
        quiet = ends if told.get("dnd_enabled") and begins <= now.timestamp() else 0
        until = max(quiet, snoozed)
        return datetime.fromtimestamp(until, UTC) if until > now.timestamp() else None

    @staticmethod
    def oldest() -> timedelta:
        """Tell how old what any process remembers of who is in a channel may be."""
        return timedelta(seconds=believed.FRESH_SECONDS)

    def forget(self, installation: Installation, channel: str) -> None:
        """Ask anew who is in a channel, and in which channels anybody is there: someone came or went."""
        self._channels.forget(Whose(installation, channel))
        self._rooms.forget_all(lambda of: of.installation == installation)

    def forget_settings(self, installation: Installation, person: str) -> None:
        """Read anew what somebody has set: they have just saved it."""
        self._settings.forget(Whose(installation, person))

    async def _set(self, installation: Installation, person: str) -> OwnSettings:
        """Read what somebody has set; remembered as long as they are, so that a press seldom asks the store for it."""
        return await self._settings.get(Whose(installation, person), good=lambda _: True)

    async def _read_members(self, of: Whose) -> _Inside:
        try:
            people, is_whole = await self._listed(of, "conversations.members", "members", channel=of.id)
        except NotAllowedError as refused:
            if refused.code in UNSEEN_CHANNEL:
                return _Inside(frozenset())
            raise
        return _Inside(frozenset(map(str, people)), is_whole)

    async def _read_shared(self, of: Whose) -> bool:
        told = await self._outgoing.read(of.installation, "conversations.info", channel=of.id)
        return (told.get("channel") or {}).get("is_ext_shared") is True

    async def _read_rooms(self, of: Whose) -> frozenset[str]:
        try:
            rooms, _ = await self._listed(of, "users.conversations", "channels", user=of.id, types=ROOMS, **self._team)
        except NobodyError:
            return frozenset()
        return frozenset(str(room["id"]) for room in rooms)

    async def _listed(self, of: Whose, method: str, key: str, **what: str) -> tuple[Sequence[Any], bool]:
        """Read a list page by page, and tell whether that is all of it."""
        found: list[Any] = []
        cursor: dict[str, str] = {}
        for _ in range(PAGES):
            page = await self._outgoing.read(of.installation, method, limit=PAGE, **what, **cursor)
            found += page.get(key) or ()
            following = str((page.get("response_metadata") or {}).get("next_cursor") or "")
            if not following:
                return found, True
            cursor = {"cursor": following}
        return found, False

    async def _read_person(self, of: Whose) -> Seen:
        try:
            answer = await self._outgoing.read(of.installation, "users.info", user=of.id, include_locale=True)
        except NobodyError:
            return Seen(is_here=False)
        user = answer.get("user") or {}
        workspaces = (user.get("enterprise_user") or {}).get("teams") or ()
        belongs = of.installation.id in {user.get("team_id"), *workspaces}
        gone = user.get("deleted") or user.get("is_bot") or user.get("is_stranger")
        profile = user.get("profile") or {}
        return Seen(
            is_here=belongs and not gone,
            zone=str(user.get("tz") or "UTC"),
            status=str(profile.get("status_emoji") or ""),
            status_ends=float(profile.get("status_expiration") or 0),
            name=str(profile.get("real_name") or user.get("real_name") or user.get("name") or ""),
            is_bot=bool(user.get("is_bot")),
            is_deactivated=bool(user.get("deleted")),
            is_outsider=not (user.get("deleted") or user.get("is_bot")) and not (belongs and not gone),
            language=str(user.get("locale") or ""),
        )
