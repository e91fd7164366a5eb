"""Channels and people: who is where, what a channel is called, and whether the app is installed."""

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from bot.playground.acts.availability import checked
from bot.playground.delivery import events
from bot.playground.scene import NotPossible, Scene
from bot.playground.workspace import Channel, Message, Person
from bot.playground.workspace.ids import new_id

_NAME = re.compile(r"[a-z0-9_-]{1,80}")
_FIXED = {"id", "is_bot", "bot_id", "app_id"}


def open_direct(scene: Scene, who: str, other: str) -> Channel:
    """Open the direct messages with somebody."""
    person = scene.person(who)
    second = scene.workspace.find_person(other)
    if second is None:
        raise NotPossible(f"There is nobody called {other}.")
    found = scene.workspace.find_direct(person.id, second.id)
    return found or _made(scene, person, "", "im", frozenset((person.id, second.id)))


def make_channel(scene: Scene, who: str, name: str, *, private: bool) -> Channel:
    """Make a channel."""
    person = scene.person(who)
    _check_name(scene, name)
    return _made(scene, person, name, "private" if private else "public", frozenset((person.id,)))


def join(scene: Scene, who: str, where: str) -> Channel:
    """Join a public channel."""
    person = scene.person(who)
    channel = scene.channel(where, person)
    if channel.kind != "public":
        raise NotPossible(f"Only somebody in #{channel.name} can let you in.")
    return _come(scene, channel, person, "")


def invite(scene: Scene, who: str, where: str, other: str) -> Channel:
    """Bring somebody in."""
    person, channel = _inside(scene, who, where)
    return _come(scene, channel, scene.person(other), person.id)


def leave(scene: Scene, who: str, where: str) -> Channel:
    """Leave a channel."""
    person, channel = _inside(scene, who, where)
    return _go(scene, channel, person)


def remove(scene: Scene, who: str, where: str, other: str) -> Channel:
    """Put somebody out."""
    _person, channel = _inside(scene, who, where)
    return _go(scene, channel, scene.person(other))


def archive(scene: Scene, who: str, where: str, *, back: bool) -> Channel:
    """Archive a channel or bring it back."""
    person, channel = _inside(scene, who, where)
    changed = replace(channel, is_archived=not back)
    scene.workspace.put_channel(changed)
    events.channel_event(scene, "unarchive" if back else "archive", changed, person.id)
    return changed


def make_private(scene: Scene, who: str, where: str) -> Channel:
    """Make a public channel private; it keeps its id. Slack tells apps of it as a line of the channel alone."""
    person, channel = _inside(scene, who, where)
    if channel.kind != "public" or channel.is_general:
        raise NotPossible(f"#{channel.name} cannot be made private.")
    changed = replace(channel, kind="private")
    scene.workspace.put_channel(changed)
    events.converted_to_private(scene, changed, person)
    return changed


def delete_channel(scene: Scene, who: str, where: str) -> None:
    """Delete a channel for good, as an admin."""
    _admin(scene, who)
    person, channel = _inside(scene, who, where)
    if channel.is_general or channel.is_direct:
        raise NotPossible("This channel cannot be deleted.")
    events.channel_event(scene, "deleted", channel, person.id)
    scene.workspace.drop_channel(channel)


def lock_thread(scene: Scene, who: str, where: str, ts: str, *, back: bool) -> Message:
    """Lock a thread, or unlock it, as an admin: nobody replies in it any more."""
    _admin(scene, who)
    _person, channel = _inside(scene, who, where)
    message = scene.workspace.find_message(channel.id, ts)
    if message is None or message.is_reply:
        raise NotPossible("That message starts no thread.")
    locked = replace(message, is_locked=not back)
    scene.workspace.put_message(locked)
    return locked


def rename(scene: Scene, who: str, where: str, name: str) -> Channel:
    """Give a channel another name."""
    person, channel = _inside(scene, who, where)
    _check_name(scene, name)
    changed = replace(channel, name=name)
    scene.workspace.put_channel(changed)
    events.channel_event(scene, "rename", changed, person.id)
    return changed


def share(scene: Scene, who: str, where: str) -> Channel:
    """Share a channel with another company. Slack gives a private one another id for that."""
    _person, channel = _inside(scene, who, where)
    shared = replace(channel, is_shared=True)
    if channel.kind != "private":
        scene.workspace.put_channel(shared)
        return shared
    moved = scene.workspace.renumber(shared, new_id("C"))
    ids = {"old_channel_id": channel.id, "new_channel_id": moved.id}
    events.announce(scene, "channel_id_changed", ids, moved)
    return moved


def change_person(scene: Scene, who: str, changed: Mapping[str, Any]) -> Person:
    """Change fields of somebody; also of one who is deactivated, to bring them back."""
    person = scene.workspace.find_person(who)
    if person is None:
        raise NotPossible(f"There is nobody called {who}.")
    allowed = {field.name for field in fields(Person)} - _FIXED
    if wrong := sorted(changed.keys() - allowed):
        raise NotPossible(f"A person has no {', '.join(wrong)} to change; there is {', '.join(sorted(allowed))}.")
    new = checked(replace(person, **changed))
    scene.workspace.put_person(new)
    events.person_changed(scene, new)
    return new


def uninstall(scene: Scene, who: str) -> None:
    """Remove the app: its token is dead from this moment, and it is told so twice."""
    _admin(scene, who)
    installation = scene.installation
    bot_only = {"oauth": [], "bot": [installation.bot_user_id]}
    scene.workspace.put_installation(replace(installation, active=False))
    for channel in scene.workspace.channels_of(scene.bot.id):
        if not channel.is_direct:
            left = replace(channel, members=channel.members - {scene.bot.id})
            scene.workspace.put_channel(left)
    events.announce(scene, "app_uninstalled", {})
    events.announce(scene, "tokens_revoked", {"tokens": bot_only})


def install(scene: Scene, who: str) -> None:
    """Put the app back."""
    _admin(scene, who)
    again = replace(scene.installation, active=True, scopes=scene.app.scopes, installed_at=scene.clock.now())
    scene.workspace.put_installation(again)


def _made(scene: Scene, person: Person, name: str, kind: Any, members: frozenset[str]) -> Channel:
    prefix = "D" if kind == "im" else "C"
    channel = Channel(new_id(prefix), name, kind, members, int(scene.clock.now()), person.id)
    scene.workspace.put_channel(channel)
    if kind == "public":
        shown = {"id": channel.id, "name": name, "created": channel.created, "creator": person.id}
        events.announce(scene, "channel_created", {"channel": shown})
    return channel


def _inside(scene: Scene, who: str, where: str) -> tuple[Person, Channel]:
    person = scene.person(who)
    channel = scene.channel(where, person)
    if person.id not in channel.members or channel.is_direct:
        raise NotPossible(f"{person.real_name} is not in a channel {where}.")
    return person, channel


def _come(scene: Scene, channel: Channel, person: Person, inviter: str) -> Channel:
    if channel.is_archived:
        raise NotPossible(f"#{channel.name} is archived.")
    if person.id in channel.members:
        return channel
    joined = replace(channel, members=channel.members | {person.id})
    scene.workspace.put_channel(joined)
    events.membership(scene, "member_joined_channel", joined, person.id, inviter)
    return joined


def _go(scene: Scene, channel: Channel, person: Person) -> Channel:
    if person.id not in channel.members:
        raise NotPossible(f"{person.real_name} is not in #{channel.name}.")
    left = replace(channel, members=channel.members - {person.id})
    scene.workspace.put_channel(left)
    if person.id == scene.bot.id:
        events.channel_event(scene, "left", channel, person.id)
    else:
        events.membership(scene, "member_left_channel", left, person.id)
    return left


def _check_name(scene: Scene, name: str) -> None:
    if not _NAME.fullmatch(name):
        raise NotPossible("A channel's name has up to 80 small letters, digits, - and _.")
    if scene.workspace.find_channel(name) is not None:
        raise NotPossible(f"There already is a channel called #{name}.")


def _admin(scene: Scene, who: str) -> None:
    person = scene.person(who)
    if not person.is_admin:
        raise NotPossible(f"{person.real_name} is no admin; only admins install and remove apps.")
