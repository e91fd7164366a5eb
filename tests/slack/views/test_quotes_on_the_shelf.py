"""A message beside an answer of somebody who has its role no more, which counts no more, is its author's still."""

from dataclasses import replace
from datetime import date

import pytest
from engine_flows import LINK
from follow_up_words import words_on
from role_check import given, role_check
from view_reading import accepted, words

from bot.engine import events
from bot.engine.rules.quoting import NOTHING_QUOTED
from bot.engine.saved.answer import Answer, Quote
from bot.engine.transition import apply
from bot.flow.model.question import Evidence
from bot.slack import views
from bot.slack.address import Address, Verb
from bot.slack.views.evidence import beside, message_mark

TODAY = date(2026, 11, 24)
QUOTE = Quote("none for a year", "eve")
TAKEN_BACK = events.QuoteTakenBack("eve", "secrets", "cy")


def shelved(*, closed=False):
    """Have cy say something with a message of eve's beside it, and lose the role then."""
    check = role_check(roles={"security": ("cy",), "on_call": ("ben",)}).answers("cy", secrets=0)
    said = {**check.assessment.answers["secrets"], "cy": Answer(0, link=LINK, quote=QUOTE)}
    check.assessment = replace(check.assessment, answers={**check.assessment.answers, "secrets": said})
    check.does(given(security=("dan",)))
    return check.does(events.DecideAsked("ana")) if closed else check


def my_answers(check, person="eve"):
    return accepted(views.my_answers(check.flow, check.assessment, person, TODAY))


@pytest.mark.parametrize("closed", [False, True])
def test_its_author_finds_it_and_takes_it_back_and_what_was_said_stays_where_it_does_not_count(closed):
    check = shelved(closed=closed)
    assert QUOTE.text in words_on(check, f"section/{check.flow.questions['secrets'].section}")
    assert QUOTE.text in words(my_answers(check))
    assert Address(Verb.TAKE_BACK, check.assessment.id, "secrets", "cy").write() in str(my_answers(check))
    assert list(beside(check.assessment, "eve", message_mark(LINK))) == [("secrets", "cy")]

    check.does(TAKEN_BACK)

    left = check.assessment.shelved["secrets"]["cy"]
    assert (left.value, left.link, left.quote) == (0, None, None)
    assert QUOTE.text not in words(my_answers(check))
    assert check.refused(TAKEN_BACK) == NOTHING_QUOTED


def test_it_does_not_come_back_with_the_role():
    check = shelved().does(TAKEN_BACK).does(given(security=("cy",)))

    assert check.assessment.answer("secrets", "cy").quote is None


def test_nobody_else_takes_it_back_or_is_shown_it_as_theirs():
    check = shelved()

    assert check.refused(events.QuoteTakenBack("dan", "secrets", "cy")) == NOTHING_QUOTED
    assert QUOTE.text not in words(my_answers(check, "dan"))


def test_what_is_not_taken_without_evidence_goes_with_it():
    check = shelved()
    asked = check.flow.questions["secrets"]
    strict = replace(asked, link=Evidence("Where it can be seen", required=True))
    flow = replace(check.flow, questions={**check.flow.questions, "secrets": strict})

    after = apply(flow, check.assessment, TAKEN_BACK, check.now).assessment

    assert "secrets" not in after.shelved
