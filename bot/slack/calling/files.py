"""Sharing a file in a thread: leave to upload, the bytes, and the message. Each call goes out once."""

from bot.slack.calling.outgoing import Outgoing
from bot.usecases.ports import GoneError, Installation, ThreadGoneError


async def share(  # noqa: PLR0913, PLR0917 - what a file is, and where it goes
    outgoing: Outgoing, installation: Installation, channel: str, thread: str, name: str, title: str, content: bytes
) -> None:
    """Share a file; until the last call is answered nobody sees it. Raises as `Outgoing.post`."""
    given = await outgoing.send(installation, "files.getUploadURLExternal", filename=name, length=len(content))
    await outgoing.upload(str(given["upload_url"]), content)
    await _stands(outgoing, installation, channel, thread)
    await outgoing.call(
        installation,
        "files.completeUploadExternal",
        files=[{"id": str(given["file_id"]), "title": title}],
        channel_id=channel,
        thread_ts=thread,
    )


async def _stands(outgoing: Outgoing, installation: Installation, channel: str, thread: str) -> None:
    """See that the thread is there, as late as can be: a file for one that is gone lands in the whole channel.

    Slack does not say afterwards where it landed, as it does for a message.
    """
    try:
        await outgoing.read(installation, "chat.getPermalink", channel=channel, message_ts=thread)
    except GoneError:
        raise ThreadGoneError("the root card was deleted") from None
