"""The example app in a playground with the page, in this loop or in a thread of its own, and a real browser."""

import asyncio
import threading
from collections.abc import Iterator, Sequence
from typing import Self

import pytest
from page_browser import open_chromium
from page_example import begun_thread, example_app, example_manifest
from playground_parts import channel_id, over_sockets, slack_client
from selenium import webdriver

from bot.playground.page import routes
from bot.playground.playground import open_playground
from bot.playground.seed import Plan
from bot.playground.server import serving


@pytest.fixture
async def playground():
    """A playground with its page; nobody listens on the app's side."""
    opened = open_playground(example_manifest(), limited=False, patience=0.4)
    async with serving(opened, routes(opened, clock_moves=True)):
        yield opened


class Stage:
    """The playground with the example app, run in a thread so that a test may drive a browser meanwhile."""

    def __init__(self, plans: Sequence[Plan] = (Plan(),)) -> None:
        self.thread_ts = ""
        self._plans = plans
        self._loop = asyncio.new_event_loop()
        self._up = threading.Event()
        self._end = asyncio.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._up.wait(20), "the stage did not come up"
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(20)

    def does(self, act):
        """Let somebody or something act in the playground's own loop, and give what comes of it."""
        return asyncio.run_coroutine_threadsafe(act, self._loop).result(10)

    def _run(self) -> None:
        self._loop.run_until_complete(self._play())
        self._loop.close()

    async def _play(self) -> None:
        self.playground = open_playground(example_manifest(), limited=False, patience=0.8, plans=self._plans)
        self.people = self.playground.people[self.playground.first.workspace.team_id]
        self.room = channel_id(self.playground, "ml-team")
        async with (
            serving(self.playground, routes(self.playground, clock_moves=True)),
            slack_client(self.playground) as self.slack,
            over_sockets(self.playground, example_app(self.slack)),
        ):
            self.thread_ts = await begun_thread(self.slack, self.people, self.room)
            self._up.set()
            await self._end.wait()


@pytest.fixture
def stage() -> Iterator[Stage]:
    with Stage() as up:
        yield up


@pytest.fixture
def two_workspaces() -> Iterator[Stage]:
    with Stage([Plan(), Plan("T0OTHER001", "Other company", "other")]) as up:
        yield up


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """One Chromium for the whole run; each test opens its own address in it."""
    with open_chromium(tmp_path_factory.mktemp("profile")) as browser:
        yield browser
