"""A month of check-ins in the page: the clock is moved, a week is answered in two clicks, and the answer changes."""

from functools import partial

import pytest
from page_driver import Screen, soon

from bot.demo.month import play_weeks
from bot.demo.team import perform

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MONTH = 300
"""Seconds the team may take on a slow machine."""


@pytest.fixture
def told(team):
    """Five weeks played by the scripted team, and what it said meanwhile."""
    said = []
    play = perform(
        team.playground.address, team.playground.key, pause=0.0, tell=said.append, then=partial(play_weeks, weeks=5)
    )
    thread = team.does(play, MONTH)
    return thread, said


def to_the_next_check_in(chromium):
    """Press the button of that name, and give what the page says of where the clock went."""
    soon(lambda: chromium.find_element("css selector", "[data-advance=check_in]")).click()
    return soon(lambda: chromium.find_element("css selector", "[data-testid=went]").text)


def test_measured_weeks_change_the_verdict_and_the_next_one_is_answered_in_two_clicks(chromium, team, told):
    thread, said = told
    assert said[-1] == (
        "After 5 weeks: Fine-tuning readiness: invoice tagging. "
        "READY for a small trial: Everything a small trial needs is there."
    )

    chromium.get(team.playground.page_url)
    chromium.get(f"{team.address('ana', 'ben')}&right_thread={thread}")
    ana, ben = Screen(chromium, "ana"), Screen(chromium, "ben")
    chart = ana.one(".room .message svg[role=img]")
    assert "Stable weeks" in (chart.get_attribute("aria-label") or chart.text)
    ben.one(".thread .message", "ALMOST → READY for a small trial")

    went = to_the_next_check_in(chromium)
    assert "Now it is Mon 11 Jan 2027, 8:0" in went
    assert "The check-in of “invoice tagging” comes now in #ml-team." in went
    ben.one(".thread .message", "Weekly check-in · 11 January 2027")
    ben.click(".thread .message button", "All the same…")
    ben.one("dialog", "Weekly check-in")
    ben.click("dialog [data-submit]", "Send")
    ben.none("dialog")
    ben.one(".thread .message", "The same (@Ben Okafor)")
    refused = [call for call in team.does(team.hands.control.calls()) if call["error"]]
    assert refused == []
