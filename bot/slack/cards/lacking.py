"""What an answer lacks that was given already, and what it counts without; said before anything else that is next."""

from bot.engine.cards_follow_up import GapLine
from bot.engine.summary import Gap


def first(gap: GapLine) -> str:
    """Say that a link or a day is missing, as what comes first; nothing where neither is."""
    counts = "less" if gap.level > 0 else "as nothing"
    if gap.unlinked:
        return f"Link it first: without a link this counts {counts}. "
    if gap.undated:
        return f"Say first since when: without that day this counts {counts}. "
    return ""


def in_short(gap: Gap) -> str:
    """Say the same where there is little room, and what it counts stands beside it."""
    return "Add its link. " if gap.unlinked else "Add its day. " if gap.undated else ""


def said(gap: Gap) -> str:
    """Say to who hears what was said that its link or its day is missing."""
    return ", but no link" if gap.unlinked else ", but not since when" if gap.undated else ""
