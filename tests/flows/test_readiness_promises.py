"""What the readiness check promises of itself is what its rubric states, word for word where it can be."""

from readiness_sheets import READINESS

from bot.flow.model.property import Move


def test_better_is_never_worse_in_the_three_ways_of_the_rubric():
    better, _, _ = READINESS.properties

    assert better.never_lowers == (Move("level", None), Move("split", None), Move("people", "task_signed"))
    assert better.say == (
        "Raising one question's level, clearing a split, or a second person signing, all else fixed, never lowers "
        "NOT YET < ALMOST < READY"
    )
    assert (better.always, better.reached) == (None, ())


def test_every_verdict_but_ready_names_what_is_missing():
    _, named, _ = READINESS.properties

    assert named.always.text == (
        "verdict in (ready, not_needed) or failed_gates > 0 or lowest_section < 0.5 or missing > 0"
    )
    assert named.say == "Every verdict but READY names what is missing"


def test_all_verdicts_are_to_be_reached():
    *_, reached = READINESS.properties

    assert reached.reached == tuple(READINESS.verdicts)
    assert [each.id for each in READINESS.properties] == [
        "better_is_never_worse",
        "names_what_is_missing",
        "all_verdicts",
    ]
