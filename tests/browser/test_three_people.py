"""Three people take a check in the page: by command, button, menu and modal, as they would in Slack."""

import pytest
from page_browser import a_quiet_page
from page_driver import Screen, soon
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

pytestmark = pytest.mark.browser

COMPOSER = ".room .composer textarea"
CARD = ".thread .message"
LINE = "From a supplier's PDF invoice, return the six booking fields as JSON for the accounts team."
CANARY = "purple elephants in the footer"
ARTICLE = "https://makeyourai.work/blog/when-not-to-fine-tune#:~:text="


@pytest.fixture
def page(chromium, team):
    """Ana and Ben look at the same channel, side by side."""
    with a_quiet_page(chromium, team.playground, team.address("ana", "ben")):
        yield chromium


def test_three_people_take_a_check_in_the_page(page, team):
    ana, ben = Screen(page, "ana"), Screen(page, "ben")
    _ana_takes_the_quick_check(ana)
    _ana_asks_the_team(ana)
    _everybody_signs_the_line(ana, ben, page)
    _the_facts_come_in(team)
    _answers_stay_hidden_until_all_are_in(ana, page)
    _a_split_is_settled(ana, page)
    _what_ben_named_is_not_in_anas_page_before_cleo_has_answered(ana, page)
    _an_answer_is_changed_for_all_to_see(ana, page)
    _the_owner_decides_and_reads_the_summary(ana)
    _ana_looks_at_all_checks_together(ana)
    refused = [call for call in team.does(team.hands.control.calls()) if call["error"]]
    assert refused == []


def _ana_takes_the_quick_check(ana):
    ana.type(COMPOSER, "/ftready invoice tagging", Keys.ENTER)
    ana.one("dialog h2", "Quick check")
    _pick(ana, "same_line", "Yes")
    ana.type(_field("unseen_cases"), "two dozen")
    for part in ("Prompt in separate parts", "Examples", "Lookups (or not needed)", "Output format"):
        ana.click('dialog [data-block="field:fixed_parts:value"] label', part)
    ana.type(_field("weeks_unchanged"), "3")
    _pick(ana, "same_failures", "Yes")
    ana.click("dialog [data-submit]")
    ana.one('dialog [data-testid="field-error"]', "number")
    assert ana.one(_field("unseen_cases")).get_attribute("value") == "two dozen"
    assert ana.one(_field("weeks_unchanged")).get_attribute("value") == "3"
    ana.one(_field("unseen_cases")).clear()
    ana.type(_field("unseen_cases"), "24")
    ana.click("dialog [data-submit]", "See the result")
    ana.none("dialog")
    ana.one(".room .message", "WORTH THE FULL CHECK: Nothing in the way at first sight; ask the team")


def _ana_asks_the_team(ana):
    ana.click(".room .message button", "Ask the team")
    ana.one("dialog", "Comes along from the check before: Unseen test cases: 24 · Weeks unchanged: 3")
    assert ana.one(_field("subject", "")).get_attribute("value") == "invoice tagging"
    ana.type(_field("task_line"), LINE)
    _pick(ana, "motive", "Steadier form, labels or tone")
    people = 'dialog [data-block="field::asked"]'
    ana.click(f"{people} summary")
    ana.click(f"{people} .multi-row", "Ben Okafor")
    ana.click(f"{people} .multi-row", "Cléo Martin")
    ana.click("dialog [data-submit]", "Start")
    ana.none("dialog")
    ana.one(".room .message", "Fine-tuning readiness: invoice tagging")
    ana.one(".room .message", "waiting for 3 people")


def _everybody_signs_the_line(ana, ben, page):
    for person in (ana, ben):
        _open_thread(person)
        person.one(CARD, LINE)
    _press(ana, "task_signed", "yes")
    ana.one(CARD, "Answered: @Ana Duarte")
    _press(ben, "task_signed", "yes")
    cleo = _switch_right(page, "Cléo", "cleo")
    _open_thread(cleo)
    cleo.click(".thread button", "My open questions")
    cleo.one("dialog", "Would you sign that line as it stands?")
    _pick(cleo, "task_signed", "Yes")
    cleo.click("dialog [data-submit]")
    cleo.one(CARD, "• @Ben Okafor: Yes")
    ana.one(CARD, "• @Cléo Martin: Yes")
    cleo.none("dialog")


def _the_facts_come_in(team):
    hands = team.hands
    docs = "https://docs.example.com/invoice-tagging"

    async def come() -> None:
        hands.thread = max(await hands.roots("ana"))
        await hands.fill("ben", "worked_examples", good="8", bad="4", link=f"{docs}/examples")
        await hands.tick("ben", "prompt_parts", "instructions", "examples", "limits", "output_format")
        await hands.fill("ben", "prompt_plateau", value="flat", link=f"{docs}/log")
        await hands.fill("cleo", "right_information", value="17")
        await hands.tick("ana", "safeguards", "limited_input", "checked_output", "unsure_rule", "logging")
        await hands.fill("ben", "test_cases", value="64", link=f"{docs}/cases")
        for each in ("ana", "ben", "cleo"):
            await hands.answer(each, "decider", "one_person")
        await hands.fill("ana", "baseline", now="71", needed="85", link=f"{docs}/baseline")
        await hands.answer("cleo", "expectations_changed", "no")

    team.does(come())


def _answers_stay_hidden_until_all_are_in(ana, page):
    ben = _switch_right(page, "Ben", "ben")
    _open_thread(ben)
    _press(ben, "request_shape", "open")
    fit = ana.one(CARD, "How alike are the requests?")
    soon(lambda: "Answered: @Ben Okafor · waiting for" in fit.text)
    assert "What they said is shown once all have answered." in fit.text
    _press(ana, "request_shape", "one")
    soon(lambda: "@Ana Duarte" in fit.text)
    assert "@Ben Okafor: " not in fit.text
    cleo = _switch_right(page, "Cléo", "cleo")
    _open_thread(cleo)
    _press(cleo, "request_shape", "one")
    ana.one(CARD, "• @Ben Okafor: Open-ended")
    cleo.one(CARD, "• @Ana Duarte: One shape")


def _a_split_is_settled(ana, page):
    split = ana.one(CARD, "please say here, in the thread, what makes you see it that way.")
    assert "Split on Shape of the requests" in split.text
    cleo = Screen(page, "cleo")
    cleo.click(f"{CARD} button", "Settle… (owner)")
    cleo.one(".thread [data-ephemeral]", "Only @Ana Duarte, who owns this check, can")
    ana.click(f"{CARD} button", "Settle… (owner)")
    ana.one("dialog h2", "Settle a split")
    _pick(ana, "request_shape", "A few known shapes")
    ana.type(_field("reason", ""), "Three suppliers send almost everything.")
    ana.click("dialog [data-submit]", "Settle")
    ana.none("dialog")
    for person in (ana, cleo):
        person.one(CARD, "@Ana Duarte settled it: A few known shapes. Why: Three suppliers send almost everything.")
        person.none(f"{CARD} button", "Settle… (owner)")


def _what_ben_named_is_not_in_anas_page_before_cleo_has_answered(ana, page):
    ben = _switch_right(page, "Ben", "ben")
    _open_thread(ben)
    _name_failures(ben, CANARY)
    ben.one(CARD, "Answered: @Ben Okafor · waiting for")
    _name_failures(ana, "wrong date order")
    ana.one(CARD, "Answered: @Ben Okafor, @Ana Duarte · waiting for @Cléo Martin")
    assert CANARY not in _whole_page_of("ana", page)
    cleo = _switch_right(page, "Cléo", "cleo")
    _open_thread(cleo)
    assert CANARY not in _whole_page_of("cleo", page)
    _name_failures(cleo, "drops the currency")
    ana.one(CARD, CANARY)
    cleo.one(CARD, CANARY)


def _an_answer_is_changed_for_all_to_see(ana, page):
    card = ana.one(CARD, "How many weeks since the test set or the pass rule last changed?")
    assert "· changed" not in card.text
    ana.click('.thread [data-action*=":weeks_unchanged:"]', "Change")
    field = ana.one(_field("weeks_unchanged"))
    assert field.get_attribute("value") == "3"
    field.clear()
    field.send_keys("5")
    ana.click("dialog [data-submit]")
    ana.none("dialog")
    for person in (ana, Screen(page, "cleo")):
        person.one(CARD, "• @Ana Duarte: 5 · changed")


def _the_owner_decides_and_reads_the_summary(ana):
    menu = '.thread .overflow[data-action^="more:"][data-action$="::"]'
    ana.click(f"{menu} summary")
    ana.click(f"{menu} .menu-row", "Decide now… (owner)")
    ana.one("dialog", "15 of 16 answered")
    ana.click("dialog [data-submit]", "Decide now")
    summary = ana.one(CARD, "Gaps, ")
    assert "Decided by the first rule that fits" in summary.text
    links = [each.get_attribute("href") for each in ana.all(f'{CARD} a[href^="{ARTICLE}"]')]
    assert f"{ARTICLE}When%20Fine%2DTuning%20Becomes%20Rational" in links
    ana.click('.thread [aria-label^="How to: Shape of the requests"]')
    ana.one("dialog", "What to do this week")
    ana.one("dialog a", "In the article: When Fine-Tuning Becomes Rational")
    ana.type("dialog", Keys.ESCAPE)
    ana.none("dialog")
    ana.none('.thread [data-action^="answer:"]')
    ana.click(".thread [data-close-thread]")
    ana.one(".room .message", "Gaps, ")


def _ana_looks_at_all_checks_together(ana):
    ana.type(COMPOSER, "/ftready portfolio", Keys.ENTER)
    portfolio = ana.one("dialog", "Where each check stands")
    assert "Commonest gaps" in portfolio.text
    assert portfolio.find_elements("css selector", f'a[href^="{ARTICLE}"]')
    ana.type("dialog", Keys.ESCAPE)
    ana.none("dialog")


def _field(entry: str, question: str | None = None) -> str:
    """Name an input: of a question, or with question "" of the form itself."""
    block = f"field:{entry}:value" if question is None else f"field:{question}:{entry}"
    return f'dialog [data-block="{block}"] :is(input, textarea)'


def _pick(person: Screen, question: str, words: str) -> None:
    select = person.one(f'dialog [data-block="field:{question}:value"] select')
    Select(select).select_by_visible_text(words)


def _press(person: Screen, question: str, option: str) -> None:
    person.click(f'.thread [data-action^="answer:"][data-action$=":{question}:{option}"]')


def _name_failures(person: Screen, words: str) -> None:
    person.click('.thread [data-action^="form:"][data-action$=":lasting_failures:"]')
    person.type(_field("lasting_failures"), words)
    person.click("dialog [data-submit]")
    person.none("dialog")


def _open_thread(person: Screen) -> None:
    """Open the thread of the full check, which stands last in the channel."""

    def press() -> bool:
        cards = [each for each in person.all(".room .message") if "Fine-tuning readiness" in each.text]
        cards[-1].find_element("css selector", "[data-testid=replies]").click()
        return True

    person.one(".room .message", "Fine-tuning readiness")
    soon(press)
    person.one(CARD, "Would you sign that line as it stands?")


def _switch_right(page, words: str, name: str) -> Screen:
    select = page.find_element("css selector", '.pane[data-side="right"] [data-switch-person]')
    select.send_keys(words)
    return Screen(page, name)


def _whole_page_of(name: str, page) -> str:
    """Everything the browser holds for this person, shown or not."""
    pane = page.find_element("css selector", f'.pane[data-person="{name}"]')
    return str(pane.get_attribute("outerHTML"))
