"""Questions named in a line for one person: the first few, and how many more there are."""

from collections.abc import Sequence

from bot.flow.model.question import Question
from bot.slack.writing.text import inline
from bot.tongue import say

MOST = 5


def named_questions(asked: Sequence[Question]) -> tuple[str, str]:
    """Give the names of the first, and what is said of the rest; empty where there is none."""
    named = ", ".join(f"*{inline(f'{each.number}. {each.short}', 200)}*" for each in asked[:MOST])
    return named, say(" and {count} more", count=len(asked) - MOST) if len(asked) > MOST else ""
