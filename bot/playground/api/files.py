"""files.*: getting leave to upload a file, and putting uploaded ones into a channel or a thread."""

import re
from dataclasses import replace

from bot.playground.api.call import Call
from bot.playground.delivery import events
from bot.playground.posting import thread_for
from bot.playground.refusal import Refusal
from bot.playground.shapes import file_shape
from bot.playground.workspace import Channel, File, Json, Message
from bot.playground.workspace.ids import new_id

LARGEST = 20 * 1024 * 1024
"""Bytes of one file; Slack takes a gigabyte, which nobody here wants to keep."""
_TS = re.compile(r"\d+\.\d+")


def get_upload_url(call: Call) -> Json:
    """files.getUploadURLExternal: an address that takes the bytes of one file, once."""
    name, length = call.args.text("filename"), call.args.text("length")
    if not name or not length:
        raise Refusal("missing_argument")
    if not (length.isascii() and length.isdigit() and int(length)):
        raise Refusal("invalid_arguments", ["must be a whole number above 0 [json-pointer:/length]"])
    if int(length) > LARGEST:
        raise Refusal("file_upload_size_restricted")
    ticket = call.scene.tickets.new_upload(new_id("F"), name, int(length))
    address = f"{call.scene.address}/upload/{call.workspace.team_id}/{ticket.id}"
    return {"upload_url": address, "file_id": ticket.file_id}


def complete_upload(call: Call) -> Json:
    """files.completeUploadExternal: share what was uploaded; the message with it is the app's."""
    channel = call.channel("channel_id") if "channel_id" in call.args else None
    if channel is not None:
        _may_share(call, channel)
    files = _uploaded(call)
    if channel is not None:
        _share(call, channel, files)
    return {"files": [{"id": file.id, "title": file.title} for file in files]}


def _uploaded(call: Call) -> list[File]:
    """Take what is named off the uploads; each is shared once, and only by whoever may upload."""
    named = call.args.structure("files", "invalid_arguments")
    if not isinstance(named, list) or not named or not all(isinstance(each, dict) for each in named):
        raise Refusal("invalid_arguments", ["must provide an array [json-pointer:/files]"])
    if any(str(each.get("id")) not in call.scene.tickets.uploaded for each in named):
        raise Refusal("file_not_found")
    found = []
    for each in named:
        ticket = call.scene.tickets.uploaded.pop(str(each["id"]))
        title = str(each.get("title") or ticket.name)
        file = File(ticket.file_id, ticket.name, title, len(ticket.content), ticket.content.hex())
        call.workspace.put_file(file)
        found.append(file)
    return found


def _may_share(call: Call, channel: Channel) -> None:
    if channel.is_archived:
        raise Refusal("posting_to_channel_denied")
    if call.scene.bot.id not in channel.members:
        raise Refusal("not_in_channel")
    thread_ts = call.args.text("thread_ts")
    if thread_ts and not _TS.fullmatch(thread_ts):
        raise Refusal("invalid_thread_ts")


def _share(call: Call, channel: Channel, files: list[File]) -> None:
    scene = call.scene
    message = Message(
        channel_id=channel.id,
        ts=scene.workspace.new_ts(),
        author_id=scene.bot.id,
        text=call.args.text("initial_comment"),
        bot_id=scene.installation.bot_id,
        app_id=scene.app.id,
    )
    message = replace(
        message,
        thread_ts=thread_for(scene, channel, call.args.text("thread_ts")),
        files=[file_shape(scene, file) for file in files],
    )
    scene.workspace.put_message(message)
    events.message_posted(scene, channel, message)
