"""Whatever a person can make happen, a story knows how it is done in Slack, or says that it does not."""

from typing import get_args

from bot.engine.events import ChannelChanged, Event, LedOn, OnwardDeleted, OutsiderReminded, OutsidersLet, Ticked
from bot.stories_in_slack.doing import DOES, NOT_YET

MADE_BY_NO_SENTENCE = {ChannelChanged, LedOn, OnwardDeleted, OutsiderReminded, OutsidersLet, Ticked}


def test_every_event_is_done_in_slack_or_named_as_not_yet():
    assert DOES.keys() | NOT_YET.keys() | MADE_BY_NO_SENTENCE == set(get_args(Event))
    assert DOES.keys().isdisjoint(NOT_YET)
