"""A message beside an answer that is set aside is shown to its author still, who can take it back before it is back."""

from dataclasses import replace
from datetime import date

from engine_flows import LINK
from team_check import team_check
from view_reading import accepted, words

from bot.engine import events
from bot.engine.saved.answer import Answer, Quote
from bot.slack import views
from bot.slack.views.evidence import beside, message_mark

TODAY = date(2026, 11, 24)
QUOTED = Answer("flat", link=LINK, quote=Quote("two flat weeks", "eve"))


def _set_aside():
    check = team_check().fills("task").does(events.Answered("ben", {"prompt_plateau": QUOTED}))
    return check.answers("ana", motive="cheaper")


def test_its_author_is_shown_it_without_the_question_and_the_person_and_can_take_it_back():
    check = _set_aside()
    text = words(accepted(views.my_answers(check.flow, check.assessment, "eve", TODAY)))
    assert "“two flat weeks”" in text
    assert "ben" not in text
    assert check.flow.questions["prompt_plateau"].short not in text

    for question, person in beside(check.assessment, "eve", message_mark(LINK)):
        check.does(events.QuoteTakenBack("eve", question, person))
    check.answers("ana", motive="form")

    assert check.assessment.answer("prompt_plateau", "ben").quote is None


def test_nobody_else_is_shown_it():
    check = _set_aside()

    assert "two flat weeks" not in words(accepted(views.my_answers(check.flow, check.assessment, "cy", TODAY)))
    assert list(beside(check.assessment, "cy", message_mark(LINK))) == []


def test_beside_an_answer_that_stands_and_one_that_is_set_aside_it_is_one_to_take_back():
    check = _set_aside().does(events.Answered("ben", {"prompt_plateau": replace(QUOTED, value="all")}))

    assert list(beside(check.assessment, "eve", message_mark(LINK))) == [("prompt_plateau", "ben")]
