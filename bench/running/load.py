"""Signed presses over HTTP connections that stay open, and how long each took to be acknowledged."""

import asyncio
import json
import socket
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from slack_sdk.signature import SignatureVerifier

from bot.slack.address import Address, Verb

SECRET = "bench-signing-secret"  # noqa: S105 - made up, and only ever used on this machine
TEAM = "T0PLAYGRND"
_VERIFIER = SignatureVerifier(SECRET)
_MS = 1000


@dataclass
class Loaded:
    """What a load saw."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    refused: int = 0

    @property
    def rate(self) -> float:
        """Acknowledged presses a second."""
        return len(self.latencies) / self.seconds

    def at(self, share: float) -> float:
        """Give the latency, in milliseconds, below which a share of the presses was acknowledged."""
        ordered = sorted(self.latencies)
        return _MS * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def press(  # noqa: PLR0913, PLR0917 - what one press is made of
    assessment: str, person: str, channel: str, question: str, option: str, number: int
) -> bytes:
    """Write one signed press of a button as an HTTP request."""
    now = time.time()
    ts = f"{now:.6f}"
    action = {
        "type": "button",
        "action_id": Address(Verb.ANSWER, assessment, question, option).write(),
        "block_id": f"b{number}",
        "value": option,
        "action_ts": ts,
    }
    payload = {
        "type": "block_actions",
        "team": {"id": TEAM, "domain": "playground"},
        "user": {"id": person, "username": "someone", "team_id": TEAM},
        "api_app_id": "A0BENCH",
        "container": {
            "type": "message",
            "message_ts": "1763888400.000100",
            "channel_id": channel,
            "is_ephemeral": False,
        },
        "channel": {"id": channel, "name": "bench"},
        "message": {"ts": "1763888400.000100", "text": "a card", "thread_ts": "1763888300.000100"},
        "trigger_id": f"{number}.{int(now)}",
        "response_url": "",
        "state": {"values": {}},
        "actions": [action],
    }
    body = urlencode({"payload": json.dumps(payload)}).encode()
    at = str(int(now))
    signature = _VERIFIER.generate_signature(timestamp=at, body=body) or ""
    head = (
        "POST /slack/events HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/x-www-form-urlencoded\r\n"
        f"x-slack-request-timestamp: {at}\r\nx-slack-signature: {signature}\r\ncontent-length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def run(
    port: int, requests: Iterator[bytes], connections: int, seconds: float, rate: float | None = None
) -> Loaded:
    """Press for some seconds on several connections, as fast as it goes or at a rate."""
    loaded = Loaded()
    started = time.perf_counter()
    gap = connections / rate if rate else 0.0

    async def press_on(number: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        due = started + gap * number / connections
        while time.perf_counter() - started < seconds:
            if gap:
                await asyncio.sleep(max(0.0, due - time.perf_counter()))
                due += gap
            request = next(requests)
            sent = time.perf_counter()
            writer.write(request)
            status = await _answer(reader)
            if status == 200:  # noqa: PLR2004 - HTTP's own number
                loaded.latencies.append(time.perf_counter() - sent)
            else:
                loaded.refused += 1
        writer.close()

    await asyncio.gather(*(press_on(number) for number in range(connections)))
    loaded.seconds = time.perf_counter() - started
    return loaded


async def burst(port: int, requests: Sequence[bytes], seconds: float) -> Loaded:
    """Press evenly over some seconds, each press on a connection of its own."""
    loaded = Loaded(seconds)

    async def press_once(number: int, request: bytes) -> None:
        await asyncio.sleep(seconds * number / len(requests))
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        sent = time.perf_counter()
        writer.write(request)
        status = await _answer(reader)
        writer.close()
        if status == 200:  # noqa: PLR2004 - HTTP's own number
            loaded.latencies.append(time.perf_counter() - sent)
        else:
            loaded.refused += 1

    await asyncio.gather(*(press_once(number, request) for number, request in enumerate(requests)))
    return loaded


def free_port() -> int:
    """Find a port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


async def _answer(reader: asyncio.StreamReader) -> int:
    head = await reader.readuntil(b"\r\n\r\n")
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            await reader.readexactly(int(line.split(b":")[1]))
    return int(head.split(b" ", 2)[1])
