"""All sentences a story can be written in, those of one idea in one file, and one list of them all."""

from bot.stories.sentences.being_off import OFF_ACTS
from bot.stories.sentences.check import ACTS
from bot.stories.sentences.expect import EXPECTS
from bot.stories.sentences.expect_follow_up import FOLLOW_UP_EXPECTS
from bot.stories.sentences.follow_up import FOLLOW_UP_ACTS

SENTENCES = (*ACTS, *FOLLOW_UP_ACTS, *OFF_ACTS, *EXPECTS, *FOLLOW_UP_EXPECTS)
"""Of several that a line is, the first whose words are all known here counts."""
