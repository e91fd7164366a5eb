"""The ordered rules: which verdict follows, with which headline, and what it lists as missing."""

import pytest
from readiness_sheets import CHEAPER, LINK, MET, READINESS, READY, decided, linked, proof


def about(decision):
    return [each["about"] or each["text"] for each in decision["missing"]]


def test_a_complete_sheet_is_ready_for_a_small_trial():
    decision = decided()

    assert (decision["verdict"], decision["missing"]) == ("ready", [])
    assert decision["headline"] == "Everything a small trial needs is there"


def test_the_verdicts_have_their_titles_and_their_order():
    assert {id_: verdict.title for id_, verdict in READINESS.verdicts.items()} == {
        "not_yet": "NOT YET",
        "almost": "ALMOST",
        "ready": "READY for a small trial",
        "not_needed": "NOT NEEDED",
    }
    assert READINESS.order == ("not_yet", "almost", "ready")


# NOT NEEDED


@pytest.mark.parametrize("motive", ["form", "facts", "reasoning", "serious"])
def test_a_met_target_means_tuning_is_not_needed(motive):
    decision = decided(baseline=linked(MET), motive=motive)

    assert (decision["verdict"], decision["rule"]) == ("not_needed", "target_met")
    assert decision["headline"] == ("Today's setup already scores what you need (Score today: 85 · Score you need: 85)")


def test_a_needed_score_below_todays_stands_in_the_reason_so_that_a_slip_of_the_pen_is_seen():
    decision = decided(baseline=linked({"now": 72, "needed": 8.5}))

    assert decision["verdict"] == "not_needed"
    assert decision["headline"].endswith("(Score today: 72 · Score you need: 8.5)")


@pytest.mark.parametrize(
    "changed",
    [
        {"baseline": MET},
        {"baseline": linked({"now": 84, "needed": 85})},
        {"baseline": linked({"now": 85})},
        {"baseline": {"ana": linked(MET), "ben": linked({"now": 84, "needed": 85})}},
        {"baseline": linked(MET), "test_cases": linked(19)},
        {"baseline": linked(MET), "test_cases": 60},
        {"baseline": linked(MET), "motive": "in_house"},
        {"baseline": linked(MET), **CHEAPER},
        {"baseline": linked(MET), "motive": "skip"},
        {"baseline": linked(MET), "motive": {"ben": "form"}},
        {"baseline": None},
    ],
)
def test_what_keeps_tuning_from_being_not_needed(changed):
    assert decided(**changed)["verdict"] != "not_needed"


@pytest.mark.parametrize(
    "changed",
    [
        {"test_cases": linked(20)},
        {"baseline": {"ana": linked(MET), "ben": {"now": 1, "needed": 85}}},
        {"task_line": None, "lasting_failures": "none"},
    ],
)
def test_tuning_is_not_needed_even_where(changed):
    assert decided(**{"baseline": linked(MET), **changed})["verdict"] == "not_needed"


# NOT YET by the lowest section


def test_a_section_below_half_is_not_yet_and_is_the_headline():
    decision = decided(prompt_parts=[], prompt_plateau="flat")

    assert (decision["verdict"], decision["rule"]) == ("not_yet", "weak_section")
    assert decision["headline"] == "Prompt less than half met"


def test_a_section_at_half_is_not_below_it():
    assert decided(prompt_parts=[])["verdict"] == "almost"


def test_the_lowest_section_is_the_headline_and_all_that_are_equally_low_are_named():
    weak = {"request_shape": "open", "motive": "serious", "training_pairs": 0}

    assert decided(safeguards=[], **weak)["headline"] == "Product less than half met"
    assert decided(**weak, lasting_failures="unsure")["headline"] == "Fit less than half met"
    assert (
        decided(safeguards=[], prompt_parts=[], prompt_plateau="rising")["headline"]
        == "Prompt, Product less than half met"
    )


def test_a_failed_gate_comes_before_a_weak_section():
    assert decided(safeguards=[], lasting_failures="none")["rule"] == "gate_failed"


# READY and ALMOST


@pytest.mark.parametrize(
    ("question", "given"),
    [
        ("prompt_plateau", "flat"),
        ("test_cases", linked(49)),
        ("baseline", {"now": 70, "needed": 85}),
        ("motive", "reasoning"),
    ],
)
def test_one_question_below_full_is_the_one_thing_left(question, given):
    decision = decided(**{question: given})

    assert (decision["verdict"], decision["headline"], about(decision)) == ("almost", "One thing left", [question])


@pytest.mark.parametrize(
    "changed",
    [
        {"weeks_unchanged": 3},
        {"lasting_failures": "unsure"},
        {"weeks_unchanged": 2, "lasting_failures": ["a"]},
    ],
)
def test_only_time_missing_means_hold_steady(changed):
    decision = decided(**changed)

    assert (decision["verdict"], decision["headline"]) == ("almost", "Hold steady")
    assert about(decision) == list(changed)


def test_changed_expectations_are_missing_and_weigh_on_their_section():
    decision = decided(expectations_changed="yes")

    assert (decision["verdict"], decision["headline"]) == ("almost", "2 things left")
    assert about(decision) == ["Stability is 50% met, every section needs 75%", "expectations_changed"]


def test_time_and_something_else_missing_are_things_left():
    assert decided(weeks_unchanged=3, motive="reasoning")["headline"] == "2 things left"
    assert decided(weeks_unchanged=3, motive="reasoning", prompt_plateau="flat")["headline"] == "3 things left"


@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ({"request_shape": "few"}, []),
        ({"request_shape": "open"}, ["request_shape"]),
        ({"training_pairs": 10}, []),
        ({"training_pairs": 9}, ["training_pairs"]),
    ],
)
def test_shape_and_pairs_need_half(changed, missing):
    decision = decided(**changed)

    assert decision["verdict"] == ("almost" if missing else "ready")
    assert about(decision) == missing


@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ({"worked_examples": {"good": 1, "bad": 1}}, []),
        ({"worked_examples": None}, ["Task is 67% met, every section needs 75%"]),
        ({"decider": "agree_80"}, []),
        ({"decider": "unchecked"}, ["Evaluation is 67% met, every section needs 75%"]),
        ({"prompt_parts": ["limits", "examples"]}, []),
        ({"prompt_parts": []}, ["Prompt is 50% met, every section needs 75%"]),
        ({"right_information": 15}, ["Context is 50% met, every section needs 75%"]),
        ({"safeguards": ["limited_input", "logging"]}, ["Product is 50% met, every section needs 75%"]),
        ({"request_shape": "few", "training_pairs": 10}, []),
        ({"expectations_changed": "yes"}, ["Stability is 50% met, every section needs 75%", "expectations_changed"]),
        (
            {"request_shape": "few", "training_pairs": 9},
            ["Fit is 63% met, every section needs 75%", "training_pairs"],
        ),
        (
            {"prompt_parts": [], "right_information": 15},
            ["Prompt is 50% met, every section needs 75%", "Context is 50% met, every section needs 75%"],
        ),
    ],
)
def test_every_section_needs_three_quarters(changed, missing):
    decision = decided(**changed)

    assert decision["verdict"] == ("almost" if missing else "ready")
    assert about(decision) == missing


def test_a_second_person_has_to_give_a_value_to_the_line():
    alone = decided(task_signed={"ana": "yes"})
    passed = decided(task_signed={"ana": "yes", "ben": "skip"})

    assert alone["verdict"] == passed["verdict"] == "almost"
    assert about(alone) == about(passed) == ["A second person says whether they would sign the line"]


def test_what_is_missing_is_said_with_what_ends_it():
    assert decided(test_cases=linked(20))["missing"][0]["text"] == "Unseen test cases: 50 cases are linked"


def test_everything_missing_is_listed_in_the_order_of_the_rule():
    decision = decided(
        task_signed={"ana": "yes"},
        prompt_plateau="flat",
        test_cases=linked(20),
        baseline={"now": 70, "needed": 85},
        weeks_unchanged=3,
        motive="reasoning",
        lasting_failures="unsure",
        training_pairs=9,
        decider={"ana": "one_person", "ben": "one_person", "cy": "unchecked"},
    )

    assert decision["headline"] == "11 things left"
    assert about(decision) == [
        "Evaluation is 50% met, every section needs 75%",
        "Fit is 50% met, every section needs 75%",
        "prompt_plateau",
        "test_cases",
        "baseline",
        "weeks_unchanged",
        "motive",
        "lasting_failures",
        "training_pairs",
        "Clear up what people answered differently: Who decides pass or fail",
        "A second person says whether they would sign the line",
    ]


def test_the_needs_of_ready_stand_in_the_order_of_the_rubric():
    (ready,) = [rule for rule in READINESS.rules if rule.verdict == "ready"]

    assert [need.about or need.when.text for need in ready.needs] == [
        *(f"section({section.id}) >= 0.75" for section in READINESS.sections),
        "prompt_plateau",
        "test_cases",
        "baseline",
        "weeks_unchanged",
        "expectations_changed",
        "motive",
        "lasting_failures",
        "request_shape",
        "training_pairs",
        "open_splits = 0",
        "people(task_signed) >= 2",
    ]


def test_one_respondent_is_one_persons_view():
    alone = {id_: {"ana": given["ana"]} for id_, given in READY.items()}

    assert decided(**alone)["headline"] == "One thing left. One person's view"
    assert decided(**{**alone, "weeks_unchanged": 3})["headline"] == "2 things left. One person's view"


def test_someone_who_only_passed_is_no_respondent():
    alone = {id_: {"ana": given["ana"]} for id_, given in READY.items()}
    alone["decider"] = {"ana": "one_person", "ben": "skip"}

    assert decided(**alone)["respondents"] == 1


def test_two_respondents_are_no_one_persons_view():
    assert decided(weeks_unchanged=3)["headline"] == "Hold steady"


def test_for_a_cheaper_model_ready_asks_the_same():
    assert decided(**CHEAPER, baseline=linked(MET))["verdict"] == "ready"
    assert decided(**{**CHEAPER, "prompt_plateau": "some"}, baseline=linked(MET))["verdict"] == "almost"


def test_ready_asks_once_who_retunes_where_it_will_be_served_and_what_ends_it():
    asked = READINESS.verdicts["ready"].ask

    assert [(each.id, each.asked_of, each.graded) for each in asked] == [
        ("upkeep", "owner", False),
        ("home", "owner", False),
        ("stop_rule", "owner", False),
    ]
    assert [each.ask.text for each in asked] == [
        "Who re-tunes and re-tests when the base model is retired?",
        "Where will it be trained and served?",
        "Which result, by when, ends the trial?",
    ]
    assert [each.type.length for each in asked] == [(2, 240)] * 3
    assert not any(READINESS.verdicts[other].ask for other in ("not_yet", "almost", "not_needed"))


def test_every_verdict_but_ready_names_what_is_missing_and_rests_on_a_rule():
    for changed in ({}, {"task_line": None}, {"prompt_parts": []}, {"weeks_unchanged": 2}, {"baseline": linked(MET)}):
        decision = decided(**changed)
        assert decision["because"][0] == f"rule {decision['rule']}: {decision['headline']}"
        assert decision["verdict"] in {"ready", "not_needed"} or decision["failed_gates"] or decision["missing"]


def test_proof_and_link_come_from_the_sheet_as_they_are():
    assert proof(["a"])["link"] == LINK
