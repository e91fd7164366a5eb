"""The one direct message of a person: what is open for them, where it is done, and when they hear of it again."""

from datetime import UTC, date, datetime

import pytest
from card_reading import buttons_of, text_of

from bot.engine.reminders.card import NudgeCard, NudgeLine
from bot.engine.reminders.matters import ASK_AGAIN
from bot.slack.cards.nudge import MOST, OVER, STOPPED, draw_nudge

CHECK_IN = NudgeLine("check_in", "Readiness", "invoices", "", date(2026, 11, 30), "a1/checkin/2026-W49")
WISHES = ["Later", "Tomorrow", "Next week", "Stop"]


def says(card: NudgeCard, **links: str) -> str:
    return text_of(dict(draw_nudge(card, links).payload))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (CHECK_IN, "Readiness: invoices: the check-in of 30 November 2026"),
        (NudgeLine("questions", "Readiness", "", "Task", None, "a1/x"), "Readiness: your answers to Task"),
        (
            NudgeLine("due", "Readiness", "", "Test cases", date(2026, 12, 4), "a1/x"),
            "Readiness: the gap Test cases you close, due 4 December 2026",
        ),
        (
            NudgeLine("expiry", "Readiness", "", "", date(2026, 12, 4), "a1/x"),
            "Readiness: the verdict expires on 4 December 2026; check in, or ask again",
        ),
        (
            NudgeLine("expiry", "News", "", ASK_AGAIN, date(2026, 12, 4), "a1/x"),
            "News: the verdict expires on 4 December 2026; ask again",
        ),
    ],
)
def test_each_thing_says_what_is_open(line, words):
    card = NudgeCard("open", (line,))

    assert f"• {words}" in says(card)
    assert f"{words}." in draw_nudge(card, {}).payload["text"]


def test_each_thing_links_to_the_card_on_which_it_is_done():
    links = {CHECK_IN.place: "https://acme.slack.com/archives/C1/p1?thread_ts=2&cid=C1"}

    text = text_of(dict(draw_nudge(NudgeCard("open", (CHECK_IN,)), links).payload))

    assert "<https://acme.slack.com/archives/C1/p1?thread_ts=2&amp;cid=C1|the check-in of 30 November 2026>" in text


def test_an_open_nudge_offers_to_come_later_and_to_stop():
    assert buttons_of(dict(draw_nudge(NudgeCard("open", (CHECK_IN,)), {}).payload)) == WISHES


def test_one_that_comes_again_says_when_and_lets_them_choose_anew():
    card = NudgeCard("later", (CHECK_IN,), datetime(2026, 12, 1, 9, tzinfo=UTC))

    drawn = dict(draw_nudge(card, {}).payload)

    assert "I remind you again <!date^1796115600^{date_pretty} at {time}|1 December 2026, 09:00 UTC>" in text_of(drawn)
    assert "1 December 2026, 09:00 UTC" in drawn["text"]
    assert buttons_of(drawn) == WISHES


def test_after_stop_there_is_one_way_back():
    drawn = dict(draw_nudge(NudgeCard("stopped"), {}).payload)

    assert (text_of(drawn), buttons_of(drawn)) == (STOPPED, ["Remind me again"])


def test_one_that_is_over_says_what_became_of_it_and_names_no_check():
    drawn = dict(draw_nudge(NudgeCard("over", (CHECK_IN,), done=("answered", "closed")), {}).payload)

    assert text_of(drawn) == "Nothing of this is open for you any more: you answered; the gap is closed."
    assert (drawn["text"], buttons_of(drawn)) == (text_of(drawn), [])


def test_one_that_is_over_asks_for_nothing():
    drawn = dict(draw_nudge(NudgeCard("over"), {}).payload)

    assert (text_of(drawn), buttons_of(drawn)) == (OVER, [])


def test_of_many_things_the_rest_is_counted():
    card = NudgeCard("open", (CHECK_IN,) * (MOST + 2))

    assert "… and 2 more things" in says(card)
    assert f"{MOST + 2} things are open for you:" in says(card)
