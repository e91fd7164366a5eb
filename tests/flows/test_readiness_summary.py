"""What the summary of a readiness check adds to its verdict: gaps, flips, warnings, contradictions, the noise line."""

from fractions import Fraction

import pytest
from readiness_sheets import CHEAPER, LINK, MET, READINESS, READY, TODAY, decided, linked, proof, sheet

from bot.engine.sheet import SheetEnv
from bot.usecases.answer_sheet import read_sheet


def gaps(decision):
    return [gap["question"] for gap in decision["gaps"]]


def flips(decision):
    return {flip["question"]: (flip["level"], flip["to"], flip["verdict"]) for flip in decision["flips"]}


# Sections


def test_two_thirds_of_a_section_are_two_thirds_to_a_condition():
    task = read_sheet(READINESS, sheet(worked_examples=None), TODAY)[0]

    assert SheetEnv(task).call("section", "task") == Fraction(2, 3)


# Gaps


def test_a_full_sheet_has_no_gaps():
    assert decided()["gaps"] == []


def test_every_question_below_full_is_a_gap():
    assert gaps(decided(request_shape="few", training_pairs=40)) == ["request_shape", "training_pairs"]


def test_gaps_of_failed_gates_come_first_then_the_lowest_section_then_the_number():
    decision = decided(
        worked_examples=None,
        prompt_parts=[],
        prompt_plateau="rising",
        right_information=15,
        test_cases=None,
        decider="agree_80",
        lasting_failures="none",
        request_shape="few",
        training_pairs=40,
    )

    assert decision["failed_gates"] == ["G2", "G5"]
    assert gaps(decision) == [
        "test_cases",
        "lasting_failures",
        "prompt_parts",
        "prompt_plateau",
        "right_information",
        "decider",
        "request_shape",
        "training_pairs",
        "worked_examples",
    ]
    assert [gap["gate"] for gap in decision["gaps"]] == ["G2", "G5", *[None] * 7]


def test_a_gap_says_what_was_said_what_to_do_when_it_is_done_and_where_to_read():
    gap = decided(test_cases=linked(20))["gaps"][0]

    assert (gap["said"], gap["level"], gap["split"]) == ("20", 0.5, False)
    assert gap["do"] == "Build the test set to 20 cases, then to 50"
    assert gap["done"] == "50 cases are linked"
    assert gap["guidance"] == "test-set-20-then-50"
    assert gap["link"] == "https://makeyourai.work/blog/when-not-to-fine-tune#:~:text=Common%20Mistakes"


def test_a_gap_nobody_answered_says_nothing():
    assert decided(test_cases=None)["gaps"][0]["said"] is None


def test_a_split_question_is_a_gap_that_says_so():
    gap = decided(request_shape={"ana": "one", "ben": "one", "cy": "open"})["gaps"][0]

    assert (gap["question"], gap["split"]) == ("request_shape", True)


@pytest.mark.parametrize(
    ("motive", "do", "guidance"),
    [
        ("facts", "Build retrieval", "not-for-facts"),
        ("reasoning", "Try a stronger model", "not-for-reasoning"),
        ("serious", "Write down what users gain", "not-for-show"),
    ],
)
def test_a_motive_tuning_does_not_serve_has_its_own_next_action(motive, do, guidance):
    gap = next(gap for gap in decided(motive=motive)["gaps"] if gap["question"] == "motive")

    assert (gap["do"], gap["guidance"]) == (do, guidance)


def test_no_motive_asks_for_one():
    gap = next(gap for gap in decided(motive=None)["gaps"] if gap["question"] == "motive")

    assert (gap["do"], gap["guidance"]) == ("Say what users gain from tuning", "not-for-show")


# Flips


def test_from_almost_one_step_up_of_the_one_thing_left_makes_it_ready():
    assert flips(decided(test_cases=linked(20))) == {"test_cases": (0.5, 1, "ready")}


def test_from_ready_one_step_down_of_each_of_three_questions_is_named():
    decision = decided()

    assert flips(decision) == {
        "prompt_plateau": (1, 0.5, "almost"),
        "right_information": (1, 0.5, "almost"),
        "safeguards": (1, 0.5, "almost"),
    }


def test_a_step_goes_to_the_next_level_the_question_has():
    decision = decided(expectations_changed="yes", weeks_unchanged=1)

    assert decision["failed_gates"] == ["G4"]
    assert flips(decision) == {"expectations_changed": (0, 1, "almost")}
    assert flips(decided(task_signed={"ana": "no", "ben": "no"})) == {"task_signed": (0, 0.5, "ready")}


def test_the_shortest_step_comes_first_so_ready_does_not_name_the_line():
    assert "task_line" not in flips(decided())
    assert list(flips(decided(request_shape="open", motive="serious", lasting_failures="unsure"))) == [
        "request_shape",
        "motive",
        "lasting_failures",
    ]


def test_where_no_single_question_changes_the_verdict_there_are_no_flips():
    assert decided(test_cases=None, lasting_failures="none")["flips"] == []
    assert decided(motive="facts")["flips"] == []


def test_a_flip_names_those_who_answered_or_the_owner():
    answered = decided(request_shape={"ben": "open", "cy": "open"})["flips"][0]
    unanswered = decided(test_cases=None)["flips"][0]

    assert (answered["question"], answered["who"]) == ("request_shape", ("ben", "cy"))
    assert (unanswered["question"], unanswered["who"]) == ("test_cases", ("ana",))


def test_not_needed_is_not_flipped_by_a_better_level():
    assert decided(baseline=linked(MET))["flips"] == []


# Warnings and contradictions


@pytest.mark.parametrize(
    ("changed", "warnings"),
    [
        ({}, []),
        ({"motive": "reasoning"}, ["shortcut_to_thinking"]),
        ({"motive": "serious"}, ["looks_serious"]),
        ({"motive": "facts"}, ["teaching_facts"]),
        ({"motive": "in_house"}, []),
        ({"test_cases": 60}, ["training_blind"]),
        ({"test_cases": linked(20)}, []),
        ({"right_information": 15}, ["teaching_facts"]),
        ({"right_information": 9}, ["teaching_facts"]),
        ({"right_information": "no_lookup"}, []),
        (
            {"motive": "reasoning", "test_cases": None, "right_information": 3},
            ["shortcut_to_thinking", "training_blind", "teaching_facts"],
        ),
    ],
)
def test_warnings_name_what_training_cannot_do(changed, warnings):
    assert decided(**changed)["warnings"] == warnings


def test_a_warning_blocks_nothing():
    assert decided(right_information=15)["failed_gates"] == []


@pytest.mark.parametrize(
    ("changed", "raised"),
    [
        ({}, []),
        ({"test_cases": None}, ["flat_by_what"]),
        ({"prompt_plateau": "flat", "test_cases": 60}, ["flat_by_what"]),
        ({"prompt_plateau": "unmeasured", "test_cases": None}, []),
        ({"test_cases": linked(20)}, []),
        ({"prompt_plateau": "rising"}, ["would_it_last"]),
        ({"prompt_plateau": "rising", "lasting_failures": {"ana": ["a"], "ben": "unsure"}}, ["would_it_last"]),
        ({"prompt_plateau": "rising", "lasting_failures": "unsure"}, []),
        ({"prompt_plateau": "rising", "lasting_failures": "none"}, []),
        ({"request_shape": "open"}, ["which_form"]),
        ({"request_shape": {"ana": "one", "ben": "few", "cy": "open"}}, ["which_form"]),
        ({"request_shape": "few"}, []),
        ({"request_shape": "open", "motive": "in_house"}, []),
    ],
)
def test_answers_that_do_not_go_together_are_raised(changed, raised):
    assert decided(**changed)["contradictions"] == raised


def test_a_settled_shape_contradicts_nothing_any_more():
    shapes = {"ana": "one", "ben": "one", "cy": "open"}

    assert decided(request_shape=shapes)["contradictions"] == ["which_form"]
    assert decided({"request_shape": {"value": "one", "reason": "x"}}, request_shape=shapes)["contradictions"] == []


# The noise line, evidence, respondents


@pytest.mark.parametrize(("cases", "points"), [(1, 98), (20, 22), (50, 14), (100, 10), (200, 7), (400, 5)])
def test_test_cases_say_how_small_a_change_they_can_see(cases, points):
    note = decided(test_cases=linked(cases))["notes"]["test_cases"]

    assert note == f"Your {cases} cases can only see changes bigger than about ±{points} points."


@pytest.mark.parametrize("given", [None, linked(0), "skip"])
def test_no_test_cases_say_nothing_of_noise(given):
    assert "test_cases" not in decided(test_cases=given)["notes"]


def test_of_several_counts_the_smallest_that_counts_is_the_one_spoken_of():
    assert "Your 100 cases" in decided(test_cases={"ana": linked(400), "ben": linked(100)})["notes"]["test_cases"]
    assert "Your 20 cases" in decided(test_cases={"ana": linked(400), "ben": linked(20)})["notes"]["test_cases"]


def test_everyone_who_gave_a_value_is_counted():
    assert decided()["respondents"] == 2
    assert decided(decider={"ana": "one_person", "cy": "one_person"})["respondents"] == 3


def test_for_a_cheaper_model_the_gaps_speak_of_cost():
    decision = decided(**{**CHEAPER, "prompt_plateau": "some", "lasting_failures": "yes"}, baseline=linked(MET))
    said = {gap["question"]: (gap["short"], gap["do"], gap["done"]) for gap in decision["gaps"]}

    assert said == {
        "prompt_plateau": (
            "Cheaper ways tried",
            "Measure a shorter prompt, caching and a smaller model",
            "all three are measured",
        ),
        "lasting_failures": (
            "Cost or delay that would last",
            "Measure cost and delay, then look again in 4 weeks",
            "it is still over your limit after four weeks",
        ),
    }


def test_the_same_sheet_twice_says_the_same():
    changed = {"request_shape": {"ana": "one", "ben": "open"}, "test_cases": linked(20), "motive": "serious"}

    assert decided(**changed) == decided(**changed)


def test_the_order_in_which_people_answered_says_nothing():
    people = {"ana": proof(["a"]), "ben": "unsure", "cy": "none"}
    other_way = dict(reversed(people.items()))

    assert decided(lasting_failures=people) == decided(lasting_failures=other_way)
    assert list(READY) == list(decided()["levels"])
    assert LINK
