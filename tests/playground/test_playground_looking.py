"""What the app can look up: channels, members, people, quiet hours, itself."""

import pytest
from playground_parts import SCOPES, channel_id, manifest, person_id, refused, slack_client

from bot.playground.playground import open_playground
from bot.playground.server import serving


async def test_the_token_says_who_the_app_is(slack, playground):
    answer = await slack.auth_test()

    assert answer["user_id"] == playground.first.bot.id
    assert answer["team_id"] == playground.first.workspace.team_id
    assert (await slack.bots_info(bot=answer["bot_id"]))["bot"]["user_id"] == answer["user_id"]
    assert (await slack.team_info())["team"]["domain"] == "playground"


async def test_a_private_channel_the_app_is_not_in_does_not_exist_for_it(slack, playground):
    secret = channel_id(playground, "secret-lab")

    for call in (slack.conversations_info(channel=secret), slack.conversations_members(channel=secret)):
        assert (await refused(call))["error"] == "channel_not_found"
    everything = await slack.conversations_list(types="public_channel,private_channel")
    assert secret not in {channel["id"] for channel in everything["channels"]}


async def test_a_channel_says_what_it_is(slack, playground):
    public = (await slack.conversations_info(channel=channel_id(playground, "general")))["channel"]
    private = (await slack.conversations_info(channel=channel_id(playground, "leads")))["channel"]

    assert (public["is_private"], public["is_member"], public["is_general"]) == (False, False, True)
    assert (private["is_private"], private["is_member"]) == (True, True)


async def test_lists_come_in_pages(slack, room, workspace):
    seen, cursor = [], ""
    while True:
        page = await slack.conversations_members(channel=room, limit=2, cursor=cursor)
        seen += page["members"]
        cursor = page["response_metadata"]["next_cursor"]
        if not cursor:
            break

    assert len(seen) == 5
    assert set(seen) == workspace.channels[room].members
    assert (await refused(slack.conversations_members(channel=room, cursor="?")))["error"] == "invalid_cursor"


@pytest.mark.parametrize(("asked", "error"), [({"types": "secret"}, "invalid_types"), ({"limit": 0}, "invalid_limit")])
async def test_a_list_that_makes_no_sense_is_refused(slack, asked, error):
    assert (await refused(slack.conversations_list(**asked)))["error"] == error


async def test_archived_channels_can_be_left_out(slack, playground):
    old = channel_id(playground, "old-project")

    everything = await slack.conversations_list()
    living = await slack.conversations_list(exclude_archived=True)

    assert old in {channel["id"] for channel in everything["channels"]}
    assert old not in {channel["id"] for channel in living["channels"]}


async def test_a_persons_channels_show_no_private_one_the_app_is_not_in(slack, playground):
    dev = person_id(playground, "dev")

    answer = await slack.users_conversations(user=dev, types="public_channel,private_channel")

    assert {channel["name"] for channel in answer["channels"]} == {"general", "ml-team"}


async def test_direct_messages_are_opened_once(slack, playground):
    ana, ben = person_id(playground, "ana"), person_id(playground, "ben")
    first = await slack.conversations_open(users=ana)
    again = await slack.conversations_open(users=ana)
    several = await slack.conversations_open(users=f"{ana},{ben}")

    assert first["channel"]["id"] == again["channel"]["id"]
    assert again["already_open"]
    assert several["channel"]["id"] != first["channel"]["id"]


async def test_direct_messages_with_the_gone_and_the_unknown_are_refused(slack, playground):
    hal = person_id(playground, "hal")

    assert (await refused(slack.conversations_open(users=hal)))["error"] == "user_disabled"
    assert (await refused(slack.conversations_open(users="U0NOBODY")))["error"] == "user_not_found"
    many = ",".join(f"U{n}" for n in range(9))
    assert (await refused(slack.conversations_open(users=many)))["error"] == "too_many_users"


async def test_the_app_joins_public_channels_alone(slack, playground):
    general, leads = channel_id(playground, "general"), channel_id(playground, "leads")

    assert (await slack.conversations_join(channel=general))["channel"]["is_member"]
    assert (await slack.chat_postMessage(channel=general, text="Hello"))["ok"]
    wrong = await refused(slack.conversations_join(channel=leads))
    assert wrong["error"] == "method_not_supported_for_channel_type"


async def test_guests_strangers_bots_and_the_gone_are_marked(slack, playground):
    async def look(name):
        return (await slack.users_info(user=person_id(playground, name)))["user"]

    assert (await look("fred"))["is_restricted"]
    gia = await look("gia")
    assert gia["is_stranger"]
    assert gia["team_id"] != playground.first.workspace.team_id
    hal = await look("hal")
    assert hal["deleted"]
    assert "tz" not in hal
    assert (await look("checker"))["is_bot"]


async def test_nobody_is_found_by_a_wrong_id(slack):
    assert (await refused(slack.users_info(user="U0NOBODY")))["error"] == "user_not_found"


async def test_history_is_read_only_with_its_scope(slack, room):
    assert (await refused(slack.conversations_history(channel=room)))["needed"].startswith("channels:history")

    opened = open_playground(manifest(scopes=[*SCOPES, "channels:history"]), limited=False)
    async with serving(opened), slack_client(opened) as reader:
        here = channel_id(opened, "ml-team")
        metadata = {"event_type": "card", "event_payload": {"key": "abc"}}
        root = await reader.chat_postMessage(channel=here, text="Root", metadata=metadata)
        await reader.chat_postMessage(channel=here, text="Reply", thread_ts=root["ts"])
        await reader.chat_postMessage(channel=here, text="Later")
        await reader.chat_postEphemeral(channel=here, user=person_id(opened, "ana"), text="psst")

        history = (await reader.conversations_history(channel=here))["messages"]
        thread = (await reader.conversations_replies(channel=here, ts=root["ts"], include_all_metadata=True))[
            "messages"
        ]
        since = await reader.conversations_history(channel=here, oldest=root["ts"])

        assert [message["text"] for message in history] == ["Later", "Root"]
        assert history[1]["reply_count"] == 1
        assert [message["text"] for message in thread] == ["Root", "Reply"]
        assert (thread[0]["metadata"], "metadata" in history[1]) == (metadata, False)
        assert [message["text"] for message in since["messages"]] == ["Later"]
        assert (await refused(reader.conversations_history(channel=channel_id(opened, "general"))))["error"] == (
            "not_in_channel"
        )
