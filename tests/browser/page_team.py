"""The bot in a pretend workspace with its page, run in a thread so that a test may drive a browser meanwhile."""

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, Self

from bot_parts import Team, manifest, settings

from bot.assembly import running
from bot.demo.ahead import what_is_ahead
from bot.playground.control_client import Control
from bot.playground.page import routes
from bot.playground.playground import Playground, open_playground
from bot.playground.server import serving
from bot.stories_in_slack.room import HASTE

PATIENCE = 30.0
"""Seconds for which the playground waits for an answer, and people for what they want to see."""


class PageTeam:
    """People who act in the page, and beside it by remote control."""

    playground: Playground
    hands: Team
    """What people do by remote control, where the page would only be slower."""

    def __init__(self, redis_url: str) -> None:
        self._redis_url = redis_url
        self._loop = asyncio.new_event_loop()
        self._up = threading.Event()
        self._end = asyncio.Event()
        self._failed: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._up.wait(30), "the bot did not come up"
        if self._failed:
            raise self._failed
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(30)

    def does(self, act: Coroutine[Any, Any, Any], patience: float = 30) -> Any:
        """Let somebody act in the playground's own loop, and give what comes of it."""
        return asyncio.run_coroutine_threadsafe(act, self._loop).result(patience)

    def address(self, left: str, right: str) -> str:
        """Where two of them look at #ml-team side by side, for a browser that has the key."""
        return f"{self.playground.address}/?left={left}&right={right}&left_in=ml-team&right_in=ml-team"

    def _run(self) -> None:
        try:
            self._loop.run_until_complete(self._play())
        except BaseException as error:
            self._failed = error
            raise
        finally:
            self._up.set()
            self._loop.close()

    async def _play(self) -> None:
        # A browser beside it may leave the bot little of a small machine; how soon it answers is not tried here.
        self.playground = open_playground(manifest(), limited=False, patience=PATIENCE)
        async with (
            serving(self.playground, routes(self.playground, clock_moves=True)),
            running(
                settings(self.playground, self._redis_url, "socket"), clock=self.playground.clock.utc, intervals=HASTE
            ) as bot,
            Control(self.playground.address, self.playground.key, patience=PATIENCE) as control,
        ):
            self.hands = Team(self.playground, control)
            self.playground.ahead = what_is_ahead(self._redis_url, bot.me.installation, bot.flows, bot.next_reminder)
            self._up.set()
            await self._end.wait()
