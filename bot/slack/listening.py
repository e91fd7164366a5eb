"""A web server on a port, as quiet as a part of a whole should be: it logs no requests and takes no signals."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import uvicorn

STOP_SECONDS = 8


@asynccontextmanager
async def listening(application: object, host: str, port: int) -> AsyncIterator[str]:
    """Serve an application on a port, 0 for a free one, and give its address."""
    listener = _listener(host, port)
    config = uvicorn.Config(
        application,  # type: ignore[arg-type]  # uvicorn names the shape of an ASGI application in its own words
        http="httptools",
        lifespan="off",
        access_log=False,
        log_config=None,
        log_level="warning",
        timeout_graceful_shutdown=STOP_SECONDS,
    )
    server = _QuietServer(config)
    task = asyncio.create_task(server.serve([listener]))
    while not server.started:
        if task.done():
            task.result()
        await asyncio.sleep(0.005)
    try:
        yield f"http://{host}:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        await task


def _listener(host: str, port: int) -> socket.socket:
    # Without the protocol number asyncio leaves Nagle's algorithm on, which holds small answers back for 40 ms.
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(1024)
    except OSError:
        listener.close()
        raise
    return listener


class _QuietServer(uvicorn.Server):
    """A server that leaves the signals to whoever runs the process."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
