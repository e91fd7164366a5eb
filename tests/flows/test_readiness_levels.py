"""Each row of the readiness check's table: what one answer is worth, at every threshold and one beside it."""

import pytest
from readiness_sheets import (
    CHEAPER,
    LINE,
    MET,
    READINESS,
    READY,
    TODAY,
    decided,
    level,
    level_of,
    linked,
    proof,
    sheet,
)

from bot.usecases.files.offline import decide_sheet
from bot.usecases.files.sheet_reading import SheetError


def refused(**changed):
    with pytest.raises(SheetError) as error:
        decide_sheet(READINESS, sheet(**changed), TODAY)
    return str(error.value)


def test_a_complete_sheet_has_every_question_at_full_level():
    assert decided()["levels"] == dict.fromkeys(READY, 1.0)


@pytest.mark.parametrize("length", [20, 240])
def test_a_line_of_20_to_240_characters_is_at_full_level(length):
    assert level_of("task_line", "x" * length) == 1


@pytest.mark.parametrize("length", [19, 241])
def test_a_line_of_another_length_is_refused(length):
    assert "Write 20 to 240 characters" in refused(task_line="x" * length)


def test_a_line_of_two_sentences_is_refused():
    assert "Write one sentence" in refused(task_line=LINE + " And then file it.")


def test_no_line_is_level_0():
    assert level("task_line", task_line=None) == 0


def test_only_the_owners_line_counts():
    assert level("task_line", task_line={"ben": LINE}) == 0


def test_only_the_owners_motive_counts():
    assert level("motive", motive={"ana": "form", "ben": "facts"}) == 1
    assert level("motive", motive={"ben": "form"}) == 0


@pytest.mark.parametrize(
    ("good", "bad", "worth"),
    [(5, 3, 1), (4, 3, 0.5), (5, 2, 0.5), (1, 1, 0.5), (0, 1, 0), (1, 0, 0), (9, 0, 0), (0, 9, 0), (0, 0, 0)],
)
def test_worked_examples_want_5_good_and_3_bad_or_one_of_each(good, bad, worth):
    assert level_of("worked_examples", linked({"good": good, "bad": bad})) == worth


def test_worked_examples_without_a_link_are_at_most_half():
    assert level_of("worked_examples", {"good": 5, "bad": 3}) == 0.5


@pytest.mark.parametrize("field", ["good", "bad"])
def test_worked_examples_are_counted_in_whole_numbers_from_0(field):
    assert "0 or more" in refused(worked_examples=linked({"good": 5, "bad": 3, field: -1}))
    assert "whole number" in refused(worked_examples=linked({"good": 5, "bad": 3, field: 3.5}))


@pytest.mark.parametrize(
    ("parts", "worth"),
    [
        (["instructions", "examples", "limits", "output_format"], 1),
        (["instructions", "examples", "limits"], 0.5),
        (["limits", "output_format"], 0.5),
        (["examples"], 0),
        ([], 0),
    ],
)
def test_the_prompt_wants_four_parts_and_two_are_half(parts, worth):
    assert level_of("prompt_parts", parts) == worth


@pytest.mark.parametrize(
    ("given", "worth"),
    [(linked("flat"), 1), ("flat", 0.5), ("rising", 0), (linked("rising"), 0), ("unmeasured", 0)],
)
def test_a_flat_prompt_wants_a_link_and_a_rising_or_unmeasured_one_is_nothing(given, worth):
    assert level_of("prompt_plateau", given) == worth


@pytest.mark.parametrize(("given", "worth"), [("all", 1), ("some", 0.5), ("none", 0)])
def test_for_a_cheaper_model_all_three_cheaper_ways_are_to_be_measured(given, worth):
    assert level_of("prompt_plateau", given, **CHEAPER) == worth


def test_the_plateau_is_asked_otherwise_of_those_who_want_it_cheaper_and_only_of_them():
    assert "all, some or none" in refused(motive="cheaper")
    assert "flat, rising or unmeasured" in refused(prompt_plateau="all")


@pytest.mark.parametrize(("given", "worth"), [("no_lookup", 1), (20, 1), (16, 1), (15, 0.5), (10, 0.5), (9, 0), (0, 0)])
def test_the_right_information_was_there_in_16_failures_or_half_from_10(given, worth):
    assert level_of("right_information", given) == worth


@pytest.mark.parametrize("given", [-1, 21, 15.5])
def test_the_right_information_is_a_whole_number_from_0_to_20(given):
    assert "right_information" in refused(right_information=given)


@pytest.mark.parametrize(
    ("live", "worth"),
    [
        (["limited_input", "checked_output", "unsure_rule", "human_review", "logging"], 1),
        (["unsure_rule", "checked_output", "human_review", "logging"], 1),
        (["limited_input", "checked_output", "human_review", "logging"], 0.5),
        (["unsure_rule", "checked_output", "human_review"], 0.5),
        (["unsure_rule", "logging"], 0.5),
        (["limited_input", "human_review"], 0.5),
        (["unsure_rule"], 0),
        ([], 0),
    ],
)
def test_four_safeguards_with_the_unsure_rule_are_full_and_two_are_half(live, worth):
    assert level_of("safeguards", live) == worth


@pytest.mark.parametrize(("cases", "worth"), [(51, 1), (50, 1), (49, 0.5), (20, 0.5), (19, 0), (0, 0)])
def test_test_cases_want_50_and_20_are_half(cases, worth):
    assert level_of("test_cases", linked(cases)) == worth


@pytest.mark.parametrize("cases", [20, 50, 5000])
def test_test_cases_without_a_link_are_nothing(cases):
    assert level_of("test_cases", cases) == 0


@pytest.mark.parametrize("question", ["test_cases", "weeks_unchanged", "training_pairs"])
def test_counts_are_whole_numbers_from_0(question):
    assert "0 or more" in refused(**{question: -1})
    assert "whole number" in refused(**{question: 1.5})
    assert question not in decided(**{question: linked(0)})["splits"]


@pytest.mark.parametrize(("given", "worth"), [("one_person", 1), ("agree_90", 1), ("agree_80", 0.5), ("unchecked", 0)])
def test_the_decider_is_one_person_or_90_percent_agreement_and_80_is_half(given, worth):
    assert level_of("decider", given) == worth


@pytest.mark.parametrize(
    ("given", "worth"),
    [
        (linked({"now": 70, "needed": 85}), 1),
        ({"now": 70, "needed": 85}, 0.5),
        (linked({"now": 0, "needed": 0}), 1),
        (linked({"now": 70}), 0),
        (linked({"needed": 85}), 0),
        ({"now": 70}, 0),
    ],
)
def test_the_baseline_wants_both_numbers_and_a_link(given, worth):
    assert level_of("baseline", given) == worth


@pytest.mark.parametrize(
    ("now", "given_link", "worth"), [(84, True, 0), (84, False, 0), (85, True, 1), (85, False, 0.5), (86, True, 1)]
)
def test_for_a_cheaper_model_todays_quality_has_to_be_met_first(now, given_link, worth):
    given = {"now": now, "needed": 85}

    assert level_of("baseline", linked(given) if given_link else given, **CHEAPER) == worth


@pytest.mark.parametrize(("weeks", "worth"), [(5, 1), (4, 1), (3, 0.5), (2, 0.5), (1, 0), (0, 0)])
def test_four_weeks_unchanged_are_full_and_two_are_half(weeks, worth):
    assert level_of("weeks_unchanged", weeks) == worth


@pytest.mark.parametrize(("given", "worth"), [("no", 1), ("yes", 0)])
def test_changed_expectations_are_nothing(given, worth):
    assert level_of("expectations_changed", given) == worth


@pytest.mark.parametrize(("given", "worth"), [("one", 1), ("few", 0.5), ("open", 0)])
def test_requests_of_one_shape_are_full_and_a_few_shapes_are_half(given, worth):
    assert level_of("request_shape", given) == worth


@pytest.mark.parametrize(
    ("given", "worth"), [("form", 1), ("in_house", 1), ("facts", 0), ("reasoning", 0.5), ("serious", 0)]
)
def test_form_and_in_house_are_motives_tuning_serves(given, worth):
    assert level_of("motive", given) == worth


def test_cheaper_or_faster_is_a_motive_tuning_serves():
    assert level("motive", **CHEAPER) == 1


@pytest.mark.parametrize(
    ("given", "worth"),
    [
        (["drops the currency"], 0.5),
        (linked(["drops the currency"]), 0.5),
        ({"value": ["drops the currency"], "seen_since": "2026-01-01"}, 0.5),
        (proof(["drops the currency"], days=27), 0.5),
        (proof(["drops the currency"], days=28), 1),
        (proof(["a", "b", "c"], days=29), 1),
        ("unsure", 0.5),
        ("none", 0),
        (proof("none"), 0),
    ],
)
def test_lasting_failures_want_a_linked_proof_of_28_days_and_named_or_unsure_is_half(given, worth):
    assert level_of("lasting_failures", given) == worth


@pytest.mark.parametrize("names", [[], ["a", "b", "c", "d"], ["x" * 81]])
def test_one_to_three_short_names_are_taken(names):
    assert "lasting_failures" in refused(lasting_failures=names)


@pytest.mark.parametrize(
    ("given", "worth"),
    [("yes", 0.5), (proof("yes", 27), 0.5), (proof("yes", 28), 1), ("unsure", 0.5), ("no", 0), (proof("no"), 0)],
)
def test_for_a_cheaper_model_cost_or_delay_lasts_in_place_of_failures(given, worth):
    assert level_of("lasting_failures", given, **CHEAPER) == worth


@pytest.mark.parametrize(("pairs", "worth"), [(51, 1), (50, 1), (49, 0.5), (10, 0.5), (9, 0), (0, 0)])
def test_training_pairs_want_50_and_10_are_half(pairs, worth):
    assert level_of("training_pairs", pairs) == worth


@pytest.mark.parametrize("question", [id_ for id_ in READY if id_ not in {"lasting_failures", "prompt_plateau"}])
@pytest.mark.parametrize("passed", ["skip", "dont_know"])
def test_a_pass_by_everyone_is_level_0(question, passed):
    assert level_of(question, passed) == 0


@pytest.mark.parametrize("question", READY)
def test_an_unanswered_question_is_level_0(question):
    assert level(question, **{question: None}) == 0


def test_a_met_baseline_counts_for_a_cheaper_model():
    assert decided(**CHEAPER, baseline=linked(MET))["verdict"] == "ready"
