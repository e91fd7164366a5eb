"""The Events API: which happenings the app hears of, and the envelope each comes in.

An event goes out only if the manifest subscribes to it, the installation holds its scope, and, for what
happens in a channel, the app's bot is in that channel.
"""

from collections.abc import Mapping

from bot.playground.delivery.parcel import Parcel
from bot.playground.scene import Scene
from bot.playground.shapes import channel_shape, message_shape, person_shape, quiet_shape, view_shape
from bot.playground.workspace import Channel, Json, Message, Person
from bot.playground.workspace.ids import new_id

SCOPE_OF: Mapping[str, str] = {
    "app_home_opened": "",
    "app_mention": "app_mentions:read",
    "app_uninstalled": "",
    "channel_archive": "channels:read",
    "channel_created": "channels:read",
    "channel_deleted": "channels:read",
    "channel_id_changed": "",
    "channel_left": "channels:read",
    "channel_rename": "channels:read",
    "channel_unarchive": "channels:read",
    "dnd_updated_user": "dnd:read",
    "group_archive": "groups:read",
    "group_deleted": "groups:read",
    "group_left": "groups:read",
    "group_rename": "groups:read",
    "group_unarchive": "groups:read",
    "member_joined_channel": "channels:read",
    "member_left_channel": "channels:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "message.mpim": "mpim:history",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
    "team_join": "users:read",
    "tokens_revoked": "",
    "user_change": "users:read",
}
_PRIVATE_SCOPE_OF = {"member_joined_channel": "groups:read", "member_left_channel": "groups:read"}
_MESSAGES_OF = {
    "public": "message.channels",
    "private": "message.groups",
    "im": "message.im",
    "mpim": "message.mpim",
}
_CHANNEL_TYPE = {"public": "channel", "private": "group", "im": "im", "mpim": "mpim"}


def message_posted(scene: Scene, channel: Channel, message: Message) -> None:
    """Tell of a new message, and of a mention of the app in it."""
    if message.ephemeral_to:
        return
    bot = scene.bot
    name = _MESSAGES_OF[channel.kind]
    if name in scene.app.events:
        happening = message_shape(scene, message) | {"channel": channel.id}
        happening["channel_type"] = _CHANNEL_TYPE[channel.kind]
        announce(scene, name, happening, channel)
    if not message.bot_id and f"<@{bot.id}>" in message.text and not channel.is_direct:
        announce(scene, "app_mention", _mention(scene, message), channel)


def message_changed(scene: Scene, channel: Channel, message: Message, before: Message) -> None:
    """Tell of an edit."""
    if _MESSAGES_OF[channel.kind] not in scene.app.events:
        return
    changed = {
        "message": message_shape(scene, message),
        "previous_message": message_shape(scene, before),
    }
    _hidden(scene, channel, "message_changed", changed)


def message_deleted(scene: Scene, channel: Channel, before: Message) -> None:
    """Tell of a deletion."""
    if _MESSAGES_OF[channel.kind] not in scene.app.events:
        return
    gone = {"deleted_ts": before.ts, "previous_message": message_shape(scene, before)}
    _hidden(scene, channel, "message_deleted", gone)


def reaction(scene: Scene, name: str, person_id: str, emoji: str, message: Message) -> None:
    """Tell of a reaction put on a message or taken off it."""
    item = {"type": "message", "channel": message.channel_id, "ts": message.ts}
    happening = {"user": person_id, "reaction": emoji, "item": item, "item_user": message.author_id}
    announce(scene, name, happening, scene.workspace.channels[message.channel_id])


def membership(scene: Scene, name: str, channel: Channel, person_id: str, inviter: str = "") -> None:
    """Tell that somebody came or went; `channel` is as it was while the app could see it."""
    happening: Json = {"user": person_id, "channel": channel.id, "team": scene.workspace.team_id}
    happening["channel_type"] = "C" if channel.kind == "public" else "G"
    if inviter:
        happening["inviter"] = inviter
    announce(scene, name, happening, channel)


def channel_event(scene: Scene, what: str, channel: Channel, person_id: str) -> None:
    """Tell of a channel archived, unarchived, renamed, deleted or left; of a private one as group_…."""
    name = f"{'channel' if channel.kind == 'public' else 'group'}_{what}"
    described = channel_shape(scene, channel) if what == "rename" else channel.id
    announce(scene, name, {"channel": described, "user": person_id}, channel)


def converted_to_private(scene: Scene, channel: Channel, person: Person) -> None:
    """Tell that a channel was made private, which only those hear who read its messages."""
    line = {"subtype": "channel_convert_to_private", "user": person.id, "ts": scene.workspace.new_ts(), "text": ""}
    announce(scene, "message.groups", {**line, "channel": channel.id, "channel_type": "group"}, channel)


def person_changed(scene: Scene, person: Person) -> None:
    """Tell that somebody's profile changed."""
    announce(scene, "user_change", {"user": person_shape(scene, person)})


def quiet_changed(scene: Scene, person: Person) -> None:
    """Tell that somebody changed when they want no notifications."""
    announce(scene, "dnd_updated_user", {"user": person.id, "dnd_status": quiet_shape(scene, person)})


def home_opened(scene: Scene, person_id: str, channel_id: str, tab: str) -> None:
    """Tell that somebody opened the app's Home or its messages; the view only if one was published before."""
    happening: Json = {"user": person_id, "channel": channel_id, "tab": tab}
    view = scene.workspace.homes.get(person_id)
    if tab == "home" and view is not None:
        happening["view"] = view_shape(scene, view)
    announce(scene, "app_home_opened", happening)


def announce(scene: Scene, name: str, happening: Json, channel: Channel | None = None) -> None:
    """Send an event, if the app subscribed to it, may hear it and is there."""
    if name not in scene.app.events:
        return
    scope = SCOPE_OF.get(name, "")
    if channel is not None and channel.kind != "public":
        scope = _PRIVATE_SCOPE_OF.get(name, scope)
    if scope and scope not in scene.installation.scopes:
        return
    if channel is not None and scene.installation.bot_user_id not in channel.members:
        return
    event_ts = happening.get("ts") or scene.workspace.new_ts()
    event = {"type": name.partition(".")[0], **happening, "event_ts": event_ts}
    scene.courier.send(Parcel("events_api", name, _enveloped(scene, event, channel)))


def _enveloped(scene: Scene, event: Json, channel: Channel | None) -> Json:
    team_id = scene.workspace.team_id
    return {
        "token": scene.app.secrets.verification_token,
        "team_id": team_id,
        "context_team_id": team_id,
        "context_enterprise_id": scene.workspace.enterprise_id or None,
        "api_app_id": scene.app.id,
        "event": event,
        "type": "event_callback",
        "event_id": new_id("Ev"),
        "event_time": int(scene.clock.now()),
        "authorizations": [
            {
                "enterprise_id": scene.workspace.enterprise_id or None,
                "team_id": team_id,
                "user_id": scene.installation.bot_user_id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": bool(channel and channel.is_shared),
        "event_context": new_id("4-", 24),
    }


def _mention(scene: Scene, message: Message) -> Json:
    shape = message_shape(scene, message)
    kept = (
        "user",
        "ts",
        "client_msg_id",
        "text",
        "team",
        "thread_ts",
        "parent_user_id",
        "blocks",
        "attachments",
    )
    return {key: shape[key] for key in kept if key in shape} | {"channel": message.channel_id}


def _hidden(scene: Scene, channel: Channel, subtype: str, what: Json) -> None:
    happening = {
        "subtype": subtype,
        "hidden": True,
        "channel": channel.id,
        "channel_type": _CHANNEL_TYPE[channel.kind],
        "ts": scene.workspace.new_ts(),
        **what,
    }
    announce(scene, _MESSAGES_OF[channel.kind], happening, channel)
