"""Who may do what: strangers, people who are not here or not asked, and owners."""

import asyncio
import json
from dataclasses import replace

import pytest

from bot.playground.delivery import payloads
from bot.slack.address import Verb
from bot.slack.outgoing import Outgoing
from bot.slack.policy import OUTSIDER, POLICY, Who
from bot.slack.surfaces import DOORS
from bot.slack.telling import NOT_FOUND
from bot.slack.text import sentence


def test_every_verb_says_who_may():
    assert POLICY.keys() == set(Verb)


def test_every_verb_that_does_something_has_a_door_and_every_other_one_means_nothing_by_itself():
    assert set(Verb) - DOORS.keys() == {Verb.MORE, Verb.PICK, Verb.LINK}
    assert [verb for verb, door in DOORS.items() if not (door.opens or door.presses or door.submits)] == []
    assert [verb for verb, door in DOORS.items() if door.opens and door.presses] == []


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
        told = await team.person("gia").command(team.channel, words)
        assert told["answer"]["text"] == OUTSIDER
    assert await team.person("gia").views() == []
    await team.person("gia").mention(team.channel, "status", team.thread)
    await team.told("gia", OUTSIDER)


async def test_someone_who_looks_into_a_public_channel_without_being_in_it_hears_what_they_would_of_no_check(team):
    await team.full(asked=("ana", "ben"))

    await team.answer("emi", "task_signed", "no")

    await team.control.until("emi to be told", lambda: _was_told(team, "emi", sentence(NOT_FOUND)))
    assert "Answered" not in str((await team.cards())["section/task"]["blocks"])


async def test_someone_who_left_the_channel_can_no_longer_see_or_answer(team, monkeypatch):
    monkeypatch.setattr("bot.slack.members.FRESH_SECONDS", 0.0)
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


@pytest.mark.parametrize(
    "verb", sorted(verb for verb, door in DOORS.items() if POLICY[verb] is Who.OWNER and (door.opens or door.presses))
)
async def test_only_the_owner_may_steer(team, verb):
    await team.full(asked=("ana", "ben"))
    ts, _, element, _ = await team.find("ben", Verb.ANSWER, "task_signed", "yes")
    pressed = {"action_id": element["action_id"].replace("answer:", f"{verb}:"), "value": "yes"}
    before = await team.cards()

    await _press_as(team, "ben", ts, pressed)

    await team.told("ben", f"Only <@{team.id('ana')}>, who owns this check, can do this.")
    assert await team.person("ben").views() == []
    assert (await team.cards()).keys() == before.keys()


@pytest.mark.parametrize(("channel", "who"), [("ml-team", "emi"), ("with-partner", "gia")])
async def test_for_who_is_not_in_the_channel_or_company_nothing_opens_and_nothing_happens(team, channel, who):
    team.channel = channel
    await team.full(asked=("ana", "cleo"))
    ts, _, element, _ = await team.find("ana", Verb.FORM, "worked_examples")
    # The root is written once more when the card it links to stands; what is compared must not change by itself.
    await team.control.until("the root to link to its section", lambda: _linked_root(team))
    before = await _states(team)

    for verb, needed in POLICY.items():
        if needed is not Who.ANYONE:
            pressed = {"action_id": element["action_id"].replace("form:", f"{verb}:"), "value": "yes"}
            outcome = await _press_as(team, who, ts, pressed)
            assert outcome["acked"], (verb, outcome)
            assert await team.person(who).views() == [], verb

    assert await _states(team) == before


@pytest.mark.parametrize(("channel", "who"), [("ml-team", "emi"), ("ml-team", "dev"), ("with-partner", "gia")])
async def test_a_form_sent_by_who_may_not_have_it_comes_back_and_changes_nothing(team, channel, who):
    team.channel = channel
    await team.full(asked=("ana", "cleo"))
    await team.control.until("the root to link to its section", lambda: _linked_root(team))
    before = await _states(team)
    await team.press("cleo", Verb.FORM, "worked_examples")
    view = await team.person("cleo").modal("Your answer")
    await team.enter("cleo", {("worked_examples", "good"): "1", ("worked_examples", "bad"): "1"})
    scene = team.playground.first
    shown = scene.workspace.find_view(view["id"])
    sent = payloads.view_submission(scene, scene.person(who), shown)

    for verb in (each for each, door in DOORS.items() if door.submits):
        sent.payload["view"]["callback_id"] = shown.content["callback_id"].replace("form:", f"{verb}:")
        reply = await scene.courier.ask(sent)
        assert reply.ok, (verb, reply)
        assert reply.body["response_action"] in {"errors", "update"}, verb

    assert await _states(team) == before


async def test_what_does_not_exist_sounds_like_what_is_not_yours(team):
    await team.full(asked=("ana", "ben"))
    ts, _, element, _ = await team.find("ana", Verb.ANSWER, "task_signed", "yes")
    verb, _, question, option = element["action_id"].split(":")

    await _press_as(team, "ana", ts, {"action_id": f"{verb}:{'0' * 32}:{question}:{option}", "value": "yes"})

    await team.told("ana", sentence(NOT_FOUND))


async def test_people_slack_is_slow_about_do_not_wait_in_a_row(team, monkeypatch):
    people = ("ana", "ben", "cleo")
    await team.full(asked=people)
    presses = [await _press_made(team, name) for name in people]
    all_asked, met, read = asyncio.Barrier(len(people)), set(), Outgoing.read

    async def told_together(self, method, **arguments):
        if method == "users.info" and arguments["user"] not in met:
            met.add(arguments["user"])
            await all_asked.wait()
        return await read(self, method, **arguments)

    monkeypatch.setattr(Outgoing, "read", told_together)
    monkeypatch.setattr("bot.slack.members.FRESH_SECONDS", -1.0)

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


async def _press_as(team, name, ts, pressed):
    """Send the press of a control that the card does not show, signed by Slack as any other."""
    workspace = team.playground.first.workspace
    message = workspace.messages[team.channel_id()][ts]
    blocks = [
        *message.blocks,
        {
            "type": "actions",
            "block_id": "made_up",
            "elements": [{"type": "button", "text": {"type": "plain_text", "text": "?"}, **pressed}],
        },
    ]
    workspace.put_message(replace(message, blocks=blocks))
    try:
        return await team.person(name).press(team.channel, ts, "made_up", pressed["action_id"])
    finally:
        workspace.put_message(message)


async def _linked_root(team):
    return True if "/archives/" in (await _states(team))["root"] else None


async def _states(team):
    return {name: json.dumps(card["blocks"]) for name, card in (await team.cards()).items()}


async def _lines(team, name):
    seen = await team.person(name).messages(team.channel, team.thread)
    return [each for each in seen if each.get("ephemeral_to")]


async def _was_told(team, name, words):
    """Whether someone who is not in the channel was told something in answer to the press itself."""
    messages = team.playground.first.workspace.messages[team.channel_id()].values()
    return [each for each in messages if each.ephemeral_to == team.id(name) and words in each.text] or None
