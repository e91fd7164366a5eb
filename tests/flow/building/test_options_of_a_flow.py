"""An option may say what to do, what shows that it is done, and which page helps, for those who picked it."""

from datetime import date
from pathlib import Path

import pytest
from small_flow import PAGES, changed, flow

from bot.flow import build
from bot.flow.differing.difference import difference
from bot.flow.model.question import GapText
from bot.usecases.files.offline import decide_sheet

TODAY = date(2026, 3, 2)
OPTIONS = "options: {form: Steadier form, facts: New facts}"
FACTS = "{text: New facts, do: Look them up, done: they are looked up}"
WITH_DONE = (OPTIONS, f"options: {{form: Steadier form, facts: {FACTS}}}")


def test_the_words_of_an_option_go_before_those_of_the_gap_and_the_rest_stays():
    why = flow(WITH_DONE).questions["why"]

    assert why.gap_after("facts") == GapText("Look them up", "they are looked up", "cases")
    assert why.gap_after("form") == why.gap_after(None) == why.gap


def test_the_gap_of_a_verdict_says_the_done_of_the_option():
    sheet = {"flow": "small", "owner": "ada", "answers": {"why": {"ada": "facts"}}}

    gap = next(each for each in decide_sheet(flow(WITH_DONE), sheet, TODAY)["gaps"] if each["question"] == "why")

    assert (gap["do"], gap["done"]) == ("Look them up", "they are looked up")


def test_what_a_rule_misses_says_the_done_of_the_option():
    rules = "  - {id: fine, verdict: yes, otherwise: yes, say: Go}\n"
    needing = (
        "  - {id: well, verdict: yes, needs: [{when: level(why) = 1, about: why}], say: Well}\n"
        '  - {id: rest, verdict: no, missing_from: well, say: "{missing}"}\n'
    )
    sheet = {"flow": "small", "owner": "ada", "answers": {"why": {"ada": "facts"}, "cases": {"ada": 20}}}

    decided = decide_sheet(flow(WITH_DONE, (rules, needing)), sheet, TODAY)

    assert decided["missing"] == [{"text": "Why: they are looked up", "about": "why"}]


@pytest.mark.parametrize(
    "options", [WITH_DONE[1], "options: {form: {text: Steadier form, level: 1}, facts: New facts}"]
)
def test_what_an_option_is_worth_or_says_afterwards_asks_nothing_anew(options):
    newer = build(changed((OPTIONS, options)), "small.yml", PAGES)

    why = next(each for each in difference(flow(), newer) if each.id == "why")

    assert (why.kind, why.asked_anew) == ("changed", False)


def test_another_text_of_an_option_asks_anew():
    newer = build(changed((OPTIONS, "options: {form: Another form, facts: New facts}")), "small.yml", PAGES)

    assert next(each for each in difference(flow(), newer) if each.id == "why").asked_anew


def test_schemas_know_it():
    schema = Path(__file__).parents[3] / "flows" / "flow.schema.json"

    assert "What shows that it is done, in place of the one in `gap`." in schema.read_text(encoding="utf-8")


@pytest.mark.parametrize(("written", "read"), [("true", "yes"), ("On", "yes"), ("off", "no"), ("False", "no")])
def test_whether_a_question_may_not_apply_is_read_in_every_obvious_spelling(written, read):
    built = flow(("asked_of: owner", f"asked_of: owner\n        not_applicable: {written}"))

    assert built.questions["why"].not_applicable == read
