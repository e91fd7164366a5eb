"""The quick check promises of itself that no answer hides a miss, and that both of its verdicts can be had."""

from readiness_sheets import QUICK

from bot.flow.model.property import Move


def test_a_better_answer_never_makes_a_worse_verdict():
    better, _, _ = QUICK.properties

    assert (better.id, better.never_lowers) == ("better_is_never_worse", (Move("level", None),))


def test_nobody_hears_not_yet_without_a_reason_nor_the_other_with_a_miss():
    _, reasoned, _ = QUICK.properties

    assert (reasoned.id, reasoned.always.text) == (
        "not_yet_has_a_reason",
        "verdict is not_yet and failed_gates > 0 or verdict is worth_full_check and failed_gates = 0",
    )


def test_both_verdicts_are_to_be_reached():
    *_, reached = QUICK.properties

    assert (reached.id, reached.reached) == ("all_verdicts", tuple(QUICK.verdicts))


def test_its_rule_says_in_words_what_it_asks_for():
    assert {rule.id: rule.asks for rule in QUICK.rules if rule.when} == {"missed": "an answer that is in the way"}
