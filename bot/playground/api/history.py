"""conversations.history and replies: what stands in a channel or a thread, for apps that may read it."""

from collections.abc import Sequence

from bot.playground.api.call import Call
from bot.playground.api.paging import page_of
from bot.playground.refusal import Refusal
from bot.playground.shapes import message_shape
from bot.playground.workspace import Channel, Json, Message

_SCOPES = {"public": "channels:history", "private": "groups:history", "im": "im:history", "mpim": "mpim:history"}
_HISTORY_MOST, _REPLIES_MOST = 999, 1000


def history(call: Call) -> Json:
    """conversations.history: the channel itself, newest first."""
    channel = _readable(call)
    everything = call.workspace.messages[channel.id].values()
    shown = [m for m in everything if not m.ephemeral_to and (not m.is_reply or m.reply_broadcast)]
    return _page(call, shown[::-1], _HISTORY_MOST, default=100)


def replies(call: Call) -> Json:
    """conversations.replies: a thread, its parent first."""
    channel = _readable(call)
    ts = call.args.text("ts")
    message = call.workspace.messages[channel.id].get(ts)
    if message is None or message.ephemeral_to:
        raise Refusal("thread_not_found")
    thread_ts = message.thread_ts or ts
    parent = call.workspace.messages[channel.id].get(thread_ts)
    shown = ([parent] if parent else []) + call.workspace.replies(channel.id, thread_ts)
    return _page(call, shown, _REPLIES_MOST, default=1000)


def _readable(call: Call) -> Channel:
    channel = call.channel()
    call.need(_SCOPES[channel.kind])
    if call.scene.bot.id not in channel.members:
        raise Refusal("not_in_channel")
    return channel


def _page(call: Call, messages: Sequence[Message], most: int, default: int) -> Json:
    oldest, latest = _bound(call, "oldest", 0.0), _bound(call, "latest", float("inf"))
    inclusive = call.args.flag("inclusive")
    wanted = [
        message
        for message in messages
        if oldest < float(message.ts) < latest or (inclusive and float(message.ts) in {oldest, latest})
    ]
    page, more = page_of(call, wanted, most=most, default=default)
    with_metadata = call.args.flag("include_all_metadata")
    shapes = [message_shape(call.scene, message) for message in page]
    for shape in shapes:
        if not with_metadata:
            shape.pop("metadata", None)
    return {"messages": shapes, "has_more": bool(more["response_metadata"]["next_cursor"]), **more}


def _bound(call: Call, name: str, default: float) -> float:
    given = call.args.text(name)
    try:
        return float(given) if given else default
    except ValueError as wrong:
        raise Refusal(f"invalid_ts_{name}") from wrong
