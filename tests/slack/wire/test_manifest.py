"""The manifest asks for what the code listens to and calls, and for nothing else."""

import ast
import re

from bot_parts import ROOT, manifest

from bot.slack.heard.incoming import EVENTS, EVIDENCE_SHORTCUT, START_SHORTCUT
from bot.slack.views import usage

SCOPES_OF = {
    "apps.connections.open": set(),
    "auth.test": set(),
    "canvases.access.set": {"canvases:write"},
    "canvases.create": {"canvases:write"},
    "canvases.delete": {"canvases:write"},
    "canvases.edit": {"canvases:write"},
    "chat.delete": {"chat:write"},
    "chat.getPermalink": set(),
    "chat.postEphemeral": {"chat:write"},
    "chat.postMessage": {"chat:write"},
    "chat.update": {"chat:write"},
    "conversations.info": {"channels:read", "groups:read"},
    "conversations.members": {"channels:read", "groups:read"},
    "dnd.info": {"dnd:read"},
    "files.completeUploadExternal": {"files:write"},
    "files.getUploadURLExternal": {"files:write"},
    "reactions.add": {"reactions:write"},
    "reactions.remove": {"reactions:write"},
    "users.conversations": {"channels:read", "groups:read"},
    "users.info": {"users:read"},
    "views.open": set(),
    "views.publish": set(),
    "views.push": set(),
    "views.update": set(),
}
"""What each method we call needs, from Slack's reference."""
EVENT_SCOPES = {
    "app_home_opened": set(),
    "app_mention": {"app_mentions:read"},
    "channel_id_changed": set(),
    "channel_unarchive": {"channels:read"},
    "group_unarchive": {"groups:read"},
    "member_joined_channel": {"channels:read", "groups:read"},
    "member_left_channel": {"channels:read", "groups:read"},
}
SHORTCUTS = {(START_SHORTCUT, "global"), (EVIDENCE_SHORTCUT, "message")}
METHOD = re.compile(r"(apps|auth|canvases|chat|conversations|dnd|files|reactions|users|views)\.[a-zA-Z.]+")
BY_THE_SDK = {"auth.test", "apps.connections.open"}
"""Methods we call through a function of the SDK, and not by their name."""


def methods_called():
    """Find every method of Slack's that the source names."""
    found = set()
    for file in (ROOT / "bot" / "slack").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and METHOD.fullmatch(node.value):
                found.add(node.value)
    return found | BY_THE_SDK


def test_it_asks_for_the_scopes_of_what_is_called_and_heard_and_no_other():
    needed = set().union(*(SCOPES_OF[method] for method in methods_called()), *EVENT_SCOPES.values(), {"commands"})

    assert set(manifest()["oauth_config"]["scopes"]["bot"]) == needed
    assert not any("history" in scope for scope in needed)


def test_it_subscribes_to_the_events_that_are_read():
    assert set(manifest()["settings"]["event_subscriptions"]["bot_events"]) == EVENTS == EVENT_SCOPES.keys()


def test_it_offers_the_command_that_usage_explains_and_nothing_that_is_not_there():
    features = manifest()["features"]

    assert [command["command"] for command in features["slash_commands"]] == ["/ftready"]
    assert "`/ftready`" in usage([], []).text


def test_it_offers_the_shortcuts_that_are_read_and_keeps_their_limits():
    shortcuts = manifest()["features"]["shortcuts"]

    assert {(each["callback_id"], each["type"]) for each in shortcuts} == SHORTCUTS
    assert all(len(each["name"]) <= 24 and len(each["description"]) <= 150 for each in shortcuts)


def test_it_has_a_home_and_direct_messages_for_reminders_which_nobody_writes_into():
    home = manifest()["features"]["app_home"]

    assert home == {
        "home_tab_enabled": True,
        "messages_tab_enabled": True,
        "messages_tab_read_only_enabled": True,
    }


def test_it_needs_no_address_to_begin_with():
    settings = manifest()["settings"]

    assert settings["socket_mode_enabled"] is True
    assert "request_url" not in str(settings)


def test_it_keeps_slacks_limits():
    about = manifest()["display_information"]

    assert len(about["name"]) <= 35
    assert len(about["description"]) <= 140
    assert len(about["description"].split()) <= 10
    assert 175 <= len(about["long_description"]) <= 4000
    assert all(len(each["usage_hint"]) <= 1000 for each in manifest()["features"]["slash_commands"])
