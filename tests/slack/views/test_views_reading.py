"""Steering a check, and what is only read, in modals and in lines for one person."""

from dataclasses import replace
from datetime import date

import pytest
from card_samples import (
    ANA,
    BEN,
    CY,
    NOON,
    PAGES,
    after,
    begun,
    cards_of,
    guidance,
    nasty,
    said,
    says,
    shipped,
    some_links,
    summary_cards,
    views,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from view_reading import accepted, blank, filled, form_of, words

from bot.engine.forms.questions import QuestionForm, entries
from bot.engine.saved.answer import Answer
from bot.playground.blockkit import problems_in_message
from bot.slack import limits
from bot.slack import views as shown
from bot.slack.address import Address, Verb, read_address
from bot.slack.surfaces.typed.words import USAGE, WORDS
from bot.slack.writing.text import inline
from bot.tongue import speaking

TODAY = date(2026, 11, 24)
ID = "A1b2c3d4e5f60718"
quick, readiness = shipped("quick"), shipped("readiness")
OFFERED = (quick, readiness)
slow = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


def test_settling_asks_for_a_value_and_a_reason():
    question = readiness.questions["decider"]
    view = accepted(shown.settle(ID, form_of(question, Answer("unchecked"))))

    values = filled(view, decider__value="agree_80", __reason="We graded ten together.")

    assert question.type.take(shown.entered(values, "decider")) == "agree_80"
    assert shown.entered(values)[shown.REASON] == "We graded ten together."
    assert shown.entered(blank(view), "decider") == {}


def test_handing_on_asks_for_a_person():
    view = accepted(shown.hand(ID, "decider", "Who decides <!here>"))

    assert shown.entered(filled(view, __to=CY, __note="You know this."))[shown.TO] == CY
    assert read_address(view["callback_id"]) == Address(Verb.HAND, ID, "decider")


def test_my_answers_show_what_i_said_and_nothing_of_others():
    check = after(readiness, begun(readiness), says(BEN, task_signed="no"), says(CY, task_signed="yes"))

    mine = words(accepted(shown.my_answers(readiness, check, BEN, TODAY)))

    assert "*2. Everyone signs the line*\nNo" in mine
    assert "Yes" not in mine
    assert "You have answered 1 question; you can change them" in mine


def test_my_answers_show_what_i_said_in_the_check_before_and_what_it_lacks():
    brought = {"test_cases": {BEN: Answer(24)}}
    check = replace(begun(readiness), brought=brought, brought_from="Quick check")

    view = accepted(shown.my_answers(readiness, check, BEN, TODAY))

    assert "*8. Unseen test cases*\n24 · said in “Quick check”, its link is still to come" in words(view)
    assert any(block.get("accessory", {}).get("text", {}).get("text") == "Add the link" for block in view["blocks"])
    assert "still to come" not in words(accepted(shown.my_answers(readiness, check, CY, TODAY)))
    answered = after(readiness, replace(check, opened={"evaluation": NOON}), says(BEN, test_cases=30))
    assert "still to come" not in words(accepted(shown.my_answers(readiness, answered, BEN, TODAY)))


def test_who_said_what_names_who_has_answered_while_it_is_hidden():
    check = after(readiness, begun(readiness), says(BEN, task_signed="no"))
    card = cards_of(readiness, check)[0]["section/task"]
    question = next(each for each in card.questions if each.id == "task_signed")

    said = words(accepted(shown.who_said(question)))

    assert f"Answered: <@{BEN}>; what they said is hidden until all are in." in said
    assert "Nobody has answered yet" not in said
    assert "No" not in said.replace("Nobody", "").split()


def test_my_answers_name_the_check_for_whoever_runs_ftready():
    check = begun(readiness)

    assert f"this check is `{check.id}`" in words(accepted(shown.my_answers(readiness, check, CY, TODAY)))


def test_my_answers_are_useful_when_empty():
    assert "not answered anything yet" in words(accepted(shown.my_answers(readiness, begun(readiness), CY, TODAY)))


@pytest.mark.parametrize("page", sorted(PAGES))
def test_every_page_of_guidance_opens_in_a_modal(page):
    found = guidance().get(page)
    if found is None:
        pytest.skip("no shipped flow links this page")

    view = accepted(shown.guidance(found))

    assert "*What to do this week*" in words(view)
    assert found.link.replace("&", "&amp;") in words(view)


@slow
@given(views, st.lists(said, max_size=200))
def test_who_said_what_holds_everything(view, everything):
    from dataclasses import replace

    modal = shown.who_said(replace(view, said=tuple(everything)))

    accepted(modal)
    assert len(modal["blocks"]) <= limits.VIEW_BLOCKS


@slow
@given(summary_cards, some_links())
def test_the_whole_summary_is_a_modal_slack_takes(card, links):
    accepted(shown.whole_summary(card, links, guidance()))


@slow
@given(nasty)
def test_any_words_can_be_said_to_one_person(text):
    for line in (
        shown.usage(OFFERED, USAGE, problem=inline(text)),
        shown.undo(ID, "upkeep", text, "1763980000.000100"),
        shown.which(ID, [(f"q{number}", text) for number in range(12)], "k1"),
    ):
        assert problems_in_message({"text": line.text, "blocks": list(line.blocks)}) == []
        assert len(line.text.encode()) <= limits.FALLBACK_BYTES
        assert "<!" not in line.text


def test_usage_names_every_flow_and_every_word():
    text = shown.usage(OFFERED, USAGE).text

    for word in (
        "/ftready quick",
        "/ftready readiness",
        "/ftready status",
        "/ftready help",
        "`@ftready` hears `status`",
    ):
        assert word in text
    for word in WORDS:
        assert f"`{word.said}`" in text or f"`/ftready {word.said}`" in text


def test_usage_tells_of_flows_in_the_language_of_whoever_asks():
    theirs = replace(quick, title="Kurz gefragt", language="de")
    with speaking("de"):
        text = shown.usage([replace(quick, translations={"de": theirs})], USAGE).text

    assert "Kurz gefragt" in text
    assert quick.title not in text


@slow
@given(nasty, nasty)
def test_whatever_stands_in_a_form_slack_takes_it(typed, asked):
    question = readiness.questions["lasting_failures"]
    form = QuestionForm(question.id, 15, "short", asked or "Ask", asked, entries(question), None)

    accepted(shown.answer(ID, form, {"value": typed, "link": typed, "since": typed, "instead": typed, "pass": typed}))


def test_loading_and_nothing_open_are_modals_too():
    accepted(shown.loading("Fine-tuning readiness and more"))
    accepted(shown.nothing_open(ID))


def test_what_a_person_said_is_named_in_full_one_click_from_the_card():
    check = begun(readiness, (ANA, *(f"U0P{number}" for number in range(20))))
    for number in range(20):
        check = after(readiness, check, says(f"U0P{number}", worked_examples={"good": number, "bad": 1}))
    cards, _ = cards_of(readiness, check)

    text = words(shown.who_said(cards["section/task"].questions[2]))

    assert all(f"<@U0P{number}>: Good ones: {number}" in text for number in range(20))
