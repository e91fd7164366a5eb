"""Who closes a gap and until when, in a few words; that its day is over is said, and never shown by colour alone."""

from datetime import date

from bot.engine.cards_follow_up import GapLine
from bot.slack.text import calendar_day, mention


def has_it(gap: GapLine) -> str:
    """Say who closes a gap, and until when; nothing while nobody does."""
    if gap.owner is None:
        return ""
    if gap.due is None:
        return f"{mention(gap.owner)} has it"
    when = since(gap.due) if gap.overdue else f" until {calendar_day(gap.due)}"
    return f"{mention(gap.owner)} has it{when}"


def since(due: date) -> str:
    """Say that a day is over on which something was due."""
    return f", overdue since {calendar_day(due)}"
