"""A web server that is a part of a whole: it takes no signals, its port is bound before it begins, and nothing waits.

What it serves, and how, is said by those who start it.
"""

import asyncio
import contextlib
import socket
from collections.abc import Iterator

import uvicorn


def bound(host: str, port: int) -> socket.socket:
    """Bind a port, 0 for a free one, so that small answers leave at once; a taken one raises OSError."""
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


class QuietServer(uvicorn.Server):
    """A server that leaves the signals to whoever runs the process."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take none."""
        yield


async def begun(server: QuietServer, listener: socket.socket) -> asyncio.Task[None]:
    """Let a server begin on a bound port, and give its work once it answers; what ends it before that is raised."""
    task = asyncio.create_task(server.serve([listener]))
    while not server.started:
        if task.done():
            task.result()
        await asyncio.sleep(0.005)
    return task
