"""Slack that lets the bot open, change or say nothing for a while: whoever waits hears it, and nothing taken fails."""

import pytest
from bot_parts import Team

from bot.playground.workspace.words import words_of
from bot.slack.address import Verb
from bot.slack.heard.incoming import START_SHORTCUT

LOST = ["ratelimited", "lost_request", "lost_answer", "server_error"]


@pytest.mark.parametrize("fault", LOST)
async def test_an_answer_pressed_in_a_form_that_cannot_be_changed_then_is_taken_and_nothing_is_said_to_have_failed(
    team: Team, fault
):
    await team.full(asked=("ana", "ben"))
    await team.press("ben", Verb.FORM, "worked_examples")
    await team.person("ben").modal("Skip")
    await team.control.fault(fault, times=1, only=["views.update"], seconds=1)

    outcome = await team.press_in_view("ben", Verb.PASS, "worked_examples", "skip")

    assert outcome["acked"]
    assert await team.person("ben").notices() == []
    await team.person("ben").modal("Taken: Skip.")


@pytest.mark.parametrize("fault", LOST)
async def test_who_presses_on_their_home_what_slack_does_not_let_open_is_told_so_by_slack(team: Team, fault):
    await team.full(asked=("ana", "ben"))
    await team.person("ben").open_home()
    await team.person("ben").home_says("open for you")
    await team.control.fault(fault, only=["views.open", "views.push"])

    outcome = await team.person("ben").press_home("My open questions")

    assert not outcome["acked"]
    assert await team.person("ben").notices()


@pytest.mark.parametrize("fault", LOST)
async def test_who_chooses_a_shortcut_that_slack_does_not_let_open_is_told_so_by_slack(team: Team, fault, caplog):
    await team.control.fault(fault, only=["views.open"])

    outcome = await team.person("ben").do("shortcut", callback_id=START_SHORTCUT)

    assert not outcome["acked"]
    assert await team.person("ben").notices()
    assert "could not be answered" not in caplog.text, "nothing of ours is broken"


@pytest.mark.parametrize("seconds", [1, 20])
async def test_a_line_to_who_pressed_comes_although_slack_wants_to_be_left_alone(team: Team, seconds):
    await team.full(asked=("ana", "ben"))
    await team.control.fault("ratelimited", times=1, only=["chat.postEphemeral"], seconds=seconds)

    await team.answer("cleo", "task_signed", "yes")

    where = team.thread if seconds == 1 else ""  # rather in the channel at once than in the thread much later
    await team.person("cleo").sees(team.channel, "You are not asked in this check yet", where)


async def test_a_line_to_who_spoke_to_the_bot_comes_once_slack_lets_it(team: Team):
    await team.full(asked=("ana", "ben"))
    await team.control.fault("ratelimited", times=1, only=["chat.postEphemeral"], seconds=1)

    await team.person("ben").mention(team.channel, "status", team.thread)

    await team.told("ben", "Waiting for")
    refused, taken = await team.control.calls("chat.postEphemeral")
    assert taken["at"] - refused["at"] >= 1


@pytest.mark.parametrize("fault", ["ratelimited", "lost_request", "lost_answer"])
async def test_a_portfolio_that_could_not_be_shown_at_once_is_shown(team: Team, fault):
    await team.quick()
    await team.control.fault(fault, times=1, only=["views.update"], seconds=1)

    await team.person("ana").command(team.channel, "/ftready portfolio")

    assert "Quick check" in words_of(await team.person("ana").modal("Quick check"))
