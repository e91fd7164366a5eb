"""The quick check: five questions, the first miss is the headline, and it never says READY."""

import pytest
from readiness_sheets import QUICK, quick

from bot.usecases.files.sheet_reading import SheetError

MISSES = {
    "same_line": ("no", "Q1", "People here would not describe the job alike"),
    "unseen_cases": (19, "Q2", "Too few unseen test cases"),
    "fixed_parts": (["prompt_parts", "examples", "lookups"], "Q3", "The simpler repairs are not done and measured yet"),
    "weeks_unchanged": (1, "Q4", "The target still moves"),
    "same_failures": ("no", "Q5", "No failure you expect to last: fix first"),
}


def test_without_a_miss_the_full_check_is_worth_a_teams_time():
    decision = quick()

    assert (decision["verdict"], decision["failed_gates"]) == ("worth_full_check", [])
    assert decision["headline"] == "Nothing in the way at first sight; ask the team"


@pytest.mark.parametrize("question", MISSES)
def test_each_miss_alone_is_not_yet(question):
    value, gate, said = MISSES[question]
    decision = quick(**{question: value})

    assert (decision["verdict"], decision["failed_gates"], decision["headline"]) == ("not_yet", [gate], said)


@pytest.mark.parametrize("question", MISSES)
@pytest.mark.parametrize("given", ["skip", "dont_know", None])
def test_a_pass_or_silence_is_a_miss(question, given):
    assert quick(**{question: given})["failed_gates"] == [MISSES[question][1]]


def test_the_first_miss_is_the_headline():
    order = list(MISSES)
    for first in range(len(order)):
        changed = {id_: MISSES[id_][0] for id_ in order[first:]}
        decision = quick(**changed)

        assert decision["headline"] == MISSES[order[first]][2]
        assert decision["failed_gates"] == [MISSES[id_][1] for id_ in order[first:]]


@pytest.mark.parametrize("value", ["yes", "unsure"])
def test_failures_that_may_last_are_no_miss(value):
    assert quick(same_failures=value)["verdict"] == "worth_full_check"


@pytest.mark.parametrize(
    ("question", "fine"),
    [
        ("unseen_cases", 20),
        ("weeks_unchanged", 2),
        ("fixed_parts", ["examples", "lookups", "output_format", "review_step"]),
        ("fixed_parts", ["prompt_parts", "examples", "lookups", "output_format", "review_step"]),
    ],
)
def test_the_threshold_itself_is_no_miss(question, fine):
    assert quick(**{question: fine})["verdict"] == "worth_full_check"


@pytest.mark.parametrize("question", MISSES)
def test_if_several_answer_the_lowest_counts(question):
    fine = quick()["levels"][question]
    both = {"ana": {"same_line": "yes", "unseen_cases": 20, "weeks_unchanged": 2, "same_failures": "yes"}.get(question)}
    both["ana"] = both["ana"] or ["prompt_parts", "examples", "lookups", "output_format"]

    assert fine == 1
    assert quick(**{question: {**both, "ben": MISSES[question][0]}})["levels"][question] == 0


def test_it_never_says_ready():
    assert list(QUICK.verdicts) == ["not_yet", "worth_full_check"]


def test_everything_is_asked_at_once_of_the_owner():
    assert QUICK.asked_at_start == tuple(MISSES) == tuple(QUICK.questions)
    assert {question.asked_of for question in QUICK.questions.values()} == {"owner"}


def test_it_is_offered_first_and_leads_on_with_two_answers():
    assert QUICK.offered_first
    assert (QUICK.then.flow, QUICK.then.button) == ("readiness", "Ask the team")
    assert QUICK.then.carry == {"unseen_cases": "test_cases", "weeks_unchanged": "weeks_unchanged"}


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("same_line", "Could everyone here write the same one-line description of the job?"),
        ("unseen_cases", "How many scored test cases were not used to write the prompt?"),
        ("fixed_parts", "Which are already fixed and measured?"),
        ("weeks_unchanged", "How many weeks since the test set or the pass rule last changed?"),
        ("same_failures", "With all that fixed, would you still see the same failures (or the same cost) next month?"),
    ],
)
def test_each_question_is_asked_in_the_words_of_the_rubric(question, asked):
    assert QUICK.questions[question].ask.text == asked


@pytest.mark.parametrize(("cases", "points"), [(1, 98), (50, 14)])
def test_the_noise_line_stands_beside_the_cases_here_too(cases, points):
    assert quick(unseen_cases=cases)["notes"]["unseen_cases"].endswith(f"±{points} points.")


@pytest.mark.parametrize("question", ["unseen_cases", "weeks_unchanged"])
def test_counts_are_whole_numbers_from_0(question):
    assert quick(**{question: 0})["levels"][question] == 0
    for given in (-1, 1.5):
        with pytest.raises(SheetError, match=r"0 or more|whole number"):
            quick(**{question: given})


@pytest.mark.parametrize(
    ("question", "do", "done", "guidance"),
    [
        ("same_line", "Write the job in one line and ask who would sign it", "everyone would", "task-line"),
        (
            "unseen_cases",
            "Build a test set of 20 cases nobody wrote the prompt with",
            "20 cases are scored",
            "test-set-20-then-50",
        ),
        ("fixed_parts", "Fix and measure at least four of the five", "four are ticked", "fix-and-measure-first"),
        (
            "weeks_unchanged",
            "Hold the test set and the pass rule still",
            "two weeks have passed unchanged (the full check asks for four)",
            "hold-still-four-weeks",
        ),
        (
            "same_failures",
            "Fix first and look again",
            "a failure is left that fixing does not touch",
            "name-what-would-last",
        ),
    ],
)
def test_each_miss_says_what_to_do_until_when_and_where_to_read(question, do, done, guidance):
    gap = quick(**{question: None})["gaps"][0]

    assert (gap["do"], gap["done"], gap["guidance"]) == (do, done, guidance)


def test_not_yet_is_the_worse_of_two():
    assert QUICK.order == ("not_yet", "worth_full_check")


def test_a_result_holds_for_28_days():
    assert QUICK.expires_after_days == 28
