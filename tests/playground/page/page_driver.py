"""Short ways to look at the page and act in it through a real browser; every wait has a limit."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from selenium.common.exceptions import (
    ElementClickInterceptedException,
    NoSuchElementException,
    StaleElementReferenceException,
)
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

_AGAIN = (NoSuchElementException, StaleElementReferenceException, ElementClickInterceptedException, AssertionError)


def soon(look: Callable[[], Any], seconds: float = 30.0) -> Any:
    """Look again and again until it is true and give it; fail with the last trouble after a while."""
    end = time.monotonic() + seconds
    while True:
        trouble: Exception | None = None
        try:
            if found := look():
                return found
        except _AGAIN as error:
            trouble = error
        if time.monotonic() > end:
            raise AssertionError("it did not come true in time") from trouble
        time.sleep(0.02)


class Screen:
    """What one person has before them."""

    def __init__(self, browser: Chrome, person: str) -> None:
        self.browser = browser
        self.person = person

    def all(self, selector: str) -> list[WebElement]:
        return self.browser.find_elements(By.CSS_SELECTOR, f'.pane[data-person="{self.person}"] {selector}')

    def one(self, selector: str, words: str = "") -> WebElement:
        """Wait for an element that shows, with these words in it."""

        def look() -> WebElement | None:
            return next((e for e in self.all(selector) if e.is_displayed() and words in e.text), None)

        return soon(look)

    def none(self, selector: str, words: str = "") -> bool:
        return soon(lambda: not [e for e in self.all(selector) if e.is_displayed() and words in e.text])

    def click(self, selector: str, words: str = "") -> WebElement:
        def act() -> WebElement:
            element = self.one(selector, words)
            self.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
            element.click()
            return element

        return soon(act)

    def type(self, selector: str, *keys: str) -> WebElement:
        element = self.one(selector)
        element.send_keys(*keys)
        return element

    def has_focus(self, selector: str) -> bool:
        element = self.one(selector)
        return bool(soon(lambda: self.browser.switch_to.active_element == element))


def picture(browser: Chrome, name: str) -> None:
    """Keep what is seen, for a person to look at."""
    if folder := os.environ.get("FTREADY_PICTURES"):
        browser.save_screenshot(str(Path(folder) / f"{name}.png"))
