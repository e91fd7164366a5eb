"""How several answers to one question become one level: who counts, the lower median, splits, caps and settling."""

import pytest
from readiness_sheets import CHEAPER, READINESS, TODAY, decided, level, linked, proof, sheet

from bot.engine.saved.answer import Answer
from bot.engine.weighed.standing import AnswerEnv, answer_level
from bot.usecases.files.offline import decide_sheet
from bot.usecases.files.sheet_reading import SheetError

FULL, SMALL = linked({"good": 5, "bad": 3}), {"good": 1, "bad": 1}


@pytest.mark.parametrize("passed", ["skip", "dont_know"])
def test_a_pass_is_left_out_where_anyone_gave_a_value(passed):
    decision = decided(
        task_signed={"ana": "yes", "ben": "yes", "cy": passed},
        decider={"ana": "one_person", "ben": passed},
        weeks_unchanged={"ana": 4, "ben": passed},
    )

    assert (decision["levels"]["task_signed"], decision["levels"]["decider"]) == (1, 1)
    assert decision["levels"]["weeks_unchanged"] == 1


@pytest.mark.parametrize(
    ("question", "linked_high", "plain_low"),
    [
        ("worked_examples", FULL, {"good": 0, "bad": 0}),
        ("prompt_plateau", linked("flat"), "rising"),
        ("test_cases", linked(50), 3),
        ("baseline", linked({"now": 70, "needed": 85}), {"now": 10}),
    ],
)
def test_where_a_link_is_asked_for_linked_answers_count_and_unlinked_do_not(question, linked_high, plain_low):
    assert level(question, **{question: {"ana": linked_high, "ben": plain_low}}) == 1
    assert level(question, **{question: {"ana": plain_low, "ben": linked_high}}) == 1
    assert level(question, **{question: {"ana": plain_low, "ben": "skip"}}) == 0


@pytest.mark.parametrize(
    ("question", "high", "low", "worth"),
    [
        ("worked_examples", FULL, linked(SMALL), 0.5),
        ("worked_examples", {"good": 5, "bad": 3}, {"good": 0, "bad": 3}, 0),
        ("prompt_parts", ["instructions", "examples", "limits", "output_format"], ["limits", "examples"], 0.5),
        ("prompt_plateau", linked("flat"), linked("rising"), 0),
        ("right_information", 20, 12, 0.5),
        ("safeguards", ["limited_input", "checked_output", "unsure_rule", "logging"], ["logging"], 0),
        ("test_cases", linked(60), linked(40), 0.5),
        ("baseline", linked({"now": 70, "needed": 85}), linked({"now": 70}), 0),
        ("weeks_unchanged", 5, 3, 0.5),
        ("expectations_changed", "no", "yes", 0),
        ("training_pairs", 60, 40, 0.5),
    ],
)
def test_of_the_facts_that_count_the_lowest_level_holds(question, high, low, worth):
    assert level(question, **{question: {"ana": high, "ben": low}}) == worth
    assert level(question, **{question: {"ana": low, "ben": high}}) == worth


def test_for_a_cheaper_model_no_link_is_asked_for_so_none_outranks():
    both = {"ana": linked("all"), "ben": "none"}

    assert level("prompt_plateau", **{**CHEAPER, "prompt_plateau": both}) == 0


@pytest.mark.parametrize(
    ("shapes", "worth"),
    [
        (["one", "few"], 0.5),
        (["one", "one", "few"], 1),
        (["one", "few", "few"], 0.5),
        (["few", "few", "open"], 0.5),
        (["few", "open"], 0),
        (["one", "few", "few", "open"], 0.5),
        (["one", "one", "few", "few"], 0.5),
    ],
)
def test_judgements_meet_at_the_lower_median(shapes, worth):
    people = dict(zip(["ana", "ben", "cy", "dan"], shapes, strict=False))

    assert level("request_shape", request_shape=people) == worth


def test_the_decider_meets_at_the_lower_median():
    assert level("decider", decider={"ana": "one_person", "ben": "agree_80"}) == 0.5
    assert level("decider", decider={"ana": "one_person", "ben": "agree_90", "cy": "agree_80"}) == 1


@pytest.mark.parametrize(
    ("question", "high", "middle", "low"),
    [("decider", "one_person", "agree_80", "unchecked"), ("request_shape", "one", "few", "open")],
)
def test_someone_at_0_and_someone_at_1_are_a_split_and_half_is_not(question, high, middle, low):
    assert decided(**{question: {"ana": high, "ben": low, "cy": high}})["splits"] == [question]
    assert decided(**{question: {"ana": high, "ben": middle}})["splits"] == []
    assert decided(**{question: {"ana": middle, "ben": low}})["splits"] == []
    assert decided(**{question: {"ana": low, "ben": low}})["splits"] == []


def test_a_split_caps_its_question_at_half():
    assert level("request_shape", request_shape={"ana": "one", "ben": "one", "cy": "open"}) == 0.5
    assert level("decider", decider={"ana": "one_person", "ben": "one_person", "cy": "unchecked"}) == 0.5


def test_a_split_never_lifts_a_question():
    assert level("request_shape", request_shape={"ana": "one", "ben": "open"}) == 0


def test_a_split_caps_the_verdict_at_almost():
    decision = decided(request_shape={"ana": "one", "ben": "one", "cy": "open"})

    assert (decision["verdict"], decision["headline"]) == ("almost", "One thing left")
    assert decision["missing"][0]["text"] == "Clear up what people answered differently: Shape of the requests"


@pytest.mark.parametrize(
    ("signed", "worth", "split"),
    [
        ({"ana": "yes", "ben": "yes", "cy": "yes"}, 1, False),
        ({"ana": "yes", "ben": "yes", "cy": "no"}, 0.5, True),
        ({"ana": "no", "ben": "yes", "cy": "yes"}, 0, True),
        ({"ana": "yes", "ben": "no"}, 0, True),
        ({"ana": "yes", "ben": "yes", "cy": "no", "dan": "no"}, 0, True),
        ({"ana": "yes", "ben": "yes", "cy": "yes", "dan": "no"}, 0.5, True),
        ({"ben": "yes", "cy": "yes", "dan": "no"}, 0, True),
        ({"ana": "no", "ben": "no"}, 0, False),
        ({"ana": "skip", "ben": "yes", "cy": "yes"}, 1, False),
    ],
)
def test_two_thirds_of_the_signatures_with_the_owners_are_half_and_a_no_beside_a_yes_is_a_split(signed, worth, split):
    decision = decided(task_signed=signed)

    assert decision["levels"]["task_signed"] == worth
    assert ("task_signed" in decision["splits"]) is split


@pytest.mark.parametrize(
    ("given", "worth", "split"),
    [
        ({"ana": proof(["a"]), "ben": "unsure"}, 1, False),
        ({"ana": "unsure", "ben": ["a"], "cy": proof(["a"])}, 1, False),
        ({"ana": ["a"], "ben": "unsure"}, 0.5, False),
        ({"ana": proof(["a"]), "ben": "none"}, 0, True),
        ({"ana": proof(["a"]), "ben": "none", "cy": "unsure"}, 0.5, True),
        ({"ana": proof(["a"]), "ben": proof(["a"]), "cy": "none"}, 0.5, True),
        ({"ana": "unsure", "ben": "none"}, 0, True),
        ({"ana": "unsure", "ben": "unsure", "cy": "none"}, 0.5, True),
        ({"ana": "none", "ben": "none"}, 0, False),
    ],
)
def test_one_proof_lifts_lasting_failures_unless_the_median_is_0_and_anyone_at_0_splits_them(given, worth, split):
    decision = decided(lasting_failures=given)

    assert decision["levels"]["lasting_failures"] == worth
    assert ("lasting_failures" in decision["splits"]) is split


def test_one_proof_that_cost_lasts_lifts_it_and_a_no_splits_it():
    lifted = decided(**{**CHEAPER, "lasting_failures": {"ana": proof("yes"), "ben": "unsure"}})
    divided = decided(**{**CHEAPER, "lasting_failures": {"ana": proof("yes"), "ben": "yes", "cy": "no"}})

    assert (lifted["levels"]["lasting_failures"], lifted["splits"]) == (1, [])
    assert (divided["levels"]["lasting_failures"], divided["splits"]) == (0.5, ["lasting_failures"])


@pytest.mark.parametrize(
    ("question", "numbers", "split"),
    [
        ("test_cases", [50, 25], False),
        ("test_cases", [51, 25], True),
        ("test_cases", [19, 5], False),
        ("test_cases", [200, 60], False),
        ("test_cases", [20, 0], True),
        ("weeks_unchanged", [4, 2], False),
        ("weeks_unchanged", [5, 2], True),
        ("weeks_unchanged", [3, 2], False),
        ("weeks_unchanged", [12, 4], False),
        ("training_pairs", [50, 25], False),
        ("training_pairs", [51, 25], True),
        ("training_pairs", [49, 10], False),
        ("training_pairs", [10, 4], True),
    ],
)
def test_counts_more_than_twice_apart_and_of_different_level_are_a_split(question, numbers, split):
    give = linked if question == "test_cases" else int
    one, other = map(give, numbers)

    assert decided(**{question: {"ana": one, "ben": other}})["splits"] == [question] * split
    assert decided(**{question: {"ana": other, "ben": one}})["splits"] == [question] * split


def test_a_number_that_does_not_count_splits_nothing():
    assert decided(test_cases={"ana": linked(60), "ben": 20})["splits"] == []


def test_numbers_that_are_no_counts_split_nothing():
    assert decided(right_information={"ana": 20, "ben": 1})["splits"] == []
    assert decided(worked_examples={"ana": FULL, "ben": linked(SMALL)})["splits"] == []


def test_the_owner_settles_a_split_and_the_settled_value_holds():
    shapes = {"ana": "one", "ben": "one", "cy": "open"}
    high = decided({"request_shape": {"value": "one", "reason": "cy read last year's"}}, request_shape=shapes)
    low = decided({"request_shape": {"value": "open", "reason": "cy is right"}}, request_shape=shapes)

    assert (high["levels"]["request_shape"], high["splits"], high["verdict"]) == (1, [], "ready")
    assert (low["levels"]["request_shape"], low["splits"], low["verdict"]) == (0, [], "almost")


def test_a_settled_number_rests_on_the_link_someone_gave():
    cases = {"ana": linked(60), "ben": linked(20)}

    assert decided(test_cases=cases)["splits"] == ["test_cases"]
    assert (
        decided({"test_cases": {"value": 60, "reason": "ben counted one file"}}, test_cases=cases)["verdict"] == "ready"
    )


def test_a_settled_failure_rests_on_the_proof_of_those_who_named_it():
    failures = {"ana": proof(["a"]), "ben": "none"}
    named = decided({"lasting_failures": {"value": ["a"], "reason": "seen today"}}, lasting_failures=failures)
    unsure = decided({"lasting_failures": {"value": "unsure", "reason": "who knows"}}, lasting_failures=failures)

    assert named["levels"]["lasting_failures"] == 1
    assert unsure["levels"]["lasting_failures"] == 0.5


def test_a_signature_is_worth_everything_and_a_refusal_nothing():
    signed = READINESS.questions["task_signed"]

    assert [answer_level(signed, AnswerEnv(Answer(word), {}, TODAY, owner=False)) for word in ("yes", "no")] == [1, 0]


def test_the_signatures_are_never_settled():
    given = sheet({"task_signed": {"value": "yes", "reason": "I say so"}}, task_signed={"ana": "yes", "ben": "no"})

    with pytest.raises(SheetError, match="never settled"):
        decide_sheet(READINESS, given, TODAY)


def test_every_other_question_people_answer_can_be_settled():
    settleable = {id_ for id_, question in READINESS.questions.items() if question.settle}

    assert settleable == set(READINESS.questions) - {"task_signed"}


@pytest.mark.parametrize("question", ["test_cases", "request_shape", "lasting_failures"])
def test_a_pass_of_all_but_one_leaves_that_one(question):
    given = decided()["levels"][question]

    assert decided(**{question: {**sheet()["answers"][question], "cy": "dont_know"}})["levels"][question] == given
