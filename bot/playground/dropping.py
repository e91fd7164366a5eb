"""How a connection is broken in place of an answer, which no ASGI server offers by itself."""

import asyncio
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

_KEY = "playground.drop"


class Dropped(Exception):  # noqa: N818 - wanted, not a failure
    """Raised when the answer must not arrive."""


class DroppableProtocol(HttpToolsProtocol):
    """uvicorn's protocol, which also hands each request a way to break its own connection."""

    def on_message_begin(self) -> None:
        """Begin a request."""
        super().on_message_begin()
        self.scope["state"][_KEY] = self.transport.abort


async def drop(request: Request) -> Response:
    """Break the connection of a request; the response given back goes nowhere."""
    abort: Callable[[], Any] | None = request.scope.get("state", {}).get(_KEY)
    if abort is not None:
        abort()
        await asyncio.sleep(0)
    return Response(status_code=502)
