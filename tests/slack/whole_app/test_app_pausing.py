"""Pausing check-ins while one is open: what becomes of it is said first, and nobody calls that week missed."""

from datetime import time, timedelta

import pytest
from bot_parts import Team

from bot.engine.times.calendar import in_zone, local_date
from bot.playground.workspace.words import words_of
from bot.slack.address import Verb
from bot.slack.views import follow_up, zones

FIRST_AFTER = 4
"""Days after the verdict that are over before the first check-in."""


@pytest.fixture
def team(hasty_team):
    """Days pass here, and nobody waits for the bot to look at what is due."""
    return hasty_team


@pytest.fixture
async def checking_in(team: Team) -> Team:
    """A decided check of ana and ben, whose first check-in is open."""
    await team.full(asked=("ana", "ben"))
    await team.decide("ana")
    await team.press("ana", Verb.SCHEDULE)
    await team.person("ana").modal("When to check in")
    today = local_date("UTC", team.playground.clock.utc())
    coming = today + timedelta(days=FIRST_AFTER)
    day = f"{coming:%A}".lower()
    at_nine = {("", follow_up.DAY): day, ("", follow_up.TIME): "09_00", ("", zones.OTHER_ZONE): "UTC"}
    outcome = await team.submit("ana", at_nine)
    assert not outcome["errors"], outcome
    await team.card_says("notice/1", "set the check-ins")
    await team.control.post("clock", to=in_zone("UTC", coming, time(9, 11)).timestamp())
    await team.find("ben", Verb.CHECK_IN)
    return team


async def test_pausing_an_open_check_in_says_first_that_it_then_counts_for_nothing(checking_in):
    ana = checking_in.person("ana")
    await ana.command(checking_in.channel, "/ftready pause")
    view = await ana.modal("Pause check-ins?")
    assert "Nobody has answered it: it ends now and counts for nothing" in words_of(view)
    await ana.close()
    await checking_in.press("ana", Verb.PAUSE)
    await ana.modal("Pause check-ins?")
    assert "notice/2" not in await checking_in.cards()

    await checking_in.submit("ana")

    await checking_in.card_says("notice/2", "paused the check-ins")
    await checking_in.press("ana", Verb.HISTORY)
    history = words_of(await ana.modal("Week by week"))
    assert "ended before anyone answered, counts for nothing" in history
    assert "missed" not in history

    await ana.close()
    await checking_in.press("ana", Verb.RESUME)
    await checking_in.card_says("notice/3", "took the check-ins up again")
    await checking_in.press("ana", Verb.PAUSE)  # none is open now
    await checking_in.card_says("notice/4", "paused the check-ins")
    assert await ana.views() == []

    await ana.command(checking_in.channel, "/ftready pause")
    await _hears(checking_in, "paused already")
    await ana.command(checking_in.channel, "/ftready status")
    await _hears(checking_in, "types `/ftready resume` in the channel")
    await ana.command(checking_in.channel, "/ftready resume")
    await _hears(checking_in, "Resumed; it stands in the thread.")
    await ana.command(checking_in.channel, "/ftready remind")
    await ana.modal("When to check in")
    await ana.command(checking_in.channel, "/ftready resume")
    await _hears(checking_in, "The check-ins are not paused")


async def _hears(team: Team, words: str) -> None:
    """Wait for ana to be told something where she typed a command."""

    async def look() -> bool | None:
        seen = await team.person("ana").messages(team.channel)
        return any(each.get("ephemeral_to") and words in words_of(each) for each in seen) or None

    await team.control.until(f"ana to be told “{words}”", look)
