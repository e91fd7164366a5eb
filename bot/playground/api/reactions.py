"""reactions.*: the app's own reactions to messages."""

import re
from dataclasses import replace

from bot.playground.api.call import Call
from bot.playground.delivery import events
from bot.playground.refusal import Refusal
from bot.playground.workspace import Json, Message

_NAME = re.compile(r"[a-z0-9_+'-]+(::skin-tone-[2-6])?")
_MOST_EMOJI = 23


def add(call: Call) -> Json:
    """reactions.add: react to a message."""
    message, name, bot = _asked(call)
    if bot in message.reactions.get(name, ()):
        raise Refusal("already_reacted")
    if name not in message.reactions and len(message.reactions) >= _MOST_EMOJI:
        raise Refusal("too_many_emoji")
    call.workspace.put_message(with_reaction(message, name, bot))
    events.reaction(call.scene, "reaction_added", bot, name, message)
    return {}


def remove(call: Call) -> Json:
    """reactions.remove: take a reaction back."""
    message, name, bot = _asked(call)
    if bot not in message.reactions.get(name, ()):
        raise Refusal("no_reaction")
    call.workspace.put_message(without_reaction(message, name, bot))
    events.reaction(call.scene, "reaction_removed", bot, name, message)
    return {}


def with_reaction(message: Message, name: str, person_id: str) -> Message:
    """Give the message with one more reaction."""
    return replace(message, reactions={**message.reactions, name: [*message.reactions.get(name, ()), person_id]})


def without_reaction(message: Message, name: str, person_id: str) -> Message:
    """Give the message with one reaction less."""
    left = [each for each in message.reactions.get(name, ()) if each != person_id]
    others = {key: who for key, who in message.reactions.items() if key != name}
    return replace(message, reactions={**others, name: left} if left else others)


def _asked(call: Call) -> tuple[Message, str, str]:
    name = call.args.text("name").strip(":")
    if not _NAME.fullmatch(name):
        raise Refusal("invalid_name")
    channel = call.channel()
    if channel.is_archived:
        raise Refusal("is_archived")
    if call.scene.bot.id not in channel.members:
        raise Refusal("not_in_channel")
    timestamp = call.args.text("timestamp")
    if not timestamp:
        raise Refusal("no_item_specified")
    message = call.workspace.find_message(channel.id, timestamp)
    if message is None:
        raise Refusal("message_not_found")
    parent = call.workspace.find_message(channel.id, message.thread_ts or message.ts)
    if parent is not None and parent.is_locked:
        raise Refusal("thread_locked")
    return message, name, call.scene.bot.id
