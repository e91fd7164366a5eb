"""What somebody has set for themselves: where they are, on which days they work, and in which language they read.

What is left blank goes by what Slack tells of them, and by what each check says. Whether they are reminded at all is
on their desk beside it.
"""

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bot.engine.decision import Refused
from bot.engine.times.calendar import is_zone
from bot.sentence import Sentence

if TYPE_CHECKING:
    from bot.engine.reminders.desk import Desk

WORKDAYS = frozenset(range(5))
"""Monday to Friday; Monday is 0."""
WEEK = frozenset(range(7))
REMEMBERED = 8
"""Presses whose repeat is recognised."""
NO_ZONE = Sentence("Pick a time zone by its name, as in Europe/Berlin.")
NO_DAY = Sentence("Tick one day at least; to hear nothing at all, switch reminders off below.")


@dataclass(frozen=True)
class OwnSettings:
    """One person's settings; each is blank until they set it."""

    zone: str = ""
    days: frozenset[int] | None = None
    """The days on which they may be reminded, whatever a check says; None leaves that to each check."""
    language: str = ""

    def zone_or(self, in_slack: str) -> str:
        """Give the zone they are in; what Slack says where they have set none that there is."""
        return self.zone if self.zone and is_zone(self.zone) else in_slack


NOTHING_SET = OwnSettings()


@dataclass(frozen=True)
class SettingsSaved:
    """Somebody saved their settings; `press` is the same when it is told again."""

    by: str
    own: OwnSettings
    reminded: bool
    press: str


def settings_saved(desk: "Desk", event: SettingsSaved) -> "Desk | Refused":
    """Give the desk with what was set; a repeat changes nothing.

    Monday to Friday is what stands in the form of who has set no days, so that it is no choice of anybody's.
    """
    own = event.own
    if event.press in desk.pressed:
        return desk
    if own.zone and not is_zone(own.zone):
        return Refused(NO_ZONE, field="zone")
    if own.days is not None and not own.days & WEEK:
        return Refused(NO_DAY, field="days")
    if own.days == WORKDAYS:
        own = replace(own, days=None)
    kept = partial(replace, desk, own=own, pressed=(*desk.pressed, event.press)[-REMEMBERED:])
    if event.reminded and desk.stopped:
        return kept(stopped=False, snoozed_until=None)
    return kept(stopped=not event.reminded)
