"""How the app's messages come into a channel, by whichever way: the thread rules, and what follows."""

from dataclasses import replace

from bot.playground.api.content import Content
from bot.playground.delivery import events
from bot.playground.refusal import Refusal
from bot.playground.scene import Scene
from bot.playground.workspace import Channel, Message


def post(  # noqa: PLR0913 - a post has these parts
    scene: Scene,
    channel: Channel,
    content: Content,
    *,
    thread_ts: str = "",
    broadcast: bool = False,
    ephemeral_to: str = "",
    username: str = "",
    icon: str = "",
) -> Message:
    """Put a message of the app into a channel and tell those who listen."""
    thread_ts = thread_for(scene, channel, thread_ts)
    message = Message(
        channel_id=channel.id,
        ts=scene.workspace.new_ts(),
        author_id=scene.bot.id,
        text=content.text or "",
        blocks=content.blocks or (),
        attachments=content.attachments or (),
        thread_ts=thread_ts,
        reply_broadcast=broadcast and bool(thread_ts),
        ephemeral_to=ephemeral_to,
        metadata=content.metadata,
        bot_id=scene.installation.bot_id,
        app_id=scene.app.id,
        username=username,
        icon=icon,
    )
    if ephemeral_to and thread_ts and not scene.workspace.replies(channel.id, thread_ts):
        # Slack shows an ephemeral reply only in a thread that is already going on, and says nothing about it.
        return message
    scene.workspace.put_message(message)
    events.message_posted(scene, channel, message)
    return message


def thread_for(scene: Scene, channel: Channel, thread_ts: str) -> str:
    """Tell which thread a reply lands in: none when its parent is gone, then Slack posts to the channel."""
    if not thread_ts:
        return ""
    parent = scene.workspace.find_message(channel.id, thread_ts)
    if parent is None:
        return ""
    if parent.is_reply:
        raise Refusal("cannot_reply_to_message")
    if parent.is_locked:
        raise Refusal("restricted_action_thread_locked")
    return thread_ts


def rewrite(scene: Scene, channel: Channel, message: Message, content: Content) -> Message:
    """Change a message of the app: text alone takes its blocks away, and what was not given stays."""
    blocks = message.blocks if content.blocks is None else content.blocks
    if content.text is not None and content.blocks is None:
        blocks = ()
    changed = replace(
        message,
        text=message.text if content.text is None else content.text,
        blocks=blocks,
        attachments=message.attachments if content.attachments is None else content.attachments,
        metadata=message.metadata if content.metadata is None else (content.metadata or None),
    )
    if not (changed.text or changed.blocks or changed.attachments):
        raise Refusal("no_text")
    if not changed.blocks:
        changed = replace(changed, edited_by=message.author_id, edited_ts=scene.workspace.new_ts())
    scene.workspace.put_message(changed)
    if not message.ephemeral_to:
        events.message_changed(scene, channel, changed, message)
    return changed


def take_away(scene: Scene, channel: Channel, message: Message) -> None:
    """Delete a message and tell those who listen."""
    scene.workspace.drop_message(message)
    if not message.ephemeral_to:
        events.message_deleted(scene, channel, message)
