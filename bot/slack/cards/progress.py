"""How far a check is and what keeps it open, in one wording wherever it is said."""

from collections.abc import Iterator, Sequence

from bot.engine.cards import HoldingSplit, RootCard
from bot.slack.cards.drawing import Links, to_card
from bot.slack.text import inline, mention, plain

SHORT = 80


def far(answered: int, passed: int, of: int, *, closed: bool = False) -> str:
    """Count what is answered; what was passed over is no answer, and what is left over is only said at the end."""
    parts = [f"{answered} of {of} answered"]
    if passed:
        parts.append(f"{passed} passed over")
    if closed and answered + passed < of:
        parts.append(f"{of - answered - passed} left open")
    return ", ".join(parts)


def how_far(card: RootCard) -> str:
    """Count all questions of a check."""
    return far(card.questions_answered, card.questions_passed, card.questions, closed=card.state == "closed")


def held_open(splits: Sequence[HoldingSplit], owner: str, links: Links) -> Iterator[str]:
    """Say on what people differ, whether that keeps a check open, and whose turn it is."""
    for split in splits:
        where = to_card(links, split.card, plain(split.short, SHORT))
        turn = "vote again on its card" if split.may_vote else "change what was wrong"
        settle = f", or {mention(owner)} settles it" if split.holds else ""
        word = f", or {mention(owner)} words “{inline(split.worded.short, SHORT)}” anew" if split.worded else ""
        yield f"Split on {where}{' keeps this open' if split.holds else ''}: {turn}{settle}{word}"
