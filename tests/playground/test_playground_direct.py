"""Direct messages from the app: how they come about, what can be done with them, and when Slack has none."""

import pytest
from playground_parts import (
    SCOPES,
    actions,
    button,
    channel_id,
    manifest,
    over_sockets,
    person_id,
    refused,
    section,
    slack_client,
)

from bot.playground.playground import open_playground
from bot.playground.server import serving
from bot.playground.verbs import NotPossible

NUDGE = [section("*One gap of yours is due*"), actions(button("done", "Done"), button("later", "Later"))]


@pytest.fixture
def ana(playground):
    return person_id(playground, "ana")


async def test_a_persons_id_leads_to_their_direct_messages_and_always_to_the_same(slack, playground, workspace, ana):
    first = await slack.chat_postMessage(channel=ana, text="Hello")
    again = await slack.chat_postMessage(channel=ana, text="Again")

    assert first["channel"] == again["channel"]
    assert first["channel"].startswith("D")
    assert workspace.channels[first["channel"]].members == {ana, playground.first.bot.id}
    assert (await slack.conversations_open(users=ana))["channel"]["id"] == first["channel"]


async def test_opened_direct_messages_take_posts_by_their_own_id(slack, ana):
    opened = await slack.conversations_open(users=ana, return_im=True)
    where = opened["channel"]["id"]

    assert opened["channel"]["is_im"]
    assert opened["channel"]["user"] == ana
    assert "already_open" not in opened.data
    assert (await slack.chat_postMessage(channel=where, text="Hello"))["channel"] == where
    assert (await slack.conversations_info(channel=where))["channel"]["user"] == ana


async def test_a_button_in_a_direct_message_tells_its_channel(app, playground, slack, people, ana):
    taken = []

    @app.action("done")
    async def done(ack, body, client):
        taken.append(body)
        await ack()
        await client.chat_update(channel=body["channel"]["id"], ts=body["message"]["ts"], text="Well done")

    posted = await slack.chat_postMessage(channel=ana, text="A gap", blocks=NUDGE)
    async with over_sockets(playground, app):
        outcome = await people.press("ana", posted["channel"], posted["ts"], "acts", "done")

    assert outcome.acked
    (body,) = taken
    assert body["channel"] == {"id": posted["channel"], "name": "directmessage"}
    assert body["container"]["channel_id"] == posted["channel"]
    assert people.workspace.find_message(posted["channel"], posted["ts"]).text == "Well done"


async def test_a_direct_message_is_changed_and_deleted_by_its_channel_alone(slack, ana, workspace):
    posted = await slack.chat_postMessage(channel=ana, text="A gap", blocks=NUDGE)

    for call in (slack.chat_update(channel=ana, ts=posted["ts"], text="x"), slack.chat_delete(channel=ana, ts="1.1")):
        assert (await refused(call))["error"] == "channel_not_found"
    await slack.chat_update(channel=posted["channel"], ts=posted["ts"], text="Changed")
    assert workspace.find_message(posted["channel"], posted["ts"]).text == "Changed"
    await slack.chat_delete(channel=posted["channel"], ts=posted["ts"])
    assert workspace.find_message(posted["channel"], posted["ts"]) is None


async def test_a_direct_message_has_a_permalink_and_a_thread(slack, ana):
    posted = await slack.chat_postMessage(channel=ana, text="A gap")
    reply = await slack.chat_postMessage(channel=ana, text="More", thread_ts=posted["ts"])
    where = posted["channel"]

    link = (await slack.chat_getPermalink(channel=where, message_ts=reply["ts"]))["permalink"]
    assert link.endswith(f"/archives/{where}/p{reply['ts'].replace('.', '')}?thread_ts={posted['ts']}&cid={where}")


async def test_nobody_else_sees_a_direct_message(slack, ana, people, workspace):
    posted = await slack.chat_postMessage(channel=ana, text="A gap", blocks=NUDGE)

    assert not workspace.may_see(person_id_of(workspace, "ben"), workspace.channels[posted["channel"]])
    with pytest.raises(NotPossible, match="sees no channel"):
        await people.press("ben", posted["channel"], posted["ts"], "acts", "done")


def person_id_of(workspace, name):
    return workspace.find_person(name).id


async def test_what_two_people_say_to_each_other_is_no_channel_of_the_apps(slack, people):
    between = await people.open_direct("ana", "ben")

    assert (await refused(slack.chat_postMessage(channel=between.id, text="Hi")))["error"] == "channel_not_found"


async def test_the_app_does_not_write_to_itself(slack, playground):
    assert (await refused(slack.chat_postMessage(channel=playground.first.bot.id, text="x")))[
        "error"
    ] == "cannot_dm_bot"


async def test_writing_to_a_deactivated_person_is_taken_in_silence(slack, playground):
    assert (await slack.chat_postMessage(channel=person_id(playground, "hal"), text="Hello"))["ok"]


@pytest.mark.parametrize("tabs", [{"app_home": {"messages_tab_enabled": False}}, {"app_home": {}}, {"app_home": None}])
async def test_without_the_messages_tab_there_are_no_direct_messages(tabs):
    opened = open_playground(manifest(**tabs), limited=False)
    async with serving(opened), slack_client(opened) as slack:
        ana = person_id(opened, "ana")
        assert (await refused(slack.chat_postMessage(channel=ana, text="x")))["error"] == "messages_tab_disabled"
        where = (await slack.conversations_open(users=ana))["channel"]["id"]
        for call in (
            slack.chat_postMessage(channel=where, text="x"),
            slack.chat_postEphemeral(channel=where, user=ana, text="x"),
        ):
            assert (await refused(call))["error"] == "messages_tab_disabled"
        assert (await slack.chat_postMessage(channel=channel_id(opened, "ml-team"), text="x"))["ok"]


async def test_to_open_direct_messages_takes_a_scope_and_to_post_does_not():
    opened = open_playground(manifest(scopes=[each for each in SCOPES if each != "im:write"]), limited=False)
    async with serving(opened), slack_client(opened) as slack:
        ana = person_id(opened, "ana")
        answer = await refused(slack.conversations_open(users=ana))
        assert (answer["error"], answer["needed"]) == ("missing_scope", "im:write")
        assert (await slack.chat_postMessage(channel=ana, text="x"))["ok"]


async def test_a_person_writes_back_unless_the_tab_is_read_only(people, slack, ana):
    posted = await slack.chat_postMessage(channel=ana, text="Hello")
    assert (await people.say("ana", posted["channel"], "Hi")).channel_id == posted["channel"]

    closed = open_playground(
        manifest(app_home={"messages_tab_enabled": True, "messages_tab_read_only_enabled": True}), limited=False
    )
    theirs = closed.people[closed.first.workspace.team_id]
    direct = await theirs.open_direct("ana", "checker")
    with pytest.raises(NotPossible, match="turned off"):
        await theirs.say("ana", direct.id, "Hi")
