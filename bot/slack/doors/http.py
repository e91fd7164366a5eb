"""The door for HTTP: a request is verified on its raw bytes before anything of it is read, then handed to Bolt parsed.

Bolt's own form parser loses bodies that contain the word "payload", so the body is parsed here.
"""

import json
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import Clock, SignatureVerifier
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.slack.app import OF_ITS_SHAPE
from bot.slack.doors.form import read_form

log = logging.getLogger(__name__)
MOST_BYTES = 1_000_000
"""Slack's largest payloads stay well below this."""
Healthy = Callable[[], Awaitable[bool]]


class Door:
    """Takes what Slack sends to /slack/events."""

    def __init__(self, app: AsyncApp, signing_secret: str, clock: Clock | None = None) -> None:
        self._app = app
        self._verifier = SignatureVerifier(signing_secret, clock or Clock())

    async def answer(self, request: Request) -> Response:  # noqa: PLR0911 - each return is one kind of answer
        """Answer one request: 401 for what Slack did not sign, 400 for what cannot be read, 503 when we cannot work."""
        try:
            body = await _body(request)
        except ClientDisconnect:
            return PlainTextResponse("gone", 400)
        if body is None:
            return PlainTextResponse("too large", 413)
        if not self._signed(body, request.headers):
            return PlainTextResponse("not signed by Slack", 401)
        parsed = parse(body, request.headers.get("content-type", ""))
        if parsed is None or not isinstance(parsed.get("event", {}), dict):
            return PlainTextResponse("cannot be read", 400)
        if parsed.get("ssl_check") == "1":
            return PlainTextResponse("")
        headers: dict[str, str | Sequence[str]] = {name: [value] for name, value in request.headers.items()}
        try:
            asked = AsyncBoltRequest(mode="socket_mode", body=parsed, headers=headers)
            answer = await self._app.async_dispatch(asked)
        except OF_ITS_SHAPE:
            # Bolt looks for ids and types before anyone has looked at the shape; what our own listeners raise it keeps.
            return PlainTextResponse("cannot be read", 400)
        content = {"content-type": ", ".join(answer.headers.get("content-type", ["text/plain"]))}
        return Response(answer.body, answer.status, headers=content)

    def _signed(self, body: bytes, headers: Mapping[str, str]) -> bool:
        at, signature = headers.get("x-slack-request-timestamp", ""), headers.get("x-slack-signature", "")
        if not (at.isascii() and at.isdigit() and signature.isascii()):
            return False
        try:
            return self._verifier.is_valid(body, at, signature)
        except ValueError:  # bytes that are no UTF-8 were never signed by Slack
            return False


def parse(body: bytes, content_type: str) -> dict[str, Any] | None:
    """Read a verified body, a form or JSON; None when it is neither or not an object."""
    try:
        text = body.decode()
        if "json" in content_type:
            found = json.loads(text)
        else:
            form = read_form(text)
            found = json.loads(form["payload"]) if "payload" in form else form
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def web_app(door: Door, healthy: Healthy) -> Starlette:
    """Put the door and a sign of life into one application."""

    async def health(_: Request) -> Response:
        return PlainTextResponse("ok") if await healthy() else PlainTextResponse("the store does not answer", 503)

    return Starlette(
        routes=[
            Route("/slack/events", door.answer, methods=["POST"]),
            Route("/healthz", health, methods=["GET"]),
        ]
    )


async def _body(request: Request) -> bytes | None:
    chunks, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > MOST_BYTES:
            return None
        chunks.append(chunk)
    return b"".join(chunks)
