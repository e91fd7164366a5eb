"""Whatever happens after a verdict, the promises hold, and a file of it all is decided the same offline."""

import json
from datetime import timedelta
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from promises import hold_all
from random_follow_up import walk_on

from bot.engine.after_verdict.standing_verdict import standing_sheet
from bot.engine.decision import Decision
from bot.engine.weighed.predictions import results
from bot.usecases.files.offline import decide_sheet, verdict_of
from bot.usecases.files.sheet_of import sheet_of

WALKS, STEPS = 60, 50
PROMISED = 8
"""Walks after whose every step every promise is held, which takes long; the rest are only gone."""


def the_walk(seed, steps=STEPS):
    return walk_on(Random(seed), steps)  # noqa: S311 - the same walk each time


@cache
def the_ends():
    """Go many walks; give the check at the end of each, and the events that were taken on the way."""
    ends, taken = [], set()
    for seed in range(WALKS):
        steps = list(the_walk(seed))
        taken |= {type(event).__name__ for _, event, _, followed in steps if isinstance(followed, Decision)}
        ends.append(steps[-1][0])
    return ends, taken


def decided_offline_as_it_stands(check):
    live = verdict_of(standing_sheet(check.flow, check.assessment, check.now))
    plain = json.loads(json.dumps(sheet_of(check.flow, check.assessment, check.now)))
    another_day = (check.now + timedelta(days=999)).date()

    offline = decide_sheet(check.flow, plain, another_day)
    assert {key: offline[key] for key in live} == live, plain


def test_every_promise_holds_after_every_event_of_some_long_walks():
    for seed in range(PROMISED):
        for step in the_walk(seed):
            hold_all(*step)


@pytest.mark.slow
@pytest.mark.long
def test_every_promise_holds_after_every_event_of_many_long_walks():
    for seed in range(PROMISED, 15 * PROMISED):
        for step in the_walk(seed):
            hold_all(*step)


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_every_promise_holds_down_to_the_shortest_walk(random):
    for step in walk_on(random, 12):
        hold_all(*step)


def test_a_whole_check_with_its_follow_up_is_decided_the_same_from_a_file():
    for seed in range(1000, 1000 + 2 * PROMISED):
        for place, (check, *_) in enumerate(the_walk(seed)):
            if check.assessment.closed and place % 5 == 0:
                decided_offline_as_it_stands(check)


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_it_is_decided_the_same_from_a_file_down_to_the_shortest_walk(random):
    *_, (check, *_) = walk_on(random, 15)
    if check.assessment.closed:
        decided_offline_as_it_stands(check)


def test_the_walks_go_through_every_event_after_a_verdict():
    _, taken = the_ends()

    assert taken >= {"CheckInAnswered", "CheckInEnded", "ScheduleChosen", "PauseAsked", "ResumeAsked", "Ticked"}
    assert taken >= {"Renewed", "GapTaken", "GapWaived", "WatchChosen", "ReopenAsked", "LedOn"}


def test_the_walks_reach_everything_a_follow_up_knows():
    notices, ends, came_to, verdicts, stale = set(), set(), set(), set(), 0
    for check in the_ends()[0]:
        after = check.assessment
        notices |= {notice.kind for notice in after.notices}
        ends |= {(each.ended, each.cut_short, each.late) for each in after.check_ins}
        verdicts |= {each.verdict for each in after.verdicts}
        stale += sum(bool(each.stale) for each in after.check_ins)
        if check.flow.check_in.look_back:
            came_to |= set(results(check.flow.check_in.look_back, after.predictions, after.check_ins, {}).values())

    assert notices == {
        *("scheduled", "paused", "stopped", "resumed", "skipped", "given", "reopened"),
        *("lapsed", "expired", "waived", "closed", "watch"),
    }
    assert {end for end, *_ in ends} == {"held", "missed", "skipped", None}
    assert {(cut, late) for _, cut, late in ends} >= {(True, False), (False, True)}
    assert came_to == {"held", "wrong", "not_tested", "open"}
    assert verdicts >= {"not_yet", "almost", "ready"}
    assert stale


@pytest.mark.parametrize("seed", range(3))
def test_the_same_walk_twice_ends_the_same(seed):
    def end():
        return [check.assessment for check, *_ in the_walk(seed)][-1]

    assert end() == end()
