"""What the proof cannot express it says, and claims nothing of what hangs on it; what it can express it decides."""

import pytest
from altered import TODAY, WITHOUT_CHECK_INS, altered, never, promise, proved
from small_flow import PAGES, SMALL, flow

from bot.flow import Flow, build
from bot.proof import ProofError, prove
from bot.usecases.files.offline import decide_sheet

G3 = "fails: motive is facts or level(right_information) = 0"


def small(rule: str) -> Flow:
    return flow(("- 1 if value >= 20", rule))


LEFT_OUT = {
    "sqrt(value) > 3": "`sqrt` is not calculated",
    "value * value > 9": "two unknown numbers are multiplied",
    "1 / value > 9": "a number is divided by an unknown one",
    "value * 999999999999999 * 999999999999999 > 1": "it may come to more than thirty digits",
}


@pytest.mark.parametrize("condition", LEFT_OUT)
def test_what_is_not_expressed_is_said_with_its_place_and_why(condition):
    said = f"question cases: `{condition}` may be either way in the proof, because {LEFT_OUT[condition]}"

    assert prove(small(f"- 1 if {condition}"), TODAY).left_out == (said,)


def test_nothing_is_claimed_of_what_hangs_on_it():
    report = prove(small("- 1 if sqrt(value) * sqrt(value) < 0"), TODAY)
    states = {(each.kind, each.id, each.what): each.state for each in report.reached}

    assert states["gate", "G1", "fails"] == "reached"
    assert states["gate", "G1", "holds"] == states["verdict", "yes", "reached"] == "undecided"
    assert report.is_good


def test_what_is_found_all_the_same_has_been_decided_so():
    asked = small("- 1 if sqrt(value) < 3")
    report = prove(asked, TODAY)
    (ready,) = (each for each in report.reached if (each.kind, each.id) == ("verdict", "yes"))

    assert ready.state in {"reached", "undecided"}
    assert ready.sheet is None or decide_sheet(asked, ready.sheet, TODAY)["verdict"] == "yes"


def test_a_promise_that_holds_whichever_way_it_is_is_proved():
    report = proved((G3, "fails: 'motive is facts or some(test_cases: sqrt(value) > 5)'"))

    assert promise(report, "names_what_is_missing").state == "proved"
    assert promise(report, "better_is_never_worse").state in {"refuted", "undecided"}
    assert report.left_out == (
        "question test_cases: `sqrt(value) > 5` may be either way in the proof, because `sqrt` is not calculated",
    )


def test_answers_of_several_questions_in_one_comparison_are_left_out_where_they_are_shares():
    change = (G3, "fails: 'share(decider: value is one_person) > share(task_signed: value is yes)'")

    assert [each.split(" may be")[0] for each in proved(change).left_out] == [
        "the whole sheet: `share(decider: value is one_person) > share(task_signed: value is yes)`"
    ]


EXPRESSED = {
    "levels of two questions": "level(decider) > level(task_signed) and level(decider) < 1",
    "people of two questions": "people(decider) > people(task_signed) + 1",
    "respondents": "respondents > 4",
    "sections": "section(task) = 2/3",
    "fractions of a section": "lowest_section = 1/3",
    "splits": "open_splits >= 4",
    "the owner among others": "owner(decider: value is unchecked) and level(decider) = 0.5 and people(decider) = 4",
    "sums of numbers": "some(baseline: value.now + value.needed = 7.25 and value.needed - value.now > 0.1)",
    "rounded numbers": "some(baseline: round(value.now) = 3 and value.now < 3)",
    "a list of names": "every(lasting_failures: count(value) = 3)",
    "picks": "some(safeguards: value has logging and value has not unsure_rule and count(value) = 4)",
    "days": "some(lasting_failures: linked and days_seen > 1000)",
    "what everyone said": "every(request_shape: value is few) and people(request_shape) = 5",
}


@pytest.mark.parametrize("what", EXPRESSED)
def test_what_is_expressed_is_decided(what):
    change = (G3, f"fails: '{EXPRESSED[what]}'")
    report = proved(change, WITHOUT_CHECK_INS)
    (failing,) = (each for each in report.reached if (each.id, each.what) == ("G3", "fails"))

    assert report.left_out == ()
    assert {each.state for each in report.reached} == {"reached"}
    assert {each.state for each in report.promises} <= {"proved", "refuted"}
    assert "G3" in decide_sheet(altered(change, WITHOUT_CHECK_INS), failing.sheet, TODAY)["failed_gates"]


def test_check_ins_that_stand_like_answers_are_covered():
    assert proved().left_out == ()


def test_check_ins_that_stand_otherwise_are_left_out():
    level = ("      - 0.5 otherwise\n  remind:", "      - 0.25 otherwise\n  remind:")
    weeks = "        help: Only adding cases does not count as a change.\n        type: number\n"
    most = (weeks, f"{weeks}        most: 4\n")

    assert proved(level, most).left_out == (
        "check-ins: what they measure in place of the answers to weeks_unchanged is not looked at",
        "check-ins: what predictions come to in place of the answers to lasting_failures is not looked at",
    )
    assert never(proved(level, most)) == set()


OWNERS_COMPARED = """
flow: compared
title: Compared
about: Two answers of the owner's are compared
sections:
  - id: there
    title: There
    questions:
      - {id: have, short: Have, ask: How much?, type: number, asked_of: owner, LEVEL}
      - {id: need, short: Need, ask: How much?, type: number, asked_of: owner, LEVEL}
  - id: more
    title: More
    questions:
      - {id: lack, short: Lack, ask: More?, type: number, asked_of: anyone, when: have < need, LEVEL}
      - {id: agreed, short: Agreed, ask: Agreed?, type: number, asked_of: anyone, LEVEL}
gates:
  - {id: g, title: G, fails: asked(lack) and level(agreed) = 1, say: Not agreed}
  - {id: h, title: H, fails: asked(lack) and level(lack) = 0, say: Not enough}
verdicts: {bad: {title: BAD, mark: no_entry}, good: {title: GOOD, mark: tada}}
order: [bad, good]
rules:
  - {id: failed, verdict: bad, when: failed_gates > 0, say: "{failed_gate}"}
  - {id: fine, verdict: good, otherwise: yes, say: Fine}
properties:
  - {id: better, say: Better answers make nothing worse, never_lowers: [level]}
""".replace("LEVEL", "level: [1 if value >= 1, 0 otherwise], gap: {do: It, done: done}")


def test_answers_of_the_owners_that_are_compared_leave_a_promise_undecided():
    compared = build(OWNERS_COMPARED, "compared.yml", {})
    assert isinstance(compared, Flow), compared

    assert promise(prove(compared, TODAY), "better").state == "undecided"


def test_a_question_that_hangs_on_too_many_answers_of_the_owner_ends_in_a_sentence_and_not_in_hours():
    asked = "".join(
        f"      - {{id: o{number}, short: S, ask: A?, type: choice, options: {{a: A, b: B, c: C}}, asked_of: owner, "
        "level: [1 if value is a], gap: {do: d, done: e}}\n"
        for number in range(9)
    )
    when = " or ".join(f"(o{number} is a and o{(number + 1) % 9} is b)" for number in range(9))
    last = (
        f"      - {{id: last, short: S, ask: A?, type: number, asked_of: anyone, when: {when}, level: [1 otherwise], "
    )
    text = SMALL.replace("      - id: cases\n", f"{asked}{last}gap: {{do: d, done: e}}}}\n      - id: cases\n")
    built = build(text, "small.yml", PAGES)
    assert isinstance(built, Flow), built

    with pytest.raises(ProofError, match=r"'last' hangs on 19,683 ways .* goes through 5,000 at most; let its"):
        prove(built, TODAY)
