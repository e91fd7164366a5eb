"""Whatever people do, in whatever order and however the clock goes, the promises of the engine hold after each step."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from promises import hold_all
from random_acts import walk

WALKS, STEPS = 16, 60


def the_walk(seed):
    return walk(Random(seed), STEPS)  # noqa: S311 - the same walk each time


def test_every_promise_holds_after_every_event_of_many_long_walks():
    kinds = set()
    for seed in range(WALKS):
        for check, event, before, followed in the_walk(seed):
            hold_all(check, event, before, followed)
            kinds.add((type(event).__name__, type(followed).__name__))

    assert {kind for kind, result in kinds if result == "Decision"} == {
        "Answered",
        "Undone",
        "Handed",
        "PeopleAsked",
        "PersonLookedFor",
        "RevealAsked",
        "VoteCalled",
        "SplitSettled",
        "DecideAsked",
        "ReopenAsked",
        "Ticked",
    }


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_every_promise_holds_down_to_the_shortest_walk(random):
    for step in walk(random, 12):
        hold_all(*step)


def test_the_walks_reach_closed_checks_of_several_verdicts():
    verdicts, ways = set(), set()
    for seed in range(WALKS):
        for check, *_ in the_walk(seed):
            if check.assessment.closed:
                verdicts.add(check.assessment.verdicts[-1].verdict)
                ways.add(check.assessment.closed.how)

    assert verdicts >= {"not_yet", "almost"}
    assert ways == {"complete", "owner", "time"}


@pytest.mark.parametrize("seed", range(5))
def test_the_same_walk_twice_ends_the_same(seed):
    def end():
        return [check.assessment for check, *_ in the_walk(seed)][-1]

    assert end() == end()
