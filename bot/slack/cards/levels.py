"""Levels as people read them: a word first, and never a bare number."""

from bot.flow.conditions import exact
from bot.sentence import Sentence
from bot.tongue import say, told

NOT_ASKED = Sentence("not asked")
_PERCENT = 100


def shown(level: float | None) -> str:
    """Show how far a question is met."""
    return f"{_sign(level)}{spoken(level)}"


def spoken(level: float | None) -> str:
    """Say in words alone how far a question is met."""
    return _whole(level) or say("partly met")


def section_shown(value: float | None) -> str:
    """Show how far a section is met, which has more steps than a question."""
    return f"{_sign(value)}{section_spoken(value)}"


def section_spoken(value: float | None) -> str:
    """Say in words alone how far a section is met."""
    return _whole(value) or say("{share}% met", share=_share(value or 0.0))


def _whole(level: float | None) -> str:
    """Say what needs no number: all, nothing, or never asked; empty for what lies between."""
    if level is None:
        return told(NOT_ASKED)
    return {0.0: say("not met"), 1.0: say("met")}.get(level, "")


def _sign(level: float | None) -> str:
    return "" if level is None else "✗ " if level == 0 else "✓ " if level == 1 else "◐ "


def _share(value: float) -> int:
    """Give hundredths, rounded as texts of flows round them; what is not all is never said to be."""
    hundredths = exact.whole((exact.exact(value) or 0) * _PERCENT)
    return min(max(hundredths, 1), _PERCENT - 1)
