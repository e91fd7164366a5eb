"""The bot and a pretend workspace with its page, and a real browser to look at it with."""

from collections.abc import Iterator

import pytest

# What drives the page and what plays people stand beside the tests that are only about them.
from page_browser import open_chromium
from page_team import PageTeam
from redis import Redis
from selenium import webdriver


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """One Chromium for the whole run; each test opens its own address in it."""
    with open_chromium(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture
def team(valkey, quick_pace) -> Iterator[PageTeam]:
    """The bot at work in a workspace with a page, in a thread of its own."""
    with PageTeam(valkey.url) as people:
        yield people
    with Redis.from_url(valkey.url) as server:
        server.flushall()
