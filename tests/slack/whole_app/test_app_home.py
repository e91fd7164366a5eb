"""The Home as people see it: published when opened, kept up to date while they look, and a place to answer from."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from bot_parts import Team
from followed_check import followed_check
from slackblocks_rebuilt import rebuild_view

from bot.engine import events
from bot.engine.overviews.home import A_PAGE, Home, Row, Stand, home
from bot.engine.saved.follow_up import Pause
from bot.engine.times.calendar import in_zone, local_date
from bot.playground.blockkit import problems_in_view
from bot.playground.workspace.words import words_of
from bot.slack.address import Verb
from bot.slack.views.home import EMPTY, NOT_REMINDED, NOTHING_OPEN, ONLY_GAPS, draw_home
from bot.store.redis_store import RedisStore
from bot.usecases.ports import Drawn, Installation

FIRST_AFTER = 4
"""Days after the verdict that are over before the first check-in."""
ZONE = "Europe/Berlin"


@pytest.fixture
def team(hasty_team):
    """Days pass here, and nobody waits for the bot to look at what is due."""
    return hasty_team


@pytest.fixture
async def asked(team: Team) -> Team:
    await team.full(asked=("ana", "ben", "cleo"))
    return team


async def test_who_was_asked_nothing_reads_what_this_is_and_what_to_do_first(team_both_ways):
    await team_both_ways.person("ben").open_home()

    page = await team_both_ways.person("ben").home_says("Start a check")
    assert EMPTY.split(".")[0] in words_of(page)
    assert "/ftready quick" in words_of(page)


async def test_everything_open_is_answered_from_the_home_which_follows(asked):
    ben = asked.person("ben")
    await ben.open_home()
    await ben.home_says("2 questions are open for you")

    await ben.press_home("My open questions")
    assert "task" in str(await ben.modal(""))
    await asked.answer("ben", "task_signed", "yes")

    await ben.home_says("1 question is open for you")


async def test_who_looks_on_reads_on_their_open_home_what_became_of_the_checks_of_others(asked, monkeypatch):
    monkeypatch.setattr("bot.usecases.shown.home_marks.FOR_OTHERS", timedelta(0))
    dev = asked.person("dev")
    await dev.open_home()
    assert "NOT YET" not in words_of(await dev.home_says("Fine-tuning readiness"))

    await asked.decide("ana")

    await dev.home_says("NOT YET")


async def test_a_press_on_a_home_that_has_become_too_old_is_answered_with_a_sentence(asked, monkeypatch):
    monkeypatch.setattr("bot.slack.calling.believed.FRESH_SECONDS", -1.0)
    ben = asked.person("ben")
    await ben.open_home()
    await ben.home_says("questions are open for you")
    await ben.do("leave", channel=asked.channel)

    await ben.press_home("My open questions")

    await ben.modal("There is no such check here")


async def test_what_was_in_a_channel_goes_from_the_home_of_who_leaves_it(asked, monkeypatch):
    monkeypatch.setattr("bot.slack.calling.believed.FRESH_SECONDS", 0.0)
    ben = asked.person("ben")
    await ben.open_home()
    await ben.home_says("questions are open for you")

    await ben.do("leave", channel=asked.channel)

    await ben.home_says(EMPTY.split(".")[0])


async def test_a_press_turns_the_page_there_and_back(asked, monkeypatch):
    monkeypatch.setattr("bot.engine.overviews.home.A_PAGE", 1)
    ben = asked.person("ben")
    await ben.open_home()
    await ben.home_says("Page 1 of 2")

    await ben.press_home("Next page")
    second = words_of(await ben.home_says("Page 2 of 2"))
    assert "Your checks" in second
    assert "Open for you" not in second

    await ben.press_home("Previous page")
    assert "Your checks" not in words_of(await ben.home_says("Page 1 of 2"))


async def test_who_has_stopped_reminders_takes_that_back_on_the_home(team, redis):
    store, here = RedisStore(redis), Installation(team.playground.first.workspace.team_id)
    desk = await store.desk(here, team.id("ben"))
    assert await store.keep_wish(here, replace(desk, stopped=True), team.playground.clock.utc())
    ben = team.person("ben")
    await ben.open_home()
    await ben.home_says(NOT_REMINDED)

    await ben.press_home("Remind me again")

    await ben.home_says("Reminders are on")
    assert not (await store.desk(here, team.id("ben"))).stopped


async def test_a_check_in_is_answered_from_the_home_and_leaves_it(asked):
    await asked.decide("ana")
    await asked.press("ana", Verb.SCHEDULE)
    await asked.person("ana").modal("When to check in")
    at_nine = {("", "day"): "monday", ("", "time"): "09_00", ("", "other_zone"): ZONE}
    outcome = await asked.submit("ana", at_nine)
    assert not outcome["errors"], outcome
    ben = asked.person("ben")
    await ben.open_home()
    today = local_date(ZONE, asked.playground.clock.utc())
    ahead = 7 - today.weekday()
    monday = today + timedelta(days=ahead if ahead >= FIRST_AFTER else ahead + 7)
    await asked.control.post("clock", to=in_zone(ZONE, monday, time(9, 15)).timestamp())
    await ben.home_says("Check-ins to answer")
    await ben.mention(asked.channel, "my questions", asked.thread)
    await asked.told("ben", "The check-in waits for you.")

    await ben.press_home("Check in")
    await ben.modal("Weekly check-in")
    outcome = await asked.submit("ben", {("test_set", "value"): "added"})
    assert not outcome["errors"], outcome

    assert "Check-ins to answer" not in words_of(await ben.home_says(NOTHING_OPEN))


@pytest.mark.parametrize("kind", ["questions", "check_in", "gap", "offered", "check", "other"])
def test_a_full_page_of_the_longest_names_is_taken_by_slack_and_by_the_second_opinion(kind):
    row = Row(kind, "a" * 32, "C0ROOM0001", "T&" * 150, "s<" * 150, count=9, short="g>" * 300)
    stand = Stand(
        "v&" * 200, "x", is_open=True, answered=3, questions=40, next_check_in=None, paused=True, expired=True
    )
    flows = tuple((f"flow_{number}", "t&" * 150) for number in range(30))
    links = {row.place: "https://acme.slack.com/archives/C0ROOM0001/p1764000000000100"}
    page = Home((row,) * A_PAGE, ((row.assessment, stand),), 1, 14, unsure=True, older=True, offered=flows)

    view = draw_home(page, links).payload

    assert problems_in_view(dict(view)) == []
    assert len(view["blocks"]) < 100
    rebuild_view(dict(view))
    assert "Previous page" in words_of(dict(view))
    assert "Next page" in words_of(dict(view))


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("U0PERSON002", "paused by <@U0PERSON002>, until <@U0PERSON001> types `/ftready resume`"),
        (None, "because nobody answered; an answer, or `/ftready resume`"),
    ],
)
def test_a_home_says_who_paused_check_ins_and_how_they_go_on(by, said):
    check = followed_check().does(events.PauseAsked("ana"))
    check.assessment = replace(check.assessment, owner="U0PERSON001", paused=Pause(check.now, by))

    page = home([(check.flow, check.assessment)], "U0PERSON001", check.now, 0)

    assert said in words_in(draw_home(page, {}))


def test_a_home_says_where_check_ins_pause_in_place_of_the_next_one():
    check = followed_check().comes().comes().comes()

    said = words_in(draw_home(home([(check.flow, check.assessment)], "ana", check.now, 0), {}))

    assert "Check-ins pause" in said
    assert "Next check-in" not in said


def words_in(drawn: Drawn) -> str:
    return words_of(dict(drawn.payload))


@pytest.mark.parametrize(
    ("led_on", "checks_in", "said"),
    [
        (True, False, "Worth it · went on as the full check"),
        (False, False, "(expired; ask again)"),
        (False, True, "(expired; check in, or ask"),
    ],
)
def test_a_verdict_that_expired_offers_only_what_can_be_done_about_it(led_on, checks_in, said):
    row = Row("check", "a" * 32, "C0ROOM0001", "Quick check", "")
    stand = Stand("Worth it", "", False, 3, 3, None, False, True, led_on=led_on, checks_in=checks_in)  # noqa: FBT003

    view = draw_home(Home((row,), ((row.assessment, stand),), 0, 1), {}).payload

    assert said in words_of(dict(view))
    assert ("(expired" in words_of(dict(view))) != led_on


async def test_what_anyone_may_answer_is_answered_from_the_home_of_who_was_not_asked(team):
    await team.full(asked=("ana",), anyone_here=["yes"])
    ben = team.person("ben")
    await ben.open_home()
    assert "Anyone in the channel may answer" in words_of(await ben.home_says("open for whoever in the channel knows"))

    await ben.press_home("Answer")
    await ben.modal()
    outcome = await team.submit("ben", {("task_signed", "value"): "yes"})
    assert not outcome["errors"], outcome

    await ben.home_says("Open for you")


def test_a_home_with_gaps_to_close_does_not_say_that_nothing_is_open():
    gap = Row("gap", "a" * 32, "C0ROOM0001", "Readiness", "", short="Unseen test cases")
    said = words_of(draw_home(Home(rows=(gap,)), {}).payload)

    assert ONLY_GAPS in said
    assert NOTHING_OPEN not in said
