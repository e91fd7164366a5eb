"""What Slack promises of people: who is where, and never from a memory older than a minute."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from bot.engine.reminders.nudging import Presence
from bot.engine.saved.ownership import Absence
from bot.usecases.ports.installation import Installation


class Members(Protocol):
    """Who is where in Slack now; never from a memory older than a minute. Raises when Slack cannot say."""

    async def is_in(self, installation: Installation, channel: str, person: str) -> bool:
        """Whether a person, or the bot, is a member of a channel; of a channel we cannot see nobody is."""

    async def channels_of(self, installation: Installation, person: str) -> Collection[str]:
        """List the channels a person is in; of the private ones those the bot is in too."""

    async def is_one_of_us(self, installation: Installation, person: str) -> bool:
        """Whether a person belongs to this workspace and is active: no bot, no stranger, nobody who has left."""

    async def is_outsider(self, installation: Installation, person: str) -> bool:
        """Whether a person is active and of another company, met in a channel shared with it."""

    async def absence(self, installation: Installation, channel: str, person: str) -> Absence | None:
        """Tell how somebody is gone from a channel; None where they are there, or nobody in it can be seen."""

    async def language_of(self, installation: Installation, person: str) -> str:
        """Give the language someone has set, as in `de-DE`; empty where they have none or it cannot be asked."""

    async def presence(self, installation: Installation, person: str, now: datetime) -> Presence | None:
        """Tell where somebody is and whether they are away, their do-not-disturb left open; None of who is not met."""

    async def quiet_until(self, installation: Installation, person: str, now: datetime) -> datetime | None:
        """Tell when somebody's do-not-disturb ends; None while they may be disturbed."""
