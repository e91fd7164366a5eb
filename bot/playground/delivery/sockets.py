"""Socket Mode: the app's open connections, of which each envelope goes to exactly one."""

import asyncio
import json
import secrets
import time
import uuid
from collections.abc import Callable
from typing import Any, Literal

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from bot.playground.delivery.courier import NO_CARRIER
from bot.playground.delivery.parcel import Parcel, Reply
from bot.playground.faults import Faults

CONNECTION_LIMIT = 10
TICKET_SECONDS = 30.0
DisconnectReason = Literal["warning", "refresh_requested", "link_disabled", "too_many_websockets"]

TIMED_OUT = Reply(problem="operation_timeout", reason="http_timeout", status=0)
BROKEN = Reply(problem="not_connected", reason="connection_failed", status=0)


class Sockets:
    """The connections of one app, and the envelopes that wait for their acknowledgement."""

    def __init__(self, app_id: str, faults: Faults, now: Callable[[], float], patience: float = 3.0) -> None:
        self.patience = patience
        self.connections: list[WebSocket] = []
        self._app_id = app_id
        self._faults = faults
        self._now = now
        self._tickets: dict[str, float] = {}
        self._waiting: dict[str, tuple[asyncio.Future[Any], WebSocket]] = {}
        self._turn = 0

    def new_ticket(self) -> str:
        """Hand out leave to connect once, soon."""
        ticket = str(uuid.uuid4())
        self._tickets[ticket] = self._now()
        return ticket

    async def carry(self, parcel: Parcel, attempt: int, reason: str) -> Reply:
        """Send an envelope over one of the connections and wait for its acknowledgement."""
        if self._faults.on and self._faults.strikes("closed_socket", parcel.name) and self.connections:
            await self._drop(self._next())
        if not self.connections:
            return NO_CARRIER
        socket = self._next()
        envelope_id = str(uuid.uuid4())
        acknowledged: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting[envelope_id] = (acknowledged, socket)
        start = time.perf_counter()
        try:
            await socket.send_text(_envelope(envelope_id, parcel, attempt, reason))
            body = await asyncio.wait_for(acknowledged, self.patience)
        except TimeoutError:
            return _timed(TIMED_OUT, start)
        except (WebSocketDisconnect, ConnectionError, RuntimeError):
            return _timed(BROKEN, start)
        finally:
            self._waiting.pop(envelope_id, None)
        return Reply(body=body if parcel.wants_answer else None, latency=time.perf_counter() - start)

    async def serve(self, socket: WebSocket) -> None:
        """Hold one connection from its hello to its end."""
        opened = self._tickets.pop(socket.query_params.get("ticket", ""), None)
        if opened is None or self._now() - opened > TICKET_SECONDS:
            await socket.close()
            return
        await socket.accept()
        if len(self.connections) >= CONNECTION_LIMIT:
            await _say_goodbye(socket, "too_many_websockets")
            return
        self.connections.append(socket)
        try:
            await socket.send_text(self._hello())
            while True:
                self._hear(await socket.receive_text())
        except (WebSocketDisconnect, RuntimeError):
            pass
        finally:
            self._forget(socket)

    async def disconnect(self, reason: DisconnectReason) -> int:
        """Tell every connection that it will end and, unless only warning, end it; give their number."""
        leaving = list(self.connections)
        for socket in leaving:
            if reason == "warning":
                await socket.send_text(_disconnect(reason))
            else:
                self._forget(socket)
                await _say_goodbye(socket, reason)
        return len(leaving)

    async def close(self) -> None:
        """End every connection without a word."""
        for socket in list(self.connections):
            await self._drop(socket)

    def _next(self) -> WebSocket:
        self._turn = (self._turn + 1) % len(self.connections)
        return self.connections[self._turn]

    def _hear(self, text: str) -> None:
        try:
            said = json.loads(text)
        except ValueError:
            return
        waiting = self._waiting.get(said.get("envelope_id", "")) if isinstance(said, dict) else None
        if waiting and not waiting[0].done():
            waiting[0].set_result(said.get("payload"))

    def _forget(self, socket: WebSocket) -> None:
        if socket in self.connections:
            self.connections.remove(socket)
        for acknowledged, over in self._waiting.values():
            if over is socket and not acknowledged.done():
                acknowledged.set_exception(ConnectionError("the socket closed before the acknowledgement"))

    async def _drop(self, socket: WebSocket) -> None:
        self._forget(socket)
        if socket.application_state is WebSocketState.CONNECTED:
            await socket.close(1001)

    def _hello(self) -> str:
        return json.dumps(
            {
                "type": "hello",
                "num_connections": len(self.connections),
                "debug_info": {
                    "host": f"applink-{secrets.randbelow(90) + 10}",
                    "build_number": 1,
                    "approximate_connection_time": 3600,
                },
                "connection_info": {"app_id": self._app_id},
            }
        )


def _envelope(envelope_id: str, parcel: Parcel, attempt: int, reason: str) -> str:
    envelope = {
        "envelope_id": envelope_id,
        "payload": parcel.payload,
        "type": parcel.kind,
        "accepts_response_payload": parcel.wants_answer,
    }
    if parcel.kind == "events_api":
        envelope |= {"retry_attempt": attempt, "retry_reason": reason}
    return json.dumps(envelope)


def _disconnect(reason: DisconnectReason) -> str:
    return json.dumps({"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-1"}})


async def _say_goodbye(socket: WebSocket, reason: DisconnectReason) -> None:
    await socket.send_text(_disconnect(reason))
    await socket.close(1000)


def _timed(reply: Reply, start: float) -> Reply:
    return Reply(reply.problem, reply.reason, None, reply.status, time.perf_counter() - start)
