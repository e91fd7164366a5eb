"""What one person's direct message should say now, and when to look again: from their desk and what is open for them.

Nobody is told anything outside the hours of its flow in their own zone, in their do-not-disturb, while they are away,
before the time they chose, or once they said stop. Their own zone and days go before those of Slack and of the flow.
What was told once is not told again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.engine.reminders.card import NudgeCard, NudgeLine
from bot.engine.reminders.desk import Desk, Told
from bot.engine.reminders.matters import Matter, within
from bot.engine.saved.replacing import replace
from bot.engine.times.hours import next_open, tomorrow

REMEMBERED = timedelta(days=60)
"""How long it is known that somebody was told of what is over; until then it may come back, and is not told again."""


@dataclass(frozen=True)
class Presence:
    """Where somebody is, and whether they want to be left alone."""

    zone: str
    away: bool = False
    away_until: datetime | None = None
    """None while they are away for they do not say how long."""
    quiet_until: datetime | None = None
    """The end of their do-not-disturb, while it lasts."""
    language: str = ""
    """The language they have set, where they have."""


@dataclass(frozen=True)
class Plan:
    """What follows from a look at a desk."""

    desk: Desk
    """The desk afterwards; where the message stands is for whoever delivers it to write down."""
    card: NudgeCard | None
    """What the message says; None where none stands and none should."""
    about: tuple[Matter, ...]
    """What it is about."""
    calls: bool
    """Whether it is posted anew, which calls the person; a change of the one that stands calls nobody."""
    look_again: datetime | None


def plan(desk: Desk, matters: Sequence[Matter], presence: Presence, now: datetime) -> Plan:
    """Decide what somebody's direct message says now."""
    matters = [within(each, desk.own.days) for each in matters]
    zone = desk.own.zone_or(presence.zone)
    presence = presence if zone == presence.zone else replace(presence, zone=zone)
    desk = _tidied(desk, matters, now)
    if desk.stopped:
        return Plan(desk, NudgeCard("stopped") if desk.nudge else None, (), calls=False, look_again=None)
    if any(tell_at(each, desk, presence, now) == now for each in matters):
        about = tuple(each for each in matters if _may_be_told(each, presence, now))
        told = {each.about: Told(_begun(each, presence, now), now) for each in about}
        after = replace(desk, told={**desk.told, **told}, snoozed_until=None)
        card = NudgeCard("open", _lines(about))
        return Plan(after, card, about, calls=True, look_again=_next(after, matters, presence, now))
    about = tuple(each for each in matters if desk.nudge and each.about in desk.nudge.about)
    return Plan(desk, _standing(desk, about), about, calls=False, look_again=_next(desk, matters, presence, now))


def tell_at(matter: Matter, desk: Desk, presence: Presence, now: datetime) -> datetime | None:
    """Tell from when on somebody may hear of what they were not told yet, now or later; None where there is nothing."""
    told = desk.told.get(matter.about)
    untold = matter.moments(presence.zone)[told.moments if told else 0 :]
    if not untold:
        return None
    hours = matter.origin.hours
    away = presence.away_until or tomorrow(hours, presence.zone, now) if presence.away else None
    waits = [each for each in (desk.snoozed_until, away, presence.quiet_until) if each is not None]
    return next_open(hours, presence.zone, max([untold[0], now, *waits]))


def _tidied(desk: Desk, matters: Sequence[Matter], now: datetime) -> Desk:
    """Take off the desk what is over and has been for long."""
    here = {each.about for each in matters}
    told = {about: told for about, told in desk.told.items() if about in here or now - told.at < REMEMBERED}
    snoozed_until = desk.snoozed_until if desk.snoozed_until is not None and desk.snoozed_until > now else None
    if len(told) == len(desk.told) and snoozed_until == desk.snoozed_until:
        return desk
    return replace(desk, told=told, snoozed_until=snoozed_until)


def _standing(desk: Desk, about: Sequence[Matter]) -> NudgeCard | None:
    """Give what the message that stands should say."""
    if desk.nudge is None:
        return None
    if not about:
        return NudgeCard("over")
    return NudgeCard("later" if desk.snoozed_until else "open", _lines(about), desk.snoozed_until)


def _may_be_told(matter: Matter, presence: Presence, now: datetime) -> bool:
    """Whether something may stand in a message that is posted now, be it new or told before."""
    return _begun(matter, presence, now) > 0 and next_open(matter.origin.hours, presence.zone, now) == now


def _begun(matter: Matter, presence: Presence, now: datetime) -> int:
    return sum(moment <= now for moment in matter.moments(presence.zone))


def _next(desk: Desk, matters: Sequence[Matter], presence: Presence, now: datetime) -> datetime | None:
    return min((at for each in matters if (at := tell_at(each, desk, presence, now)) is not None), default=None)


def _lines(about: Sequence[Matter]) -> tuple[NudgeLine, ...]:
    return tuple(
        NudgeLine(each.kind, each.origin.title, each.origin.subject, each.what, each.day, each.place, each.overdue)
        for each in about
    )
