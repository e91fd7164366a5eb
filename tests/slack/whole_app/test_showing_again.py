"""The button that shows a check again whose root was deleted: what it answers, each way it can end."""

import pytest
from doing import Doing
from memory_store import MemoryStore
from office import ACTORS, BOT, Clock, Office

from bot.slack.address import Verb
from bot.usecases.shown.held_up import ROOT_GONE, Held, keep_held

OWNER, ASKED, STRANGER = (
    next(each for each in ACTORS if each.name == name) for name in ("owner", "asked", "stranger_asked")
)
COMES = "begins a new thread in its channel in a moment; if Slack does not let me, I tell you here why."
NOT_FOUND = "There is no such check here"


@pytest.fixture
async def office():
    clock = Clock()
    return await Office("T0A", MemoryStore(clock), clock).open()


async def pressed(office, actor=OWNER):
    """Have somebody press the button in their direct messages, and give what they alone were told."""
    office.workspace.forget_what_was_sent()
    ids = {"narrow": office.narrow, "wide": office.wide, "over": office.over}
    await office.take(Doing(office, actor, ids, office.room).reminder(Verb.SHOW_AGAIN))
    return [each for each in office.workspace.told(actor.id(office.team)) if each.method != "chat.postMessage"]


async def rests(office, why=ROOT_GONE):
    await keep_held(office.store, office.here, office.narrow, Held(why, office.id("owner")))


async def test_whoever_presses_hears_that_it_comes_and_the_next_that_it_is_there(office):
    await rests(office)

    (said,), (again,) = await pressed(office), await pressed(office)
    assert COMES in said.text
    assert COMES in again.text
    assert said.shown["replace_original"]
    await office.catch_up()
    (then,) = await pressed(office)

    assert "is shown in its channel already" in then.text


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("is_archived", "<#C0> is archived, so your check there rests. I go on once it is brought back."),
        ("not_in_channel", "I am not in <#C0> any more, or it is gone, so your check there rests. I go on once I am"),
        ("restricted_action", "Slack lets me write nothing about your check in <#C0> any more (restricted_action)."),
    ],
)
async def test_where_slack_has_refused_it_since_whoever_presses_hears_why_and_what_that_waits_for(office, code, why):
    await rests(office, code)

    (said,) = await pressed(office)

    assert why.replace("C0", office.room) in said.text
    assert not said.shown.get("replace_original")


async def test_an_owner_hears_that_the_bot_was_taken_out_of_a_channel_in_which_it_can_see_nobody_then(office):
    await rests(office)
    members = office.workspace.channels.pop(office.room)
    office.members.forget(office.here, office.room)

    (said,), (other,), (stranger,) = [await pressed(office, each) for each in (OWNER, ASKED, STRANGER)]

    assert f"I am not in <#{office.room}> any more" in said.text
    assert NOT_FOUND in other.text
    assert office.room not in stranger.text
    office.workspace.channels[office.room] = members


async def test_an_owner_who_has_left_the_channel_hears_what_they_would_if_there_were_no_check(office):
    await rests(office)
    office.moves(office.id("owner"), out=office.room)
    assert BOT in office.workspace.channels[office.room]

    (said,) = await pressed(office)

    assert NOT_FOUND in said.text
