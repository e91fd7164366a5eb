"""The strict Block Kit validator of the pretend Slack: it refuses what Slack refuses, in Slack's words.

Pure: no I/O, and nothing else of `bot`. It must never be kinder than Slack, so where sources disagree the
smaller limit stands. Read `limits` for the numbers, `blocks` and `elements` for the declarations, `rules` for
how they work.
"""

from bot.playground.blockkit.problem import Problem, error_word
from bot.playground.blockkit.surfaces import problems_in_message, problems_in_view

__all__ = ["Problem", "error_word", "problems_in_message", "problems_in_view"]
