"""The app's own Home, its shortcuts and its memo in the page, and the page at the width of a phone."""

import pytest
from page_browser import a_quiet_page
from page_driver import Screen, picture, soon

from bot.slack.address import Verb

pytestmark = pytest.mark.browser

COMPOSER = ".room .composer textarea"
FITS = "return document.documentElement.scrollWidth <= window.innerWidth"
PHONE = {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}


@pytest.fixture
def page(chromium, team):
    with a_quiet_page(chromium, team.playground, team.address("ana", "ben")):
        yield chromium
        chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_the_home_the_shortcuts_the_memo_and_all_of_it_on_a_phone(page, team):
    ana, ben = Screen(page, "ana"), Screen(page, "ben")
    team.does(team.hands.full("ana", asked=("ana", "ben")))
    team.does(team.hands.quick("ana", words="invoices"))
    _ben_answers_and_sets_from_his_home(ben, page)
    _ana_starts_by_shortcut(ana, page)
    _ana_shares_the_memo(ana, team, page)
    _ana_reads_the_memo_as_a_canvas(ana, team, page)
    _at_the_width_of_a_phone_nothing_is_cut_off(team, page)


def _ben_answers_and_sets_from_his_home(ben, page):
    ben.click('[data-testid="app-home"]')
    ben.one('[data-testid="home"]', "Open for you")
    ben.one('[data-testid="home"]', "Other checks in your channels")
    picture(page, "home")
    ben.click('[data-testid="home"] button', "Settings")
    ben.one("dialog h2", "Your settings")
    picture(page, "settings")
    ben.type('dialog [data-block="field::other_zone"] input', "Asia/Jerusalem")
    ben.click("dialog [data-submit]")
    ben.none("dialog")
    ben.one('[data-testid="home"]', "Time zone Asia/Jerusalem")
    ben.click('[data-testid="home"] button', "My open questions")
    ben.one("dialog h2")
    picture(page, "questions")
    ben.click("dialog button", "Close")
    ben.none("dialog")


def _ana_starts_by_shortcut(ana, page):
    ana.click(".room .composer .more summary")
    picture(page, "shortcuts")
    ana.click(".room .composer .menu-row", "Start a check")
    ana.one("dialog", "In which channel?")
    picture(page, "shortcut")
    ana.click("dialog button", "Cancel")
    ana.none("dialog")


def _ana_shares_the_memo(ana, team, page):
    team.does(team.hands.press("ana", Verb.EXPORT))
    ana.one("dialog", "Decision memo")
    picture(page, "share")
    ana.click("dialog [data-submit]", "Share it")
    ana.none("dialog")
    ana.click(".room .message .replies, .room .message [data-thread]", "replies")
    ana.one(".thread .file", "Decision memo")
    picture(page, "memo")


def _ana_reads_the_memo_as_a_canvas(ana, team, page):
    team.does(team.hands.press("ana", Verb.CANVAS))
    ana.click('.thread .message a[href^="/docs/"]', "Decision memo")
    ana.one('[data-testid="canvas-page"] h1', "Decision memo: Fine-tune? Quick check: invoices")
    ana.one('[data-testid="canvas-page"] .canvas-about', "By ftready · #ml-team can read it")
    ana.one('[data-testid="canvas-page"] h2', "Why: the rules, in the order they were tried")
    ana.none(".thread .message")
    picture(page, "canvas")
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
    ana.none(".room .message")
    picture(page, "phone-canvas")
    assert page.execute_script(FITS)
    ana.click(".canvas .back")
    page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    ana.one(".thread .file", "Decision memo")


def _at_the_width_of_a_phone_nothing_is_cut_off(team, page):
    ben = Screen(page, "ben")
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
    page.get(team.address("ben", "ana"))
    ben.one(".room .message", "WORTH THE FULL CHECK")
    picture(page, "phone-channel")
    assert page.execute_script(FITS)
    ben.click("[data-toggle-sidebar]")
    ben.click('[data-testid="app-home"]')
    ben.one('[data-testid="home"]', "Your settings")
    picture(page, "phone-home")
    assert page.execute_script(FITS)
    _open_settings(ben)
    picture(page, "phone-settings")
    assert page.execute_script(FITS)


def _open_settings(ben):
    """Press as a person would: once more, where the Home was drawn anew under the finger."""

    def look():
        if not ben.all("dialog h2"):
            ben.click('[data-testid="home"] button', "Settings")
        return soon(lambda: [each for each in ben.all("dialog h2") if "Your settings" in each.text], 5.0)

    soon(look, 20.0)
