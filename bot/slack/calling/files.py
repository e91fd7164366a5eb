"""Sharing a file in a thread: leave to upload, the bytes, and the message. Each call goes out once."""

from bot.slack.calling.outgoing import Outgoing
from bot.usecases.ports import Installation


async def share(  # noqa: PLR0913, PLR0917 - what a file is, and where it goes
    outgoing: Outgoing, installation: Installation, channel: str, thread: str, name: str, title: str, content: bytes
) -> None:
    """Share a file; until the last call is answered nobody sees it. Raises as `Outgoing.call`."""
    given = await outgoing.send(installation, "files.getUploadURLExternal", filename=name, length=len(content))
    await outgoing.upload(str(given["upload_url"]), content)
    await outgoing.call(
        installation,
        "files.completeUploadExternal",
        files=[{"id": str(given["file_id"]), "title": title}],
        channel_id=channel,
        thread_ts=thread,
    )
