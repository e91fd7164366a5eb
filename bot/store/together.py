"""Commands of many people to Redis, sent together: those that come while others are on their way go as one write.

Each still gets its own reply or its own error, and none is ever sent twice. A lone command waits for nobody.
"""

import asyncio
from collections.abc import Awaitable
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import RedisError

LANES = 2
"""Batches on their way at once, so that a read need not wait for the disk another's write is waiting for."""
MOST = 64
"""Commands in one batch; a lost connection is an error for all of them."""

Command = tuple[str | bytes | int | float, ...]


class Together:
    """Sends what comes at the same time in one write."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._waiting: list[tuple[Command, asyncio.Future[Any]]] = []
        self._lanes: set[asyncio.Task[None]] = set()
        self._open_lanes = 0

    def get(self, key: str) -> Awaitable[bytes | None]:
        """Read a string."""
        return self._send("GET", key)

    def evalsha(self, hash_: str, keys: int, *given: Any) -> Awaitable[Any]:
        """Run a script the server knows."""
        return self._send("EVALSHA", hash_, keys, *given)

    def eval(self, lua: str, keys: int, *given: Any) -> Awaitable[Any]:
        """Run a script."""
        return self._send("EVAL", lua, keys, *given)

    def _send(self, *command: Any) -> asyncio.Future[Any]:
        reply: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting.append((command, reply))
        if self._open_lanes < LANES:
            self._open_lanes += 1
            lane = asyncio.create_task(self._carry())
            self._lanes.add(lane)
            lane.add_done_callback(self._lanes.discard)
        return reply

    async def _carry(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
                await self._exchange([(command, reply) for command, reply in batch if not reply.done()])
        finally:
            # In the same breath as the last look: a command that comes later has to find the lane closed.
            self._open_lanes -= 1

    async def _exchange(self, batch: list[tuple[Command, asyncio.Future[Any]]]) -> None:
        pipeline = self._redis.pipeline(transaction=False)
        for command, _ in batch:
            pipeline.execute_command(*command)
        try:
            answers = await pipeline.execute(raise_on_error=False)
        except (RedisError, OSError) as error:
            answers = [error] * len(batch)
        except BaseException:
            for _, reply in batch:
                reply.cancel()
            raise
        for (_, reply), answer in zip(batch, answers, strict=True):
            if reply.done():  # whoever asked has gone
                continue
            if isinstance(answer, Exception):
                reply.set_exception(answer)
            else:
                reply.set_result(answer)
