"""Who closes a gap and until when, in a few words; that its day is over is said, and never shown by colour alone."""

from datetime import date

from bot.engine.cards.follow_up import GapLine
from bot.slack.writing.text import calendar_day, mention
from bot.tongue import say


def has_it(gap: GapLine) -> str:
    """Say who closes a gap, and until when; nothing while nobody does."""
    if gap.owner is None:
        return ""
    if gap.due is None:
        return say("{owner} has it", owner=mention(gap.owner))
    when = since(gap.due) if gap.overdue else say(" until {due}", due=calendar_day(gap.due))
    return say("{owner} has it{when}", owner=mention(gap.owner), when=when)


def since(due: date) -> str:
    """Say that a day is over on which something was due."""
    return say(", overdue since {due}", due=calendar_day(due))
