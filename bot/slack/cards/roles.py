"""What cards say of roles: whose a question is, what no longer counts, and what nobody has yet."""

from collections.abc import Sequence

from bot.engine.cards.question import QuestionView
from bot.slack.cards.said import short_line
from bot.slack.writing.text import inline
from bot.tongue import say

TITLE, ANSWER, FEW = 80, 160, 3


def whose(view: QuestionView) -> str:
    """Say whose a question of a role is while nobody has answered it, and name nobody, so that no card calls them."""
    title = inline(view.role, TITLE)
    if view.vacant:
        return say("Nobody is {title} yet, so its owner answers this one, or says who is.", title=title)
    enough = (
        say("one answer is enough")
        if view.asked_of == "anyone"
        else say("answers are shown together, once all have answered")
    )
    return say("Asked of the {title}; {enough}.", title=title, enough=enough)


def shelved(view: QuestionView) -> list[str]:
    """Write what those said who have the role no more."""
    lines = [
        say(
            "• {short_line} · _no longer {role}, so this does not count_",
            short_line=short_line(said, ANSWER)[0],
            role=inline(view.role, TITLE),
        )
        for said in view.shelved[:FEW]
    ]
    rest = len(view.shelved) - len(lines)
    return [*lines, *([say("• … and {rest} more that do not count", rest=rest)] if rest else [])]


def nobody_yet(titles: Sequence[str]) -> str:
    """Say which roles nobody has, and whose their questions are until then; empty where each has somebody."""
    if not titles:
        return ""
    named = [inline(title, TITLE) for title in titles]
    listed = named[0] if len(named) == 1 else say("{all} or {named}", all=", ".join(named[:-1]), named=named[-1])
    return say("Nobody is {listed} yet, so the owner answers for it", listed=listed)
