"""A conversation over a WebSocket: several jobs at once, over as soon as one of them is, most often the listening."""

import asyncio
import json
from collections.abc import AsyncIterator, Coroutine
from contextlib import suppress
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.playground.workspace import Json


async def talk(*jobs: Coroutine[Any, Any, None]) -> None:
    """Run the jobs until the first ends; a browser that leaves is an ordinary end."""
    running = [asyncio.create_task(job) for job in jobs]
    try:
        await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in running:
            task.cancel()
        ends = await asyncio.gather(*running, return_exceptions=True)
    for end in ends:
        if isinstance(end, Exception) and not isinstance(end, WebSocketDisconnect):
            raise end


async def heard(socket: WebSocket) -> AsyncIterator[Json]:
    """Give what the browser says, record by record; what is no JSON object is passed over."""
    while True:
        said = await socket.receive()
        if said["type"] == "websocket.disconnect":
            return
        with suppress(ValueError):
            record = json.loads(said.get("text") or "null")
            if isinstance(record, dict):
                yield record


async def tell(socket: WebSocket, record: Json) -> None:
    """Send a record, or nothing when the browser has left in the meantime."""
    with suppress(WebSocketDisconnect, RuntimeError):
        await socket.send_text(json.dumps(record, ensure_ascii=False, separators=(",", ":")))
