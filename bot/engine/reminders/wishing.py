"""What somebody wants of their reminders: hear again later, tomorrow, next week, no more, or again after all."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.engine.decision import Refused
from bot.engine.reminders.desk import Desk, Nudge
from bot.engine.times.hours import Hours, closing, next_open, next_week, tomorrow
from bot.sentence import Sentence

LATER = timedelta(hours=3)
BEFORE_CLOSE = timedelta(minutes=30)
"""How long before the hours of a day are over a last reminder still comes, and how far off that has to be."""
REMEMBERED = 8
"""Presses whose repeat is recognised."""
OVER = Sentence("This reminder is over; when something is open for you, a new one comes.")
NOT_STOPPED = Sentence("I remind you already, when something is open for you; there is nothing to take back.")
STOPPED = Sentence("I remind you of nothing now; press Remind me again to change that.")


class Wish(StrEnum):
    """What can be wished."""

    LATER = "later"
    TOMORROW = "tomorrow"
    NEXT_WEEK = "next_week"
    STOP = "stop"
    AGAIN = "again"


@dataclass(frozen=True)
class Wished:
    """Somebody pressed a wish on the nudge at a place, or wrote it; `press` is the same when it is told again."""

    by: str
    wish: Wish
    channel: str
    """Where it was pressed; empty where it was written, which is possible for `AGAIN` alone."""
    ts: str
    press: str


def wished(desk: Desk, event: Wished, zone: str, now: datetime) -> Desk | Refused:
    """Give the desk after a wish; the time chosen replaces every other. A repeat of a press changes nothing."""
    if event.press in desk.pressed:
        return desk
    if not event.channel:
        return _taken_back(desk, event) if desk.stopped or desk.snoozed_until else Refused(NOT_STOPPED)
    if desk.nudge is None or desk.nudge.channel != event.channel:
        return Refused(OVER)
    return _pressed(desk, desk.nudge, event, desk.own.zone_or(zone), now)


def _pressed(desk: Desk, nudge: Nudge, event: Wished, zone: str, now: datetime) -> Desk | Refused:
    kept = _taken_back(desk, event)
    if event.wish is Wish.AGAIN:
        return kept
    if desk.stopped:
        return Refused(STOPPED)
    if event.wish is Wish.STOP:
        return replace(kept, stopped=True)
    # At the time chosen all that the message is about is told anew, so it counts as not told.
    told = {about: each for about, each in desk.told.items() if about not in nudge.about}
    return replace(kept, told=told, snoozed_until=_chosen(nudge.hours, event.wish, zone, now))


def _taken_back(desk: Desk, event: Wished) -> Desk:
    """Take back what was put off or stopped."""
    return replace(desk, snoozed_until=None, stopped=False, pressed=(*desk.pressed, event.press)[-REMEMBERED:])


def _chosen(hours: Hours, wish: Wish, zone: str, now: datetime) -> datetime | None:
    if wish is Wish.TOMORROW:
        return tomorrow(hours, zone, now)
    if wish is Wish.NEXT_WEEK:
        return next_week(hours, zone, now)
    return later(hours, zone, now)


def later(hours: Hours, zone: str, now: datetime) -> datetime | None:
    """Give the time some hours on; where the day is over by then, a last time today, as long as that is ahead."""
    wanted, closes = now + LATER, closing(hours, zone, now)
    if closes is not None and wanted >= closes and now + BEFORE_CLOSE <= closes - BEFORE_CLOSE:
        return closes - BEFORE_CLOSE
    return next_open(hours, zone, wanted)
