"""Change one thing in the readiness flow so that it breaks its promise, and the proof finds two sheets that show it."""

import pytest
from altered import TODAY, altered, never, promise, proved

from bot.usecases.files.offline import decide_sheet

BETTER, NAMED, ALL = "better_is_never_worse", "names_what_is_missing", "all_verdicts"
PAIRS_ARE_BAD = (
    "rules:\n  - id: target_met\n",
    "rules:\n  - {id: many, verdict: not_yet, when: level(training_pairs) = 1, say: Many}\n  - id: target_met\n",
)
MOTIVE_ALONE = ("never_lowers: [level, split, people(task_signed)]", "never_lowers: level(motive)")
G3 = "fails: motive is facts or level(right_information) = 0"
FALLS = {
    "a higher level has a worse rule of its own": ([PAIRS_ARE_BAD], "training_pairs"),
    "a gate fails at a level in the middle": (
        [("fails: level(lasting_failures) = 0", "fails: level(lasting_failures) = 0.5")],
        "lasting_failures",
    ),
    "a gate fails by an answer that is worth more": ([(G3, "fails: motive is form")], "motive"),
    "a gate fails by numbers": ([(G3, "fails: 'some(baseline: value.now > 90 and value.needed > 95)'")], "baseline"),
    "a gate fails by what the owner and others said": (
        [(G3, "fails: 'some(baseline: motive is in_house and value.now < 9)'"), MOTIVE_ALONE],
        "motive",
    ),
    "a gate fails by the share of answers": (
        [(G3, "fails: 'share(request_shape: value is one) > 2/3'")],
        "request_shape",
    ),
    "an open split is needed": ([("{when: open_splits = 0,", "{when: open_splits > 0,")], None),
    "a second person is in the way": (
        [("{when: people(task_signed) >= 2,", "{when: people(task_signed) < 2,")],
        "task_signed",
    ),
    "a section must not be too good": ([("{when: section(fit) >= 0.75,", "{when: section(fit) = 0.75,")], None),
    "the verdicts are in another order": (
        [("order: [not_yet, almost, ready]", "order: [almost, not_yet, ready]")],
        None,
    ),
}


@pytest.mark.parametrize("what", FALLS)
def test_a_fall_is_found_with_two_sheets_that_show_it(what):
    changes, moved = FALLS[what]
    flow, found = altered(*changes), promise(proved(*changes), BETTER)
    assert found.state == "refuted"
    fall, (one, other) = found.against.fall, found.against.sheets
    before, after = (decide_sheet(flow, each.sheet, TODAY) for each in (one, other))

    assert fall.question == moved or moved is None
    assert (before["verdict"], after["verdict"]) == (one.verdict, other.verdict)
    assert flow.order.index(after["verdict"]) < flow.order.index(before["verdict"])
    assert (before["levels"][fall.question], after["levels"][fall.question]) == (fall.before.level, fall.after.level)
    assert all(before["levels"][id_] == after["levels"][id_] for id_ in flow.questions if id_ != fall.question)
    assert set(before["splits"]) ^ set(after["splits"]) <= {fall.question}
    assert fall.after.level >= fall.before.level
    assert fall.before.split or not fall.after.split
    assert fall.before != fall.after


def test_only_the_question_that_moved_is_answered_otherwise():
    one, other = (each.sheet["answers"] for each in promise(proved(PAIRS_ARE_BAD), BETTER).against.sheets)

    assert {id_ for id_ in {*one, *other} if one.get(id_) != other.get(id_)} == {"training_pairs"}


def test_a_fall_out_of_the_order_or_into_it_is_none():
    aside = ("order: [not_yet, almost, ready]", "order: [not_yet, almost]")

    assert promise(proved(aside), BETTER).state == "proved"


def test_only_the_ways_a_flow_names_are_tried():
    changes = (("{when: open_splits = 0,", "{when: open_splits > 0,"), MOTIVE_ALONE)

    assert promise(proved(*changes), BETTER).state == "proved"


def test_a_split_that_opens_is_no_way_to_get_better():
    change = (G3, "fails: open_splits > 0")

    assert promise(proved(change), BETTER).state == "proved"
    assert promise(proved(change, ("never_lowers: [level, split,", "never_lowers: [level,")), BETTER).state == "proved"


VOTED_DOWN = (
    """          - 1 if every(value is yes)
          - 0.5 if share(value is yes) >= 2/3 and owner(value is yes)
          - 0 otherwise
""",
    """          - 0 if people >= 2
          - lowest otherwise
""",
)
MUST_BE_SIGNED = (G3, "fails: level(task_signed) = 1 and people(task_signed) >= 2")


def test_what_only_a_settled_split_leads_to_comes_with_a_settled_sheet():
    changes = (VOTED_DOWN, MUST_BE_SIGNED, ("        settle: no\n", ""))
    (found,) = (each for each in proved(*changes).reached if (each.id, each.what) == ("G3", "fails"))

    assert found.sheet["settled"]["task_signed"]["value"] == "yes"
    assert "G3" in decide_sheet(altered(*changes), found.sheet, TODAY)["failed_gates"]


def test_what_only_a_settled_split_would_lead_to_is_never_reached_where_none_is_settled():
    assert ("gate", "G3", "fails") in never(proved(VOTED_DOWN, MUST_BE_SIGNED))


def test_a_verdict_that_names_nothing_is_found_with_a_sheet():
    named = ("failed_gates > 0 or lowest_section < 0.5 or missing > 0", "failed_gates > 0 or missing > 2")
    found = promise(proved(named), NAMED)

    (sheet,) = found.against.sheets
    decided = decide_sheet(altered(named), sheet.sheet, TODAY)
    assert (found.state, sheet.verdict, found.against.fall) == ("refuted", decided["verdict"], None)
    assert decided["verdict"] in {"not_yet", "almost"}
    assert not decided["failed_gates"]
    assert len(decided["missing"]) <= 2


READY = {
    ("rule", "all_there", "first"),
    ("verdict", "ready", "reached"),
    ("question", "upkeep", "asked"),
    ("question", "home", "asked"),
    ("question", "stop_rule", "asked"),
}
PLATEAU = "- when: motive is cheaper\n            short: Cheaper"
UNREACHABLE = {
    "a gate that never fails": ([(G3, "fails: motive is facts and level(motive) = 1")], {("gate", "G3", "fails")}),
    "a gate that always fails": (
        [(G3, "fails: level(right_information) >= 0")],
        READY
        | {
            ("gate", "G3", "holds"),
            ("rule", "weak_section", "first"),
            ("rule", "nearly", "first"),
            ("verdict", "almost", "reached"),
        },
    ),
    "a rule that others are always before": (
        [("when: lowest_section < 0.5\n", "when: lowest_section < 0\n")],
        {("rule", "weak_section", "first")},
    ),
    "a verdict that asks too much": (
        [("{when: level(motive) = 1, about: motive}", "{when: motive is facts, about: motive}")],
        READY,
    ),
    "a variant that nothing leads to": (
        [(PLATEAU, PLATEAU.replace("is cheaper", "is cheaper and motive is form"))],
        {("question", "prompt_plateau", "motive is cheaper and motive is form")},
    ),
    "a question that is always asked otherwise": (
        [(PLATEAU, PLATEAU.replace("motive is cheaper", "answered(motive) or not answered(motive)"))],
        {("question", "prompt_plateau", "asked")},
    ),
    "numbers that contradict one another": (
        [
            (
                G3,
                "fails: 'some(baseline: value.now > 2 * value.needed and value.needed > value.now and value.now > 0)'",
            )
        ],
        {("gate", "G3", "fails")},
    ),
    "more links than a question takes": ([(G3, "fails: 'some(decider: linked)'")], {("gate", "G3", "fails")}),
    "people who contradict one another": (
        [(G3, "fails: 'share(decider: value is one_person) > 1/2 and share(decider: value is unchecked) >= 1/2'")],
        {("gate", "G3", "fails")},
    ),
}


@pytest.mark.parametrize("what", UNREACHABLE)
def test_what_cannot_happen_is_told(what):
    changes, expected = UNREACHABLE[what]
    report = proved(*changes)

    assert never(report) == expected
    assert not report.is_good


def test_a_verdict_out_of_reach_refutes_that_all_are_reached():
    found = promise(proved(*UNREACHABLE["a verdict that asks too much"][0]), ALL)

    assert (found.state, found.against.never) == ("refuted", ("ready",))
