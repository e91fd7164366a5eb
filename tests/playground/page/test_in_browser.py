"""The page in a real browser, driven as people drive it."""

import asyncio

import pytest
from page_blocks import everything_modal
from page_browser import a_quiet_page
from page_driver import Screen, soon
from playground_parts import actions, button, person_id, plain, section, text_input
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

from bot.demo.ahead import what_is_ahead

pytestmark = pytest.mark.browser

COMPOSER = ".room .composer textarea"
THREAD = ".thread .composer textarea"


@pytest.fixture
def page(chromium, stage):
    """Ana looks at the channel, Ben at the thread in it."""
    where = f"left_in=ml-team&right_in=ml-team&right_thread={stage.thread_ts}"
    with a_quiet_page(chromium, stage.playground, f"{stage.playground.address}/?left=ana&right=ben&{where}"):
        ben = Screen(chromium, "ben")
        ben.one(".thread .message", "Makes sense")
        yield chromium


@pytest.fixture
def ana(page):
    return Screen(page, "ana")


@pytest.fixture
def ben(page):
    return Screen(page, "ben")


@pytest.fixture
def quick_check(ana):
    """Ana opens the modal by its slash command."""
    ana.type(COMPOSER, "/ready", Keys.ENTER)
    ana.one("dialog")
    return ana


def field(name: str) -> str:
    return f'dialog [data-block="{name}"] :is(input, textarea)'


def test_the_slash_menu_lists_commands_and_completes_them(ana):
    ana.type(COMPOSER, "/")
    assert [each.text for each in ana.all(".completion strong")][:2] == ["/ready [topic] | help", "/remind [when]"]

    ana.type(COMPOSER, "rea", Keys.TAB)
    assert ana.one(COMPOSER).get_attribute("value") == "/ready "
    assert "Check whether the team is ready" in ana.one(".completions").text


def test_a_mention_is_completed_from_names_and_the_app(ana, ben):
    ana.type(COMPOSER, "hey @Clé", Keys.ENTER, "and @rea", Keys.ENTER, "please", Keys.ENTER)

    ana.one(".room .message", "hey @Cléo Martin and @ready please")


def test_a_slash_command_in_a_thread_is_refused_and_stays_typed(ben):
    ben.type(THREAD, "/ready", Keys.ENTER)

    ben.one('[data-testid="notice"]', "/ready is not supported in threads. Sorry!")
    assert soon(lambda: ben.one(THREAD).get_attribute("value") == "/ready")


def test_what_one_writes_shows_to_the_other(ana, ben):
    ben.type(THREAD, "On it", Keys.ENTER)
    ben.one(".thread .message", "On it")
    ana.click(".room [data-testid=replies]")

    ana.one(".thread .message", "On it")


def test_a_reply_can_be_sent_to_the_channel_too(ana, ben):
    ben.click(".thread .broadcast")
    ben.type(THREAD, "For everybody", Keys.ENTER)

    assert ana.one(".room .message", "For everybody").text.startswith("replied to")


def test_a_modal_holds_one_person_and_leaves_the_other_free(quick_check, ben):
    ben.type(THREAD, "meanwhile", Keys.ENTER)

    ben.one(".thread .message", "meanwhile")
    assert not ben.all("dialog")


def test_a_wrong_field_says_so_and_nothing_typed_is_lost(quick_check):
    quick_check.type(field("topic"), "x")
    quick_check.type(field("why"), "Because of\nthe cost")
    quick_check.type(field("cases"), "sixty")
    quick_check.click("dialog [data-submit]")

    quick_check.one('[data-block-id="cases"] [data-testid="field-error"]', "Please enter a whole number.")
    assert quick_check.has_focus(field("cases"))
    quick_check.type(field("cases"), *[Keys.BACKSPACE] * 5, "60")
    quick_check.click("dialog [data-submit]")
    quick_check.one('[data-block-id="topic"] [data-testid="field-error"]', "Say it in a few words")
    assert quick_check.has_focus(field("topic"))
    assert quick_check.one(field("why")).get_attribute("value") == "Because of\nthe cost"
    assert quick_check.one(field("cases")).get_attribute("value") == "60"


def test_a_whole_form_reaches_the_app(quick_check, stage):
    quick_check.type(field("topic"), "Invoices")
    quick_check.click('dialog [data-block="tried"] label', "Examples")
    quick_check.click('dialog [data-block="sure"] label', "Guessing")
    quick_check.type('dialog [data-block="model"] select', "Large")
    quick_check.click('dialog [data-block="people"] summary')
    quick_check.click('dialog [data-block="people"] label', "Ben Okafor")
    quick_check.click("dialog [data-submit]")
    quick_check.none("dialog")

    sent = next(line for line in reversed(stage.playground.inspector.lines) if line.name == "view_submission")
    values = sent.request["view"]["state"]["values"]
    assert values["topic"]["typed"]["value"] == "Invoices"
    assert [option["value"] for option in values["tried"]["typed"]["selected_options"]] == ["examples"]
    assert values["sure"]["typed"]["selected_option"]["value"] == "guessing"
    assert values["model"]["typed"]["selected_option"]["value"] == "large"
    assert values["people"]["typed"]["selected_users"] == [person_id(stage.playground, "ben")]
    assert quick_check.has_focus(COMPOSER)


def test_an_update_of_the_view_keeps_what_was_typed_and_the_focus(quick_check, stage):
    quick_check.type(field("topic"), "Half a sen")
    view = stage.playground.first.workspace.stacks[person_id(stage.playground, "ana")][0]
    changed = everything_modal()
    changed["blocks"] = [section("A new line on top."), *changed["blocks"][:3], text_input("new", "Something new")]
    stage.does(stage.slack.views_update(view_id=view.id, view={**changed, "title": plain("Changed")}))
    quick_check.one("dialog h2", "Changed")
    quick_check.browser.switch_to.active_element.send_keys("tence")

    assert quick_check.one(field("topic")).get_attribute("value") == "Half a sentence"
    assert quick_check.has_focus(field("topic"))


def test_escape_closes_a_modal_and_the_focus_goes_back(quick_check):
    quick_check.type(field("topic"), Keys.ESCAPE)

    quick_check.none("dialog")
    assert quick_check.has_focus(COMPOSER)


def test_a_draft_outlives_new_messages_other_channels_and_a_reload(ana, stage, page):
    ana.type(COMPOSER, "half a thought")
    stage.does(stage.people.say("ben", "ml-team", "interrupting"))
    stage.does(stage.people.join("dev", "support-bot"))
    ana.one(".room .message", "interrupting")
    assert ana.has_focus(COMPOSER)
    ana.click('.sidebar [data-channel-name="general"]')
    ana.one(".head-name", "general")
    assert ana.one(COMPOSER).get_attribute("value") == ""
    ana.click('.sidebar [data-channel-name="ml-team"]')
    soon(lambda: ana.one(COMPOSER).get_attribute("value") == "half a thought")
    page.refresh()

    assert soon(lambda: ana.one(COMPOSER).get_attribute("value") == "half a thought")


def test_an_answer_changes_the_card_for_all_and_is_told_to_one(ana, ben):
    ana.click(".room [data-testid=replies]")
    ben.click(".thread button", "100 or more")

    ana.one(".thread .message", "Answered by ben")
    ben.one(".thread [data-ephemeral]", "Only visible to you")
    assert not ana.all(".thread [data-ephemeral]")


def test_a_press_turns_at_once_and_a_silent_app_is_warned_of(ben):
    ben.click(".thread button", "Don't know")

    ben.one('.thread button[aria-busy="true"]')
    ben.one('.thread [data-testid="warning"]', "ready did not respond. Try again.")
    ben.none('.thread button[aria-busy="true"]')
    ben.click(".thread button", "20 to 99")
    ben.none('.thread [data-testid="warning"]')


def presses(stage):
    return [line.request["actions"][0] for line in stage.playground.inspector.lines if line.name == "block_actions"]


def test_a_dangerous_button_asks_first(ben, stage):
    ben.click(".thread button", "Close the check")
    ben.one('[data-testid="confirm"]', "Nobody can answer after that.")
    ben.click('[data-testid="confirm"] button', "Not yet")
    ben.none('[data-testid="confirm"]')
    assert presses(stage) == []

    ben.click(".thread button", "Close the check")
    ben.click('[data-testid="confirm"] button', "Close it")
    soon(lambda: [action["action_id"] for action in presses(stage)] == ["close"])


def test_every_kind_of_control_in_a_message_tells_the_app(ben, stage):
    ben.type('.thread [data-action="when"] select', "Later")
    ben.click('.thread [data-action="checks"] label', "A date")
    ben.click('.thread [data-action="radios"] label', "Yes")
    ben.click('.thread [data-action="tried"] summary')
    ben.click('.thread [data-action="tried"] label', "Retrieval")
    ben.click('.thread [data-action="tried"] summary')
    ben.click('.thread [data-action="more"] summary')
    ben.click('.thread [data-action="more"] button', "Hand over")
    soon(lambda: len(presses(stage)) == 5)

    chosen = {action["action_id"]: action for action in presses(stage)}
    assert chosen["when"]["selected_option"]["value"] == "later"
    assert chosen["radios"]["selected_option"]["value"] == "yes"
    assert chosen["more"]["selected_option"]["value"] == "hand over"
    assert [option["value"] for option in chosen["checks"]["selected_options"]] == ["a date"]
    assert [option["value"] for option in chosen["tried"]["selected_options"]] == ["retrieval"]


def test_what_was_chosen_in_a_message_stays_when_it_is_drawn_again(ben, stage):
    ben.type('.thread [data-action="when"] select', "Later")
    soon(lambda: presses(stage))
    card = ben.one('.thread [data-action="when"]').find_element(By.XPATH, "ancestor::article")
    stage.does(stage.people.react("cleo", stage.room, card.get_attribute("data-ts"), "tada"))
    ben.one(".thread .reaction", "1")

    assert ben.one('.thread [data-action="when"] select').get_attribute("value") == "later"


def test_a_message_shortcut_runs_from_more_actions(ben, stage):
    line = ben.one(".thread .message", "60 labelled ones")
    line.click()
    ben.click(".thread .message:focus-within .more summary")
    ben.click(".thread .more[open] .menu-row", "Use as evidence")

    soon(lambda: any(each.name == "message_action" for each in stage.playground.inspector.lines))


def test_the_home_and_its_messages_are_tabs_of_the_app(ana):
    ana.click('[data-testid="app-home"]')
    ana.one('[data-testid="home"]', "Two questions are open for you.")
    ana.click("[role=tab]", "Messages")

    ana.one(COMPOSER)


def test_a_third_person_is_one_switch_away_and_in_the_address(ana, ben, page):
    ana.type("[data-switch-person]", "Cléo")
    cleo = Screen(page, "cleo")
    cleo.one(".head-name", "ml-team")
    soon(lambda: "left=cleo" in page.current_url)
    page.refresh()

    assert cleo.one(".room .message", "Morning!")


def test_a_permalink_opens_its_thread_and_shows_the_message(ana, stage, page):
    said = stage.does(stage.people.say("ben", "ml-team", "The very one", stage.thread_ts))
    link = f"{stage.playground.address}/archives/{stage.room}/p{said.ts.replace('.', '')}?thread_ts={stage.thread_ts}"
    stage.does(stage.people.say("ben", "ml-team", f"see {link}"))
    ana.click(".room .message a", "/archives/")

    ana.one(".thread .message.lit", "The very one")
    page.get(link)
    ana.one(".thread .message.lit", "The very one")


def test_slacks_own_address_of_a_message_opens_it_here_by_button_and_by_keyboard(ana, stage, page):
    said = stage.does(stage.people.say("ben", "ml-team", "The very one", stage.thread_ts))
    place = f"/archives/{stage.room}/p{said.ts.replace('.', '')}?thread_ts={stage.thread_ts}&cid={stage.room}"
    url = f"https://{stage.playground.first.workspace.domain}.slack.com{place}"
    blocks = [actions(button("read", "Read it", url=url)), section(f"<{url}|by link>")]
    stage.does(stage.slack.chat_postMessage(channel=stage.room, text="Two ways", blocks=blocks))
    tabs = len(page.window_handles)

    ana.click(".room .message a.button", "Read it")
    ana.one(".thread .message.lit", "The very one")
    assert soon(lambda: ana.has_focus(".thread .message.lit"))
    ana.click(".thread [data-close-thread]")
    ana.one(".room .message .text a", "by link").send_keys(Keys.ENTER)
    ana.one(".thread .message.lit", "The very one")
    assert len(page.window_handles) == tabs


def test_a_window_that_is_only_read_begins_at_its_beginning(ana, stage, page):
    words = [section(f"Line {number}. " + "More words. " * 20) for number in range(20)]
    read = {
        "type": "modal",
        "title": plain("Guidance"),
        "blocks": [*words, section("<https://example.org|the source>")],
    }
    trigger = stage.playground.first.tickets.new_trigger(person_id(stage.playground, "ana"))

    stage.does(stage.slack.views_open(trigger_id=trigger, view=read))

    ana.one("dialog h2", "Guidance")
    assert ana.one("dialog .modal-body").get_property("scrollTop") == 0
    assert soon(lambda: ana.has_focus("dialog .modal-body"))
    ring = "const {outlineOffset: off, outlineWidth: wide} = getComputedStyle(arguments[0]);"
    inside = f"{ring} return parseFloat(off) + parseFloat(wide) <= 0"
    assert page.execute_script(inside, ana.one("dialog .modal-body"))  # outside, the window would cut it off


def test_a_form_begins_at_what_is_to_be_filled_in_and_not_at_a_menu_beside_its_buttons(ana, stage):
    options = [{"text": plain(each), "value": each} for each in ("One", "Two")]
    select = {"type": "static_select", "action_id": "go", "placeholder": plain("Another…"), "options": options}
    form = {
        "type": "modal",
        "title": plain("A form"),
        "submit": plain("Send"),
        "blocks": [actions(button("Go", "there"), select), text_input("words", "Words")],
    }
    trigger = stage.playground.first.tickets.new_trigger(person_id(stage.playground, "ana"))

    stage.does(stage.slack.views_open(trigger_id=trigger, view=form))

    assert soon(lambda: ana.has_focus(field("words")))


@pytest.mark.parametrize("width", [520, 1500])
def test_a_menu_of_long_choices_gives_way_to_the_window_it_stands_in(ana, stage, page, width):
    options = [{"text": plain("A choice of very many words, " * 2), "value": "one"}]
    select = {
        "type": "static_select",
        "action_id": "go",
        "placeholder": plain("Skip, or say nothing…"),
        "options": options,
    }
    beside = section("*A question of so many words that they take several lines beside it*")
    form = {"type": "modal", "title": plain("A form"), "blocks": [{**beside, "accessory": select}, actions(select)]}
    page.set_window_size(width, 900)
    trigger = stage.playground.first.tickets.new_trigger(person_id(stage.playground, "ana"))
    stage.does(stage.slack.views_open(trigger_id=trigger, view=form))

    body = ana.one("dialog .modal-body")
    assert body.get_property("scrollWidth") <= body.get_property("clientWidth")


def test_what_says_that_there_are_new_messages_covers_none(ana, stage, page):
    for number in range(30):
        stage.does(stage.people.say("cleo", "ml-team", f"Message {number}"))
    ana.one(".room .message", "Message 29")
    for top in (0, 1):
        page.execute_script("arguments[0].scrollTop = arguments[1]", ana.one(".room .scroller"), top)
    stage.does(stage.people.say("cleo", "ml-team", "One more"))

    pill, lines = ana.one(".room [data-to-end]", "New messages"), ana.one(".room .scroller")
    assert pill.rect["y"] >= lines.rect["y"] + lines.rect["height"]
    ana.click(".room [data-to-end]")
    ana.one(".room .message", "One more")
    assert ana.none(".room [data-to-end]")


def test_messages_are_walked_with_the_arrow_keys(ben):
    last = ben.all(".thread .message")[-1]
    last.click()
    last.send_keys(Keys.ARROW_UP)

    assert "Not yet." in ben.browser.switch_to.active_element.text


def test_names_are_completed_with_the_app_first(ana):
    ana.type(COMPOSER, "@")

    assert ana.all(".completion strong")[0].text == "@ready"


def test_a_menu_beside_boxes_stays_within_its_pane_and_boxes_stand_above_what_is_pressed(ben, page):
    row = ben.one(".thread .actions:has(.choices)")
    boxes = row.find_element(By.CSS_SELECTOR, ".choices")
    below = [each for each in row.find_elements(By.CSS_SELECTOR, ".button") if each.is_displayed()]

    assert all(each.rect["y"] >= boxes.rect["y"] + boxes.rect["height"] for each in below)
    menu = ben.one(".thread .menu.overflow summary")
    menu.click()
    offered = ben.one(".thread .menu.overflow[open] .menu-list").rect
    pane = page.find_element(By.CSS_SELECTOR, '.pane[data-person="ben"]').rect
    assert offered["x"] + offered["width"] <= pane["x"] + pane["width"]


def test_a_message_is_edited_where_it_stands(ben):
    ben.type(THREAD, "a < b", Keys.ENTER)
    ben.one(".thread .message", "a < b").click()
    ben.click(".thread .message:focus-within .more summary")
    ben.click(".thread .more[open] .menu-row", "Edit message")
    assert ben.one(".edit textarea").get_attribute("value") == "a < b"
    ben.type(".edit textarea", " & c")
    ben.click(".edit button", "Save")

    ben.one(".thread .message", "a < b & c (edited)")


def test_the_inspector_shows_each_call_and_its_json(ana, page):
    page.find_element(By.CSS_SELECTOR, ".top [data-toggle-desk]").click()
    desk = page.find_element(By.ID, "desk")
    ana.type(COMPOSER, "/ready help", Keys.ENTER)
    ana.one(".room [data-ephemeral]", "begins a check")
    soon(lambda: desk.find_elements(By.CSS_SELECTOR, '[data-name="/ready"], [data-name="slash_commands"]'))
    call = desk.find_elements(By.CSS_SELECTOR, '[data-name="chat.postEphemeral"]')[-1]
    page.execute_script("arguments[0].click()", call)

    soon(lambda: '"message_ts"' in desk.find_element(By.CSS_SELECTOR, "[data-call-detail]").text)


def test_the_inspector_opens_at_its_newest_line(ana, page):
    for number in range(30):
        ana.type(COMPOSER, "/ready help", Keys.ENTER)
        soon(lambda number=number: len(ana.all(".room [data-ephemeral]")) > number)
    page.find_element(By.CSS_SELECTOR, ".top [data-toggle-desk]").click()

    left = "const list = document.querySelector('.calls-list'); return list.scrollHeight - list.clientHeight"
    assert page.execute_script(f"{left} > 100")
    assert page.execute_script(f"{left} - list.scrollTop") < 10

    # What comes while the faults are looked at is followed too.
    page.find_element(By.ID, "tab-faults").click()
    for number in range(30, 45):
        ana.type(COMPOSER, "/ready help", Keys.ENTER)
        soon(lambda number=number: len(ana.all(".room [data-ephemeral]")) > number)
    page.find_element(By.ID, "tab-calls").click()
    assert page.execute_script(f"{left} - list.scrollTop") < 10

    follow = page.find_element(By.CSS_SELECTOR, "[data-desk-follow]")
    follow.click()
    page.execute_script("document.querySelector('.calls-list').scrollTop = 0")
    follow.click()
    assert page.execute_script(f"{left} - list.scrollTop") < 10


def test_that_the_page_connects_is_said_only_where_it_takes_long(ana, page):
    assert ana.none(".pane-state")
    assert not page.find_elements(By.CSS_SELECTOR, "[data-at-first]")
    before = """
        const line = document.querySelector(".pane-state").cloneNode();
        Object.assign(line, { textContent: "Connecting…", hidden: false }).dataset.atFirst = "";
        document.querySelector(".pane-bar").append(line);
        return [getComputedStyle(line).visibility, getComputedStyle(line).animationDelay];
    """
    assert page.execute_script(before) == ["hidden", "2s"]
    soon(lambda: ana.one(".pane-bar [data-at-first]", "Connecting…"))


def test_a_call_has_the_same_hour_in_the_list_and_in_its_detail(ana, page):
    page.find_element(By.CSS_SELECTOR, ".top [data-toggle-desk]").click()
    ana.click(".switcher select option", "Dev Raman")
    call = soon(lambda: page.find_element(By.CSS_SELECTOR, '[data-call][data-zone="Asia/Kolkata"]'))
    page.execute_script("arguments[0].click()", call)

    at = call.find_element(By.CSS_SELECTOR, ".call-time").text
    soon(lambda: f", {at};" in page.find_element(By.CSS_SELECTOR, "[data-call-detail]").text)


def test_a_fault_and_the_clock_are_moved_from_the_desk(ana, stage, page):
    page.find_element(By.CSS_SELECTOR, ".top [data-toggle-desk]").click()
    page.find_element(By.ID, "tab-faults").click()
    assert not page.find_element(By.CSS_SELECTOR, "[data-desk-filter]").is_displayed()
    soon(lambda: page.find_element(By.CSS_SELECTOR, "[data-fault-setting=server_error]")).send_keys("Once")
    soon(lambda: stage.playground.faults.on["server_error"].times == 1 if stage.playground.faults.on else False)
    page.find_element(By.CSS_SELECTOR, "[data-advance=day]").click()
    soon(lambda: stage.playground.clock.moved_by > 86_000)

    ana.one(".room .day", "Yesterday")


def test_a_week_is_a_press_of_the_clock_and_the_page_follows(ana, stage, page):
    page.find_element(By.CSS_SELECTOR, "[data-advance=week]").click()
    soon(lambda: stage.playground.clock.moved_by >= 7 * 86_400 - 3600)
    ana.type(COMPOSER, "a week later", Keys.ENTER)

    ana.one(".room .message", "a week later")
    days = [each.text for each in ana.all(".room .day")]
    assert days[-1] == "Today"
    assert len(days) == 2
    assert days[0] not in {"Today", "Yesterday"}


def test_the_next_monday_is_the_viewers_own(ana, stage, page):
    button = soon(lambda: page.find_element(By.CSS_SELECTOR, "[data-advance=monday]"))
    assert "Monday" in button.get_attribute("title")
    button.click()
    soon(lambda: stage.playground.clock.moved_by)

    ana.one(".local-time", "9:15 AM in Lisbon")


def test_a_status_is_set_in_the_menu_and_seen_by_the_other(ana, ben):
    ana.click("[data-testid=own]")
    ana.click(".own-list .menu-row", "Vacationing")
    ana.none(".own-list")

    ben.one('.sidebar [data-status="Vacationing"]', "🌴")
    ana.click("[data-testid=own]")
    ana.one(".own-list .menu-row", "Clear “Vacationing”")
    emoji = ana.one(".own-list [name=emoji]")
    emoji.clear()
    emoji.send_keys(":bus:")
    ana.one(".own-list [name=text]").clear()
    ana.type(".own-list [name=text]", "On the way", Keys.ENTER)
    ben.one('.sidebar [data-status="On the way"]', "🚌")
    ana.none(".own-list")


def test_a_status_half_typed_outlives_what_is_drawn_meanwhile(ana, stage):
    ana.click("[data-testid=own]")
    ana.type(".own-list [name=text]", "Half a sen")
    stage.does(stage.people.snooze("ana", 60))
    ana.one(".own-list .own-now", "Paused until")
    ana.browser.switch_to.active_element.send_keys("tence")

    assert ana.one(".own-list [name=text]").get_attribute("value") == "Half a sentence"


def test_notifications_are_paused_and_the_zone_changed_in_the_menu(ana, ben, stage):
    ben.click("[data-testid=own]")
    ben.click(".own-list .button", "1 hour")
    ben.one(".own-list .own-now", "Paused until")
    assert ana.one(".sidebar [data-quiet-now]")
    ben.click(".own-list .button", "Resume")
    ben.one(".own-list .own-now", "They come at any time.")
    Select(ben.one("[data-set-zone]")).select_by_value("Asia/Tokyo")

    ben.one(".local-time", "in Tokyo")
    assert stage.people.workspace.find_person("ben").tz == "Asia/Tokyo"


def test_the_app_writes_to_one_person_and_its_buttons_work_there(ana, ben, stage):
    blocks = [section("*One gap of yours is due*"), actions(button("yes", "Done"), block_id="nudge")]
    posted = stage.does(
        stage.slack.chat_postMessage(channel=person_id(stage.playground, "ana"), text="A gap", blocks=blocks)
    )
    ana.one('[data-testid="app-home"] .count', "1")
    ana.click('[data-testid="app-home"]')
    ana.one(".room .message", "One gap of yours is due")
    assert ana.one("[role=tab][aria-selected=true]").text == "Messages"
    ana.click(".room .message button", "Done")

    ana.one(".room .message", "Answered by ana")
    pressed = [line.request for line in stage.playground.inspector.lines if line.name == "block_actions"]
    assert pressed[0]["channel"] == {"id": posted["channel"], "name": "directmessage"}
    assert not ben.all('[data-testid="app-home"] .count')
    stage.does(stage.slack.chat_delete(channel=posted["channel"], ts=posted["ts"]))
    ana.none(".room .message", "Answered by ana")


def test_a_chart_is_seen_pointed_at_and_read_as_numbers(ana, stage):
    series = [{"name": "Streak", "data": [{"label": f"W{n}", "value": n - 44} for n in range(44, 49)]}]
    axes = {"categories": [f"W{n}" for n in range(44, 49)]}
    chart = {"type": "line", "series": series, "axis_config": axes}
    block = {"type": "data_visualization", "title": "Weeks in a row", "chart": chart}
    stage.does(stage.slack.chat_postMessage(channel=stage.room, text="The weeks", blocks=[block]))

    picture = ana.one(".room .chart svg")
    assert picture.get_attribute("aria-label").startswith("Weeks in a row. Line chart. Streak: W44 0, W45 1")
    assert picture.size["width"] > 300
    inside = ana.browser.execute_script(
        "return [...arguments[0].querySelectorAll('path, text')].every((each) => {"
        " const [a, b] = [each.getBoundingClientRect(), arguments[0].closest('.chart').getBoundingClientRect()];"
        " return a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom; })",
        picture,
    )
    assert inside
    ana.click(".room .chart summary", "Show the numbers")
    assert ana.one(".room .chart table").text.split()[-2:] == ["W48", "4"]


@pytest.mark.parametrize("width", [1100, 1250, 1400, 1500, 1600, 1920])
def test_the_bar_on_top_shows_all_of_itself(page, stage, width):
    stage.playground.ahead = what_is_ahead("", None, None, None)  # two buttons more
    page.set_window_size(width, 900)
    page.refresh()
    soon(lambda: "Next check-in" in page.find_element(By.CSS_SELECTOR, ".clock").text)

    bar = page.find_element(By.CSS_SELECTOR, ".top")
    soon(lambda: bar.size["width"] == page.execute_script("return window.innerWidth"))
    cut_off = page.execute_script(
        """
        const bar = document.querySelector(".top"), clock = bar.querySelector(".clock-buttons");
        const over = (box) => box.scrollWidth > box.clientWidth;
        const outside = [...bar.querySelectorAll("button")].filter((button) => {
          const { left, right } = button.getBoundingClientRect();
          return left < 0 || right > window.innerWidth;
        });
        return [over(document.documentElement), over(bar), over(clock), outside.map((button) => button.innerText)];
        """
    )
    assert cut_off == [False, False, False, []]
    names = [button.accessible_name for button in bar.find_elements(By.CSS_SELECTOR, ".tool")]
    assert names == ["Two people", "Inspector"]
    labels = [label.size["width"] > 1 for label in bar.find_elements(By.CSS_SELECTOR, ".tool span")]
    assert labels == [width >= 1500] * 2


def test_one_person_fits_a_narrow_window(ana, ben, page):
    page.set_window_size(520, 900)

    soon(lambda: not ben.all(".room")[0].is_displayed())
    ana.click("[data-toggle-sidebar]")
    ana.click('.sidebar [data-channel-name="general"]')
    ana.one(".head-name", "general")
    width = page.execute_script("return [document.documentElement.scrollWidth, window.innerWidth]")
    assert width[0] <= width[1]
    ana.click("[data-testid=own]")
    menu = ana.one(".own-list").rect
    assert menu["x"] >= 0
    assert menu["x"] + menu["width"] <= width[1]


def test_the_page_comes_back_after_a_break_with_what_was_typed(ana, stage, page):
    ana.type(COMPOSER, "kept")
    stage.does(_drop_panes(stage))
    stage.does(stage.people.say("ben", "ml-team", "said in the dark"))

    ana.one(".room .message", "said in the dark")
    assert ana.one(COMPOSER).get_attribute("value") == "kept"


async def _drop_panes(stage):
    for task in asyncio.all_tasks():
        if "Pane._listen" in repr(task):
            task.cancel()
