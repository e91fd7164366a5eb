"""Stories: what named people do with a flow and when, and what must then be true; run on the pure engine alone.

Nothing here reads files or the clock, and nothing here knows Slack: how a card is worded is handed in.
"""

from bot.stories.covering import Coverage, Part, parts_of
from bot.stories.reading import read_story
from bot.stories.running import Failure, run
from bot.stories.story import Story

__all__ = ["Coverage", "Failure", "Part", "Story", "parts_of", "read_story", "run"]
