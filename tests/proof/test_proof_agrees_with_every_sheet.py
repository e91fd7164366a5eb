"""On tiny flows the proof says what deciding every single sheet says: what is reached, and what a better level does."""

from random import Random

import pytest
from aside_flow import asides
from branching_flow import release
from every_sheet import TODAY, Everything
from evidence_flow import evidence
from hypothesis import given, settings
from hypothesis import strategies as st
from small_flow import PAGES, SMALL
from tiny_flows import tiny_flow

from bot.flow import build
from bot.proof.hinges import Hinges
from bot.proof.paths import paths
from bot.usecases.files.offline import decide_sheet

QUICKLY, AT_LENGTH = 25, 50


def agree(flow):
    report, everything = paths(flow, TODAY), Everything(flow)
    assert report.left_out == ()
    happens = set()
    for key, outcome in everything.outcomes.items():
        happens |= {("verdict", outcome.verdict, "reached"), ("rule", outcome.rule, "first")}
        happens |= {("gate", gate.id, "fails" if gate.id in outcome.failed_gates else "holds") for gate in flow.gates}
        happens |= {
            ("question", id_, asked_as(question, everything.sheets[key]))
            for id_, question in flow.questions.items()
            if everything.sheets[key].standings[id_].asked
        }
    reached = {(each.kind, each.id, each.what): each for each in report.reached}
    assert {each.state for each in report.reached} <= {"reached", "never"}
    assert happens - {found for found, each in reached.items() if each.state == "reached"} == set()
    for each in report.reached:
        if each.sheet is not None:
            assert shows(each, decide_sheet(flow, each.sheet, TODAY))
    for place, promise in enumerate(report.promises):
        assert promise.state in {"proved", "refuted"}
        if promise.state == "refuted":
            refuted(flow, promise)
        elif flow.properties[place].always:
            assert all(everything.fulfils(key, place) for key in everything.sheets)
        else:
            ways = {
                id_: {move.way for move in flow.properties[place].never_lowers if move.question in {None, id_}}
                for id_ in flow.questions
            }
            assert next(everything.falls(ways), None) is None
    return report


def asked_as(question, sheet):
    asked = sheet.standings[question.id].question
    return next((variant.when.text for variant in question.variants if variant.question is asked), "asked")


def shows(found, decided):
    if found.kind == "gate":
        return (found.id in decided["failed_gates"]) == (found.what == "fails")
    return found.kind == "question" or decided["verdict" if found.kind == "verdict" else "rule"] == found.id


def refuted(flow, promise):
    """See for oneself that two sheets differ in one question, which is better, and that the verdict is worse."""
    decided = [decide_sheet(flow, each.sheet, TODAY) for each in promise.against.sheets]
    assert [each["verdict"] for each in decided] == [each.verdict for each in promise.against.sheets]
    fall = promise.against.fall
    if fall is None:
        return
    before, after = decided
    assert flow.order.index(after["verdict"]) < flow.order.index(before["verdict"])
    others = [id_ for id_ in flow.questions if id_ != fall.question]
    assert [before["levels"][id_] for id_ in others] == [after["levels"][id_] for id_ in others]
    assert [id_ in before["splits"] for id_ in others] == [id_ in after["splits"] for id_ in others]
    assert (fall.after.level, not fall.after.split, fall.after.people) != (
        fall.before.level,
        not fall.before.split,
        fall.before.people,
    )
    assert fall.after.level >= fall.before.level
    assert fall.before.split or not fall.after.split
    if Hinges(flow).ranges_of_others:
        assert before["respondents"] <= after["respondents"]


def agree_on(seed):
    random = Random(seed)  # noqa: S311 - the same flows each time
    return agree(tiny_flow(random, random.choice([2, 2, 3, 4])))


def test_a_proof_knows_what_is_taken_only_with_evidence():
    report = paths(evidence(), TODAY)

    assert {each.id: each.state for each in report.promises} == dict.fromkeys(("level", "shown", "cases"), "proved")
    assert {(each.id, each.what) for each in report.reached if each.state == "never"} == {
        ("G1", "fails"),
        ("bare", "first"),
    }
    assert all(decide_sheet(evidence(), each.sheet, TODAY) for each in report.reached if each.sheet)


def test_a_proof_knows_what_is_said_not_to_apply():
    report = agree(asides())

    assert {each.id: each.state for each in report.promises} == dict.fromkeys(
        ("level", "backup", "aside", "mean", "people"), "proved"
    )


def test_a_proof_knows_what_is_not_asked_and_what_hangs_on_it():
    report = agree(release())

    assert {each.id: each.state for each in report.promises} == {
        "level": "proved",
        "trained": "proved",
        "mean": "proved",
        "left_out": "proved",
    }


def test_a_proof_counts_nobody_who_was_asked_nothing():
    alone = SMALL.replace("asked_of: anyone", "asked_of: owner, most: 20").replace("owner, ", "owner\n        ")
    more = "properties:\n  - {id: one, say: The owner is alone, always: respondents <= 1}\n"

    report = agree(build(alone + more, "small.yml", PAGES))

    assert [each.state for each in report.promises] == ["proved"]


@pytest.mark.parametrize("seed", range(QUICKLY))
def test_a_proof_says_what_every_sheet_says(seed):
    agree_on(seed)


@pytest.mark.slow
def test_many_proofs_say_what_every_sheet_says():
    reports = [agree_on(seed) for seed in range(QUICKLY, AT_LENGTH)]

    states = {each.state for report in reports for each in (*report.reached, *report.promises)}
    assert states == {"reached", "never", "proved", "refuted"}


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(2, 3))
def test_a_proof_says_what_every_sheet_says_down_to_the_smallest_flow(random, questions):
    agree(tiny_flow(random, questions))
