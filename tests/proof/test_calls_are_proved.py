"""What a flow that is called comes to is proved as deciding sheets has it, whichever answers there are."""

from itertools import product

from called_flow import CALL, flow
from every_sheet import TODAY

from bot.engine.weighed.sheet_env import SheetEnv
from bot.proof import prove
from bot.usecases.files.answer_sheet import read_sheet

ALWAYS = {
    "lost": "not (verdict(db) is lost) or level(db_restored) = 0",
    "gate": "failed_gates(db) = 0 or verdict(db) is lost",
    "safe": "not (verdict(db) is safe) or (level(db_restored) = 1 and lowest_section(db) >= 0.5)",
    "half": "not (verdict(db) is half) or level(db_restored) < 1",
    "asked": "given(verdict(db)) or why is not facts or not answered(why)",
    "not_asked": "why is facts or not given(verdict(db))",
    "splits": "open_splits(db) = 0",
}
LINES = (f'  - {{id: p_{id_}, say: S, always: "{always}"}}\n' for id_, always in ALWAYS.items())
PROMISES = "properties:\n" + "".join(LINES)


def calling(promises: str = PROMISES):
    return flow(*CALL, "  when: why is facts", more=promises)


def sheets():
    ways = product((None, "form", "facts"), (None, 1, 20), (None, "form", "facts"), (None, 10, 120, 400))
    for why, cases, kind, days in ways:
        answers = {"why": ("ada", why), "cases": ("ben", cases), "db_kind": ("ada", kind), "db_restored": ("ben", days)}
        said = {id_: {who: value} for id_, (who, value) in answers.items() if value is not None}
        yield {"flow": "small", "owner": "ada", "answers": said}


def test_what_is_proved_of_a_call_holds_on_every_sheet():
    made = calling()
    report = prove(made, TODAY)

    assert report.left_out == ()
    assert {each.state for each in report.reached} == {"reached"}
    assert {each.id: each.state for each in report.promises if each.state != "proved"} == {}
    for plain in sheets():
        env = SheetEnv(read_sheet(made, plain, TODAY)[0])
        assert [each.id for each in made.properties if each.always and not each.always.holds(env)] == [], plain


def test_a_promise_about_a_call_that_does_not_hold_is_refuted_with_a_sheet():
    report = prove(calling("properties:\n  - {id: never, say: S, always: verdict(db) is not half}\n"), TODAY)
    (refuted,) = report.promises

    assert refuted.state == "refuted"
