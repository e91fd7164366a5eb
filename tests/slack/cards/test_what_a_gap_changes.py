"""What closing a gap means for the verdict is said in its form and in the line afterwards, and is what then happens."""

import pytest
from follow_up_words import words_on
from readiness_sheets import linked
from team_check import ALL, START, TeamCheck, answer, closed_check, full, started, team_check

from bot.engine import events
from bot.engine.transition import start
from bot.engine.wanted.hinging import if_met
from bot.flow import Flow, build
from bot.slack.views.closing import what_it_changes
from bot.tongue import speaking

SMALL = """\
flow: a
title: A
about: B
start: {{ask: []}}
sections:
  - id: all
    title: All
    questions:
      - {{id: one, short: One, ask: One?, type: number, level: [1 if value >= 5, 0 otherwise], {asked}}}
      - {{id: two, short: Two, ask: Two?, type: number, level: [1 if value >= 5, 0 otherwise], {asked}}}
gates:
  - {{id: G1, title: Gate, fails: "{gate}", say: Stop}}
verdicts: {{no: {{title: "NO", mark: x}}, yes: {{title: "YES", mark: tada}}}}
order: [no, yes]
rules:
  - {{id: gated, verdict: no, when: failed_gates > 0, say: Stop}}
  - {{id: low, verdict: no, when: "{rule}", say: Low}}
  - {{id: fine, verdict: yes, otherwise: yes, say: Fine}}
"""
IN_STEPS = (
    SMALL.replace(
        "level: [1 if value >= 5, 0 otherwise]", "level: [1 if value >= 5, 0.5 if value >= 3, 0 otherwise]", 1
    )
    .replace("yes: {{", 'nearly: {{title: "NEARLY", mark: x}}, yes: {{')
    .replace("order: [no, yes]", "order: [no, nearly, yes]")
    .replace("  - {{id: fine", "  - {{id: half, verdict: nearly, when: level(one) < 1, say: Half}}\n  - {{id: fine")
)
NEVER = "level(one) > 1"
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
    assert said == f"Once this is met, or met in part, the verdict is {better.verdict}."
    check = closed_check(test_cases=linked(2), weeks_unchanged=2)
    line = renewed(check)
    assert verdict(check) == better.verdict == first
    assert line.endswith(f"With that the verdict is {first}.")


def test_the_verdict_is_said_to_stay_until_then_only_where_no_level_below_changes_it():
    check = closed_check(test_cases=linked(20))
    stays = hinge(check)

    assert stays.partly == ""
    assert what_it_changes(stays) == f"Once this is met, the verdict is {stays.verdict}; until then it stays."
    check.does(events.Renewed("ben", "test_cases", answer(linked(30))))
    assert verdict(check) != stays.verdict


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


def test_what_has_grown_old_enough_by_today_counts_in_what_is_said():
    lasting = {"value": ["dates misread"], "link": "https://wiki.example.com/f", "seen_since": "2026-11-23"}
    check = closed_check(test_cases=linked(20), lasting_failures=lasting).later(days=35)

    said = hinge(check)
    renewed(check)

    assert said.changes
    assert verdict(check) == said.verdict


def test_a_split_is_over_once_one_person_answers_in_place_of_all():
    check = team_check().fills(*ALL, leaving=("training_pairs", "lasting_failures"))
    check.answers("ana", training_pairs=12).answers("ben", training_pairs=60)
    check.answers("ana", lasting_failures=full("lasting_failures"))
    assert check.does(events.DecideAsked("ana")).assessment.verdicts[-1].verdict == "almost"

    said = hinge(check, "training_pairs")
    renewed(check, "training_pairs", answer({"value": 60, "link": "https://wiki.example.com/pairs"}))

    assert said.changes
    assert verdict(check) == said.verdict


def test_nothing_is_said_before_where_a_rule_asks_for_the_value_and_the_link_too():
    check = closed_check(baseline={"value": {"now": 90, "needed": 80}})

    assert hinge(check, "baseline") is None
    line = renewed(check, "baseline", answer({"value": {"now": 90, "needed": 80}, "link": "https://x.org/b"}))
    assert line.endswith("With that the verdict is NOT NEEDED.")


def small(*, gate: str = NEVER, rule: str = NEVER, asked: str = "anyone", two: int = 9, text: str = SMALL) -> TeamCheck:
    """Close a check of two numbers of which the first is too low."""
    gap = f"asked_of: {asked}, gap: {{do: Do it, done: it is}}"
    flow = build(text.format(gate=gate, rule=rule, asked=gap), "a.yml", {})
    assert isinstance(flow, Flow), "\n".join(map(str, flow))
    given = {"one": answer(2), "two": answer(two)}
    check = TeamCheck(flow, start(flow, started(flow, asked=(), answers={}), START))
    check.does(events.Answered("ana", given))
    return check if check.assessment.closed else check.does(events.DecideAsked("ana"))


def hung(check):
    check.does(events.Renewed("ana", "one", answer(6)))
    return check.assessment.notices[-1].stood.hung


OF_IT_ALONE = ["some(one: value < 9)", "every(one: value < 9)", "people(one) < 2", "respondents < 2"]


@pytest.mark.parametrize("condition", OF_IT_ALONE)
@pytest.mark.parametrize("by", ["gate", "rule"])
def test_no_other_answers_are_said_to_hold_what_the_same_question_holds(condition, by):
    check = small(**{by: condition})

    assert hinge(check, "one") is None
    assert hung(check) is None
    assert check.assessment.verdicts[-1].verdict == "no"


def test_nothing_is_said_before_where_a_rule_asks_for_the_owners_own_value():
    check = small(rule="one < 9", asked="owner")

    assert hinge(check, "one") is None
    assert hung(check) is None


@pytest.mark.parametrize("condition", ["level(two) < 1", "lowest_section < 1", "level(one) < 1 or level(two) < 1"])
def test_what_others_hold_is_said_of_a_rule_as_of_a_gate(condition):
    check = small(rule=condition, two=1)

    assert what_it_changes(hinge(check, "one")).endswith("still is NO: other answers hold it.")
    assert hung(check).changed is False
    assert hinge(small(gate="level(one) < 1 or level(two) < 1", two=1), "one").rests == ("Two",)


@pytest.mark.parametrize("besides", ["respondents > 5", "people(one) > 5", "some(one: value > 99)"])
def test_nothing_is_foretold_where_more_than_a_level_may_turn_the_verdict(besides):
    assert hinge(small(rule="level(one) < 1"), "one").changes
    assert hinge(small(rule=f"level(one) < 1 or {besides}"), "one") is None


def test_what_a_gap_met_in_part_changes_is_said_and_then_so():
    check = small(text=IN_STEPS, rule="level(one) < 0.5")
    assert what_it_changes(hinge(check, "one")) == (
        "Once this is met, the verdict is YES; once it is met in part, NEARLY."
    )

    check.does(events.Renewed("ana", "one", answer(3)))

    assert verdict(check) == "NEARLY"
    assert what_it_changes(hinge(check, "one")) == "Once this is met, the verdict is YES; until then it stays."
