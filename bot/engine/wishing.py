"""What somebody wants of their reminders: hear again later, tomorrow, next week, no more, or again after all."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.engine.decision import Refused
from bot.engine.desk import Desk
from bot.engine.hours import Hours, next_open, next_week, tomorrow

LATER = timedelta(hours=3)
REMEMBERED = 8
"""Presses whose repeat is recognised."""
OVER = "This reminder is over; when something is open for you, a new one comes."
STOPPED = "I remind you of nothing now; press Remind me again to change that."


class Wish(StrEnum):
    """What can be wished."""

    LATER = "later"
    TOMORROW = "tomorrow"
    NEXT_WEEK = "next_week"
    STOP = "stop"
    AGAIN = "again"


@dataclass(frozen=True)
class Wished:
    """Somebody pressed a wish on the nudge at a place; `press` is the same when the press is repeated."""

    by: str
    wish: Wish
    channel: str
    ts: str
    press: str


def wished(desk: Desk, event: Wished, zone: str, now: datetime) -> Desk | Refused:
    """Give the desk after a wish; the time chosen replaces every other. A repeat of a press changes nothing."""
    if event.press in desk.pressed:
        return desk
    if desk.nudge is None or desk.nudge.channel != event.channel:
        return Refused(OVER)
    if desk.stopped and event.wish is not Wish.AGAIN:
        return Refused(STOPPED)
    kept = replace(desk, snoozed_until=None, stopped=False, pressed=(*desk.pressed, event.press)[-REMEMBERED:])
    if event.wish is Wish.AGAIN:
        return kept
    if event.wish is Wish.STOP:
        return replace(kept, stopped=True)
    # At the time chosen all that the message is about is told anew, so it counts as not told.
    told = {about: each for about, each in desk.told.items() if about not in desk.nudge.about}
    return replace(kept, told=told, snoozed_until=_chosen(desk.nudge.hours, event.wish, zone, now))


def _chosen(hours: Hours, wish: Wish, zone: str, now: datetime) -> datetime | None:
    if wish is Wish.TOMORROW:
        return tomorrow(hours, zone, now)
    if wish is Wish.NEXT_WEEK:
        return next_week(hours, zone, now)
    return next_open(hours, zone, now + LATER)
