"""Stories: what named people do with a flow and when, and what must then be true; run on the pure engine by itself.

Nothing here reads files or the clock, and nothing here knows Slack: how a card is worded is handed in.
"""

from bot.stories.covering import Coverage, lent
from bot.stories.parts import Part, parts_of
from bot.stories.reading import read_story
from bot.stories.running import Ended, Failure, LeftOut, run, run_in
from bot.stories.story import Story

__all__ = [
    "Coverage",
    "Ended",
    "Failure",
    "LeftOut",
    "Part",
    "Story",
    "lent",
    "parts_of",
    "read_story",
    "run",
    "run_in",
]
