"""What comes after a verdict, in the few lines the root card and the summary have for it."""

from collections.abc import Sequence
from datetime import datetime

from bot.engine.cards.follow_up import Outlook
from bot.engine.saved.follow_up import Schedule
from bot.slack.address import Address, Verb
from bot.slack.cards.drawing import Links, to_card
from bot.slack.writing.blocks import Json, button
from bot.slack.writing.text import calendar_day, counted, inline, mention, mentions, moment, spoken_moment
from bot.tongue import say, weekday_in_words

NAMED = 5


def outlook_lines(outlook: Outlook | None, links: Links, *, in_words: bool = False) -> list[str]:
    """Say when the next check-in comes, how long things have held still, and what is watched."""
    if outlook is None:
        return []
    lines = (
        _open_now(outlook, links, in_words=in_words),
        _coming(outlook, in_words=in_words),
        _standing(outlook),
        _watching(outlook),
    )
    return [line for line in lines if line]


def outlook_button(outlook: Outlook | None, assessment: str, *, primary: bool) -> list[Json]:
    """Offer the check-in's rhythm: to begin with, to go on, or to change it."""
    if outlook is None:
        return []
    if outlook.paused_at is not None:
        return [button(say("Resume check-ins"), Address(Verb.RESUME, assessment), primary=primary)]
    if outlook.schedule is None:
        return [button(say("Weekly check-ins… (owner)"), Address(Verb.SCHEDULE, assessment), primary=primary)]
    return []


def rhythm(schedule: Schedule) -> str:
    """Say a schedule: every Monday at 09:00 (Europe/Berlin)."""
    return say(
        "every {day} at {at} ({zone})",
        day=weekday_in_words(schedule.day),
        at=f"{schedule.at:%H:%M}",
        zone=inline(schedule.zone, 60),
    )


def not_before(waits: int) -> str:
    """Say why a check-in does not come on the first such day after the verdict; nothing where it does."""
    return (
        say(", as the first comes at least {how_many} after the verdict", how_many=counted(waits, "day", "days"))
        if waits
        else ""
    )


def paused(by: str | None, owner: str = "") -> str:
    """Say who paused check-ins; with their `owner`, where no button stands beside, also how they are woken."""
    if by is None:
        why = say("Check-ins are paused because nobody answered")
        return f"{why}{say('; an answer, or `/ftready resume` in the channel, wakes them')}" if owner else why
    why = say("Check-ins are paused by {by}", by=mention(by))
    until = say(", until {owner} types `/ftready resume` in the channel", owner=mention(owner)) if owner else ""
    return f"{why}{until}"


def next_line(at: datetime, *, stops: bool, waits: int = 0, in_words: bool = False) -> str:
    """Say when the next check-in comes, or that check-ins pause then in its place."""
    when = spoken_moment(at) if in_words else moment(at)
    if stops:
        return say("Check-ins pause {when}, unless somebody answers before", when=when)
    return say("Next check-in {next_at}{not_before}", next_at=when, not_before=not_before(waits))


def _open_now(outlook: Outlook, links: Links, *, in_words: bool) -> str:
    if outlook.open_check_in is None:
        return ""
    card = say("a check-in is open") if in_words else to_card(links, outlook.open_check_in, say("a check-in is open"))
    waiting = (
        say(", waiting for {waiting_for}", waiting_for=mentions(outlook.waiting_for, NAMED))
        if outlook.waiting_for
        else ""
    )
    return say("Now {card}{waiting}", card=card, waiting=waiting)


def _coming(outlook: Outlook, *, in_words: bool) -> str:
    """Say when the next one comes, or that none does; also beside one that is open, as after ftready stopped asking."""
    if outlook.paused_at is not None:
        return paused(outlook.paused_by)
    if outlook.next_at is not None:
        return next_line(outlook.next_at, stops=outlook.stops, waits=outlook.waits, in_words=in_words)
    return ""


def _standing(outlook: Outlook) -> str:
    if outlook.streak is None or not outlook.trend:
        return ""
    title, length = outlook.streak
    return f"{inline(title, 60)}: {length}{counted_with(outlook.counts)}"


def _watching(outlook: Outlook) -> str:
    if not outlook.watched:
        return ""
    names = ", ".join(f"“{inline(name, 90)}”" for name in outlook.watched)
    if outlook.look_back is None:
        return say("Watching {names}", names=names)
    return say("Watching {names}; look back from {look_back}", names=names, look_back=calendar_day(outlook.look_back))


def counted_with(counts: Sequence[tuple[str, str]]) -> str:
    """Say what a streak is added to counts, where that is another number, so that neither is odd beside the other."""
    return "".join(
        say(" (“{short}” counts {value}: these and what was said before)", short=inline(short, 60), value=value)
        for short, value in counts
    )


def weeks(count: int) -> str:
    """Say how many weeks."""
    return counted(count, "week", "weeks")
