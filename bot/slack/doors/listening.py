"""The web server of the bot on its port; it logs no requests, which hold what people say."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn

from bot.quiet_server import QuietServer, begun, bound

STOP_SECONDS = 8


@asynccontextmanager
async def listening(application: object, host: str, port: int) -> AsyncIterator[str]:
    """Serve an application on a port, 0 for a free one, and give its address."""
    listener = bound(host, port)
    config = uvicorn.Config(
        application,  # type: ignore[arg-type]  # uvicorn names the shape of an ASGI application in its own words
        http="httptools",
        lifespan="off",
        access_log=False,
        log_config=None,
        log_level="warning",
        timeout_graceful_shutdown=STOP_SECONDS,
    )
    server = QuietServer(config)
    task = await begun(server, listener)
    try:
        yield f"http://{host}:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        await task
