"""What happens when Slack, Redis or a person's haste gets in the way: nothing taken is lost, nothing stands wrong."""

import asyncio
import json
import logging
from dataclasses import replace

import pytest
from bot_parts import QUICK

from bot.playground.delivery import payloads
from bot.playground.workspace.words import words_of
from bot.slack.address import Verb


async def test_with_redis_away_the_person_sees_an_error_and_nothing_is_half_done(team_both_ways, valkey, caplog):
    team = team_both_ways
    await team.full(asked=("ana", "ben"))
    await team.find("ben", Verb.ANSWER, "task_signed", "yes")
    valkey.stop()
    try:
        outcome = await team.answer("ben", "task_signed", "yes")
        assert not outcome["acked"]
        outcome = await team.person("ben").command(team.channel, "/ftready status")
        assert not outcome["acked"]
    finally:
        valkey.start()

    outcome = await team.control.until("the bot to answer again", lambda: _answers(team, "ben"))

    assert outcome["acked"]
    await team.card_says("section/task", f"Answered: <@{team.id('ben')}>")
    assert not any(record.levelno >= logging.ERROR and "Yes" in record.getMessage() for record in caplog.records)


@pytest.mark.parametrize("kind", ["press", "submit"])
async def test_the_same_request_a_hundred_times_has_one_effect(team, kind):
    await team.full(asked=("ana", "ben"))
    sent = await _gesture(team, kind)
    scene = team.playground.first

    replies = await asyncio.gather(*(scene.courier.ask(sent) for _ in range(100)))

    assert all(reply.ok for reply in replies)
    state = await team.control.until("the answer", lambda: _trail(team))
    assert state == 1


async def test_a_card_someone_deleted_is_posted_anew(team):
    await team.full(asked=("ana", "ben"))
    old = (await team.cards())["section/task"]
    await team.person("ana").do("delete", channel=team.channel, ts=old["ts"])

    await team.press("ben", Verb.OPEN_QUESTIONS)
    await team.person("ben").modal("Section 1 of 7")
    await team.submit("ben", {("task_signed", "value"): "yes"})

    card = await team.card_says("section/task", f"Answered: <@{team.id('ben')}>")
    assert card["ts"] != old["ts"]


async def test_when_the_root_was_deleted_the_check_rests_until_its_owner_wants_it_and_nothing_leaks_into_the_channel(
    team,
):
    await team.full(asked=("ana", "ben"))
    before = await team.roots("ana")
    await team.person("ana").do("delete", channel=team.channel, ts=team.thread)

    await team.answer("ben", "task_signed", "yes")
    ana = team.person("ana")
    direct = (await ana.do("open_direct", other=team.playground.first.bot.id))["id"]
    told = await ana.sees(direct, "Somebody deleted the card on top of your check")
    assert await team.roots("ana") <= before
    await ana.press_label(direct, told["ts"], "Show it again")
    team.thread = await team.new_root("ana", before)

    await team.card_says("section/task", f"Answered: <@{team.id('ben')}>")
    top = await team.person("ana").messages(team.channel)
    assert [each["ts"] for each in top if each.get("subtype") != "tombstone"] == [team.thread]


async def test_a_post_whose_answer_was_lost_leaves_a_twin_that_the_next_press_on_it_takes_away(team):
    await team.person("ana").command(team.channel, "/ftready readiness")
    await team.control.fault("lost_answer", times=1, only=["chat.postMessage"])
    await team.person("ana").modal("Who answers?")
    await team.submit("ana", _full(team))
    roots = await team.control.until("two roots", lambda: _two_roots(team))
    team.thread = await team.control.until("the thread", lambda: _with_thread(team, roots))
    (twin,) = roots - {team.thread}

    await team.person("ben").press_label(team.channel, twin, "My open questions")

    await team.person("ben").modal("Section 1 of 7")
    await team.control.until("the twin to go", lambda: _gone(team, twin))


async def test_when_slack_asks_for_peace_the_cards_come_after_it(team):
    await team.control.fault("ratelimited", times=1, only=["chat.postMessage"], seconds=1)
    await team.person("ana").command(team.channel, "/ftready")
    await team.person("ana").modal("Quick check")
    await team.submit("ana", QUICK)

    await team.person("ana").sees(team.channel, "WORTH THE FULL CHECK")

    posts = await team.control.calls("chat.postMessage")
    assert posts[0]["error"] == "ratelimited"
    assert posts[1]["at"] - posts[0]["at"] >= 1


async def test_a_channel_that_was_archived_parks_the_check_and_loses_no_answer(team):
    await team.full(asked=("ana", "ben"))
    ts, _, element, _ = await team.find("ben", Verb.ANSWER, "task_signed", "yes")
    await team.control.fault("slow", only=["chat.update"], seconds=0.3)
    await team.person("ben").press(team.channel, ts, "", element["action_id"])
    await team.person("ana").do("archive", channel=team.channel)
    await team.control.until("the refusal", lambda: _refused(team, "is_inactive"))

    await team.person("ana").do("archive", channel=team.channel, back=True)
    await team.control.no_faults()
    await team.answer("ana", "task_signed", "yes")

    await team.card_says("section/task", f"<@{team.id('ben')}>: Yes")


async def test_removed_from_the_channel_the_bot_waits_and_goes_on_once_it_is_invited_again(team):
    await team.full(asked=("ana", "ben"))
    ts, _, element, _ = await team.find("ben", Verb.ANSWER, "task_signed", "yes")
    await team.control.fault("slow", only=["chat.update"], seconds=0.3)
    await team.person("ben").press(team.channel, ts, "", element["action_id"])
    await team.person("ana").do("remove", channel=team.channel, other="ftready")
    await team.control.no_faults()

    await team.person("ana").do("invite", channel=team.channel, other="ftready")

    await team.card_says("section/task", f"Answered: <@{team.id('ben')}>")


async def test_whatever_else_slack_sends_is_acknowledged(team_both_ways):
    scene = team_both_ways.playground.first
    strange = [
        payloads.global_shortcut(scene, scene.person("ana"), "nobody_knows"),
        payloads.slash_command(scene, scene.person("ana"), scene.workspace.find_channel("ml-team"), "/other", "", ""),
    ]
    for parcel in strange:
        reply = await scene.courier.ask(parcel)
        assert reply.ok, parcel


async def test_a_whole_check_shows_nothing_slack_would_refuse(team):
    await team.full(asked=("ana", "ben", "cleo"))
    for who in ("ana", "ben", "cleo"):
        await team.answer(who, "task_signed", "yes" if who != "cleo" else "no")
    await team.decide("ana")
    await team.card_says("summary/1", "NOT YET")

    refused = [call for call in await team.control.calls() if call["direction"] == "call" and call["error"]]

    assert refused == []
    assert json.dumps(words_of((await team.cards())["summary/1"]))


def _full(team):
    return {
        ("task_line", "value"): "From a supplier's PDF invoice, return the six booking fields as JSON.",
        ("motive", "value"): "form",
        ("", "asked"): [team.id("ana"), team.id("ben")],
    }


async def _answers(team, name):
    outcome = await team.answer(name, "task_signed", "yes")
    return outcome if outcome["acked"] else None


async def _gesture(team, kind):
    """Make a request to be sent again and again."""
    scene = team.playground.first
    if kind == "press":
        ts, block, element, _ = await team.find("ben", Verb.ANSWER, "task_signed", "yes")
        message = scene.workspace.messages[team.channel_id()][ts]
        action = {"type": "button", "action_id": element["action_id"], "value": "yes", "action_ts": "1700000000.000100"}
        action["block_id"] = block["block_id"]
        channel = scene.workspace.channels[team.channel_id()]
        return payloads.message_press(scene, scene.person("ben"), channel, message, action, "")
    await team.press("ben", Verb.FORM, "worked_examples")
    view = await team.person("ben").modal("Your answer")
    await team.enter("ben", {("worked_examples", "good"): "6", ("worked_examples", "bad"): "3"})
    return payloads.view_submission(scene, scene.person("ben"), scene.workspace.find_view(view["id"]))


async def _trail(team):
    card = (await team.cards())["section/task"]
    text = words_of({"blocks": card["blocks"]})
    found = text.count(f"Answered: <@{team.id('ben')}>") + text.count(f"<@{team.id('ben')}>: Good ones")
    return found or None


async def _two_roots(team):
    roots = await team.roots("ana")
    return roots if len(roots) == 2 else None


async def _with_thread(team, roots):
    for root in roots:
        if len(await team.person("ana").messages(team.channel, root)) > 1:
            return root
    return None


async def _gone(team, ts):
    return True if ts not in await team.roots("ana") else None


async def _refused(team, error):
    return next((call for call in await team.control.calls() if call["error"] == error), None)


async def test_where_slack_lets_nobody_change_the_root_a_card_in_its_thread_shows_where_the_check_stands(team):
    root = await team.full(asked=("ana", "ben"))
    await team.control.until("the root to link to its section", lambda: _linked(team, root))
    workspace = team.playground.first.workspace
    message = workspace.messages[team.channel_id()][root]
    workspace.put_message(replace(message, bot_id="B0ANOTHER1"))  # refused with cant_update_message from now on

    await team.answer("ben", "task_signed", "yes")

    card = await team.card_says("root/now", f"Still open for <@{team.id('ana')}>")
    assert "Slack lets nobody change the card on top of this thread any more" in words_of(card)
    await team.decide("ana")
    await team.card_says("root/now", "Read the summary")
    assert await team.roots("ana") == {root}
    status = await team.person("ben").command(team.channel, "/ftready status")
    assert f"/p{card['ts'].replace('.', '')}?thread_ts={root}" in status["answer"]["text"]


async def _linked(team, root):
    message = team.playground.first.workspace.messages[team.channel_id()][root]
    return True if "/archives/" in str(message.blocks) else None
