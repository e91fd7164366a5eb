"""A flow that is called comes to its verdict by its own rules, on the sheet of its caller and in its own part of it."""

from datetime import date

import pytest
from called_flow import BACKUP, CALL, READ, flow
from loop_flow import TEXT
from small_flow import PAGES, SMALL

from bot.engine.weighed.ranking import questions_behind
from bot.engine.weighed.sheet import lay_out_given
from bot.engine.weighed.sheet_env import SheetEnv
from bot.engine.weighed.verdict import decide
from bot.flow import Flow, build
from bot.usecases.files.answer_sheet import read_sheet
from bot.usecases.files.offline import decide_sheet

TODAY = date(2026, 11, 20)
GOOD = {"cases": {"ben": 20}, "why": {"ada": "form"}, "db_kind": {"ada": "facts"}}


def sheet(made: Flow, **answers):
    usual = {id_: given for id_, given in GOOD.items() if id_ in made.questions}
    plain = {"flow": "small", "owner": "ada", "answers": {**usual, **answers}}
    return read_sheet(made, plain, TODAY)[0]


def given(made: Flow, *names: str, **answers):
    env = SheetEnv(sheet(made, **answers))
    return [env.call(name, "db") for name in names]


@pytest.mark.parametrize(
    ("days", "verdict", "decided"), [(10, "safe", "yes"), (120, "half", "yes"), (400, "lost", "no")]
)
def test_it_comes_to_the_verdict_of_its_own_rules_and_its_caller_decides_by_that(days, verdict, decided):
    made = flow()

    assert given(made, "verdict", db_restored={"ben": days}) == [verdict]
    assert decide(sheet(made, db_restored={"ben": days})).verdict == decided


def test_it_comes_to_what_it_comes_to_alone():
    alone = build(BACKUP, "flows/backup.yml", PAGES)
    assert isinstance(alone, Flow)
    for days in (0, 90, 91, 180, 181):
        plain = {"flow": "backup", "owner": "ada", "answers": {"kind": {"ada": "facts"}, "restored": {"ben": days}}}
        assert given(flow(), "verdict", db_restored={"ben": days}) == [decide_sheet(alone, plain, TODAY)["verdict"]]


def test_it_speaks_of_its_own_part_and_the_caller_of_all():
    made = flow()
    low = {"cases": {"ben": 1}, "db_restored": {"cleo": 120}}
    env = SheetEnv(sheet(made, **low))

    assert [env.call(each, "db") for each in ("lowest_section", "weakest_section", "respondents")] == [
        0.75,
        "Copies",
        2,
    ]
    assert [env.lookup(each) for each in ("lowest_section", "weakest_section", "respondents")] == [0.5, "One", 3]
    assert [env.call(each, "db") for each in ("failed_gates", "failed_gate")] == [0, None]
    assert env.lookup("failed_gates") == 1


def test_a_gate_of_it_blocks_its_caller_too():
    low = sheet(flow(), db_restored={"ben": 400})

    assert [gate.id for gate in low.failed_gates] == ["db_G1"]
    assert SheetEnv(low).call("failed_gate", "db") == "Nothing comes back"


def test_what_it_comes_to_stands_in_a_text_in_the_words_people_read():
    assert decide(sheet(flow(), db_restored={"ben": 400})).headline == "LOST: Copies"


def test_a_gate_of_the_caller_may_ask_for_the_verdict_although_that_rests_on_gates_itself():
    made = flow(small=SMALL.replace("level(cases) = 0", "verdict(db) is lost"), read=READ)

    assert [gate.id for gate in sheet(made, db_restored={"ben": 400}).failed_gates] == ["G1", "db_G1"]
    assert [gate.id for gate in sheet(made, db_restored={"ben": 10}).failed_gates] == []


def test_it_comes_to_nothing_while_a_question_of_it_is_open_and_silence_is_an_answer_at_the_close():
    made = flow()
    laid = sheet(made, db_kind={"ada": "facts"})
    opened = lay_out_given(made, laid.laid.given, TODAY, final=False)

    assert SheetEnv(opened).call("verdict", "db") is None
    assert SheetEnv(laid).call("verdict", "db") == "lost"


RESTING = BACKUP.replace("{when: lowest", "{when: level(kind) = 1, about: kind}, {when: lowest")
BETWEEN = """\
flow: between
title: Between
about: It passes on what is passed to it.
guidance: guidance
sections:
  - id: first
    title: First
    questions:
      - id: kind
        short: Kind
        ask: What is kept?
        type: choice
        options: {form: Forms, facts: Facts}
        asked_of: owner
        level: [1 if given(value)]
        gap: {do: Say it, done: it is said}
  - {call: backup, as: far, with: {kind: kind}}
verdicts:
  lost: {title: LOST, mark: x}
  half: {title: HALF SAFE, mark: mag}
  safe: {title: SAFE, mark: tada}
order: [lost, half, safe]
rules:
  - {id: gone, verdict: lost, when: verdict(far) is lost, say: Nothing comes back}
  - {id: all, verdict: safe, when: verdict(far) is safe, say: All comes back}
  - {id: rest, verdict: half, otherwise: yes, say: Some comes back}
"""


@pytest.mark.parametrize(("called", "restored"), [("backup", "db_restored"), ("between", "db_far_restored")])
def test_it_comes_to_nothing_while_what_is_passed_to_it_is_open(called, restored):
    lines = (f"- call: {called}", "  as: db", "  with: {kind: why}")
    small = SMALL.replace("level(cases) = 0", "verdict(db) is half")
    made = flow(*lines, small=small, backup=RESTING, between=BETWEEN)
    laid = sheet(made, why={}, **{restored: {"ben": 10}})
    opened = lay_out_given(made, laid.laid.given, TODAY, final=False)

    assert SheetEnv(opened).call("verdict", "db") is None
    assert opened.failed_gates == ()
    assert SheetEnv(laid).call("verdict", "db") == "half"


def test_a_call_that_is_not_made_asks_nothing_comes_to_nothing_and_stands_in_nobodys_way():
    made = flow(*CALL, "  when: why is facts", read=READ.replace("verdict(db) is lost", "verdict(db) is not safe"))
    laid = sheet(made)

    assert not laid.standings["db_restored"].asked
    assert SheetEnv(laid).call("verdict", "db") is None
    assert decide(laid).verdict == "yes"
    assert decide(sheet(made, why={"ada": "facts"})).verdict == "no"


def test_a_question_that_is_passed_in_counts_in_its_own_section_alone():
    made = flow(*CALL, "  with: {kind: why}")
    plain = {"cases": {"ben": 20}, "why": {"ada": "facts"}, "db_restored": {"ben": 120}}
    laid = read_sheet(made, {"flow": "small", "owner": "ada", "answers": plain}, TODAY)[0]

    assert laid.sections == {"one": 0.5, "db_copies": 0.5}
    assert SheetEnv(laid).call("verdict", "db") == "half"


def test_behind_what_it_comes_to_stand_its_questions_below_full_level():
    made = flow()
    rule = next(each for each in made.rules if each.id == "lost")

    assert questions_behind(sheet(made, db_restored={"ben": 400}), rule.when) == ("db_restored",)


def test_what_is_asked_item_by_item_counts_in_what_is_called_as_it_does_alone():
    reads = READ.replace("(db) is lost", "(f) is wait").replace("(db)", "(f)")
    made = flow("- call: failures", "  as: f", read=reads, failures=TEXT)
    items = {"f_named": {"ada": ["x", "y"]}, "f_ready": {"ben": "yes"}, "f_impact of x": {"ada": "low"}}
    items |= {f"f_cause of {each}": {"ben": "yes"} for each in "xy"}
    names = ("verdict", "failed_gate", "weakest_section")
    said = [
        [SheetEnv(sheet(made, **items, **{"f_impact of y": {"ada": bad}})).call(each, "f") for each in names]
        for bad in ("low", "high")
    ]

    assert said[0][:2] == ["go", None]
    assert said[1] == ["wait", "It hurts: Each failure", "Each failure"]


def test_a_gate_asks_about_all_questions_of_a_call_it_names():
    made = flow(small=SMALL.replace("level(cases) = 0", "verdict(db) is lost"))

    assert made.gates[0].questions == ("db_kind", "db_restored")
