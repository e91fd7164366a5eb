"""One person's reminders across all their checks, as saved: their wishes, what they were told, and the open nudge.

Never changed in place; `nudging`, `wishing` and `own_settings` give the next one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.engine.reminders.own_settings import NOTHING_SET, OwnSettings
from bot.engine.times.hours import Hours


@dataclass(frozen=True)
class Told:
    """How many moments of a matter somebody was told of, and when last."""

    moments: int
    at: datetime


@dataclass(frozen=True)
class Nudge:
    """The one direct message that stands: where, what it shows, what it is about, and the hours it keeps to."""

    channel: str
    ts: str
    shown: str
    """The hash of what it shows."""
    about: tuple[str, ...]
    hours: Hours


@dataclass(frozen=True)
class Desk:
    """One person's desk; `version` counts how often it was saved."""

    person: str
    version: int = 0
    snoozed_until: datetime | None = None
    stopped: bool = False
    """Whether they want no reminders until they say otherwise."""
    told: Mapping[str, Told] = field(default_factory=dict)
    """What a matter is about → how much of it they were told."""
    nudge: Nudge | None = None
    pressed: tuple[str, ...] = ()
    """The last presses that were taken, so that a repeat is recognised."""
    own: OwnSettings = NOTHING_SET
    """What they have set for themselves."""

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing on it that has to be remembered."""
        return not (self.snoozed_until or self.stopped or self.told or self.nudge or self.own != NOTHING_SET)
