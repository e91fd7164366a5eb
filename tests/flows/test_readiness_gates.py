"""Each gate alone and together, in order; and the sections they stand beside."""

import pytest
from readiness_sheets import CHEAPER, MET, READINESS, decided, linked, proof

FAILING = {
    "G1": ({"task_signed": {"ana": "no", "ben": "no"}}, "No agreed task"),
    "G2": ({"test_cases": linked(19)}, "Nothing to measure against"),
    "G3": ({"right_information": 9}, "This is a lookup problem: retrieval first, then ask again"),
    "G4": ({"weeks_unchanged": 1, "expectations_changed": "yes"}, "The target is moving on both sides"),
    "G5": ({"lasting_failures": "none"}, "No failure you expect to last: fix first"),
}


@pytest.mark.parametrize("gate", FAILING)
def test_a_gate_that_fails_alone_is_the_headline_of_not_yet(gate):
    changed, said = FAILING[gate]
    decision = decided(**changed)

    assert (decision["verdict"], decision["failed_gates"], decision["headline"]) == ("not_yet", [gate], said)
    assert f"gate {gate} fails: {said}" in decision["because"]


@pytest.mark.parametrize(
    ("gate", "changed"),
    [
        ("G1", {"task_line": None}),
        ("G1", {"task_signed": {"ana": "no", "ben": "yes"}}),
        ("G1", {"task_signed": None}),
        ("G2", {"test_cases": 60}),
        ("G2", {"baseline": {"now": 70}}),
        ("G2", {"baseline": None}),
        ("G3", {"motive": "facts"}),
        ("G3", {"right_information": "skip"}),
        ("G4", {"weeks_unchanged": None, "expectations_changed": None}),
        ("G5", {"lasting_failures": {"ana": "none", "ben": proof(["a"])}}),
        ("G5", {"lasting_failures": None}),
        ("G5", {**CHEAPER, "baseline": linked(MET), "lasting_failures": "no"}),
    ],
)
def test_each_way_a_gate_can_fail(gate, changed):
    assert decided(**changed)["failed_gates"] == [gate]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"right_information": "dont_know"}, "Nobody knows yet whether the right information reaches the model"),
        ({"motive": "facts", "right_information": "dont_know"}, FAILING["G3"][1]),
        (
            {"weeks_unchanged": "dont_know", "expectations_changed": "dont_know"},
            "Nobody knows yet whether the target holds still",
        ),
        ({"weeks_unchanged": 1, "expectations_changed": "dont_know"}, FAILING["G4"][1]),
        ({"lasting_failures": "dont_know"}, "Nobody knows yet which failures would last"),
    ],
)
def test_what_nobody_knows_is_not_said_to_be_so(changed, said):
    assert decided(**changed)["headline"] == said


@pytest.mark.parametrize(
    "changed",
    [
        {"task_signed": {"ana": "yes", "ben": "yes", "cy": "no"}},
        {"test_cases": linked(20), "baseline": {"now": 70, "needed": 85}},
        {"right_information": 10},
        {"motive": "reasoning"},
        {"motive": "serious"},
        {"weeks_unchanged": 0},
        {"expectations_changed": "yes"},
        {"weeks_unchanged": 2, "expectations_changed": "yes"},
        {"lasting_failures": "unsure"},
    ],
)
def test_what_fails_no_gate(changed):
    assert decided(**changed)["failed_gates"] == []


def test_where_a_cheaper_model_is_wanted_a_missed_target_says_fix_quality_first():
    decision = decided(**CHEAPER, baseline=linked({"now": 80, "needed": 85}))

    assert decision["failed_gates"] == ["G2"]
    assert decision["headline"] == "The big model misses the target; fix quality first"


def test_where_a_cheaper_model_is_wanted_and_the_target_met_a_lack_of_cases_says_so():
    decision = decided(**CHEAPER, baseline=linked({"now": 85, "needed": 85}), test_cases=None)

    assert decision["headline"] == "Nothing to measure against"


def test_a_missed_target_says_nothing_of_the_big_model_where_form_is_wanted():
    assert decided(test_cases=None)["headline"] == "Nothing to measure against"


def test_the_first_failed_gate_is_the_headline_and_all_are_listed_in_order():
    order = list(FAILING)
    for first in range(len(order)):
        changed = {}
        for gate in order[first:]:
            changed |= FAILING[gate][0]
        decision = decided(**changed)

        assert decision["failed_gates"] == order[first:]
        assert decision["headline"] == FAILING[order[first]][1]


def test_the_gates_have_the_names_of_the_rubric():
    titles = {gate.id: gate.title for gate in READINESS.gates}

    assert titles == {
        "G1": "Task",
        "G2": "Evaluation",
        "G3": "Right tool",
        "G4": "Stability",
        "G5": "Persistence",
    }


def test_the_sections_hold_their_questions_in_the_articles_order():
    assert [(section.title, *section.questions) for section in READINESS.sections] == [
        ("Task", "task_line", "task_signed", "worked_examples"),
        ("Prompt", "prompt_parts", "prompt_plateau"),
        ("Context", "right_information"),
        ("Product", "safeguards"),
        ("Evaluation", "test_cases", "decider", "baseline"),
        ("Stability", "weeks_unchanged", "expectations_changed"),
        ("Fit", "request_shape", "motive", "lasting_failures", "training_pairs"),
    ]


def test_a_section_is_the_plain_mean_of_its_levels():
    sections = decided(
        worked_examples=None,
        prompt_parts=["limits", "examples"],
        request_shape="few",
        motive="serious",
        expectations_changed="yes",
    )["sections"]

    assert sections == {
        "task": pytest.approx(2 / 3),
        "prompt": 0.75,
        "context": 1,
        "product": 1,
        "evaluation": 1,
        "stability": 0.5,
        "fit": 0.625,
    }
