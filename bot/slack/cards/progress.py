"""How far a check is and what keeps it open, in one wording wherever it is said."""

from collections.abc import Iterator, Sequence

from bot.engine.cards.check import HoldingSplit, RootCard
from bot.slack.cards.drawing import Links, to_card
from bot.slack.writing.text import inline, mention, plain
from bot.tongue import say

SHORT = 80


def far(answered: int, passed: int, of: int, *, closed: bool = False) -> str:
    """Count what is answered; what was passed over is no answer, and what is left over is only said at the end."""
    parts = [say("{answered} of {of} answered", answered=answered, of=of)]
    if passed:
        parts.append(say("{passed} passed over", passed=passed))
    if closed and answered + passed < of:
        parts.append(say("{count} left open", count=of - answered - passed))
    return ", ".join(parts)


def how_far(card: RootCard) -> str:
    """Count all questions of a check."""
    return far(card.questions_answered, card.questions_passed, card.questions, closed=card.state == "closed")


def held_open(splits: Sequence[HoldingSplit], owner: str, links: Links) -> Iterator[str]:
    """Say on what people differ, whether that keeps a check open, and whose turn it is."""
    for split in splits:
        where = to_card(links, split.card, plain(split.short, SHORT))
        turn = say("vote again on its card") if split.may_vote else say("change what was wrong")
        settle = say(", or {owner} settles it", owner=mention(owner)) if split.holds else ""
        word = (
            say(", or {owner} words “{short}” anew", owner=mention(owner), short=inline(split.worded.short, SHORT))
            if split.worded
            else ""
        )
        yield say(
            "Split on “{where}”{rest}: {turn}{settle}{word}",
            where=where,
            rest=say(" keeps this open") if split.holds else "",
            turn=turn,
            settle=settle,
            word=word,
        )
