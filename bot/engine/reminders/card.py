"""What a nudge shows, as data, with no word of Slack in it: the only card that stands in a direct message."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.engine.reminders.matters import Kind
from bot.engine.reminders.outcomes import Outcome


@dataclass(frozen=True)
class NudgeLine:
    """One thing that is open for whoever reads it."""

    kind: Kind
    title: str
    subject: str
    what: str
    day: date | None
    place: str
    """Names the card on which it stands, across all checks."""
    overdue: bool = False


@dataclass(frozen=True)
class NudgeCard:
    """All that somebody is reminded of now; `over` once nothing of it is open any more, `stopped` as they wish."""

    state: Literal["open", "later", "stopped", "over"]
    lines: tuple[NudgeLine, ...] = ()
    again_at: datetime | None = None
    """When they want to hear of it again."""
    done: tuple[Outcome, ...] = ()
    """What became of it, each once, where it is over; it names no check, for nothing takes it away any more."""
    language: str = ""
    """The language they have set, where they have."""
