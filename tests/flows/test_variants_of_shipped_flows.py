"""What is asked otherwise after another word of the owner's is asked anew: no answer stands under another wording.

What was said to the one wording comes back with it.
"""

from pathlib import Path

import pytest
from team_check import START, TeamCheck, answer, started

from bot.engine import events
from bot.engine.rules.renewing import why_not_renewed
from bot.engine.transition import start
from bot.engine.weighed.sheet import lay_out
from bot.flow import Flow
from bot.folders.flows import flow_files, load_flow
from bot.usecases.files.offline import decide_sheet
from bot.usecases.files.sheet_of import sheet_of

FLOWS = {file.stem: load_flow(file) for file in flow_files(Path(__file__).parents[2] / "flows")}


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS)
def test_every_question_with_variants_is_asked_again_after_all_they_hang_on(flow):
    assert isinstance(flow, Flow)
    for question in flow.questions.values():
        for variant in question.variants:
            assert {name for _, name in variant.when.names_used()} <= set(question.again_after), question.id


def production():
    """Take a review with its load and its people said and all else skipped; only who would take a weekend is open."""
    flow = FLOWS["production"]
    given = {"service": answer("Tagging of invoices for us"), "exposure": answer("customers")}
    roles = {role.id: ("ben",) for role in flow.roles}
    begun = start(flow, started(flow, asked=("ana", "ben"), answers=given, roles=roles), START)
    check = TeamCheck(flow, begun)
    for _ in range(40):
        for person in ("ana", "ben"):
            for id_ in [id_ for id_ in check.open_for(person) if id_ != "weekend"][:1]:
                given = {"load": {"peak": 10, "tested": 20}, "on_call": 4}.get(id_, "skip")
                check.answers(person, **{id_: {"value": given} if isinstance(given, dict) else given})
    return check


def test_another_word_on_who_notices_an_outage_asks_for_the_load_and_the_people_again():
    check = production()
    assert {"load", "on_call"} <= check.assessment.answers.keys()

    check.later(minutes=1).answers("ana", exposure="nobody")

    assert "load" not in check.assessment.answers
    assert "on_call" not in check.assessment.answers
    assert {"load", "on_call"} <= set(check.open_for("ben"))


@pytest.mark.parametrize("meanwhile", ["colleagues", "nobody"])
def test_what_was_said_of_the_load_counts_again_once_it_is_for_customers_after_all(meanwhile):
    check = production()
    before = check.assessment.answers

    check.later(minutes=1).answers("ana", exposure=meanwhile)
    assert "load" not in check.assessment.answers
    away = lay_out(check.assessment, check.flow, check.now.date(), final=False)
    assert not away.standings["load"].counting
    check.later(minutes=1).answers("ana", exposure="customers")

    assert {id_: check.assessment.answers[id_] for id_ in ("load", "on_call")} == {
        id_: before[id_] for id_ in ("load", "on_call")
    }
    assert {"load", "on_call"}.isdisjoint(check.open_for("ben"))
    plain = sheet_of(check.flow, check.assessment, check.now)
    live = lay_out(check.assessment, check.flow, check.now.date(), final=True)
    assert decide_sheet(check.flow, plain, check.now.date())["levels"] == dict(live.levels)


def test_a_run_has_answers_of_its_own_beside_those_of_a_service():
    check = production()
    run = {"value": {"takes": 10, "allowed": 60}}
    check.later(minutes=1).answers("ana", exposure="nobody").answers("ben", load=run)
    check.later(minutes=1).answers("ana", exposure="customers")
    assert {each.value["peak"] for each in check.assessment.answers["load"].values()} == {10}

    check.later(minutes=1).answers("ana", exposure="nobody")

    assert {who: given.value for who, given in check.assessment.answers["load"].items()} == {"ben": run["value"]}


def test_after_the_verdict_its_owner_reopens_the_check_for_that():
    check = production().does(events.DecideAsked("ana"))

    refused = why_not_renewed(check.flow, check.assessment, check.flow.questions["exposure"], "ana")
    assert "reopens the check" in refused
