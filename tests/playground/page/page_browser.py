"""A real Chromium for the run, and what the page complained of while a test looked at it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from bot.playground.playground import Playground

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


@contextmanager
def open_chromium(profile: Path) -> Iterator[webdriver.Chrome]:
    """Open a Chromium with a profile of its own; the test is skipped, loudly, where none is installed."""
    binary = next((found for name in _CHROMIUM if (found := shutil.which(name))), None)
    driver = shutil.which("chromedriver") or shutil.which("chromium.chromedriver")
    if binary is None or driver is None:
        pytest.skip("NO BROWSER TEST RAN: install chromium and chromium-driver to run them")
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for argument in (*_QUIET, f"--user-data-dir={profile}", "--window-size=1600,1000"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = webdriver.Chrome(options=options, service=Service(driver))
    try:
        yield browser
    finally:
        browser.quit()


@contextmanager
def a_quiet_page(chromium: webdriver.Chrome, playground: Playground, address: str) -> Iterator[None]:
    """Look at an address of this playground with its key, and hold that its page had nothing to complain of.

    A page that another test left open may still miss the playground it showed, so the browser is emptied
    first and only what this playground's own page says counts.
    """
    chromium.get("about:blank")
    chromium.get_log("browser")
    chromium.set_window_size(1600, 1000)
    chromium.get(playground.page_url)
    chromium.execute_script("sessionStorage.clear()")
    chromium.get(address)
    yield
    said = [entry["message"] for entry in chromium.get_log("browser") if entry["level"] == "SEVERE"]
    chromium.get("about:blank")
    ours = [line for line in said if playground.address in line and "favicon" not in line]
    assert ours == []
