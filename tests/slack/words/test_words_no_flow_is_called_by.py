"""Every word that may be typed by itself behind the command is one no flow is called by."""

import re

from bot.flow.vetting.called_like import TAKEN
from bot.questions.options import ID
from bot.slack.surfaces.typed.command import KNOWN


def test_no_flow_is_called_like_a_word_of_the_command():
    assert {word for word in KNOWN if re.match(ID, word)} == TAKEN
