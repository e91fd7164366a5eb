"""What a question that is asked item by item comes to over all its items: one standing, and how many stand how."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.engine.weighed.standing import Standing
from bot.flow.model.loop import Overall
from bot.flow.model.question import Question


@dataclass(frozen=True)
class OfItems:
    """All items together: one standing in place of theirs, and each item it is asked for with its level."""

    standing: Standing
    items: tuple[tuple[str, float | None], ...]
    """What people read, and its level."""
    count: int | None
    """How many items there are; None while nobody has said what they are."""

    @property
    def levels(self) -> tuple[float, ...] | None:
        """Give the levels; None while one of them is not known, for then nothing is to be told of all."""
        known = tuple(level for _, level in self.items if level is not None)
        return known if self.count is not None and len(known) == len(self.items) else None

    @property
    def lowest(self) -> float | None:
        """Give the lowest level; where nothing is asked nothing is below 1."""
        levels = self.levels
        return None if levels is None else min(levels, default=1.0)

    @property
    def weakest(self) -> str | None:
        """Name the item with the lowest level, the first in the list among equals."""
        levels = self.levels
        return self.items[levels.index(min(levels))][0] if levels else None

    def at(self, level: float) -> int | None:
        """Count the items at a level."""
        levels = self.levels
        return None if levels is None else sum(each == level for each in levels)


def together(question: Question, overall: Overall, there: Sequence[Standing], texts: Sequence[str]) -> OfItems:
    """Put the standings of all items together; `there` and `texts` go side by side."""
    asked = [(text, each) for text, each in zip(texts, there, strict=True) if each.stands]
    if not asked:
        is_asked = any(each.asked for each in there)
        return OfItems(Standing(question, None, asked=is_asked, applies=not is_asked), (), 0)
    levels = sorted(each.level for _, each in asked if each.level is not None)
    place = 0 if overall == "lowest" else (len(levels) - 1) // 2
    people = tuple(dict.fromkeys(person for _, each in asked for person in each.answered_by))
    standing = Standing(
        question,
        levels[place] if len(levels) == len(asked) else None,
        split=any(each.split for _, each in asked),
        counting=tuple(pair for _, each in asked for pair in each.counting),
        people=len(people),
        answered_by=people,
        envs=tuple(env for _, each in asked for env in each.envs),
        holding=tuple(env for _, each in asked for env in each.holding),
    )
    return OfItems(standing, tuple((text, each.level) for text, each in asked), len(asked))
