"""What Slack hands out for a short while: trigger ids, good once for three seconds, and response URLs."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.playground.refusal import Refusal
from bot.playground.workspace.ids import new_id

TRIGGER_SECONDS = 3.0
RESPONSE_SECONDS = 30 * 60.0
RESPONSE_USES = 5
_KEPT = 20_000


@dataclass
class Trigger:
    """Leave to open one modal for one person."""

    person_id: str
    at: float
    used: bool = False


@dataclass
class ResponseUrl:
    """Leave to answer a gesture a few times, in the place it was made."""

    id: str
    person_id: str
    channel_id: str
    at: float
    message_ts: str = ""
    """The message that was pressed; empty after a command or a shortcut."""
    uses: int = 0


@dataclass
class Upload:
    """Leave to upload one file of a length that was told before."""

    id: str
    file_id: str
    name: str
    length: int
    content: bytes = b""


class Tickets:
    """The tickets of one workspace."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._triggers: dict[str, Trigger] = {}
        self._responses: dict[str, ResponseUrl] = {}
        self._uploads: dict[str, Upload] = {}
        self.uploaded: dict[str, Upload] = {}
        """By file id: what has come and is not shared yet."""

    def new_trigger(self, person_id: str) -> str:
        """Hand out a trigger id for a gesture just made."""
        trigger_id = f"{secrets.randbelow(10**13)}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        self._triggers[trigger_id] = Trigger(person_id, self._now())
        _trim(self._triggers)
        return trigger_id

    def spend_trigger(self, trigger_id: str) -> str:
        """Take a trigger id back and tell whose gesture it was; refuse one used, too old or unknown."""
        trigger = self._triggers.get(trigger_id)
        if trigger is None:
            raise Refusal("invalid_trigger_id")
        if trigger.used:
            raise Refusal("exchanged_trigger_id")
        if self._now() - trigger.at > TRIGGER_SECONDS:
            raise Refusal("expired_trigger_id")
        trigger.used = True
        return trigger.person_id

    def new_response(self, person_id: str, channel_id: str, message_ts: str = "") -> ResponseUrl:
        """Hand out a response URL."""
        ticket = ResponseUrl(new_id("R", 24), person_id, channel_id, self._now(), message_ts)
        self._responses[ticket.id] = ticket
        _trim(self._responses)
        return ticket

    def spend_response(self, response_id: str) -> ResponseUrl:
        """Count one use of a response URL; refuse the sixth, one past its half hour, and an unknown one."""
        ticket = self._responses.get(response_id)
        if ticket is None:
            raise Refusal("not_found")
        if self._now() - ticket.at > RESPONSE_SECONDS:
            raise Refusal("expired_url")
        if ticket.uses >= RESPONSE_USES:
            raise Refusal("used_url")
        ticket.uses += 1
        return ticket

    def new_upload(self, file_id: str, name: str, length: int) -> Upload:
        """Hand out leave to upload a file."""
        ticket = Upload(secrets.token_urlsafe(24), file_id, name, length)
        self._uploads[ticket.id] = ticket
        _trim(self._uploads)
        return ticket

    def upload(self, upload_id: str, content: bytes) -> None:
        """Take the bytes of a file, once; what Slack answers to another length is not documented."""
        ticket = self._uploads.get(upload_id)
        if ticket is None:
            raise Refusal("not_found")
        if len(content) != ticket.length:
            raise Refusal("length_mismatch")
        del self._uploads[upload_id]
        ticket.content = content
        self.uploaded[ticket.file_id] = ticket
        _trim(self.uploaded)


def _trim(kept: dict[str, Any]) -> None:
    while len(kept) > _KEPT:
        del kept[next(iter(kept))]
