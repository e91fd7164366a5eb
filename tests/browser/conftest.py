"""The bot and a pretend workspace with its page, and a real browser to look at it with."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from bot.slack.pace import Rate

# What drives the page and what plays people stand beside the tests that are only about them.
sys.path.insert(0, str(Path(__file__).parents[1] / "slack"))
sys.path.insert(0, str(Path(__file__).parents[1] / "playground" / "page"))

from page_team import PageTeam

_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_QUIET = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """One Chromium for the whole run; each test opens its own address in it."""
    binary = next((found for name in _CHROMIUM if (found := shutil.which(name))), None)
    driver = shutil.which("chromedriver") or shutil.which("chromium.chromedriver")
    if binary is None or driver is None:
        pytest.skip("NO BROWSER TEST RAN: install chromium and chromium-driver to run them")
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    profile: Path = tmp_path_factory.mktemp("profile")
    for argument in (*_QUIET, f"--user-data-dir={profile}", "--window-size=1600,1000"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = webdriver.Chrome(options=options, service=Service(driver))
    yield browser
    browser.quit()


@pytest.fixture
def team(valkey, monkeypatch) -> Iterator[PageTeam]:
    """The bot at work in a workspace with a page, in a thread of its own."""
    monkeypatch.setattr("bot.slack.pace.CHANNEL", Rate(burst=1000, per_second=1000.0))
    monkeypatch.setattr("bot.slack.pace.WORKSPACE", Rate(burst=1000, per_second=1000.0))
    with PageTeam(valkey.url) as people:
        yield people
    with Redis.from_url(valkey.url) as server:
        server.flushall()
