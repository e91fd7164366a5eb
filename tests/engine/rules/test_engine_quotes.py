"""A message that stands as evidence beside an answer: its author takes it back, and nobody else does."""

from dataclasses import replace

import pytest
from engine_flows import LINK
from team_check import answer, team_check

from bot.engine import events
from bot.engine.decision import Decision
from bot.engine.rules.quoting import NOTHING_QUOTED
from bot.engine.saved.answer import Quote
from bot.engine.transition import apply

QUOTED = {"value": {"good": 5, "bad": 3}, "link": LINK}


def quoting(check, by="ben", author="cy"):
    given = replace(answer(QUOTED), quote=Quote("seven good ones", author))
    return check.does(events.Answered(by, {"worked_examples": given}))


def stands(check, by="ben"):
    return check.assessment.answer("worked_examples", by)


def said(check):
    (view,) = (each for each in check.cards()["section/task"].questions if each.id == "worked_examples")
    return view.said[0]


def test_the_words_stand_on_the_card_beside_the_link():
    assert (said(quoting(team_check())).quote, said(quoting(team_check())).link) == ("seven good ones", LINK)


def test_its_author_takes_the_words_and_the_link_back_and_the_answer_stays():
    check = quoting(team_check()).does(events.QuoteTakenBack("cy", "worked_examples", "ben"))

    assert (stands(check).quote, stands(check).link, stands(check).value) == (None, None, {"good": 5, "bad": 3})


def test_once_it_is_decided_only_the_words_go_for_the_verdict_rests_on_the_link():
    check = quoting(team_check()).does(events.DecideAsked("ana"))
    verdicts = check.assessment.verdicts
    check.does(events.QuoteTakenBack("cy", "worked_examples", "ben"))

    assert (stands(check).quote, stands(check).link) == (None, LINK)
    assert check.assessment.verdicts == verdicts


def test_an_answer_that_is_not_taken_without_evidence_goes_with_it():
    check = quoting(team_check())
    asked = check.flow.questions["worked_examples"]
    strict = replace(asked, link=replace(asked.link, required=True))
    flow = replace(check.flow, questions={**check.flow.questions, "worked_examples": strict})

    after = apply(flow, check.assessment, events.QuoteTakenBack("cy", "worked_examples", "ben"), check.now).assessment
    assert after.answer("worked_examples", "ben") is None


@pytest.mark.parametrize(
    ("by", "question", "person"),
    [
        ("ben", "worked_examples", "ben"),
        ("cy", "worked_examples", "ana"),
        ("cy", "prompt_parts", "ben"),
        ("cy", "x", ""),
    ],
)
def test_nobody_else_and_nothing_else_is_taken_back(by, question, person):
    check = quoting(team_check())

    assert check.refused(events.QuoteTakenBack(by, question, person)) == NOTHING_QUOTED


def test_taken_back_twice_it_is_gone_once():
    check = quoting(team_check()).does(events.QuoteTakenBack("cy", "worked_examples", "ben"))

    assert check.refused(events.QuoteTakenBack("cy", "worked_examples", "ben")) == NOTHING_QUOTED


def test_a_changed_answer_keeps_the_words_as_long_as_it_keeps_the_link():
    check = quoting(team_check())
    check.does(events.Answered("ben", {"worked_examples": answer({**QUOTED, "value": {"good": 6, "bad": 3}})}))
    assert stands(check).quote == Quote("seven good ones", "cy")

    check.does(events.Answered("ben", {"worked_examples": answer({**QUOTED, "link": f"{LINK}/other"})}))
    assert stands(check).quote is None


def test_the_same_message_twice_changes_nothing():
    check = quoting(team_check())
    again = replace(answer(QUOTED), quote=Quote("seven good ones", "cy"))

    decision = apply(check.flow, check.assessment, events.Answered("ben", {"worked_examples": again}), check.now)
    assert isinstance(decision, Decision)
    assert not decision.changed
