"""Two workspaces side by side in a real browser: what one of them has shows in nobody's screen of the other."""

import pytest
from page_browser import a_quiet_page
from page_driver import Screen
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

pytestmark = pytest.mark.browser

COMPOSER = ".room .composer textarea"
MENU = '.pane[data-side="right"] [data-switch-team]'


def test_another_workspace_can_stand_beside_the_first(chromium, two_workspaces):
    playground = two_workspaces.playground
    with a_quiet_page(chromium, playground, f"{playground.address}/?left=ana&right=ben&left_in=ml-team"):
        left = Screen(chromium, "ana")
        left.one(COMPOSER)
        menu = Select(chromium.find_element(By.CSS_SELECTOR, MENU))
        assert [each.text for each in menu.options] == ["Playground", "Other company"]

        menu.select_by_visible_text("Other company")
        chromium.get(chromium.current_url.replace("&right=ana", "") + "&right=ben&right_in=ml-team")
        other = Screen(chromium, "ben")
        other.type(COMPOSER, "only over here", Keys.ENTER)
        other.one(".room .message", "only over here")

        left = Screen(chromium, "ana")
        left.one(COMPOSER)
        assert "only over here" not in left.one(".room").text
        assert (
            chromium.find_element(By.CSS_SELECTOR, '.pane[data-side="right"]').get_attribute("data-team")
            == "T0OTHER001"
        )


def test_with_one_workspace_there_is_nothing_to_choose(chromium, stage):
    with a_quiet_page(chromium, stage.playground, f"{stage.playground.address}/?left=ana&right=ben"):
        Screen(chromium, "ana").one(COMPOSER)
        assert not chromium.find_elements(By.CSS_SELECTOR, "[data-switch-team]")
