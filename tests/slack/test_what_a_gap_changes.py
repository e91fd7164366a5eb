"""What closing a gap means for the verdict is said in its form and in the line afterwards, and is what then happens."""

import pytest
from follow_up_words import words_on
from readiness_sheets import linked
from team_check import answer, closed_check

from bot.engine import events
from bot.engine.wanted.hinging import if_met
from bot.slack.views.closing import what_it_changes
from bot.tongue import speaking

CASES = answer({"value": 55, "link": "https://wiki.example.com/cases"})


def gated_check():
    """Close a check in which the same gate rests on two answers."""
    return closed_check(test_cases=linked(2), baseline="skip").does(events.DecideAsked("ana"))


def hinge(check, question="test_cases"):
    return if_met(check.flow, check.assessment, question, check.now)


def renewed(check, question="test_cases", given=CASES):
    check.does(events.Renewed("ben", question, given))
    return words_on(check, "notice/1")


def verdict(check):
    return check.flow.verdicts[check.assessment.verdicts[-1].verdict].title


def test_a_gap_that_alone_holds_the_verdict_is_said_to_change_it_and_does():
    check = closed_check(test_cases=linked(20), weeks_unchanged=2)
    first, better = verdict(check), hinge(closed_check(test_cases=linked(2), weeks_unchanged=2))

    said = what_it_changes(better)

    assert better.changes
    assert said == f"Once this is met, the verdict is {better.verdict}; until then it stays."
    check = closed_check(test_cases=linked(2), weeks_unchanged=2)
    line = renewed(check)
    assert verdict(check) == better.verdict == first
    assert line.endswith(f"With that the verdict is {first}.")


def test_where_a_gate_rests_on_another_answer_too_it_is_named_before_and_afterwards():
    check = gated_check()
    before, other = hinge(check), check.flow.questions["baseline"].short
    (gate,) = [each.title for each in check.flow.gates if "test_cases" in each.questions]

    assert (before.changes, before.gate, before.rests) == (False, gate, (other,))
    said = what_it_changes(before)
    assert said == f"Once this is met, the verdict still is NOT YET: the gate “{gate}” waits for “{other}” too."

    line = renewed(check)
    assert verdict(check) == "NOT YET"
    assert line.endswith(f"The verdict still is NOT YET: the gate “{gate}” waits for “{other}” too.")


def test_where_no_gate_holds_the_verdict_other_answers_are_said_to():
    check = closed_check(test_cases=linked(20), weeks_unchanged=2)
    said = what_it_changes(hinge(check))

    assert said == f"Once this is met, the verdict still is {verdict(check)}: other answers hold it."
    assert renewed(check).endswith(f"The verdict still is {verdict(check)}: other answers hold it.")


def test_a_line_says_for_ever_what_was_so_when_the_gap_was_closed():
    check = gated_check()
    line = renewed(check)

    check.does(
        events.Renewed("ben", "baseline", answer({"value": {"now": 70, "needed": 90}, "link": "https://x.org/b"}))
    )

    assert words_on(check, "notice/1") == line
    assert "With that the verdict is" in words_on(check, "notice/2")


@pytest.mark.parametrize("language", ["de", "es"])
def test_it_is_said_in_the_language_of_whoever_reads(language):
    check = gated_check()

    with speaking(language):
        said = what_it_changes(hinge(check))

    assert "verdict" not in said
