"""Reminders as people see them: one direct message at a time they can be disturbed, and what its buttons do."""

from dataclasses import replace
from datetime import timedelta

import pytest
from bot_parts import Team

from bot.engine.reminders.wishing import NOT_STOPPED, Wish
from bot.engine.reminders.wishing import OVER as OVER_SENTENCE
from bot.playground.delivery import payloads
from bot.playground.workspace.words import words_of
from bot.slack.address import Address, Verb
from bot.slack.cards.nudge import OVER, STOPPED
from bot.slack.policy import OUTSIDER
from bot.slack.surfaces.for_one.nudges import REMINDED

HOUR, DAY = 3600, 24 * 3600


@pytest.fixture
def team(hasty_team):
    """Days pass here, and nobody waits for the bot to look at what is due."""
    return hasty_team


@pytest.fixture
async def asked(team: Team) -> Team:
    """A check that began on a Monday at noon, in which ana, ben and cleo were asked."""
    now = team.playground.clock.utc()
    monday = now.replace(hour=12, minute=0, second=0) + timedelta(days=7 - now.weekday())
    await team.control.post("clock", to=monday.timestamp())
    await team.full(asked=("ana", "ben", "cleo"))
    return team


def direct(team: Team, name: str) -> str:
    """Find the direct messages somebody has with the bot; empty while there are none."""
    scene = team.playground.first
    found = scene.workspace.find_direct(scene.bot.id, team.id(name))
    return found.id if found else ""


async def nudges(team: Team, name: str) -> list[dict]:
    channel = direct(team, name)
    return [each for each in await team.person(name).messages(channel) if each.get("blocks")] if channel else []


async def nudged(team: Team, name: str, words: str) -> dict:
    """Wait until the one message somebody has says something."""

    async def look() -> dict | None:
        seen = await nudges(team, name)
        return next((each for each in seen if words in words_of(each)), None)

    return await team.control.until(f"{name} to be reminded of “{words}”", look)


async def presses(team: Team, name: str, label: str) -> None:
    (stands,) = await nudges(team, name)
    await team.person(name).press_label(direct(team, name), stands["ts"], label)


async def test_who_has_not_answered_is_reminded_a_day_later_with_a_link_to_the_card(asked):
    assert await nudges(asked, "ben") == []

    await asked.control.advance(DAY)

    message = await nudged(asked, "ben", "your answers to")
    section = (await asked.cards())["section/task"]
    assert f"p{section['ts'].replace('.', '')}" in str(message["blocks"])
    assert direct(asked, "dev") == ""


async def test_later_tomorrow_and_stop_do_what_they_say(asked):
    await asked.control.advance(DAY)
    await nudged(asked, "ben", "your answers to")

    await presses(asked, "ben", "Tomorrow")
    await nudged(asked, "ben", "I remind you again")
    first = (await nudges(asked, "ben"))[0]["ts"]

    await asked.control.advance(DAY)
    second = await nudged(asked, "ben", "open for you")
    assert second["ts"] != first
    assert len(await nudges(asked, "ben")) == 1

    await presses(asked, "ben", "Stop")
    await nudged(asked, "ben", STOPPED)
    await presses(asked, "ben", "Remind me again")
    again = await nudged(asked, "ben", "your answers to")
    assert again["ts"] == second["ts"]


async def test_remind_me_takes_a_stop_back_without_the_message(asked):
    await asked.control.advance(DAY)
    await nudged(asked, "ben", "your answers to")
    await presses(asked, "ben", "Stop")
    (stopped,) = [await nudged(asked, "ben", STOPPED)]

    taken = await asked.person("ben").command(asked.channel, "/ftready remind me")
    assert taken["answer"]["text"] == REMINDED
    again = await nudged(asked, "ben", "your answers to")
    assert again["ts"] == stopped["ts"]

    once_more = await asked.person("ben").command(asked.channel, "/ftready Remind  me")
    assert once_more["answer"]["text"] == NOT_STOPPED


async def test_once_they_have_answered_the_message_says_that_it_is_over(asked):
    await asked.control.advance(DAY)
    await nudged(asked, "ben", "your answers to")
    await asked.answer("ben", "task_signed", "yes")

    await asked.fill("ben", "worked_examples", good="5", bad="3", link="https://example.org/examples")

    await nudged(asked, "ben", "Nothing of this is open for you any more: you answered.")
    assert len(await nudges(asked, "ben")) == 1


@pytest.mark.parametrize("how", ["leave", "remove"])
async def test_who_leaves_the_channel_or_is_removed_has_nothing_of_it_in_their_message_any_more(team, monkeypatch, how):
    monkeypatch.setattr("bot.slack.calling.believed.FRESH_SECONDS", 0.0)
    now = team.playground.clock.utc()
    monday = now.replace(hour=12, minute=0, second=0) + timedelta(days=7 - now.weekday())
    await team.control.post("clock", to=monday.timestamp())
    team.channel = "leads"
    await team.full(asked=("ana", "emi"), subject="layoffs")
    await team.control.advance(DAY + 6 * HOUR)  # it is morning then where emi is
    stood = await nudged(team, "emi", "layoffs")

    if how == "leave":
        await team.person("emi").do("leave", channel=team.channel)
    else:
        await team.person("ana").do("remove", channel=team.channel, other=team.id("emi"))

    message = await nudged(team, "emi", OVER)
    assert message["ts"] == stood["ts"]
    assert "layoffs" not in str(message)
    assert "http" not in str(message["blocks"])


async def test_a_vacation_holds_a_reminder_back_until_its_status_goes(asked, monkeypatch):
    monkeypatch.setattr("bot.slack.calling.believed.FRESH_SECONDS", 0.0)
    scene = asked.playground.first
    back = scene.clock.now() + DAY + 2 * HOUR
    scene.workspace.put_person(replace(scene.person("ben"), status_emoji=":palm_tree:", status_expiration=back))

    await asked.control.advance(DAY)
    await nudged(asked, "cleo", "your answers to")
    await nudged(asked, "ana", "your answers to")
    assert await nudges(asked, "ben") == []

    await asked.control.post("clock", to=back)
    await nudged(asked, "ben", "your answers to")


@pytest.mark.parametrize(("name", "words"), [("cleo", OVER_SENTENCE), ("dev", OVER_SENTENCE), ("gia", OUTSIDER)])
async def test_a_press_that_is_somebody_elses_touches_nobodys_reminders_but_their_own(asked, name, words):
    await asked.control.advance(DAY)
    message = await nudged(asked, "ben", "your answers to")
    scene, channel = asked.playground.first, direct(asked, "ben")
    person = scene.person(name)
    action = {
        "type": "button",
        "action_id": Address(Verb.NUDGE, extra=Wish.STOP.value).write(),
        "block_id": "b",
        "action_ts": scene.workspace.new_ts(),
    }
    ticket = scene.tickets.new_response(person.id, channel, message["ts"])
    stands = scene.workspace.messages[channel][message["ts"]]
    url = payloads.response_url(scene, "actions", ticket)

    reply = await scene.courier.ask(
        payloads.message_press(scene, person, scene.workspace.channels[channel], stands, action, url)
    )

    assert reply.ok

    async def was_told() -> bool | None:
        return any(words in each.text for each in scene.workspace.messages[channel].values()) or None

    await asked.control.until(f"{name} to be told “{words}”", was_told)
    await presses(asked, "ben", "Later")
    await nudged(asked, "ben", "I remind you again")


async def test_do_not_disturb_holds_a_reminder_back_until_it_ends(asked):
    until = asked.playground.clock.now() + DAY + 2 * HOUR
    await asked.person("ben").do("snooze", minutes=(until - asked.playground.clock.now()) / 60)

    await asked.control.advance(DAY)
    await nudged(asked, "ana", "your answers to")
    assert await nudges(asked, "ben") == []

    await asked.control.post("clock", to=until + 1)
    await nudged(asked, "ben", "your answers to")


async def test_where_the_app_may_write_no_direct_messages_the_log_says_so_and_nobody_is_reminded(asked, caplog):
    scene = asked.playground.first
    scene.app = replace(scene.app, messages_tab=False)
    await asked.control.advance(DAY)

    async def was_logged() -> bool | None:
        return f"{asked.id('ben')} of {scene.workspace.team_id} is not reminded" in caplog.text or None

    await asked.control.until("the log to say why", was_logged)
    assert "messages_tab_disabled" in caplog.text
    assert await nudges(asked, "ben") == []
