"""A message used as evidence from its own menu, and a channel archived from the menu of its members, in the page."""

import pytest
from page_browser import a_quiet_page
from page_driver import Screen, picture
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

pytestmark = pytest.mark.browser

COMPOSER = ".room .composer textarea"
CARD = ".thread .message"
WORDS = "Seven good ones and four bad ones, all from last week"


@pytest.fixture
def page(chromium, team):
    with a_quiet_page(chromium, team.playground, team.address("ana", "ben")):
        yield chromium


def test_a_message_becomes_evidence_and_the_channel_goes_through_its_life(page, team):
    ana, ben = Screen(page, "ana"), Screen(page, "ben")
    team.does(team.hands.full("ana", asked=("ana", "ben")))
    _ana_says_how_it_was(ana)
    _ben_uses_it_as_evidence(ben, page)
    _ana_takes_it_back(ana, page)
    _the_channel_is_archived_and_brought_back(ana, page)


def _ana_says_how_it_was(ana):
    ana.type(COMPOSER, WORDS, Keys.ENTER)
    ana.one(".room .message", WORDS)
    ana.click(".room .message [data-testid=replies]")
    ana.one(CARD, "Would you sign that line")


def _ben_uses_it_as_evidence(ben, page):
    message = ben.one(".room .message", WORDS)
    page.execute_script("arguments[0].focus()", message)
    ben.click(f".room .message[data-ts='{message.get_attribute('data-ts')}'] .more summary")
    picture(page, "message-menu")
    ben.click(".room .message .menu-row", "Use as evidence")
    ben.one("dialog", "Evidence for which question?")
    ben.one("dialog", WORDS)
    Select(ben.one("dialog select")).select_by_visible_text("3. Worked examples")
    picture(page, "which-question")
    ben.click("dialog [data-submit]", "Next")
    ben.one("dialog", "Its author is told, and can take it back.")
    ben.type('dialog [data-block="field:worked_examples:good"] input', "7")
    ben.type('dialog [data-block="field:worked_examples:bad"] input', "4")
    picture(page, "evidence")
    ben.click("dialog [data-submit]")
    ben.none("dialog")


def _ana_takes_it_back(ana, page):
    ana.one(CARD, f"“{WORDS}”")
    ana.one(".thread [data-ephemeral]", "uses your message as evidence for Worked examples")
    picture(page, "author-is-told")
    ana.click(".thread [data-ephemeral] button", "Take it back")
    ana.none(f"{CARD}:not([data-ephemeral])", f"“{WORDS}”")
    ana.one(CARD, "Good ones: 7")


def _the_channel_is_archived_and_brought_back(ana, page):
    ana.click(".thread [data-close-thread]")
    ana.click(".room .members summary")
    picture(page, "channel-menu")
    ana.click(".room .members .menu-row", "Archive")
    ana.one(".room", "archived")
    picture(page, "archived")
    ana.click(".room .members summary")
    ana.click(".room .members .menu-row", "Bring back from the archive")
    ana.one(COMPOSER)
