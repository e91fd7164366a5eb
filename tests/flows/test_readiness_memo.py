"""The memo of the readiness check brings what a decision to tune, or not to, is held against later."""

from readiness_sheets import READINESS


def test_it_has_the_job_the_baseline_what_would_last_when_to_stop_and_who_re_tunes():
    assert [(part.title, part.questions) for part in READINESS.memo] == [
        ("The job", ("task_line", "task_signed", "motive")),
        ("Baseline to beat", ("baseline", "test_cases", "decider")),
        ("What would last", ("lasting_failures", "prompt_plateau")),
        ("Stop rule", ("stop_rule",)),
        ("Who re-tunes", ("upkeep", "home")),
    ]


def test_each_rule_says_in_words_what_it_asks_for():
    assert {rule.id: rule.asks for rule in READINESS.rules if rule.when} == {
        "target_met": (
            "a score that is enough as things are, test cases to go by, "
            "and a motive other than cost or running it oneself"
        ),
        "gate_failed": "a gate that is not passed",
        "weak_section": "a section less than half met",
    }
