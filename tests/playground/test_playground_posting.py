"""What chat.* takes, what it refuses, and what becomes of a message."""

import pytest
from playground_parts import SCOPES, actions, button, channel_id, manifest, refused, section, slack_client

from bot.playground.playground import open_playground
from bot.playground.server import serving

ROOT = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}


async def test_a_posted_message_comes_back_whole(slack, room, playground):
    answer = await slack.chat_postMessage(channel=room, text="Hello", blocks=[section("*Hello*")])

    message = answer["message"]
    assert answer["channel"] == room
    assert answer["ts"] == message["ts"]
    assert message["user"] == playground.first.bot.id
    assert message["bot_id"] == playground.first.installation.bot_id
    assert message["blocks"][0]["block_id"]
    assert "thread_ts" not in message


async def test_no_two_messages_have_the_same_time(slack, room):
    times = [(await slack.chat_postMessage(channel=room, text=str(n)))["ts"] for n in range(20)]

    assert times == sorted(set(times))


@pytest.mark.parametrize(
    ("where", "error"),
    [("secret-lab", "channel_not_found"), ("general", "not_in_channel"), ("old-project", "is_archived")],
)
async def test_the_app_posts_only_where_it_may(slack, playground, where, error):
    answer = await refused(slack.chat_postMessage(channel=channel_id(playground, where), text="Hello"))

    assert answer["error"] == error


async def test_a_channel_nobody_has_is_not_found(slack):
    assert (await refused(slack.chat_postMessage(channel="C0NOWHERE", text="x")))["error"] == "channel_not_found"


async def test_a_message_without_anything_in_it_is_refused(slack, room):
    answer = await refused(slack.api_call("chat.postMessage", json={"channel": room, "text": ""}))

    assert answer["error"] == "no_text"


async def test_blocks_slack_refuses_are_refused_in_its_words(slack, room):
    answer = await refused(slack.chat_postMessage(channel=room, text="x", blocks=[ROOT]))

    assert answer["error"] == "invalid_blocks"
    assert "[json-pointer:/blocks/0" in answer["errors"][0]
    assert answer["response_metadata"]["messages"] == [f"[ERROR] {line}" for line in answer["errors"]]


async def test_blocks_that_are_no_list_have_an_error_of_their_own(slack, room):
    answer = await refused(slack.api_call("chat.postMessage", json={"channel": room, "blocks": {"type": "divider"}}))

    assert answer["error"] == "invalid_blocks_format"


async def test_a_very_long_text_is_cut_and_slack_says_so(slack, room):
    answer = await slack.chat_postMessage(channel=room, text="x" * 40_001)

    assert len(answer["message"]["text"]) == 40_000
    assert answer["warning"] == "message_truncated"


async def test_a_reply_stands_in_its_thread(slack, room, workspace):
    root = await slack.chat_postMessage(channel=room, text="Root")
    reply = await slack.chat_postMessage(channel=room, text="Reply", thread_ts=root["ts"])

    assert reply["message"]["thread_ts"] == root["ts"]
    ana = workspace.find_person("ana").id
    assert [message.text for message in workspace.timeline(room, ana)] == ["Root"]
    assert [message.text for message in workspace.thread(room, root["ts"], ana)] == ["Root", "Reply"]


async def test_a_broadcast_reply_also_stands_in_the_channel(slack, room, workspace):
    root = await slack.chat_postMessage(channel=room, text="Root")
    await slack.chat_postMessage(channel=room, text="Reply", thread_ts=root["ts"], reply_broadcast=True)

    ana = workspace.find_person("ana").id
    assert [message.text for message in workspace.timeline(room, ana)] == ["Root", "Reply"]


async def test_a_reply_to_a_deleted_parent_falls_into_the_channel_without_a_word(slack, room):
    root = await slack.chat_postMessage(channel=room, text="Root")
    await slack.chat_postMessage(channel=room, text="Reply", thread_ts=root["ts"])
    await slack.chat_delete(channel=room, ts=root["ts"])

    answer = await slack.chat_postMessage(channel=room, text="Late", thread_ts=root["ts"])

    assert answer["ok"]
    assert "thread_ts" not in answer["message"]


async def test_a_reply_to_a_reply_is_refused(slack, room):
    root = await slack.chat_postMessage(channel=room, text="Root")
    reply = await slack.chat_postMessage(channel=room, text="Reply", thread_ts=root["ts"])

    answer = await refused(slack.chat_postMessage(channel=room, text="x", thread_ts=reply["ts"]))

    assert answer["error"] == "cannot_reply_to_message"


async def test_text_without_blocks_takes_the_blocks_away(slack, room):
    posted = await slack.chat_postMessage(channel=room, text="a", blocks=[actions(button("go", "Go"))])

    changed = await slack.chat_update(channel=room, ts=posted["ts"], text="done")

    assert "blocks" not in changed["message"]
    assert changed["message"]["edited"]["user"] == posted["message"]["user"]


async def test_blocks_without_text_leave_the_text_and_show_no_edited_mark(slack, room):
    posted = await slack.chat_postMessage(channel=room, text="a")

    changed = await slack.api_call("chat.update", json={"channel": room, "ts": posted["ts"], "blocks": [section("b")]})

    assert changed["message"]["text"] == "a"
    assert "edited" not in changed["message"]


async def test_an_update_that_leaves_nothing_is_refused(slack, room):
    posted = await slack.chat_postMessage(channel=room, text="a")

    answer = await refused(
        slack.api_call("chat.update", json={"channel": room, "ts": posted["ts"], "text": "", "blocks": []})
    )

    assert answer["error"] == "no_text"


async def test_an_update_with_more_than_four_thousand_bytes_is_refused(slack, room):
    posted = await slack.chat_postMessage(channel=room, text="a")

    answer = await refused(slack.chat_update(channel=room, ts=posted["ts"], text="é" * 2001))

    assert answer["error"] == "msg_too_long"


async def test_the_app_changes_and_deletes_only_its_own_messages(slack, room, people):
    message = await people.say("ana", "#ml-team", "Mine")

    changed = await refused(slack.chat_update(channel=room, ts=message.ts, text="x"))
    deleted = await refused(slack.chat_delete(channel=room, ts=message.ts))

    assert changed["error"] == "cant_update_message"
    assert deleted["error"] == "cant_delete_message"


async def test_what_is_not_there_cannot_be_changed_or_deleted(slack, room):
    for call in (slack.chat_update(channel=room, ts="1.000001", text="x"), slack.chat_delete(channel=room, ts="1.1")):
        assert (await refused(call))["error"] == "message_not_found"


async def test_an_ephemeral_message_is_seen_by_its_addressee_alone(slack, room, workspace):
    ana, ben = workspace.find_person("ana").id, workspace.find_person("ben").id
    answer = await slack.chat_postEphemeral(channel=room, user=ana, text="Only you")

    assert [message.text for message in workspace.timeline(room, ana)] == ["Only you"]
    assert workspace.timeline(room, ben) == []
    update = await refused(slack.chat_update(channel=room, ts=answer["message_ts"], text="x"))
    assert update["error"] == "message_not_found"


async def test_an_ephemeral_message_needs_its_addressee_in_the_channel(slack, room, workspace):
    emi = workspace.find_person("emi").id

    answer = await refused(slack.chat_postEphemeral(channel=room, user=emi, text="Hello"))

    assert answer["error"] == "user_not_in_channel"


async def test_an_ephemeral_reply_shows_only_in_a_thread_that_is_going_on(slack, room, workspace):
    ana = workspace.find_person("ana").id
    quiet = await slack.chat_postMessage(channel=room, text="Quiet")
    going = await slack.chat_postMessage(channel=room, text="Going on")
    await slack.chat_postMessage(channel=room, text="Reply", thread_ts=going["ts"])

    for parent in (quiet, going):
        await slack.chat_postEphemeral(channel=room, user=ana, text="psst", thread_ts=parent["ts"])

    assert [message.text for message in workspace.thread(room, quiet["ts"], ana)] == ["Quiet"]
    assert [message.text for message in workspace.thread(room, going["ts"], ana)] == ["Going on", "Reply", "psst"]


async def test_the_permalink_of_a_reply_names_its_thread(slack, room):
    root = await slack.chat_postMessage(channel=room, text="Root")
    reply = await slack.chat_postMessage(channel=room, text="Reply", thread_ts=root["ts"])

    link = (await slack.chat_getPermalink(channel=room, message_ts=reply["ts"]))["permalink"]

    assert link.endswith(f"/archives/{room}/p{reply['ts'].replace('.', '')}?thread_ts={root['ts']}&cid={room}")


async def test_public_channels_are_open_with_the_scope_for_them():
    opened = open_playground(manifest(scopes=[*SCOPES, "chat:write.public"]), limited=False)
    async with serving(opened), slack_client(opened) as slack:
        assert (await slack.chat_postMessage(channel=channel_id(opened, "general"), text="x"))["ok"]


async def test_metadata_is_kept_and_its_form_is_checked(slack, room, workspace):
    metadata = {"event_type": "card", "event_payload": {"key": "abc"}}
    posted = await slack.chat_postMessage(channel=room, text="x", metadata=metadata)

    assert workspace.find_message(room, posted["ts"]).metadata == metadata
    wrong = await refused(slack.chat_postMessage(channel=room, text="x", metadata={"event_type": "card"}))
    assert wrong["error"] == "invalid_metadata_schema"


async def test_reactions_are_put_once_and_taken_back(slack, room, workspace):
    posted = await slack.chat_postMessage(channel=room, text="x")
    where = {"channel": room, "timestamp": posted["ts"], "name": "eyes"}

    await slack.reactions_add(**where)
    assert (await refused(slack.reactions_add(**where)))["error"] == "already_reacted"
    await slack.reactions_remove(**where)
    assert (await refused(slack.reactions_remove(**where)))["error"] == "no_reaction"
    assert workspace.find_message(room, posted["ts"]).reactions == {}
