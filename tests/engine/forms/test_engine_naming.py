"""Names that mean the same are told to whoever writes them, and nobody hears of a name that is still hidden."""

from dataclasses import replace

import pytest
from engine_flows import READINESS
from team_check import START, TeamCheck

from bot.engine import events
from bot.engine.forms.questions import read_form
from bot.engine.forms.same_name import named_before, named_otherwise
from bot.engine.saved.answer import Answer
from bot.engine.saved.spelling import alike
from bot.engine.transition import start
from bot.questions import Wrong

QUESTION = READINESS.questions["lasting_failures"]


@pytest.fixture
def check():
    answers = {"task_line": Answer("From a PDF invoice, return six fields as JSON."), "motive": Answer("form")}
    event = events.Started("ana", "a" * 16, "readiness", "C1", "ana", "", ("ana", "ben"), answers=answers)
    begun = TeamCheck(READINESS, start(READINESS, event, START))
    begun.assessment = replace(begun.assessment, opened={each.id: START for each in READINESS.sections})
    return begun.does(events.Answered("ana", {"lasting_failures": Answer(("Wrong VAT",))}))


@pytest.mark.parametrize("spelling", ["wrong vat ", "Wrong  VAT.", "“Wrong VAT”", "WRONG VAT!"])
def test_one_failure_is_one_however_it_is_spelt(spelling):
    assert alike(spelling) == alike("Wrong VAT")
    assert named_before(spelling, ["Other", "Wrong VAT"]) == "Wrong VAT"


def test_a_name_that_is_there_twice_is_told_with_the_spelling_it_has_already():
    wrong = read_form(QUESTION, {"value": "Wrong VAT\nwrong vat."}, START.date())

    assert wrong == Wrong("“wrong vat.” is the same as “Wrong VAT”, which is here already; write it once.")


def test_a_name_others_gave_is_told_only_once_their_answers_are_shown(check):
    otherwise = Answer(("wrong vat.",))

    assert named_otherwise(check.assessment, QUESTION, "ben", otherwise) is None
    check.does(events.RevealAsked("ana", "lasting_failures"))
    told = named_otherwise(check.assessment, QUESTION, "ben", otherwise)
    assert told is not None
    assert "is there already as “Wrong VAT”" in told.message
    assert named_otherwise(check.assessment, QUESTION, "ben", Answer(("Wrong VAT",))) is None
    assert named_otherwise(check.assessment, QUESTION, "ana", otherwise) is None
