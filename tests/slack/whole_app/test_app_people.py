"""Who may do what: strangers, people who are not here or not asked, and owners."""

import asyncio

from bot.engine.reminders.desk import Desk
from bot.engine.reminders.own_settings import OwnSettings
from bot.playground.delivery import payloads
from bot.slack.address import Verb
from bot.slack.calling.outgoing import Outgoing
from bot.slack.policy import OUTSIDER
from bot.slack.telling import NOT_FOUND
from bot.slack.writing.text import sentence
from bot.store.redis_store import RedisStore
from bot.usecases.ports import Installation


async def typed_from_outside(team, name, words):
    """What the app answers to a command that Slack would not have let this person type."""
    scene = team.playground.first
    person, channel = scene.workspace.find_person(name), scene.workspace.find_channel(team.channel)
    command, _, text = words.partition(" ")
    return (await scene.courier.ask(payloads.slash_command(scene, person, channel, command, text, ""))).body


async def test_someone_from_another_company_gets_one_sentence_and_changes_nothing(team):
    team.channel = "with-partner"
    await team.full(asked=("ana", "cleo"), anyone_here=["yes"])

    await team.answer("gia", "task_signed", "no")

    await team.told("gia", OUTSIDER)
    assert len(await _lines(team, "gia")) == 1
    assert "Answered" not in str((await team.cards())["section/task"]["blocks"])


async def test_someone_from_another_company_hears_so_whatever_they_ask(team):
    team.channel = "with-partner"
    await team.full(asked=("ana",))

    for words in ("/ftready", "/ftready status", "/ftready help", "/ftready upgrade"):
        # Slack lets nobody of another company type a command; what came all the same would be refused.
        assert OUTSIDER in str(await typed_from_outside(team, "gia", words))
    assert await team.person("gia").views() == []
    await team.person("gia").mention(team.channel, "status", team.thread)
    await team.told("gia", OUTSIDER)


async def test_someone_who_looks_into_a_public_channel_without_being_in_it_hears_what_they_would_of_no_check(team):
    await team.full(asked=("ana", "ben"))

    await team.answer("emi", "task_signed", "no")

    await team.control.until("emi to be told", lambda: _was_told(team, "emi", sentence(NOT_FOUND)))
    assert "Answered" not in str((await team.cards())["section/task"]["blocks"])


async def test_someone_who_left_the_channel_can_no_longer_see_or_answer(team, monkeypatch):
    monkeypatch.setattr("bot.slack.calling.believed.FRESH_SECONDS", 0.0)
    await team.full(asked=("ana", "ben"))
    await team.answer("ben", "task_signed", "no")
    await team.person("ben").do("leave", channel=team.channel)

    await team.press("ben", Verb.MY_ANSWERS)

    await team.control.until("ben to be told", lambda: _was_told(team, "ben", sentence(NOT_FOUND)))
    assert await team.person("ben").views() == []


async def test_someone_in_the_channel_who_is_not_asked_is_told_whom_to_ask(team):
    await team.full(asked=("ana", "ben"))

    await team.answer("dev", "task_signed", "no")

    await team.told("dev", f"You are not asked in this check yet; <@{team.id('ana')}>")


async def test_anyone_here_may_answer_where_the_one_who_started_it_says_so(team):
    await team.full(asked=("ana",), anyone_here=["yes"])

    await team.answer("dev", "task_signed", "no")

    await team.card_says("section/task", f"Answered: <@{team.id('dev')}>")


async def test_who_asks_for_their_questions_hears_what_anyone_here_may_answer(team):
    await team.full(asked=("ana",), anyone_here=["yes"])

    await team.person("dev").mention(team.channel, "my questions", team.thread)

    line = await team.told("dev", "You may answer: *2. Everyone signs the line*")
    await team.person("dev").press_label(team.channel, line["ts"], "My open questions")
    await team.person("dev").modal("2. Would you sign that line")


async def test_people_slack_is_slow_about_do_not_wait_in_a_row(team, redis, monkeypatch):
    people = ("ana", "ben", "cleo")
    here, own = Installation(team.playground.first.workspace.team_id), OwnSettings(language="en")
    for name in people:  # who has set a language is not asked about for that
        assert await RedisStore(redis).keep_wish(here, Desk(team.id(name), own=own), team.playground.clock.utc())
    await team.full(asked=people)
    presses = [await _press_made(team, name) for name in people]
    all_asked, met, read = asyncio.Barrier(len(people)), set(), Outgoing.read

    async def told_together(self, installation, method, **arguments):
        if method == "users.info" and arguments["user"] not in met:
            met.add(arguments["user"])
            await all_asked.wait()
        return await read(self, installation, method, **arguments)

    monkeypatch.setattr(Outgoing, "read", told_together)
    monkeypatch.setattr("bot.slack.calling.believed.FRESH_SECONDS", -1.0)

    replies = await asyncio.gather(*(team.playground.first.courier.ask(press) for press in presses))

    assert all(reply.ok for reply in replies)
    await team.card_says("section/task", f"<@{team.id('cleo')}>: Yes")


async def _press_made(team, name):
    """Make a press on Yes, to be carried later."""
    ts, block, element, _ = await team.find(name, Verb.ANSWER, "task_signed", "yes")
    scene = team.playground.first
    channel = scene.workspace.channels[team.channel_id()]
    action = {key: element[key] for key in ("type", "action_id", "text", "value") if key in element}
    action |= {"block_id": block["block_id"], "action_ts": scene.workspace.new_ts()}
    return payloads.message_press(
        scene, scene.person(name), channel, scene.workspace.messages[channel.id][ts], action, ""
    )


async def _lines(team, name):
    seen = await team.person(name).messages(team.channel, team.thread)
    return [each for each in seen if each.get("ephemeral_to")]


async def _was_told(team, name, words):
    """Whether someone who is not in the channel was told something in answer to the press itself."""
    messages = team.playground.first.workspace.messages[team.channel_id()].values()
    return [each for each in messages if each.ephemeral_to == team.id(name) and words in each.text] or None
