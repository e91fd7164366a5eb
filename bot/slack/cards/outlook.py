"""What comes after a verdict, in the few lines the root card and the summary have for it."""

from bot.engine.cards_follow_up import Outlook
from bot.engine.follow_up import Schedule
from bot.flow.shape_check_in import DAYS
from bot.slack.address import Address, Verb
from bot.slack.blocks import Json, button
from bot.slack.cards.drawing import Links, to_card
from bot.slack.text import calendar_day, counted, inline, mention, mentions, moment, spoken_moment

NAMED = 5


def outlook_lines(outlook: Outlook | None, links: Links, *, in_words: bool = False) -> list[str]:
    """Say when the next check-in comes, how long things have held still, and what is watched."""
    if outlook is None:
        return []
    return [
        line for line in (_coming(outlook, links, in_words=in_words), _standing(outlook), _watching(outlook)) if line
    ]


def outlook_button(outlook: Outlook | None, assessment: str, *, primary: bool) -> list[Json]:
    """Offer the check-in's rhythm: to begin with, to go on, or to change it."""
    if outlook is None:
        return []
    if outlook.paused_at is not None:
        return [button("Resume check-ins", Address(Verb.RESUME, assessment), primary=primary)]
    if outlook.schedule is None:
        text = "Check in every week…"
        return [button(text, Address(Verb.SCHEDULE, assessment), primary=primary, label="Check in every week")]
    return []


def rhythm(schedule: Schedule) -> str:
    """Say a schedule: every Monday at 09:00 (Europe/Berlin)."""
    return f"every {DAYS[schedule.day].capitalize()} at {schedule.at:%H:%M} ({inline(schedule.zone, 60)})"


def not_before(waits: int) -> str:
    """Say why a check-in does not come on the first such day after the verdict; nothing where it does."""
    return f", as the first comes at least {counted(waits, 'day', 'days')} after the verdict" if waits else ""


def _coming(outlook: Outlook, links: Links, *, in_words: bool) -> str:
    if outlook.open_check_in is not None:
        card = "a check-in is open" if in_words else to_card(links, outlook.open_check_in, "a check-in is open")
        waiting = f", waiting for {mentions(outlook.waiting_for, NAMED)}" if outlook.waiting_for else ""
        return f"Now {card}{waiting}"
    if outlook.paused_at is not None:
        by = f"by {mention(outlook.paused_by)}" if outlook.paused_by else "because nobody answered"
        return f"Check-ins are paused {by}"
    if outlook.next_at is not None:
        say = spoken_moment if in_words else moment
        return f"Next check-in {say(outlook.next_at)}{not_before(outlook.waits)}"
    return ""


def _standing(outlook: Outlook) -> str:
    if outlook.streak is None or not outlook.trend:
        return ""
    title, length = outlook.streak
    return f"{inline(title, 60)}: {length}"


def _watching(outlook: Outlook) -> str:
    if not outlook.watched:
        return ""
    names = ", ".join(f"“{inline(name, 90)}”" for name in outlook.watched)
    if outlook.look_back is None:
        return f"Watching {names}"
    return f"Watching {names}; look back from {calendar_day(outlook.look_back)}"


def weeks(count: int) -> str:
    """Say how many weeks."""
    return counted(count, "week", "weeks")
