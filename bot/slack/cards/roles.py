"""What cards say of roles: whose a question is, what no longer counts, and what nobody has yet."""

from collections.abc import Sequence

from bot.engine.cards_question import QuestionView
from bot.slack.cards.said import short_line
from bot.slack.text import inline

TITLE, ANSWER, FEW = 80, 160, 3


def whose(view: QuestionView) -> str:
    """Say whose a question of a role is while nobody has answered it, and name nobody, so that no card calls them."""
    title = inline(view.role, TITLE)
    if view.vacant:
        return f"Nobody is {title} yet, so its owner answers this one, or says who is."
    enough = (
        "one answer is enough" if view.asked_of == "anyone" else "answers are shown together, once all have answered"
    )
    return f"Asked of the {title}; {enough}."


def shelved(view: QuestionView) -> list[str]:
    """Write what those said who have the role no more."""
    lines = [
        f"• {short_line(said, ANSWER)[0]} · _no longer {inline(view.role, TITLE)}, so this does not count_"
        for said in view.shelved[:FEW]
    ]
    rest = len(view.shelved) - len(lines)
    return [*lines, *([f"• … and {rest} more that do not count"] if rest else [])]


def nobody_yet(titles: Sequence[str]) -> str:
    """Say which roles nobody has, and whose their questions are until then; empty where each has somebody."""
    if not titles:
        return ""
    named = [inline(title, TITLE) for title in titles]
    listed = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} or {named[-1]}"
    return f"Nobody is {listed} yet, so the owner answers for it"
