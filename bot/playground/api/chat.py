"""chat.*: posting, changing and deleting messages, ephemeral ones, and permalinks."""

from bot.playground.api.call import Call
from bot.playground.api.content import TEXT_BYTES, TEXT_KEPT, Content, read_content
from bot.playground.posting import post, rewrite, take_away
from bot.playground.refusal import Refusal
from bot.playground.scene import Scene
from bot.playground.shapes import message_shape
from bot.playground.workspace import Channel, Json, Message, Person
from bot.playground.workspace.ids import new_id


def post_message(call: Call) -> Json:
    """chat.postMessage: post to a channel, a thread, or (by a person's id) the direct messages with them."""
    content = read_content(call.args)
    channel = _place_to_post(call)
    message = _post(call, channel, content, broadcast=call.args.flag("reply_broadcast"))
    answer: Json = {"channel": channel.id, "ts": message.ts, "message": message_shape(call.scene, message)}
    if len(call.args.text("text")) > TEXT_KEPT:
        answer["warning"] = "message_truncated"
    return answer


def update(call: Call) -> Json:
    """chat.update: change a message of one's own; text without blocks removes the blocks."""
    content = read_content(call.args, text_bytes=TEXT_BYTES)
    channel, message = _own_message(call, "ts", "cant_update_message")
    if channel.is_archived:
        raise Refusal("is_inactive")
    if content.text is None and content.blocks is None and content.attachments is None:
        raise Refusal("no_text")
    changed = rewrite(call.scene, channel, message, content)
    shape = message_shape(call.scene, changed)
    return {"channel": channel.id, "ts": changed.ts, "text": changed.text, "message": shape}


def delete(call: Call) -> Json:
    """chat.delete: delete a message of one's own."""
    channel, message = _own_message(call, "ts", "cant_delete_message")
    take_away(call.scene, channel, message)
    return {"channel": channel.id, "ts": message.ts}


def post_ephemeral(call: Call) -> Json:
    """chat.postEphemeral: show a message to one person only, who must be in the channel."""
    content = read_content(call.args, text_bytes=TEXT_BYTES)
    channel = call.channel()
    _may_post(call, channel)
    person = call.args.text("user")
    if person not in channel.members:
        raise Refusal("user_not_in_channel")
    return {"message_ts": _post(call, channel, content, ephemeral_to=person).ts}


def get_permalink(call: Call) -> Json:
    """chat.getPermalink: the address of a message; a reply's names its thread."""
    channel = call.channel()
    message = call.workspace.find_message(channel.id, call.args.text("message_ts"))
    if message is None:
        raise Refusal("message_not_found")
    return {"channel": channel.id, "permalink": permalink(call.scene, message)}


def permalink(scene: Scene, message: Message) -> str:
    """Write the address of a message; it leads to the playground's own page."""
    link = f"{scene.address}/archives/{message.channel_id}/p{message.ts.replace('.', '')}"
    return f"{link}?thread_ts={message.thread_ts}&cid={message.channel_id}" if message.is_reply else link


def direct_channel(scene: Scene, person: Person) -> Channel:
    """Find or make the direct message channel between the bot and somebody."""
    found = scene.workspace.find_direct(scene.bot.id, person.id)
    if found is not None:
        return found
    made = Channel(new_id("D"), "", "im", frozenset((scene.bot.id, person.id)), int(scene.clock.now()), scene.bot.id)
    scene.workspace.put_channel(made)
    return made


def _place_to_post(call: Call) -> Channel:
    ref = call.args.text("channel")
    person = call.workspace.people.get(ref)
    if person is None:
        channel = call.channel()
    elif person.is_bot:
        raise Refusal("cannot_dm_bot")
    else:
        channel = direct_channel(call.scene, person)
    _may_post(call, channel)
    return channel


def _may_post(call: Call, channel: Channel) -> None:
    if channel.is_archived:
        raise Refusal("is_archived")
    if channel.kind == "im" and not call.scene.app.messages_tab:
        raise Refusal("messages_tab_disabled")
    if call.scene.bot.id not in channel.members and "chat:write.public" not in call.scopes:
        raise Refusal("not_in_channel")


def _post(
    call: Call, channel: Channel, content: Content, *, broadcast: bool = False, ephemeral_to: str = ""
) -> Message:
    """Post into the thread, and under the name, that the call gives."""
    if content.is_empty:
        raise Refusal("no_text")
    return post(
        call.scene,
        channel,
        content,
        thread_ts=_thread_ts(call),
        broadcast=broadcast,
        ephemeral_to=ephemeral_to,
        username=call.args.text("username"),
        icon=call.args.text("icon_emoji"),
    )


def _thread_ts(call: Call) -> str:
    thread_ts = call.args.text("thread_ts")
    whole, dot, rest = thread_ts.partition(".")
    if thread_ts and not (dot and whole.isdigit() and rest.isdigit()):
        raise Refusal("invalid_thread_ts")
    return thread_ts


def _own_message(call: Call, name: str, error: str) -> tuple[Channel, Message]:
    channel = call.channel()
    message = call.workspace.find_message(channel.id, call.args.text(name))
    if message is None:
        raise Refusal("message_not_found")
    if message.bot_id != call.scene.installation.bot_id:
        raise Refusal(error)
    return channel, message
