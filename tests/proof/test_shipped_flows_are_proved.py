"""Everything in the shipped flows can happen, on sheets that really are decided so, and they keep what they promise."""

from resource import RUSAGE_SELF, getrusage

import pytest
from altered import FLOWS, TODAY, proved, shipped

from bot.proof import prove
from bot.usecases.files.offline import decide_sheet

READINESS = shipped("readiness")
SHIPPED = [shipped(file.stem) for file in sorted(FLOWS.glob("*.yml"))]


@pytest.fixture(scope="module", params=SHIPPED, ids=lambda flow: flow.id)
def flow(request):
    return request.param


@pytest.fixture(scope="module")
def report(flow):
    return prove(flow, TODAY)


def test_everything_is_reached_and_nothing_is_left_out(report):
    assert {each.state for each in report.reached} == {"reached"}
    assert report.left_out == ()
    assert report.is_good


def test_every_question_gate_rule_and_verdict_is_looked_for(flow, report):
    looked_for = {(each.kind, each.id, each.what) for each in report.reached}

    assert {("question", id_, "asked") for id_ in (*flow.questions, *flow.afterwards)} <= looked_for
    assert {("gate", gate.id, what) for gate in flow.gates for what in ("fails", "holds")} <= looked_for
    assert {("rule", rule.id, "first") for rule in flow.rules} <= looked_for
    assert {("verdict", name, "reached") for name in flow.verdicts} <= looked_for


def test_every_verdict_comes_with_a_sheet_that_is_decided_so(flow, report):
    for each in report.reached:
        if each.kind == "verdict":
            assert decide_sheet(flow, each.sheet, TODAY)["verdict"] == each.id


def test_every_rule_and_gate_comes_with_a_sheet_that_shows_it(flow, report):
    for each in report.reached:
        decided = decide_sheet(flow, each.sheet, TODAY)
        if each.kind == "rule":
            assert decided["rule"] == each.id
        if each.kind == "gate":
            assert (each.id in decided["failed_gates"]) == (each.what == "fails")


def test_a_variant_comes_with_a_sheet_on_which_it_is_what_is_asked():
    variants = {each.id: each for each in proved().reached if each.kind == "question" and each.what != "asked"}

    assert {id_: each.what for id_, each in variants.items()} == {
        "prompt_plateau": "motive is cheaper",
        "lasting_failures": "motive is cheaper",
        "task_signed": "not answered(task_line)",
    }
    cheaper = [each.sheet["answers"] for each in variants.values() if each.what == "motive is cheaper"]
    assert all(answers["motive"] == {"ada": "cheaper"} for answers in cheaper)
    assert "task_line" not in variants["task_signed"].sheet["answers"]


def test_every_shipped_flow_promises_something_and_all_of_it_is_proved(report):
    assert {each.state for each in report.promises} == {"proved"}


def test_every_shipped_flow_promises_that_a_better_answer_makes_no_worse_verdict(flow):
    assert any("level" in {move.way for move in each.never_lowers} for each in flow.properties)


def test_what_the_readiness_check_promises_is_proved():
    assert {each.id: each.state for each in proved().promises} == {
        "better_is_never_worse": "proved",
        "names_what_is_missing": "proved",
        "all_verdicts": "proved",
    }


def test_the_proof_of_the_readiness_check_takes_a_few_seconds_of_work():
    before = getrusage(RUSAGE_SELF).ru_utime
    prove(READINESS, TODAY)

    assert getrusage(RUSAGE_SELF).ru_utime - before < 10  # other work on the machine does not count


def test_the_same_flow_twice_is_proved_the_same():
    again = prove(READINESS, TODAY)

    assert [each.state for each in again.reached] == [each.state for each in proved().reached]
    assert again.promises == proved().promises
