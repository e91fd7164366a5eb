"""The readiness check asks what the rubric asks, word by word, and links each gap to its guidance."""

import pytest
from readiness_sheets import READINESS, decided

from bot.engine.asked.branching import as_asked

ASKED = {
    "task_line": ("owner", "Write the job in one line: what comes in, what must come out, who uses it."),
    "task_signed": ("everyone", "Would you sign that line as it stands?"),
    "worked_examples": ("anyone", "How many worked examples can you link: good ones and bad ones?"),
    "prompt_parts": ("anyone", "Which of these are separate, labelled parts of your prompt today?"),
    "prompt_plateau": ("anyone", "Do prompt changes still move your score?"),
    "right_information": (
        "anyone",
        "Look at your last 20 failures. In how many did the model already have the right information in front of it?",
    ),
    "safeguards": ("anyone", "Which of these are live?"),
    "test_cases": ("anyone", "How many scored test cases do you have that were not used to write the prompt?"),
    "decider": ("everyone", "Who decides pass or fail, and does it hold?"),
    "baseline": ("anyone", "What does today's best setup score, and what score do you need?"),
    "weeks_unchanged": ("anyone", "How many weeks since the test set or the pass rule last changed?"),
    "expectations_changed": ("anyone", "In the last 4 weeks, did anyone change what the product should do?"),
    "request_shape": ("everyone", "How alike are the requests?"),
    "motive": ("owner", "What do you mainly want from tuning?"),
    "lasting_failures": (
        "everyone",
        (
            "Say you fixed prompt, examples, lookups and review this week. Which failures (up to 3) would still be "
            "there next month?"
        ),
    ),
    "training_pairs": (
        "anyone",
        "How many reviewed input→output pairs do you have, kept apart from the test cases?",
    ),
}
OPTIONS = {
    "task_signed": ["Yes", "No"],
    "prompt_parts": ["Instructions", "Examples", "Limits", "Output format"],
    "prompt_plateau": [
        "No: the last two measured changes moved it under 2 points",
        "Yes, still rising",
        "We do not measure",
    ],
    "right_information": ["The task needs no lookup"],
    "safeguards": [
        "Limited input",
        "Checked output format",
        'Written rule for "unsure"',
        "Human review",
        "Logged inputs and outputs",
    ],
    "decider": [
        "One named person",
        "Two people agree on 90% or more",
        "Two people agree on 80–89%",  # noqa: RUF001 - the dash the rubric writes
        "Not checked, or we disagree",
    ],
    "expectations_changed": ["Yes", "No"],
    "request_shape": ["One shape", "A few known shapes", "Open-ended"],
    "motive": [
        "Steadier form, labels or tone",
        "Same quality, cheaper or faster",
        "Keep it in-house",
        "Know new or changing facts",
        "Better reasoning",
        "Show we are serious",
    ],
    "lasting_failures": ["Not sure", "None"],
}
GAPS = {
    "task_line": ("Write the line and pin it", "the line is there", "task-line"),
    "task_signed": ("The owner edits the line until nobody objects", "everyone says yes", "task-line"),
    "worked_examples": ("Collect 5 good examples and 3 bad ones", "5 good and 3 bad are linked", "good-and-bad"),
    "prompt_parts": ("Split the prompt into the four parts", "all four are ticked", "prompt-in-four-parts"),
    "prompt_plateau": (
        "Run two more measured revisions of the prompt",
        "two flat results are linked",
        "know-when-prompting-is-flat",
    ),
    "right_information": (
        "Fix retrieval or context first",
        "16 of the last 20 failures had the right information",
        "right-information-first",
    ),
    "safeguards": (
        'Add the missing safeguards, the rule for "unsure" first',
        "four are live, that rule among them",
        "when-the-model-is-unsure",
    ),
    "test_cases": ("Build the test set to 50 cases; 20 count half", "50 cases are linked", "test-set-20-then-50"),
    "decider": (
        "Name one decider, or grade 10 cases together",
        "one person is named, or at least 9 of 10 match",
        "who-decides",
    ),
    "baseline": ("Record the baseline", "both numbers are linked", "record-a-baseline"),
    "weeks_unchanged": (
        "Hold the test set and the pass rule still",
        "four weeks have passed unchanged",
        "hold-still-four-weeks",
    ),
    "expectations_changed": (
        "Freeze what the product should do for 4 weeks",
        "four weeks have passed without a change",
        "hold-still-four-weeks",
    ),
    "request_shape": ("Carve out one narrow step", "the step has one shape", "pick-one-narrow-step"),
    "motive": ("Say what users gain from tuning", "the wish is one that tuning serves", "not-for-show"),
    "lasting_failures": (
        "Name the failures, then look again in 4 weeks",
        "a named failure is still there after four weeks",
        "name-what-would-last",
    ),
    "training_pairs": (
        "Collect reviewed pairs",
        "50 pairs are kept apart from the test cases",
        "pairs-kept-apart",
    ),
}
HEADINGS = {
    "task-line": "What to Optimize First",
    "good-and-bad": "What to Optimize First",
    "prompt-in-four-parts": "What to Optimize First",
    "know-when-prompting-is-flat": "What to Optimize First",
    "right-information-first": "What to Optimize First",
    "when-the-model-is-unsure": "What to Optimize First",
    "test-set-20-then-50": "Common Mistakes",
    "who-decides": "What to Optimize First",
    "record-a-baseline": "Common Mistakes",
    "hold-still-four-weeks": "When Fine-Tuning Becomes Rational",
    "pick-one-narrow-step": "When Fine-Tuning Becomes Rational",
    "not-for-facts": "The Problems Fine-Tuning Cannot Magically Solve",
    "not-for-reasoning": "Common Mistakes",
    "not-for-show": "Common Mistakes",
    "cheaper-or-faster": "FAQ",
    "name-what-would-last": "A Useful Diagnostic",
    "pairs-kept-apart": "When Fine-Tuning Becomes Rational",
    "before-you-start": "Key Takeaways",
    "reading-your-verdict": "TL;DR",
}


def options_of(asked):
    picks = getattr(asked, "options", None) or getattr(asked, "instead_of_number", None)
    picks = picks or getattr(asked, "instead_of_names", None) or {}
    return [option.text for option in picks.values()]


@pytest.mark.parametrize(("number", "question"), list(enumerate(ASKED, 1)))
def test_each_question_is_asked_in_the_words_of_the_rubric_of_whom_it_says(number, question):
    found = READINESS.questions[question]

    assert (found.number, found.asked_of, found.ask.text) == (number, *ASKED[question])
    assert options_of(found.type) == OPTIONS.get(question, [])


def test_there_are_sixteen_questions():
    assert list(READINESS.questions) == list(ASKED)


@pytest.mark.parametrize("question", GAPS)
def test_each_gap_says_what_to_do_until_when_and_where_to_read(question):
    gap = READINESS.questions[question].gap

    assert (gap.do, gap.done, gap.guidance) == GAPS[question]


@pytest.mark.parametrize("page", HEADINGS)
def test_each_page_of_guidance_links_the_heading_that_answers_it(page):
    assert READINESS.guidance[page].heading == HEADINGS[page]


def test_no_page_of_guidance_is_linked_but_those():
    assert set(READINESS.guidance) == set(HEADINGS)


def test_each_verdict_links_how_to_read_it_and_ready_what_to_do_before_starting():
    assert {id_: verdict.guidance for id_, verdict in READINESS.verdicts.items()} == {
        "not_yet": "reading-your-verdict",
        "almost": "reading-your-verdict",
        "ready": "before-you-start",
        "not_needed": "reading-your-verdict",
    }


def test_warnings_link_their_guidance():
    assert {each.id: (each.title, each.guidance) for each in READINESS.warnings} == {
        "shortcut_to_thinking": ("Shortcut to thinking", "not-for-reasoning"),
        "training_blind": ("Training blind", "test-set-20-then-50"),
        "looks_serious": ("Looks serious", "not-for-show"),
        "teaching_facts": ("Teaching facts", "not-for-facts"),
    }


def test_wanting_it_cheaper_links_its_own_page():
    assert READINESS.questions["motive"].type.options["cheaper"].guidance == "cheaper-or-faster"


def test_where_it_should_be_cheaper_two_questions_are_asked_otherwise():
    plateau = READINESS.questions["prompt_plateau"].variants
    lasting = READINESS.questions["lasting_failures"].variants

    assert [each.when.text for each in (*plateau, *lasting)] == ["motive is cheaper"] * 2
    assert plateau[0].question.ask.text == ("Have you measured a shorter prompt, caching and a smaller model as it is?")
    assert options_of(plateau[0].question.type) == ["All three", "Some of them", "None of them"]
    assert plateau[0].question.link is None
    assert lasting[0].question.ask.text == (
        "Say you fixed prompt, examples, lookups and review this week. Would cost or delay still be over your limit "
        "next month?"
    )
    assert options_of(lasting[0].question.type) == ["Yes", "Not sure", "No"]
    assert not any(each.question.variants for each in (*plateau, *lasting))
    assert plateau[0].question.gap.guidance == "know-when-prompting-is-flat"
    assert lasting[0].question.gap.guidance == "name-what-would-last"


@pytest.mark.parametrize("question", ASKED)
def test_a_link_is_asked_for_where_the_rubric_asks_for_one(question):
    wanted = {"worked_examples", "prompt_plateau", "test_cases", "baseline"}

    assert (READINESS.questions[question].link is not None) == (question in wanted)


def test_the_plateau_asks_for_a_link_only_beside_flat():
    assert READINESS.questions["prompt_plateau"].link.when.text == "value is flat"


def test_lasting_failures_welcome_a_proof_in_both_forms():
    found = READINESS.questions["lasting_failures"]
    assert (found.proof.label, found.proof.since) == ("Link that shows them four weeks ago or more", "Seen since")

    other = found.variants[0].question
    assert (other.proof.label, other.proof.since) == (
        "Link that shows it four weeks ago or more",
        "Over the limit since",
    )


def test_the_line_stands_beside_the_question_whether_one_would_sign_it():
    assert READINESS.questions["task_signed"].help.text == "The line: {task_line}"


def test_people_are_told_that_only_adding_cases_is_no_change():
    assert READINESS.questions["weeks_unchanged"].help.text == "Only adding cases does not count as a change."


def test_people_are_told_that_a_higher_score_is_better():
    assert "higher is better" in READINESS.questions["baseline"].help.text


def test_only_a_changed_line_or_motive_asks_anything_again():
    again = {id_: found.again_after for id_, found in READINESS.questions.items() if found.again_after}

    assert again == {
        "task_signed": ("task_line",),
        "prompt_plateau": ("motive",),
        "lasting_failures": ("motive",),
    }


def test_the_owner_starts_with_the_line_and_the_motive():
    assert READINESS.asked_at_start == ("task_line", "motive")


def test_the_numbers_of_the_clock_are_7_days_24_hours_and_28_days():
    assert (READINESS.close_after_days, READINESS.reveal_after_hours, READINESS.expires_after_days) == (7, 24, 28)


def test_contradictions_are_asked_between_the_two_answers():
    assert {each.id: each.between for each in READINESS.contradictions} == {
        "flat_by_what": ("prompt_plateau", "test_cases"),
        "would_it_last": ("prompt_plateau", "lasting_failures"),
        "which_form": ("motive", "request_shape"),
    }


def test_a_failed_gate_says_stop_while_questions_are_open_and_nothing_else_is_said_early():
    assert {rule.id: rule.early for rule in READINESS.rules if rule.early} == {"gate_failed": "Stop here and fix this"}


def test_the_check_rests_on_its_article():
    assert READINESS.source_link == "https://makeyourai.work/blog/when-not-to-fine-tune"
    assert READINESS.source_title == "Fine-Tuning Is Usually the Wrong Answer Before You Fix Your Interface"


def test_what_is_missing_asks_for_no_more_than_the_rule_does():
    rule = next(rule for rule in READINESS.rules if rule.id == "all_there")

    for need in rule.needs:
        # The words of the gap say what full level takes, so they may stand in only where that is asked for.
        assert need.missing is not None or need.when.print() == f"level({need.about}) = 1", need.about


@pytest.mark.parametrize(
    ("question", "short", "enough", "missing"),
    [
        ("request_shape", "open", "few", "Shape of the requests: a few known shapes, or one"),
        ("training_pairs", 9, 10, "Reviewed training pairs: 10, kept apart from the test cases"),
    ],
)
def test_half_is_enough_where_the_rule_asks_for_half(question, short, enough, missing):
    assert [each["text"] for each in decided(**{question: short})["missing"]] == [missing]
    assert decided(**{question: enough})["verdict"] == "ready"


def test_while_there_is_no_line_nobody_is_asked_to_sign_one():
    question = READINESS.questions["task_signed"]
    unwritten, written = as_asked(question, {}), as_asked(question, {"task_line": "A line."})

    assert unwritten.ask.text.startswith("The line is not written yet, so there is nothing to sign.")
    assert unwritten.help is not None
    assert unwritten.help.text.startswith("Skip this or answer No; it is asked again")
    assert written.ask.text == "Would you sign that line as it stands?"
