"""What one answer is worth in the flows of other subjects, at every threshold and one beside it."""

import pytest
from readiness_sheets import TODAY, linked, proof, shipped

from bot.usecases.files.offline import decide_sheet

PRODUCTION, RETRO, CHOOSE = (shipped(name) for name in ("production", "retro", "choose"))


def level(flow, question, *answers, **said_by_the_owner):
    """Give the level of one question, answered by one person after another, the owner first."""
    people = ("ana", "ben", "cem")
    owners = {id_: {"ana": value} for id_, value in said_by_the_owner.items()}
    sheet = {"owner": "ana", "answers": {**owners, question: dict(zip(people, answers, strict=False))}}
    return decide_sheet(flow, sheet, TODAY)["levels"][question]


@pytest.mark.parametrize(
    ("question", "answer", "worth"),
    [
        ("owner_team", linked("Team Shops"), 1),
        ("owner_team", "Team Shops", 0.5),
        ("objective", linked({"promised": 99, "measured": 99}), 1),
        ("objective", linked({"promised": 99, "measured": 98.9}), 0.5),
        ("objective", linked({"promised": 99}), 0.5),
        ("alerts", ["errors", "slow", "full", "reached"], 1),
        ("alerts", ["errors", "slow", "full", "silence"], 0.5),
        ("alerts", ["reached"], 0.5),
        ("alerts", ["errors", "slow"], 0),
        ("idle_pages", 2, 1),
        ("idle_pages", 3, 0.5),
        ("idle_pages", 8, 0.5),
        ("idle_pages", 9, 0),
        ("idle_pages", "no_page", 0.5),
        ("way_back", proof("tried", 90), 1),
        ("way_back", proof("tried", 91), 0.5),
        ("way_back", "written", 0.5),
        ("way_back", "none", 0),
        ("load", linked({"peak": 10, "tested": 15}), 1),
        ("load", linked({"peak": 10, "tested": 14.9}), 0.5),
        ("load", {"peak": 10, "tested": 15}, 0.5),
        ("load", {"peak": 10, "tested": 9.9}, 0),
        ("secrets", "stored", 0.5),
        ("restored", linked(90), 1),
        ("restored", linked(91), 0.5),
        ("restored", linked(180), 0.5),
        ("restored", linked(181), 0),
        ("restored", "never", 0),
        ("on_call", 4, 1),
        ("on_call", 3, 0.5),
        ("on_call", 2, 0.5),
        ("on_call", 1, 0),
    ],
)
def test_a_service_is_measured_at_each_threshold(question, answer, worth):
    assert level(PRODUCTION, question, answer) == worth


@pytest.mark.parametrize(("takes", "allowed", "worth"), [(40, 60, 1), (40.1, 60, 0.5), (60, 60, 0.5), (60.1, 60, 0)])
def test_a_job_needs_room_in_its_time(takes, allowed, worth):
    run = linked({"takes": takes, "allowed": allowed})

    assert level(PRODUCTION, "load", run, exposure="nobody") == worth


@pytest.mark.parametrize(("answer", "worth"), [("two", 1), ("one", 0.5), ("chance", 0)])
def test_a_service_for_colleagues_is_looked_at_in_place_of_nights_on_call(answer, worth):
    assert level(PRODUCTION, "on_call", answer, exposure="colleagues") == worth


def test_a_runbook_nobody_links_is_worth_half_at_most():
    assert level(PRODUCTION, "runbook", "followed", "followed") == 0.5
    assert level(PRODUCTION, "runbook", linked("followed"), "followed") == 1
    assert level(PRODUCTION, "runbook", "no", "no") == 0


@pytest.mark.parametrize(
    ("question", "answers", "worth"),
    [
        ("safety", ["all", "all", "most"], 0.5),
        ("safety", ["all", "all", "little"], 0),
        ("timeline", [linked("yes")], 1),
        ("timeline", ["yes"], 0.5),
        ("timeline", [linked("partly")], 0.5),
        ("timeline", ["no"], 0),
        ("last_actions", [{"agreed": 4, "done": 3}], 1),
        ("last_actions", [{"agreed": 5, "done": 3}], 0.5),
        ("last_actions", [{"agreed": 4, "done": 1}], 0.5),
        ("last_actions", [{"agreed": 5, "done": 1}], 0),
        ("last_actions", [{"agreed": 0, "done": 0}], 1),
        ("stop", [["late reviews"], "nothing", "nothing"], 0.5),
        ("stop", [["late reviews"], ["late reviews"], "nothing"], 1),
    ],
)
def test_a_retrospective_is_weighed_by_its_rules(question, answers, worth):
    assert level(RETRO, question, *answers) == worth


@pytest.mark.parametrize(
    ("votes", "worth"),
    [
        (["a", "a", "b"], 1),
        (["a", "b"], 0.5),
        (["a", "b", "c"], 0.5),
        (["none", "none", "a"], 0),
        (["c", "c", "none"], 1),
    ],
)
def test_a_choice_needs_two_thirds(votes, worth):
    assert level(CHOOSE, "choice", *votes, option_c=["a third one"]) == worth


@pytest.mark.parametrize(
    ("value", "option_c", "worth"),
    [
        (linked(3), ["a third one"], 1),
        (linked(2), ["a third one"], 0.5),
        (linked(2), "none", 1),
        (linked(1), "none", 0.5),
        (2, "none", 0.5),
        (0, "none", 0),
    ],
)
def test_what_cannot_be_turned_back_is_tried_whole(value, option_c, worth):
    assert level(CHOOSE, "tried", value, option_c=option_c, way_back="one_way") == worth


def test_a_cost_is_whole_with_a_number_for_each_option():
    two, three = linked({"a": 3, "b": 4}), linked({"a": 3, "b": 4, "c": 5})

    assert level(CHOOSE, "cost", two, option_c="none") == 1
    assert level(CHOOSE, "cost", two, option_c=["a third one"]) == 0.5
    assert level(CHOOSE, "cost", three, option_c=["a third one"]) == 1
    assert level(CHOOSE, "cost", {"a": 3, "b": 4}, option_c="none") == 0.5
