"""HTTP delivery: requests with Slack's v0 signature to the app's request URL."""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import aiohttp

from bot.playground.delivery.parcel import Parcel, Reply

_FORM = "application/x-www-form-urlencoded"
_JSON = "application/json"
_REDIRECTS = 2
_OK = range(200, 300)


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """Sign a body as Slack does."""
    message = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()


class HttpCarrier:
    """Posts to one request URL, which serves events, interactions and commands alike, as Bolt's does."""

    def __init__(self, url: str, signing_secret: str, real_now: Callable[[], float], patience: float = 3.0) -> None:
        self.url = url
        self.patience = patience
        self._secret = signing_secret
        self._real_now = real_now
        self._client: aiohttp.ClientSession | None = None

    async def carry(self, parcel: Parcel, attempt: int, reason: str) -> Reply:
        """Post a parcel and wait for the answer."""
        body, content_type = _written(parcel)
        headers = self._headers(body, content_type)
        if attempt:
            headers |= {"X-Slack-Retry-Num": str(attempt), "X-Slack-Retry-Reason": reason}
        start = time.perf_counter()
        reply = await self._post(body, headers, wants_answer=parcel.wants_answer)
        return Reply(reply.problem, reply.reason, reply.body, reply.status, time.perf_counter() - start, reply.final)

    async def verify_url(self, verification_token: str) -> bool:
        """Ask the request URL to prove it is the app's, as Slack does when it is entered."""
        challenge = hashlib.sha256(self.url.encode()).hexdigest()
        asked = {"token": verification_token, "challenge": challenge, "type": "url_verification"}
        body = json.dumps(asked).encode()
        reply = await self._post(body, self._headers(body, _JSON), wants_answer=True)
        answered = reply.body.get("challenge") if isinstance(reply.body, dict) else reply.body
        return reply.ok and answered == challenge

    async def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            await self._client.close()
            self._client = None

    def _headers(self, body: bytes, content_type: str) -> dict[str, str]:
        # The app compares the timestamp with its own clock, so a moved playground clock must not show here.
        timestamp = str(int(self._real_now()))
        return {
            "Content-Type": content_type,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": signature(self._secret, timestamp, body),
        }

    async def _post(self, body: bytes, headers: dict[str, str], *, wants_answer: bool) -> Reply:
        if self._client is None:
            self._client = aiohttp.ClientSession(trust_env=False)
        try:
            async with (
                asyncio.timeout(self.patience),
                self._client.post(self.url, data=body, headers=headers, max_redirects=_REDIRECTS) as answer,
            ):
                text = await answer.text()
        except TimeoutError:
            return Reply("operation_timeout", "http_timeout", status=0)
        except aiohttp.TooManyRedirects:
            return Reply("too_many_redirects", "too_many_redirects", status=0)
        except aiohttp.ClientConnectionError:
            return Reply("not_connected", "connection_failed", status=0)
        except aiohttp.ClientError:
            return Reply("unknown_error", "unknown_error", status=0)
        if answer.status not in _OK:
            final = answer.headers.get("x-slack-no-retry") == "1"
            return Reply(f"http {answer.status}", "http_error", text, answer.status, final=final)
        return Reply(body=_read(text, answer.content_type) if wants_answer else None, status=answer.status)


def _written(parcel: Parcel) -> tuple[bytes, str]:
    if parcel.kind == "events_api":
        return json.dumps(parcel.payload).encode(), _JSON
    if parcel.kind == "interactive":
        return urlencode({"payload": json.dumps(parcel.payload)}).encode(), _FORM
    return urlencode({key: _as_form(value) for key, value in parcel.payload.items()}).encode(), _FORM


def _as_form(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _read(text: str, content_type: str) -> Any:
    if content_type != _JSON:
        return text or None
    try:
        return json.loads(text) if text else None
    except ValueError:
        return text
