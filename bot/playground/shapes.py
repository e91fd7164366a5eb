"""How people, channels, messages and views look in Slack's JSON."""

import hashlib
from datetime import timedelta
from typing import Any

from bot.playground.availability import is_snoozed, local_time, quiet_stretch, status_of
from bot.playground.scene import Scene
from bot.playground.workspace import Channel, File, Json, Message, Person, View
from bot.playground.workspace.elements import values_of
from bot.playground.zones import label_at

_CHANNEL_KINDS = {
    "public": {"is_channel": True, "is_group": False, "is_im": False, "is_mpim": False, "is_private": False},
    "private": {"is_channel": True, "is_group": False, "is_im": False, "is_mpim": False, "is_private": True},
    "im": {"is_channel": False, "is_group": False, "is_im": True, "is_mpim": False, "is_private": True},
    "mpim": {"is_channel": False, "is_group": False, "is_im": False, "is_mpim": True, "is_private": True},
}
_NAMES_IN_PAYLOADS = {"private": "privategroup", "im": "directmessage", "mpim": "mpdm"}


def team_part(scene: Scene) -> Json:
    """Show the team as interactive payloads do."""
    team = {"id": scene.workspace.team_id, "domain": scene.workspace.domain}
    enterprise = enterprise_part(scene)
    return team | ({"enterprise_id": enterprise["id"], "enterprise_name": enterprise["name"]} if enterprise else {})


def enterprise_part(scene: Scene) -> Json | None:
    """Show the organisation on Enterprise Grid as interactive payloads do; None where there is none."""
    id_ = scene.workspace.enterprise_id
    return {"id": id_, "name": f"{scene.workspace.name} and sisters"} if id_ else None


def person_part(scene: Scene, person: Person) -> Json:
    """Show who acted, as interactive payloads do."""
    team_id = person.home_team_id or scene.workspace.team_id
    return {"id": person.id, "username": person.name, "name": person.name, "team_id": team_id}


def channel_part(channel: Channel) -> Json:
    """Show where it happened, as interactive payloads do: private names stay out of them."""
    return {"id": channel.id, "name": _NAMES_IN_PAYLOADS.get(channel.kind, channel.name)}


def person_shape(scene: Scene, person: Person, *, with_locale: bool = False) -> Json:
    """Show somebody as users.info does."""
    there = local_time(person, scene.clock.now())
    shape: Json = {
        "id": person.id,
        "team_id": person.home_team_id or scene.workspace.team_id,
        "name": person.name,
        "deleted": person.deleted,
        "profile": _profile(scene, person),
        "is_bot": person.is_bot,
        "is_app_user": False,
        "color": hashlib.blake2s(person.id.encode(), digest_size=3).hexdigest(),
        "updated": int(scene.clock.now()),
    }
    if person.is_stranger:
        shape["is_stranger"] = True
    if scene.workspace.enterprise_id and not (person.is_stranger or person.is_bot):
        shape["enterprise_user"] = {
            "id": person.id,
            "enterprise_id": scene.workspace.enterprise_id,
            "teams": [scene.workspace.team_id],
        }
    if person.deleted:
        return shape
    return shape | {
        "real_name": person.real_name,
        "tz": person.tz,
        "tz_label": label_at(there),
        "tz_offset": int((there.utcoffset() or timedelta()).total_seconds()),
        "is_admin": person.is_admin,
        "is_owner": person.is_owner,
        "is_primary_owner": person.is_owner,
        "is_restricted": person.is_guest or person.is_single_channel_guest,
        "is_ultra_restricted": person.is_single_channel_guest,
        "is_email_confirmed": bool(person.email),
        "who_can_share_contact_card": "EVERYONE",
        **({"locale": person.locale} if with_locale and not person.is_stranger else {}),
    }


def quiet_shape(scene: Scene, person: Person) -> Json:
    """Show when somebody wants no notifications, as dnd.* does of others: a snooze is part of the next stretch.

    Slack gives the snooze_* fields only to whoever asks about themselves.
    """
    now = scene.clock.now()
    stretch = quiet_stretch(person, now)
    shape: Json = {
        "dnd_enabled": stretch is not None,
        "next_dnd_start_ts": int(stretch.begins) if stretch else 1,
        "next_dnd_end_ts": int(stretch.ends) if stretch else 1,
    }
    if person.id != scene.bot.id:
        return shape
    return shape | {"snooze_enabled": is_snoozed(person, now), "snooze_is_indefinite": False}


def channel_shape(scene: Scene, channel: Channel) -> Json:
    """Show a channel as conversations.info does."""
    shape: Json = {
        "id": channel.id,
        "created": channel.created,
        "is_archived": channel.is_archived,
        "is_org_shared": False,
        "context_team_id": scene.workspace.team_id,
        **_CHANNEL_KINDS[channel.kind],
    }
    if channel.kind == "im":
        other = next((member for member in channel.members if member != scene.bot.id), scene.bot.id)
        return shape | {"user": other, "is_user_deleted": scene.workspace.people[other].deleted}
    return shape | {
        "name": channel.name,
        "name_normalized": channel.name,
        "creator": channel.creator,
        "is_general": channel.is_general,
        "is_shared": channel.is_shared,
        "is_ext_shared": channel.is_shared,
        "is_member": scene.bot.id in channel.members,
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "purpose": {"value": channel.purpose, "creator": "", "last_set": 0},
    }


def message_shape(scene: Scene, message: Message) -> Json:
    """Show a message as the Web API, events and payloads do."""
    shape: Json = {"type": "message", "user": message.author_id, "ts": message.ts, "text": message.text}
    shape["team"] = scene.workspace.team_id
    optional = {
        "client_msg_id": message.client_msg_id,
        "subtype": message.subtype or ("thread_broadcast" if message.reply_broadcast else ""),
        "blocks": list(message.blocks),
        "attachments": list(message.attachments),
        "files": list(message.files),
        "metadata": message.metadata,
        "username": message.username,
        "thread_ts": message.thread_ts,
    }
    shape |= {key: value for key, value in optional.items() if value}
    if message.bot_id:
        shape |= _bot_part(scene, message)
    if message.edited_ts:
        shape["edited"] = {"user": message.edited_by, "ts": message.edited_ts}
    if message.reactions:
        shape["reactions"] = [
            {"name": name, "users": list(users), "count": len(users)} for name, users in message.reactions.items()
        ]
    return shape | _thread_part(scene, message)


def file_shape(scene: Scene, file: File) -> Json:
    """Show a file as messages do, with the address at which the page gives it."""
    ending = file.name.rpartition(".")[2].lower() if "." in file.name else ""
    address = f"{scene.address}/page/files/{scene.workspace.team_id}/{file.id}"
    return {
        "id": file.id,
        "name": file.name,
        "title": file.title,
        "filetype": ending,
        "size": file.size,
        "user": scene.bot.id,
        "mode": "hosted",
        "url_private": address,
        "url_private_download": address,
    }


def view_shape(scene: Scene, view: View) -> Json:
    """Show a view as views.* answers and view payloads do."""
    content = view.content
    values = scene.workspace.values_in(view.person_id, view.id)
    return {
        "id": view.id,
        "team_id": scene.workspace.team_id,
        "type": view.kind,
        "blocks": list(view.blocks),
        "private_metadata": content.get("private_metadata") or "",
        "callback_id": content.get("callback_id") or "",
        "state": {"values": values_of(view.blocks, values)},
        "hash": view.hash,
        "title": content.get("title") or {"type": "plain_text", "text": "View Title", "emoji": True},
        "clear_on_close": bool(content.get("clear_on_close")),
        "notify_on_close": bool(content.get("notify_on_close")),
        "close": content.get("close"),
        "submit": content.get("submit"),
        "previous_view_id": view.previous_view_id or None,
        "root_view_id": view.root_view_id,
        "app_id": scene.app.id,
        "external_id": view.external_id,
        "app_installed_team_id": scene.workspace.team_id,
        "bot_id": scene.installation.bot_id,
    }


def _profile(scene: Scene, person: Person) -> dict[str, Any]:
    status = status_of(person, scene.clock.now())
    first, _, last = person.real_name.partition(" ")
    emoji = status.emoji.strip(":")
    profile: dict[str, Any] = {
        "title": "",
        "phone": "",
        "skype": "",
        "real_name": person.real_name,
        "real_name_normalized": person.real_name,
        "display_name": person.name,
        "display_name_normalized": person.name,
        "first_name": first,
        "last_name": last,
        "fields": {},
        "status_text": status.text,
        "status_emoji": status.emoji,
        "status_emoji_display_info": [{"emoji_name": emoji, "display_url": ""}] if emoji else [],
        "status_expiration": int(status.expiration),
        "status_text_canonical": "",
        "team": person.home_team_id or scene.workspace.team_id,
    }
    if person.email and "users:read.email" in scene.installation.scopes:
        profile["email"] = person.email
    if person.is_bot:
        profile |= {"bot_id": person.bot_id, "api_app_id": person.app_id}
    return profile


def _bot_part(scene: Scene, message: Message) -> Json:
    return {
        "bot_id": message.bot_id,
        "app_id": message.app_id,
        "bot_profile": {
            "id": message.bot_id,
            "app_id": message.app_id,
            "name": scene.app.bot_name,
            "deleted": False,
            "team_id": scene.workspace.team_id,
        },
    }


def _thread_part(scene: Scene, message: Message) -> Json:
    if message.is_reply:
        parent = scene.workspace.messages[message.channel_id].get(message.thread_ts)
        return {"parent_user_id": parent.author_id} if parent else {}
    replies = scene.workspace.replies(message.channel_id, message.ts)
    if not replies:
        return {}
    authors = list(dict.fromkeys(reply.author_id for reply in replies))
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users_count": len(authors),
        "reply_users": authors[:5],
        "latest_reply": replies[-1].ts,
        "is_locked": message.is_locked,
        "subscribed": False,
    }
