"""A flow edited in the page of the demo, started without a restart, and followed in its picture."""

import pytest
from bot_parts import FULL, Team
from demo_process import Demo
from page_driver import Screen, soon
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

pytestmark = [pytest.mark.slow, pytest.mark.browser]
TYPE_OVER = """
const [area, from, to] = arguments;
const at = area.value.indexOf(from);
area.focus();
area.setSelectionRange(at, at + from.length);
document.execCommand("insertText", false, to);
"""


async def test_an_edited_question_is_asked_without_a_restart_and_the_check_is_followed(tmp_path, chromium):
    with Demo(tmp_path / "demo") as demo:
        address, key = demo.is_up().address()
        chromium.set_window_size(1600, 1000)
        chromium.get(f"{address}/?token={key}&left=ana&right=ben&left_in=ml-team&right_in=ml-team&flow=readiness.yml")
        ana = Screen(chromium, "ana")
        ana.one(".room .composer textarea")

        def one(selector):
            return chromium.find_element(By.CSS_SELECTOR, selector)

        def says(selector, words):
            assert soon(lambda: words in one(selector).text), one(selector).text

        def types(old, new):
            chromium.execute_script(TYPE_OVER, one("[data-flow-area]"), old, new)

        one("[data-toggle-flows]").send_keys(Keys.ENTER)
        says(".flow-found", "No problems")

        types('ask: "Write the job', 'aks: "Say the job')
        says(".flow-found", "'aks'")
        one("[data-flow-save]").click()
        says(".flow-state", "Not saved")
        chromium.refresh()
        says(".flow-found", "'aks'")
        one(".flow-found [data-line]").send_keys(Keys.ENTER)
        assert soon(lambda: chromium.execute_script("return document.activeElement.selectionStart") > 0)
        types("aks:", "ask:")
        says(".flow-found", "No problems")
        one("[data-flow-area]").send_keys(Keys.CONTROL, "s")
        says(".flow-state", "on offer from now on")

        one("[data-flow-start]").click()
        ana.one("dialog", "Say the job in one line")
        await _begin(demo)
        one("[data-flow-tab=picture]").click()
        says("[data-testid=flow-said]", "This check stands at section 1 of")
        assert "▶ here" in one(".flow-box.here").text
        chromium.get("about:blank")


async def _begin(demo):
    async with demo.control() as control:
        team = Team(None, control)
        before = await team.roots("ana")
        people = {person["name"]: person["id"] for person in (await control.get("workspace"))["people"]}
        await team.submit("ana", {**FULL, ("", "asked"): [people["ana"], people["ben"]]})
        await team.new_root("ana", before)
