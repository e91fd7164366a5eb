"""Requests as Slack signs them, and as somebody else would try to."""

import io
import json
import time
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

import aiohttp

from bot.playground.delivery.http import signature

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"


@dataclass(frozen=True)
class Asked:
    """One request: its bytes and its headers."""

    body: bytes
    headers: dict[str, str] = field(default_factory=dict)

    def but(self, **headers: str) -> "Asked":
        """The same with other headers, named with _ for -; an empty one is left out."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        kept = {**self.headers, **named}
        return replace(self, headers={name: value for name, value in kept.items() if value})

    async def send(self, port: int) -> int:
        async with (
            aiohttp.ClientSession() as session,
            session.post(
                f"http://127.0.0.1:{port}/slack/events", data=io.BytesIO(self.body), headers=self.headers
            ) as answer,
        ):
            await answer.read()
            return answer.status


def signed(secret: str, body: bytes, content_type: str = FORM, at: int | None = None) -> Asked:
    """Sign a body."""
    timestamp = str(int(time.time()) if at is None else at)
    return Asked(
        body,
        {
            "content-type": content_type,
            "x-slack-request-timestamp": timestamp,
            "x-slack-signature": signature(secret, timestamp, body),
        },
    )


def as_payload(payload: Any) -> bytes:
    """Write an interaction the way Slack posts it."""
    return urlencode({"payload": json.dumps(payload)}).encode()
