"""People's own messages: writing, changing, deleting, and reacting."""

import re
import uuid
from dataclasses import replace

from bot.playground.acts.warnings import warn
from bot.playground.api.reactions import with_reaction, without_reaction
from bot.playground.delivery import events
from bot.playground.posting import take_away
from bot.playground.scene import NotPossible, Scene
from bot.playground.workspace import Channel, Message, Person, Workspace

_KEPT_FORM = re.compile(r"<(?:[@#!][^<>\n]+|https?://[^<>\s]+)>")
_HANDLE = re.compile(r"(?<![\w@])@([a-z0-9][\w.-]*)", re.IGNORECASE)
_CHANNEL = re.compile(r"(?<![\w#&])#([a-z0-9][\w-]*)", re.IGNORECASE)
_LINK = re.compile(r"(?<!<)https?://[^\s<>|]+")
_BROADCASTS = {"here", "channel", "everyone"}
_TYPED_MOST = 12_000


def say(  # noqa: PLR0913 - a message has these parts
    scene: Scene, who: str, where: str, text: str, thread_ts: str, *, broadcast: bool = False
) -> Message:
    """Write a message and tell the app what it may hear of it."""
    person = scene.person(who)
    channel = _may_write(scene, person, where)
    if not text.strip() or len(text) > _TYPED_MOST:
        raise NotPossible(f"A message has between 1 and {_TYPED_MOST} characters.")
    parent = scene.workspace.find_message(channel.id, thread_ts) if thread_ts else None
    if thread_ts and (parent is None or parent.is_reply):
        raise NotPossible("That message starts no thread; reply to the first message of one.")
    if parent is not None and parent.is_locked:
        raise NotPossible("This thread is locked; nobody replies to it any more.")
    message = Message(
        channel_id=channel.id,
        ts=scene.workspace.new_ts(),
        author_id=person.id,
        text=encoded(scene.workspace, text),
        thread_ts=thread_ts,
        reply_broadcast=broadcast and bool(thread_ts),
        client_msg_id=str(uuid.uuid4()),
    )
    scene.workspace.put_message(message)
    bot = scene.bot
    if f"<@{bot.id}>" in message.text and bot.id not in channel.members and not channel.is_direct:
        warn(
            scene,
            person,
            "not_in_channel",
            f"{bot.real_name} is not in this channel. Invite it first.",
            channel,
        )
    events.message_posted(scene, channel, message)
    return message


def edit(scene: Scene, who: str, where: str, ts: str, text: str) -> Message:
    """Change one's own message."""
    person, channel, message = _own(scene, who, where, ts)
    stamp = scene.workspace.new_ts()
    changed = replace(message, text=encoded(scene.workspace, text), edited_by=person.id, edited_ts=stamp)
    scene.workspace.put_message(changed)
    events.message_changed(scene, channel, changed, message)
    return changed


def delete(scene: Scene, who: str, where: str, ts: str) -> None:
    """Delete one's own message, or as an admin anybody's."""
    _person, channel, message = _own(scene, who, where, ts, admins_too=True)
    take_away(scene, channel, message)


def dismiss(scene: Scene, who: str, where: str, ts: str) -> None:
    """Take away an ephemeral message."""
    person = scene.person(who)
    channel = scene.channel(where, person)
    message = scene.workspace.messages[channel.id].get(ts)
    if message is None or message.ephemeral_to != person.id:
        raise NotPossible("Only a message that you alone can see can be dismissed.")
    scene.workspace.drop_message(message)


def react(scene: Scene, who: str, where: str, ts: str, name: str) -> None:
    """React with an emoji; a second time changes nothing."""
    person, message = _seen(scene, who, where, ts)
    if person.id not in message.reactions.get(name, ()):
        scene.workspace.put_message(with_reaction(message, name, person.id))
        events.reaction(scene, "reaction_added", person.id, name, message)


def unreact(scene: Scene, who: str, where: str, ts: str, name: str) -> None:
    """Take a reaction back."""
    person, message = _seen(scene, who, where, ts)
    if person.id in message.reactions.get(name, ()):
        scene.workspace.put_message(without_reaction(message, name, person.id))
        events.reaction(scene, "reaction_removed", person.id, name, message)


def encoded(workspace: Workspace, typed: str) -> str:
    """Write typed text as Slack keeps it: mentions and links in angle brackets, & < > escaped."""
    parts = []
    end = 0
    for form in _KEPT_FORM.finditer(typed):
        parts += [_encoded_plain(workspace, typed[end : form.start()]), form.group()]
        end = form.end()
    return "".join([*parts, _encoded_plain(workspace, typed[end:])])


def with_mentions(workspace: Workspace, typed: str) -> str:
    """Turn @handle and #channel into mentions, where such people and channels are."""

    def person(found: re.Match[str]) -> str:
        name = found.group(1)
        if name in _BROADCASTS:
            return f"<!{name}>"
        known = workspace.find_person(name.rstrip(".-")) or workspace.find_person(name)
        return f"<@{known.id}>{'.' if name.endswith('.') else ''}" if known else found.group()

    def channel(found: re.Match[str]) -> str:
        known = workspace.find_channel(found.group(1))
        if known is None:
            return found.group()
        return f"<#{known.id}|{known.name if known.kind == 'public' else ''}>"

    return _CHANNEL.sub(channel, _HANDLE.sub(person, typed))


def _encoded_plain(workspace: Workspace, typed: str) -> str:
    escaped = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return with_mentions(workspace, _LINK.sub(lambda found: f"<{found.group()}>", escaped))


def _may_write(scene: Scene, person: Person, where: str) -> Channel:
    channel = scene.channel(where, person)
    if person.id not in channel.members:
        raise NotPossible(f"Join #{channel.name} first to write there.")
    if channel.is_archived:
        raise NotPossible(f"#{channel.name} is archived.")
    with_app = channel.kind == "im" and scene.bot.id in channel.members
    if with_app and (not scene.app.messages_tab or scene.app.messages_read_only):
        raise NotPossible("Sending messages to this app has been turned off.")
    return channel


def _own(scene: Scene, who: str, where: str, ts: str, *, admins_too: bool = False) -> tuple[Person, Channel, Message]:
    person = scene.person(who)
    channel = scene.channel(where, person)
    message = scene.workspace.find_message(channel.id, ts)
    if message is None:
        raise NotPossible("That message is not there any more.")
    if message.author_id != person.id and not (admins_too and person.is_admin):
        raise NotPossible("That is somebody else's message.")
    return person, channel, message


def _seen(scene: Scene, who: str, where: str, ts: str) -> tuple[Person, Message]:
    person = scene.person(who)
    channel = scene.channel(where, person)
    message = scene.workspace.find_message(channel.id, ts)
    if message is None:
        raise NotPossible("That message is not there any more.")
    return person, message
