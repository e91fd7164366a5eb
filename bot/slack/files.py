"""Sharing a file in a thread: leave to upload, the bytes, and the message. Each call goes out once."""

from bot.slack.outgoing import Outgoing


async def share(outgoing: Outgoing, channel: str, thread: str, name: str, title: str, content: bytes) -> None:  # noqa: PLR0913, PLR0917 - what a file is, and where it goes
    """Share a file; until the last call is answered nobody sees it. Raises as `Outgoing.call`."""
    given = await outgoing.send("files.getUploadURLExternal", filename=name, length=len(content))
    await outgoing.upload(str(given["upload_url"]), content)
    await outgoing.call(
        "files.completeUploadExternal",
        files=[{"id": str(given["file_id"]), "title": title}],
        channel_id=channel,
        thread_ts=thread,
    )
