"""A better level never makes a worse verdict, every verdict but READY names what is missing, and all are reached."""

from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_sheets import random_sheet
from readiness_sheets import CHEAPER, MET, QUICK, READINESS, TODAY, decided, linked, quick, sheet

from bot.engine.weighed.sheet import Sheet
from bot.engine.weighed.summary import summarise
from bot.engine.weighed.turning import attainable
from bot.engine.weighed.verdict import decide
from bot.usecases.files.answer_sheet import read_sheet

SHEETS = 1500
RANK = {"not_yet": 0, "almost": 1, "ready": 2}


def laid_out(plain) -> Sheet:
    return read_sheet(READINESS, plain, TODAY)[0]


def any_levels(random: Random) -> Sheet:
    """Give a sheet with any levels at all: some as answered, some at random, splits here and there."""
    found = laid_out(random_sheet(random))
    for id_, standing in found.standings.items():
        if random.random() < 0.3:
            found = found.with_level(id_, random.choice(attainable(standing.question)))
        if random.random() < 0.05:
            found = changed(found, id_, split=True)
    people = random.choice([0, 1, 2, 3])
    return changed(found, "task_signed", people=people)


def changed(found: Sheet, question: str, **what) -> Sheet:
    standing = replace(found.standings[question], **what)
    return replace(found, standings={**found.standings, question: standing})


def one_better(found: Sheet):
    """Give every sheet that is better in exactly one way."""
    for id_, standing in found.standings.items():
        for level in attainable(standing.question):
            if level > standing.level:
                yield f"{id_} at {level}", found.with_level(id_, level)
        if standing.split:
            yield f"{id_} settled", changed(found, id_, split=False)
    signed = found.standings["task_signed"].people
    yield "one more signs", changed(found, "task_signed", people=signed + 1)


def holds(found: Sheet) -> str:
    outcome = decide(found)
    if outcome.verdict != "ready":
        names = outcome.failed_gates or outcome.missing or outcome.rule in {"weak_section", "target_met"}
        assert names, "nothing is named as missing"
    if outcome.verdict != "not_needed":
        for what, better in one_better(found):
            after = decide(better).verdict
            assert after == "not_needed" or RANK[after] >= RANK[outcome.verdict], what
    return outcome.verdict


def test_raising_a_level_clearing_a_split_or_one_more_signing_never_lowers_a_verdict():
    seen = [holds(any_levels(Random(seed))) for seed in range(SHEETS)]  # noqa: S311 - the same sheets each time

    assert set(seen) >= {"not_yet", "almost", "not_needed"}


@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False))
def test_nothing_better_lowers_a_verdict_down_to_the_smallest_sheet(random):
    holds(any_levels(random))


def test_around_ready_nothing_better_lowers_a_verdict():
    ready = laid_out(sheet())
    assert holds(ready) == "ready"
    for id_, standing in ready.standings.items():
        for level in attainable(standing.question):
            holds(ready.with_level(id_, level))


@pytest.mark.parametrize(
    ("verdict", "witness"),
    [
        ("ready", {}),
        ("ready", CHEAPER | {"baseline": linked(MET)}),
        ("almost", {"weeks_unchanged": 2}),
        ("not_yet", {"task_line": None}),
        ("not_needed", {"baseline": linked(MET)}),
    ],
)
def test_every_verdict_of_the_readiness_check_is_reached(verdict, witness):
    assert decided(**witness)["verdict"] == verdict
    assert verdict in READINESS.verdicts


@pytest.mark.parametrize(("verdict", "witness"), [("worth_full_check", {}), ("not_yet", {"same_line": "no"})])
def test_every_verdict_of_the_quick_check_is_reached(verdict, witness):
    assert quick(**witness)["verdict"] == verdict
    assert len(QUICK.verdicts) == 2


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False).map(random_sheet), st.randoms(use_true_random=False))
def test_the_same_sheet_says_the_same_in_whatever_order_it_is_written(plain, random):
    def shuffled(mapping):
        keys = list(mapping)
        random.shuffle(keys)
        return {key: mapping[key] for key in keys}

    other = shuffled(plain | {"answers": shuffled({id_: shuffled(by) for id_, by in plain["answers"].items()})})

    assert summarise(laid_out(other)) == summarise(laid_out(plain))


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False).map(random_sheet))
def test_every_flip_does_what_it_says_and_every_gap_is_below_full(plain):
    found = laid_out(plain)
    summary = summarise(found)

    for flip in summary.ways.flips:
        assert decide(found.with_level(flip.question, flip.to)).verdict == flip.verdict != summary.outcome.verdict
        assert flip.who
    assert {gap.question for gap in summary.gaps} == {id_ for id_, level in found.levels.items() if level < 1}
    assert all(gap.do and gap.done and gap.guidance for gap in summary.gaps)
    assert len(summary.ways.flips) <= 3


def combined(found: Sheet, questions) -> Sheet:
    """Give a sheet as it were with some questions as good as they can be, whatever their options."""
    best = {
        id_: replace(found.standings[id_], level=attainable(found.standings[id_].question)[-1], split=False, people=9)
        for id_ in questions
    }
    return found.with_standings(best)


def better_with(found: Sheet, questions, before: str) -> bool:
    """Whether a verdict is better with some questions as good as they can be; of the wish every option is tried."""
    options = READINESS.questions["motive"].type.options if "motive" in questions else ()
    as_if = [found, *(other for id_ in options if (other := found.with_option("motive", id_)) is not None)]
    after = {decide(combined(other, questions)).verdict for other in as_if}
    return any(RANK.get(each, -1) > RANK[before] for each in after)


def holds_for_ways(found: Sheet) -> str:
    summary = summarise(found)
    before, ways = summary.outcome.verdict, summary.ways
    if len(summary.outcome.missing) == 1:
        assert ways.flips or ways.turns, "one thing is left, and nothing is named that would do"
    for turn in ways.turns:
        assert RANK[turn.verdict] > RANK[before]
        assert better_with(found, [turn.question], before)
        assert turn.who
    if ways.things is None:
        return "turns" if ways.turns else "flips"
    together = [question for question, _ in ways.things.together]
    assert better_with(found, together, before)
    assert all(not better_with(found, [each for each in together if each != one], before) for one in together)
    assert 2 <= ways.things.least <= len(together)
    fewer = combinations(READINESS.questions, min(ways.things.least - 1, 2))
    assert not any(better_with(found, questions, before) for questions in fewer)
    return "things"


def test_what_is_said_to_change_a_verdict_changes_it_and_no_fewer_things_do():
    said = [holds_for_ways(laid_out(random_sheet(Random(seed)))) for seed in range(100)]  # noqa: S311 - the same sheets each time

    assert set(said) == {"flips", "turns", "things"}


@settings(max_examples=10, deadline=None)
@given(st.randoms(use_true_random=False).map(random_sheet))
def test_what_is_said_to_change_a_verdict_does_down_to_the_smallest_sheet(plain):
    holds_for_ways(laid_out(plain))
