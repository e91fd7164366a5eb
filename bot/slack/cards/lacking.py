"""What an answer lacks that was given already, and what it counts without; said before anything else that is next."""

from bot.engine.cards.follow_up import GapLine
from bot.engine.weighed.summary import Gap
from bot.slack.writing.text import inline
from bot.tongue import say


def first(gap: GapLine) -> str:
    """Say that a link or a day is missing, as what comes first; nothing where neither is."""
    counts = say("less") if gap.level > 0 else say("as nothing")
    if gap.link_is_all:
        return say("Without a link this counts {counts}. ", counts=counts)
    if gap.unlinked:
        return say("Link it first: without a link this counts {counts}. ", counts=counts)
    if gap.undated:
        return say("Say first since when: without that day this counts {counts}. ", counts=counts)
    return ""


def do(gap: Gap | GapLine, most: int) -> str:
    """Say what is next: what the flow says, unless that was said already and its link is all that lacks."""
    return say("Add its link") if gap.link_is_all else inline(gap.do, most)


def in_short(gap: Gap | GapLine) -> str:
    """Say what is missing where there is little room, and what it counts stands beside it."""
    if gap.link_is_all:
        return ""
    return say("Add its link. ") if gap.unlinked else say("Add its day. ") if gap.undated else ""


def said(gap: Gap) -> str:
    """Say to who hears what was said that its link or its day is missing."""
    return say(", but no link") if gap.unlinked else say(", but not since when") if gap.undated else ""
