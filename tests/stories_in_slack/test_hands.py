"""What people are told in a window is the sentence of one that says nothing else; lists and forms tell nothing."""

from dataclasses import dataclass
from typing import Any, cast

import pytest

from bot.playground.control_client import Control
from bot.slack.address import Address, Verb
from bot.slack.telling import sentence_view
from bot.slack.writing.blocks import modal, section
from bot.stories.world import CannotBeDoneError, NotOfferedError
from bot.stories_in_slack.hands import Hands

SENTENCE = sentence_view("Only <@U0STORY001> can do this.")
LIST = modal("Gaps", [section("A gap")])
FORM = modal("Leave a gap", [section("A gap")], callback=Address(Verb.WAIVE_GAP, "a1", "keen"), submit="Save")


@dataclass
class Looking:
    """Somebody in Slack with these windows open, the lowest first."""

    windows: list[dict[str, Any]]

    def person(self, _id: str) -> "Looking":
        return self

    async def views(self) -> list[dict[str, Any]]:
        return self.windows


def ana(*windows: dict[str, Any]) -> Hands:
    numbered = [{"id": f"V{number}", **window} for number, window in enumerate(windows)]
    return Hands(cast("Control", Looking(numbered)), "story", {"ana": "U0STORY001"})


@pytest.mark.parametrize(
    ("windows", "told"),
    [
        ((), ""),
        ((SENTENCE,), "Only <@U0STORY001> can do this."),
        ((LIST, SENTENCE), "Only <@U0STORY001> can do this."),
        ((SENTENCE, LIST), ""),
        ((FORM,), ""),
    ],
)
async def test_only_a_window_that_says_one_sentence_tells_something(windows, told):
    assert await ana(*windows).told_in_a_window("ana") == told


async def test_a_form_is_known_by_what_it_is_sent_for():
    assert await ana(LIST, FORM).form("ana", Verb.WAIVE_GAP)
    assert await ana(FORM, LIST).form("ana", Verb.WAIVE_GAP) is None
    assert await ana(FORM).form("ana", Verb.TAKE_GAP) is None


async def test_what_a_window_does_not_have_is_not_offered():
    with pytest.raises(NotOfferedError, match="nothing to press for “close gap” of keen"):
        await ana(LIST).press_in_form("ana", Verb.CLOSE_GAP, "keen")
    with pytest.raises(NotOfferedError, match="has no place for reason"):
        await ana(FORM).enter("ana", "", {"reason": "because"})


async def test_who_is_not_in_the_channel_can_do_nothing_there():
    with pytest.raises(CannotBeDoneError, match="zoe is not in the channel"):
        await ana().form("zoe")
