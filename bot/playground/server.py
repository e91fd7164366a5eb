"""The playground on a port of this machine: Web API, sockets, response URLs, control API, page."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from bot.playground.api.front import WebApi
from bot.playground.control.routes import control_routes
from bot.playground.dropping import DroppableProtocol
from bot.playground.gate import Gate
from bot.playground.playground import Playground
from bot.playground.response_urls import ResponseUrls
from bot.playground.uploads import Uploads
from bot.quiet_server import QuietServer, begun, bound

HOST = "127.0.0.1"
_STOP_SECONDS = 2
_IDLE_SECONDS = 60
"""How long an unused connection stays open: longer than clients use one again, or it ends just as they call."""


@dataclass
class Serving:
    """A server that answers; stop it when done."""

    address: str
    port: int
    _server: uvicorn.Server
    _task: asyncio.Task[None]
    _playground: Playground

    async def stop(self) -> None:
        """Stop answering and let go of everything."""
        for sockets in self._playground.all_sockets:
            await sockets.close()
        self._server.should_exit = True
        await self._task
        await self._playground.close()


def build(playground: Playground, page_routes: Sequence[BaseRoute] = ()) -> Starlette:
    """Put a playground and, if given, its page into one application."""
    take_response = ResponseUrls(playground).answer

    async def link(socket: WebSocket) -> None:
        await playground.sockets_for(socket.query_params.get("app_id", "")).serve(socket)

    routes: list[BaseRoute] = [
        Route("/api/{method}", WebApi(playground).answer, methods=["GET", "POST"]),
        WebSocketRoute("/link/", link),
        Route("/actions/{team}/{ticket}", take_response, methods=["POST"]),
        Route("/commands/{team}/{ticket}", take_response, methods=["POST"]),
        Route("/upload/{team}/{ticket}", Uploads(playground).answer, methods=["POST", "PUT"]),
        *control_routes(playground),
        *page_routes,
    ]
    return Starlette(routes=routes, middleware=[Middleware(Gate, key=playground.key)])


async def serve(playground: Playground, page_routes: Sequence[BaseRoute] = (), port: int = 0) -> Serving:
    """Answer on a port of this machine, 0 for a free one; a taken port raises OSError before that."""
    listener = bound(HOST, port)
    found = listener.getsockname()[1]
    address = f"http://{HOST}:{found}"
    playground.settle_at(address)
    config = uvicorn.Config(
        build(playground, page_routes),
        http=DroppableProtocol,
        ws="websockets-sansio",
        lifespan="off",
        access_log=False,
        log_level="warning",
        log_config=None,
        timeout_graceful_shutdown=_STOP_SECONDS,
        timeout_keep_alive=_IDLE_SECONDS,
    )
    server = QuietServer(config)
    task = await begun(server, listener)
    return Serving(address, found, server, task, playground)


@contextlib.asynccontextmanager
async def serving(playground: Playground, page_routes: Sequence[BaseRoute] = ()) -> AsyncIterator[Serving]:
    """Serve on a free port for as long as a block lasts."""
    running = await serve(playground, page_routes)
    try:
        yield running
    finally:
        await running.stop()
