"""Who owns a check in Slack: the owner hands it over, or somebody takes it over from an owner who is gone."""

import pytest

from bot.playground.delivery import payloads
from bot.playground.workspace.words import words_of
from bot.slack.address import Verb

TO = ("", "to")


@pytest.fixture
async def check(team, monkeypatch):
    """A check of ana's, in which ben is asked too; who is where is not remembered."""
    monkeypatch.setattr("bot.slack.calling.believed.FRESH_SECONDS", -1.0)
    monkeypatch.setattr("bot.slack.calling.believed.JUST_NOW_SECONDS", -1.0)
    await team.full(asked=("ana", "ben"))
    return team


async def _root_says(team, words, name="ben"):
    return await team.person(name).sees(team.channel, words)


async def _typed(team, name, words):
    told = await team.person(name).command(team.channel, f"/ftready {words}")
    return (told["answer"] or {}).get("text", ""), words_of(told["answer"] or {})


async def test_the_owner_hands_a_check_over_and_the_thread_and_the_root_say_so(check):
    await check.press("ana", Verb.HAND_OVER)
    await check.person("ana").modal("Who owns it from now on?")
    outcome = await check.submit("ana", {TO: check.id("ben")})
    assert not outcome["errors"]

    ana, ben = (f"<@{check.id(name)}>" for name in ("ana", "ben"))
    await check.card_says("owner/1", f"{ana} handed this check over to {ben}, who owns it from now on.")
    await _root_says(check, f"Owner: {ben}")
    await check.press("ana", Verb.DECIDE)
    await check.told("ana", f"Only {ben}, who owns this check, can do this.")
    assert (await _typed(check, "ana", "hand over"))[0].startswith("You own no check in this channel")
    assert (await _typed(check, "ana", "take over"))[0].startswith("Every check in this channel has an owner who is")
    assert (await _typed(check, "ben", "hand over")) == ("", "")
    await check.person("ben").modal("Who owns it from now on?")


async def test_a_check_is_handed_to_nobody_who_could_not_own_it_and_what_was_picked_stays(check):
    await check.press("ana", Verb.HAND_OVER)
    bot = check.playground.first.bot.id
    picked = {
        check.id("ana"): "You own this check already; pick someone else.",
        bot: "(an app, which cannot answer).",
        check.id("hal"): "(not active in this workspace).",
        check.id("emi"): "(not in this channel: /invite them first).",
    }

    for person, why in picked.items():
        outcome = await check.submit("ana", {TO: person})
        assert [said.endswith(why) for said in outcome["errors"].values()] == [True], outcome
        assert person in str(await check.person("ana").views())
    assert "owner/1" not in await check.cards()


async def test_whoever_is_asked_takes_over_from_an_owner_whose_account_is_deactivated(check):
    ana, ben = (f"<@{check.id(name)}>" for name in ("ana", "ben"))
    await check.person("ana").do("change_person", deleted=True)

    await check.press("ben", Verb.DECIDE)

    gone = f"{ana}, whose account is deactivated"
    await check.told("ben", f"Only {gone}, can do this; /ftready take over makes the check somebody else's.")
    await _root_says(check, f"Owner: {gone}; press Take over to own it")
    said, shown = await _typed(check, "dev", "status")
    assert f"owned by {gone}" in said
    assert "Take over" in shown
    await check.press("dev", Verb.TAKE_OVER)
    await check.told("dev", f"You are not asked in this check; {ben} can take it over.")

    assert (await _typed(check, "ben", "take over"))[0] == "You own it now; it stands in the thread."
    await check.card_says("owner/1", f"{ben} took this check over from {gone}. What was said stands.", "ben")
    await _root_says(check, f"Owner: {ben}")
    await check.decide("ben")
    await check.card_says("summary/1", "", "ben")


async def test_who_was_taken_over_from_is_waited_for_no_more_though_nobody_has_pressed_anything(check):
    ana = f"<@{check.id('ana')}>"
    await check.person("ana").do("change_person", deleted=True)

    assert (await _typed(check, "ben", "take over"))[0] == "You own it now; it stands in the thread."

    await _root_says(check, f"nothing waits for {ana}")


async def test_the_root_says_that_its_owner_left_and_who_comes_back_owns_it_as_before(check):
    ana = f"<@{check.id('ana')}>"
    await check.person("ana").do("leave", channel=check.channel)
    await _root_says(check, f"Owner: {ana}, who is no longer in this channel; press Take over to own it")

    await check.person("ben").do("invite", channel=check.channel, other="ana")

    async def nobody_is_offered_it():
        messages = await check.person("ben").messages(check.channel)
        return True if "Take over" not in words_of(messages[-1]) else None

    await check.control.until("the root to say no more that ana is gone", nobody_is_offered_it)
    assert (await _typed(check, "ben", "take over"))[0].startswith("Every check in this channel has an owner")


async def test_nobody_takes_a_check_over_from_an_owner_who_is_there(check):
    ts, _, element, _ = await check.find("ben", Verb.ANSWER, "task_signed", "yes")
    scene = check.playground.first
    channel = scene.workspace.channels[check.channel_id()]
    pressed = {"type": "button", "action_id": f"take_over:{element['action_id'].split(':')[1]}::", "action_ts": "1.1"}
    message = scene.workspace.messages[channel.id][ts]

    await scene.courier.ask(payloads.message_press(scene, scene.person("ben"), channel, message, pressed, ""))

    await check.told("ben", f"<@{check.id('ana')}> owns this check and is here; ask them for it.")
    assert "owner/1" not in await check.cards()
