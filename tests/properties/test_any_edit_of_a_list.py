"""In whatever order a list is edited and its items are answered, each item keeps its own; repeats change nothing."""

import json
from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from loop_flow import failures
from promises import (
    a_repeat_changes_nothing,
    closed_means_closed,
    sections_only_open,
    the_verdict_kept_last_is_the_one_that_stands,
    what_is_open_is_taken,
    what_was_is_never_rewritten,
)
from team_check import START, TeamCheck, answer, answered, started

from bot.engine import events
from bot.engine.after_verdict.standing_verdict import standing_sheet
from bot.engine.asked.looping import id_of, unrolled
from bot.engine.decision import Decision
from bot.engine.transition import start
from bot.engine.weighed.sheet import lay_out
from bot.flow.model.loop import asked_for
from bot.usecases.files.offline import decide_sheet, verdict_of
from bot.usecases.files.sheet_of import sheet_of

NAMES = ("a tall one", "A  tall one", "another", "third", "fourth")
VALUES = {"impact": ("low", "some", "high", "skip"), "cause": ("yes", "no", "dont_know"), "ready": ("yes", "no")}
FLOW = failures()
PROMISES = (
    a_repeat_changes_nothing,
    closed_means_closed,
    sections_only_open,
    the_verdict_kept_last_is_the_one_that_stands,
    what_is_open_is_taken,
    what_was_is_never_rewritten,
)


def random_event(random: Random) -> events.Event:
    by = random.choice(("ana", "ben", "cy"))
    item = f"{random.choice(('impact', 'cause'))} of {random.choice(NAMES)}"
    id_ = id_of(FLOW, item)
    kind = random.choices(
        ["list", "item", "both", "undo", "vote", "settle", "decide", "reopen", "ready"], [5, 12, 2, 2, 1, 1, 1, 1, 2]
    )[0]
    value = random.choice(VALUES[asked_for(id_)])
    named = {"named": random.choice(["none", "skip", random.sample(NAMES, random.randint(1, 3))])}
    made: dict[str, events.Event] = {
        "list": answered("ana", **named),
        "item": answered(by, **{id_: value}),
        "both": answered("ana", **named, **{id_: value}),
        "undo": events.Undone("ana", "named", random.choice([None, answer(random.sample(NAMES, 2))])),
        "vote": events.VoteCalled(by, id_),
        "settle": events.SplitSettled("ana", id_, "some", "we talked"),
        "decide": events.DecideAsked("ana"),
        "reopen": events.ReopenAsked("ana"),
        "ready": answered(by, ready=random.choice(VALUES["ready"])),
    }
    return made[kind]


def is_decided_the_same_from_a_file(check: TeamCheck) -> None:
    plain = json.loads(json.dumps(sheet_of(FLOW, check.assessment, check.now)))
    live = verdict_of(standing_sheet(FLOW, check.assessment, check.now))
    decided = decide_sheet(FLOW, plain, (check.now + timedelta(days=99)).date())
    assert {key: decided[key] for key in live} == live, plain


def holds(check: TeamCheck) -> None:
    """See that the sheet is that of the items named now, and all cards can be made."""
    flow = unrolled(FLOW, check.assessment)
    named = check.assessment.answer("named", "ana")
    value = named.value if named and isinstance(named.value, tuple) else ()
    ids = {id_of(FLOW, f"{question} of {name}") for name in value for question in ("impact", "cause")}
    sheet = lay_out(check.assessment, FLOW, check.now.date(), final=check.assessment.closed is not None)
    assert {id_ for id_ in sheet.standings if id_ not in FLOW.questions} == ids
    assert set(flow.questions) == {"named", "ready", *ids}
    levels = [sheet.levels[id_] for id_ in flow.instances["impact"]]
    if levels:
        lowest = None if None in levels else min(levels)
        assert sheet.of_items["impact"].standing.level == lowest
    assert set(check.cards()) >= {"root"}
    if check.assessment.closed:
        is_decided_the_same_from_a_file(check)


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_each_item_keeps_its_own_and_a_repeat_changes_nothing(random):
    check = TeamCheck(FLOW, start(FLOW, started(FLOW), START))
    for _ in range(12):
        check.later(minutes=1)
        event, before = random_event(random), check.assessment
        followed = check.tries(event)
        check.assessment = followed.assessment if isinstance(followed, Decision) else before
        for promise in PROMISES if isinstance(followed, Decision) else ():
            promise(check, event, before, check.assessment)
        holds(check)
        kept = {id_ for id_ in before.answers if id_ not in FLOW.questions}
        resting = {id_ for id_ in kept if asked_for(id_) == "cause"}
        assert kept - resting <= set(check.assessment.answers)


@settings(max_examples=10, deadline=None)
@given(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=3), st.lists(st.sampled_from(NAMES), min_size=1, max_size=3)
)
def test_an_edit_and_its_undoing_lead_back_to_the_same_sheet(first, second):
    check = TeamCheck(FLOW, start(FLOW, started(FLOW), START)).answers("ana", named=first)
    for name in first:
        check.answers("ben", **{id_of(FLOW, f"impact of {name}"): "some", id_of(FLOW, f"cause of {name}"): "yes"})
    before = lay_out(check.assessment, FLOW, check.now.date(), final=False)

    check.answers("ana", named=second).answers("ana", named=first)

    after = lay_out(check.assessment, FLOW, check.now.date(), final=False)
    assert (after.levels, after.sections, after.splits) == (before.levels, before.sections, before.splits)
