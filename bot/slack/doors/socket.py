"""The door for Socket Mode: one connection that is rebuilt whenever it goes quiet, and drained before it closes.

The SDK's client keeps trying a dead ticket and may stop hearing without noticing, so a watchdog replaces it whole.
"""

import asyncio
import contextlib
import logging
import time
from typing import Self

from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app, send_async_response
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

log = logging.getLogger(__name__)
HELLO_SECONDS = 10.0
LOOK_SECONDS = 1.0
DRAIN_SECONDS = 8.0


class Connection:
    """Keeps one socket to Slack open; enter it to connect, leave it to answer what was taken, then close."""

    def __init__(
        self, app: AsyncApp, app_token: str, web: AsyncWebClient, hello_seconds: float = HELLO_SECONDS
    ) -> None:
        self._app = app
        self._app_token = app_token
        self._web = web
        self._hello_seconds = hello_seconds
        self._client: SocketModeClient | None = None
        self._hello = asyncio.Event()
        self._watch: asyncio.Task[None] | None = None
        self._working: set[asyncio.Task[None]] = set()
        self._ending = False

    async def __aenter__(self) -> Self:
        self._watch = asyncio.create_task(self._keep_open())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._ending = True
        if self._watch:
            self._watch.cancel()
            await asyncio.gather(self._watch, return_exceptions=True)
        if self._working:
            await asyncio.wait(self._working, timeout=DRAIN_SECONDS)
        await self._let_go()

    async def connected(self) -> None:
        """Wait until Slack has said hello."""
        await self._hello.wait()

    async def _keep_open(self) -> None:
        while True:
            try:
                await self._connect()
                await self._until_deaf()
                log.warning("the socket to Slack went quiet; opening another")
            except Exception as error:  # noqa: BLE001 - whatever it is, the cure is another connection
                log.warning("no socket to Slack: %s: %s; trying again", type(error).__name__, error)
                await asyncio.sleep(LOOK_SECONDS)
            await self._let_go()

    async def _connect(self) -> None:
        self._hello.clear()
        client = SocketModeClient(self._app_token, logger=_quiet("slack_sdk.socket"), web_client=self._web)
        client.message_listeners.append(self._heard)  # type: ignore[arg-type]  # the SDK wants a wider callable
        client.socket_mode_request_listeners.append(self._take)  # type: ignore[arg-type]  # the same
        self._client = client
        async with asyncio.timeout(self._hello_seconds):
            await client.connect()  # type: ignore[no-untyped-call]  # the SDK leaves it untyped
            await self._hello.wait()

    async def _until_deaf(self) -> None:
        """Return once the client has been without a connection, and without hope of one, for long enough."""
        quiet_since: float | None = None
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            if self._client is not None and await self._client.is_connected():
                quiet_since = None
                continue
            quiet_since = quiet_since or time.monotonic()
            if time.monotonic() - quiet_since > self._hello_seconds:
                return

    async def _heard(self, client: SocketModeClient, message: dict[str, object], raw: str | None) -> None:  # noqa: ARG002 - the SDK gives three
        if message.get("type") == "hello":
            self._hello.set()

    async def _take(self, client: SocketModeClient, request: SocketModeRequest) -> None:
        if self._ending:
            # Not taken and not acknowledged: done now, its answer could come too late to go out.
            return
        task = asyncio.current_task()
        if task:
            self._working.add(task)
            task.add_done_callback(self._working.discard)
        started = time.time()
        response = await run_async_bolt_app(self._app, request)
        await send_async_response(client, request, response, started)

    async def _let_go(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            with contextlib.suppress(Exception):  # it is being thrown away; how it ends does not matter
                await client.close()  # type: ignore[no-untyped-call]  # the same


def _quiet(name: str) -> logging.Logger:
    logger = logging.getLogger(name)
    logger.setLevel(logging.WARNING)
    return logger
