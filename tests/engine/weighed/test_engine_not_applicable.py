"""What does not apply is no gap and in no mean, says why and who said so, and gives way to an answer."""

import pytest
from aside_flow import TEXT, asides
from hypothesis import given
from hypothesis import strategies as st
from team_check import START, TeamCheck, answered, started

from bot.engine import events
from bot.engine.forms.questions import NOT_BOTH, PASS, WHY, WHY_ASIDE, in_words, read_form
from bot.engine.rules.reading_answers import APPLIES, LONG_REASON
from bot.engine.rules.who_may_answer import NOT_OPEN
from bot.engine.saved.answer import Answer
from bot.engine.transition import start
from bot.engine.weighed.sheet import lay_out
from bot.engine.weighed.summary import summarise
from bot.engine.weighed.turning import ways
from bot.engine.weighed.verdict import decide
from bot.flow import build
from bot.questions import Wrong
from bot.store.codec import decode, encode
from bot.usecases.files.answer_sheet import read_sheet
from bot.usecases.files.offline import decide_sheet, list_questions, verdict_of
from bot.usecases.files.sheet_of import sheet_of
from bot.usecases.files.sheet_reading import SheetError

WHY_NOT = "it keeps nothing"


def aside(reason=WHY_NOT):
    return Answer(None, passed="not_applicable", reason=reason)


def says_aside(by, question, reason=WHY_NOT):
    return events.Answered(by, {question: aside(reason)})


def asides_check(asked=("ana", "ben")):
    flow = asides()
    return TeamCheck(flow, start(flow, started(flow, asked=asked, answers={}), START))


def sheet_now(check, *, final=False):
    return lay_out(check.assessment, check.flow, check.now.date(), final=final)


def test_one_word_that_a_fact_does_not_apply_is_enough():
    check = asides_check().does(says_aside("ben", "backup"))

    standing = sheet_now(check).standings["backup"]

    assert (standing.level, standing.applies, standing.people) == (None, False, 0)
    assert standing.aside == (("ben", WHY_NOT),)
    assert "backup" not in check.open_for("ana")


def test_what_does_not_apply_stands_in_no_way_and_in_no_mean():
    check = asides_check().answers("ana", scope="some").does(says_aside("ben", "backup"))
    check.answers("ana", calm="yes").answers("ben", calm="yes")

    sheet = sheet_now(check, final=True)

    assert sheet.failed_gates == ()
    assert sheet.sections["first"] == 0.5
    assert check.assessment.verdicts[-1].rule == "weak"


def test_a_section_of_which_nothing_applies_has_no_mean_and_no_row():
    check = asides_check().does(says_aside("ana", "scope")).does(says_aside("ben", "backup"))
    check.answers("ana", calm="yes").answers("ben", calm="yes")

    sheet = sheet_now(check, final=True)

    assert sheet.sections["first"] is None
    assert [id_ for id_, _, _ in summarise(sheet).sections] == ["second"]
    assert decide(sheet).rule == "bare"


def test_an_answer_goes_before_a_word_that_it_does_not_apply_whichever_comes_first():
    check = asides_check().does(says_aside("ben", "backup")).answers("ana", backup=9)

    sheet = sheet_now(check)
    view = check.cards()["section/first"].questions[1]

    assert (sheet.levels["backup"], sheet.standings["backup"].applies) == (0, True)
    assert (view.aside, view.applies, view.counts) == (("ben",), True, ("ana",))


def test_of_a_judgement_those_who_say_so_do_not_count_while_anyone_answers():
    check = asides_check().answers("ana", scope="all", backup=1).answers("ana", calm="yes")

    hidden = check.cards()["section/second"].questions[0]
    assert (hidden.aside, hidden.said) == ((), ())

    check.does(says_aside("ben", "calm", ""))

    sheet = sheet_now(check)
    assert (sheet.levels["calm"], sheet.standings["calm"].people, sheet.splits) == (1, 1, ())
    assert sheet.standings["calm"].aside == (("ben", ""),)


def test_a_judgement_does_not_apply_where_all_who_answer_say_so():
    check = asides_check().answers("ana", scope="all", backup=1)
    check.does(says_aside("ana", "calm", "")).answers("ben", calm="skip")

    assert check.assessment.closed
    assert not sheet_now(check, final=True).standings["calm"].applies


def test_the_summary_names_it_with_its_reason_and_who_said_so():
    check = asides_check().does(says_aside("ben", "backup")).answers("ana", scope="all")
    check.answers("ana", calm="yes").does(says_aside("ben", "calm", ""))

    found = summarise(sheet_now(check, final=True))

    named = [(each.question, each.applies, each.said, each.answered_by) for each in found.asides]
    assert named == [("backup", False, (("ben", WHY_NOT),), ()), ("calm", True, (("ben", ""),), ("ana",))]
    assert [gap.question for gap in found.gaps] == []


@pytest.mark.parametrize("reason", ["", "  ", "\u200b"])
def test_a_reason_that_is_asked_for_is_not_left_blank(reason):
    assert asides_check().refused(says_aside("ben", "backup", reason)) == WHY_ASIDE


def test_a_reason_is_no_essay():
    assert asides_check().refused(says_aside("ben", "backup", "x" * 301)) == LONG_REASON


def test_only_where_the_flow_lets_it_be_said():
    built = build(
        TEXT.replace("        not_applicable: with_reason\n", "").replace("not_applicable(backup)", "asked(backup)"),
        "asides.yml",
        {},
    )
    check = TeamCheck(built, start(built, started(built, answers={}), START))

    assert check.refused(says_aside("ben", "backup")) == APPLIES
    assert check.refused(events.SplitSettled("ana", "backup", None, WHY_NOT)) == APPLIES


def test_the_owner_alone_may_say_so_whatever_was_answered_with_a_reason():
    check = asides_check(asked=("ben",)).answers("ben", backup=9)

    assert "Only <@ana>" in check.refused(events.SplitSettled("ben", "backup", None, WHY_NOT))
    assert check.refused(events.SplitSettled("ana", "backup", None, " ")).startswith("Say why")
    check.does(events.SplitSettled("ana", "backup", None, WHY_NOT))

    standing = sheet_now(check).standings["backup"]
    assert (standing.applies, standing.settled, standing.aside) == (False, True, (("ana", WHY_NOT),))
    assert sheet_now(check).respondents == 0
    assert check.cards()["section/first"].questions[1].settled.ruled_out
    assert "split/backup" not in check.cards()


def test_the_owner_asks_again_what_they_ruled_out_and_nobody_else_does():
    check = asides_check().answers("ben", backup=9).does(events.SplitSettled("ana", "backup", None, WHY_NOT))

    assert "settled" in check.refused(events.VoteCalled("ben", "backup"))
    check.does(events.VoteCalled("ana", "backup"))

    assert sheet_now(check).levels["backup"] == 0
    assert check.refused(events.VoteCalled("ana", "backup")).startswith("This is a fact")


def test_the_owner_rules_out_only_what_has_opened():
    assert asides_check().refused(events.SplitSettled("ana", "calm", None, WHY_NOT)) == NOT_OPEN


def test_after_a_hand_over_a_file_still_names_the_owner_who_said_so_and_a_name_that_is_none_is_a_mistake():
    check = (
        asides_check().does(events.SplitSettled("ana", "backup", None, WHY_NOT)).does(events.HandedOver("ana", "ben"))
    )
    plain = sheet_of(check.flow, check.assessment, check.now)

    decided = decide_sheet(check.flow, plain, check.now.date())

    assert decided["not_applicable"] == verdict_of(sheet_now(check, final=True))["not_applicable"]
    assert "ana" in str(decided["not_applicable"])
    for nobody in (5, "", "\u200b"):
        plain["settled"]["backup"]["by"] = nobody
        with pytest.raises(SheetError, match=r"settled\.backup\.by: name the person who owned the check then"):
            read_sheet(check.flow, plain, check.now.date())


def test_nothing_is_said_of_how_many_things_must_change_while_something_does_not_apply():
    check = asides_check().answers("ana", scope="some").does(says_aside("ben", "backup"))
    check.answers("ana", calm="no").answers("ben", calm="no")
    sheet = sheet_now(check, final=True)

    found = ways(sheet, decide(sheet))

    assert found.things is None
    assert "backup" not in {each.question for each in (*found.flips, *found.turns)}


def test_an_assessment_and_its_sheet_keep_it():
    check = asides_check().does(says_aside("ben", "backup")).answers("ana", scope="all")
    check.answers("ana", calm="yes").answers("ben", calm="no").does(
        events.SplitSettled("ana", "calm", None, "no staff")
    )
    again = decode(encode(check.assessment))

    plain = sheet_of(check.flow, again, check.now)
    decided = decide_sheet(check.flow, plain, check.now.date())

    assert again == check.assessment
    assert plain["answers"]["backup"] == {"ben": {"value": "not_applicable", "reason": WHY_NOT}}
    assert plain["settled"]["calm"] == {"value": "not_applicable", "reason": "no staff"}
    assert decided["not_applicable"] == [
        {"question": "backup", "said": {"ben": WHY_NOT}},
        {"question": "calm", "said": {"ana": "no staff"}},
    ]
    assert decided["verdict"] == check.assessment.verdicts[-1].verdict


def test_a_sheet_says_why_where_the_flow_asks_for_it():
    sheet = {"flow": "asides", "owner": "ana", "answers": {"backup": {"ben": "not_applicable"}}}

    with pytest.raises(SheetError, match="write why it does not apply"):
        read_sheet(asides(), sheet, START.date())


def test_the_list_of_questions_says_which_may_not_apply():
    listed = {each["id"]: each.get("not_applicable") for each in list_questions(asides())}

    assert listed == {"scope": "yes", "backup": "with_reason", "calm": "yes"}


FORMS = {
    "picked with its reason": ({PASS: "not_applicable", WHY: WHY_NOT}, aside()),
    "a reason alone": ({WHY: WHY_NOT}, aside()),
    "picked without a reason": ({PASS: "not_applicable"}, Wrong(WHY_ASIDE, WHY)),
    "a reason that cannot be seen": ({PASS: "not_applicable", WHY: "\u200b"}, Wrong(WHY_ASIDE, WHY)),
    "a reason beside an answer": ({"value": "3", WHY: WHY_NOT}, Wrong(NOT_BOTH, WHY)),
    "a reason beside a skip": ({PASS: "skip", WHY: WHY_NOT}, Wrong(NOT_BOTH, WHY)),
    "nothing": ({}, None),
}


@pytest.mark.parametrize(("entered", "read"), FORMS.values(), ids=FORMS)
def test_a_form_takes_it_with_its_reason_and_says_at_the_field_what_is_wrong(entered, read):
    assert read_form(asides().questions["backup"], entered, START.date()) == read


def test_it_reads_as_people_say_it():
    question = asides().questions["backup"]

    assert in_words(question, aside()) == f"Does not apply: {WHY_NOT}"
    assert in_words(question, aside("")) == "Does not apply"


@given(st.permutations(["ana", "ben", "cy"]), st.sets(st.sampled_from(["ana", "ben", "cy"])))
def test_in_whatever_order_it_is_said_the_same_follows(order, who):
    check = asides_check(asked=("ana", "ben", "cy"))
    for person in order:
        check.does(says_aside(person, "backup") if person in who else answered(person, backup=4))

    standing = sheet_now(check).standings["backup"]

    assert standing.applies == (len(who) < 3)
    assert standing.level == (0.5 if standing.applies else None)
    assert {person for person, _ in standing.aside} == who


def test_the_word_of_a_new_owner_takes_the_place_of_an_answer_of_the_one_before():
    check = asides_check().answers("ana", scope="some").does(events.HandedOver("ana", "ben")).later(minutes=1)

    assert sheet_now(check).levels["scope"] == 0.5
    check.does(says_aside("ben", "scope", ""))

    assert not sheet_now(check).standings["scope"].applies
    assert sheet_now(check).owners == {}
    again = decide_sheet(check.flow, sheet_of(check.flow, check.assessment, check.now), check.now.date())
    assert again["not_applicable"] == [{"question": "scope", "said": {"ben": ""}}]


def test_what_one_owner_ruled_out_is_told_of_by_their_name_after_another_has_taken_on():
    check = asides_check().does(events.SplitSettled("ana", "backup", None, WHY_NOT)).later(minutes=1)
    check.does(events.HandedOver("ana", "ben"))

    assert sheet_now(check).standings["backup"].aside == (("ana", WHY_NOT),)
