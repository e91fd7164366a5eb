"""What a sentence of a flow repeats of what was said: the answer that counts, in the words people read."""

import pytest
from engine_flows import linked
from team_check import closed_check

from bot.engine import events
from bot.engine.after_verdict.standing_verdict import standing_sheet
from bot.engine.weighed.sheet_env import SheetEnv


def said(check, question):
    return SheetEnv(standing_sheet(check.flow, check.assessment, check.now)).call("said", question)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("baseline", "Score today: 72 · Score you need: 85"),
        ("decider", "One named person"),
        ("weeks_unchanged", "5"),
        ("training_pairs", "no answer"),
    ],
)
def test_each_answer_is_said_in_its_own_words(question, words):
    check = closed_check(
        baseline=linked({"now": 72, "needed": 85}), decider="one_person", weeks_unchanged=5, training_pairs="dont_know"
    )

    assert said(check, question) == words


def test_what_the_owner_settled_is_what_was_said():
    check = closed_check(lasting_failures={"ana": ["drops the currency"], "ben": "none", "cy": "none"})

    check.does(events.SplitSettled("ana", "lasting_failures", ("invents tags",), "we looked"))

    assert said(check, "lasting_failures") == "“invents tags”"
