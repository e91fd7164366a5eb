"""What the summary of a readiness check adds to its verdict: gaps, flips, warnings, contradictions, the noise line."""

from fractions import Fraction

import pytest
from readiness_sheets import CHEAPER, LINK, MET, READINESS, READY, TODAY, decided, linked, proof, sheet

from bot.engine.weighed.sheet_env import SheetEnv
from bot.engine.weighed.verdict import decide
from bot.usecases.files.answer_sheet import read_sheet
from bot.usecases.files.offline import decide_sheet


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


def test_a_gap_belongs_to_a_gate_only_where_it_makes_the_gate_fail():
    blocking = {gap["question"]: gap["gate"] for gap in decided(test_cases=None, baseline=MET)["gaps"]}

    assert blocking == {"test_cases": "G2", "baseline": None}
    assert [gap["gate"] for gap in decided(motive="facts", right_information=12)["gaps"]] == ["G3", None]
    assert [gap["gate"] for gap in decided(right_information=3, motive="serious")["gaps"]] == ["G3", None]


def test_what_blocks_comes_before_a_lower_section():
    decision = decided(safeguards=[], baseline=MET, test_cases=None, decider="agree_80")

    assert gaps(decision) == ["test_cases", "safeguards", "decider", "baseline"]


def test_a_gap_says_what_was_said_what_to_do_when_it_is_done_and_where_to_read():
    gap = decided(test_cases=linked(20))["gaps"][0]

    assert (gap["said"], gap["level"], gap["split"]) == ("20", 0.5, False)
    assert gap["do"] == "Build the test set to 50 cases; 20 count half"
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


def test_a_flip_names_all_who_answered_or_the_owner():
    answered = decided(request_shape={"ben": "open", "cy": "open"})["flips"][0]
    unanswered = decided(test_cases=None)["flips"][0]
    unlinked = decided(test_cases={"ben": 60, "cy": linked(20), "dan": "skip"})["flips"][0]

    assert (answered["question"], answered["who"]) == ("request_shape", ("ben", "cy"))
    assert (unanswered["question"], unanswered["who"]) == ("test_cases", ("ana",))
    assert (unlinked["question"], unlinked["who"]) == ("test_cases", ("ben", "cy"))


def test_not_needed_is_not_flipped_by_a_better_level():
    assert decided(baseline=linked(MET))["flips"] == []


# Turns: single things that are no next level


def laid_out(**changed):
    return read_sheet(READINESS, sheet(**changed), TODAY)[0]


def turns(decision):
    return [(turn["question"], turn["how"], turn["to"], turn["verdict"]) for turn in decision["turns"]]


def test_a_question_that_has_to_rise_by_two_steps_is_one_thing():
    decision = decided(worked_examples=None, task_signed={"ana": "yes", "ben": "yes", "cy": "no"}, settled={})
    alone = decided(worked_examples=None)

    assert (decision["headline"], decision["turns"]) == ("2 things left", [])
    assert (alone["headline"], flips(alone), alone["turns"]) == (
        "One thing left",
        {"worked_examples": (0, 0.5, "ready")},
        [],
    )
    assert turns(decided(weeks_unchanged=0)) == [("weeks_unchanged", "level", 1, "ready")]


def test_a_split_that_alone_stands_in_the_way_is_one_thing():
    decision = decided(request_shape={"ana": "one", "ben": "one", "cy": "open"})

    assert (decision["headline"], decision["flips"], decision["things"]) == ("One thing left", [], None)
    assert turns(decision) == [("request_shape", "split", 0.5, "ready")]
    assert decision["turns"][0]["who"] == ("ana", "ben", "cy")


def test_a_split_nobody_may_settle_ends_only_where_people_agree():
    decision = decided(task_signed={"ana": "yes", "ben": "yes", "cy": "no"})

    assert turns(decision) == [("task_signed", "split", 1, "ready")]


def test_a_second_signature_that_alone_is_missing_is_one_thing():
    decision = decided(task_signed={"ana": "yes"})

    assert (decision["headline"], decision["flips"], decision["things"]) == ("One thing left", [], None)
    assert turns(decision) == [("task_signed", "people", 1, "ready")]


def test_another_wish_of_the_owner_is_one_thing_and_says_what_it_asks_again():
    decision = decided(motive="facts")
    turn = decision["turns"][0]

    assert (decision["flips"], decision["things"]) == ([], None)
    assert turns(decision) == [("motive", "option", 1, "ready")]
    assert (turn["said"], turn["other"]) == ("Know new or changing facts", "Steadier form, labels or tone")
    assert turn["again"] == ("Prompt at its plateau", "Failures that would last")


@pytest.mark.parametrize("option", ["form", "cheaper", "in_house", "facts", "reasoning", "serious"])
def test_another_option_counts_as_if_it_had_been_picked_unless_it_asks_others_otherwise(option):
    as_if = laid_out(motive="facts").with_option("motive", option)

    if option == "cheaper":
        assert as_if is None
        assert laid_out(**CHEAPER).with_option("motive", "form") is None
    else:
        picked = laid_out(motive=option)
        assert (as_if.levels, as_if.owners, decide(as_if)) == (picked.levels, picked.owners, decide(picked))


def test_a_turn_is_looked_for_only_where_no_flip_is():
    assert decided(test_cases=linked(20))["turns"] == []
    assert (decided()["turns"], decided()["things"]) == ([], None)
    assert (decided(baseline=linked(MET))["turns"], decided(baseline=linked(MET))["things"]) == ([], None)


# Things that must change together


def together(decision):
    things = decision["things"]
    return things["least"], [question for question, _ in things["together"]], things["verdict"]


def test_where_no_single_thing_would_do_it_is_said_how_many_must_change():
    two_gates = decided(test_cases=None, lasting_failures="none")
    two_items = decided(test_cases=linked(20), weeks_unchanged=2)

    assert together(two_gates) == (2, ["test_cases", "lasting_failures"], "ready")
    assert (two_items["headline"], together(two_items)) == (
        "2 things left",
        (2, ["weeks_unchanged", "test_cases"], "ready"),
    )


def test_of_two_that_would_each_do_only_one_counts():
    decision = decided(weeks_unchanged=1, expectations_changed="yes", lasting_failures="none")

    assert decision["failed_gates"] == ["G4", "G5"]
    assert together(decision) == (2, ["weeks_unchanged", "lasting_failures"], "almost")


def test_the_wish_counts_as_one_of_several_things():
    assert together(decided(motive="facts", right_information=3)) == (2, ["right_information", "motive"], "ready")


def test_an_empty_sheet_names_the_fewest_that_must_change():
    least, questions, verdict = together(decide_sheet(READINESS, {"owner": "ana", "answers": {}}, TODAY))

    assert (least, len(questions), verdict) == (10, 10, "almost")


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
