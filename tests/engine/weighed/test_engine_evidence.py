"""An answer that needs evidence is not taken without it, wherever it is given; what is wrong is said at the link."""

from dataclasses import replace

import pytest
from aside_flow import asides
from evidence_flow import TEXT, evidence
from team_check import START, TeamCheck, answer, answered, started

from bot.engine import events
from bot.engine.asked.asking import open_questions
from bot.engine.decision import Refused
from bot.engine.forms.questions import LINK, NEEDED, SOMETIMES_NEEDED, entries
from bot.engine.transition import start
from bot.engine.weighed.evidence import NEEDS_LINK, NO_MESSAGE, ONLY_MESSAGE
from bot.flow import build
from bot.questions.links import is_message
from bot.usecases.files.answer_sheet import read_sheet
from bot.usecases.files.offline import list_questions
from bot.usecases.files.sheet_reading import SheetError

PAGE = "https://wiki.example.com/cases"
MESSAGE = "https://acme.slack.com/archives/C024BE91L/p1355517523000008?thread_ts=1355517523.000005&cid=C024BE91L"


def evidence_check(flow=None, **more):
    flow = flow or evidence()
    return TeamCheck(flow, start(flow, started(flow, asked=("ana", "ben"), answers={}, **more), START))


def linked(value, link):
    return {"value": value, "link": link}


REFUSED = {
    "no link where all need one": ({"cases": 3}, NEEDS_LINK),
    "no link where this answer needs one": ({"tried": "yes"}, NEEDS_LINK),
    "a message where a page is asked for": ({"cases": linked(3, MESSAGE)}, NO_MESSAGE),
    "a page where a message is asked for": ({"agreed": linked("yes", PAGE)}, ONLY_MESSAGE),
    "a page beside an answer that needs none": ({"agreed": linked("no", PAGE)}, ONLY_MESSAGE),
}
TAKEN = {
    "an answer that needs none": {"tried": "no"},
    "a page": {"cases": linked(3, PAGE)},
    "a message where both do": {"tried": linked("yes", MESSAGE)},
    "a message where one is asked for": {"agreed": linked("yes", MESSAGE)},
    "no value": {"cases": "dont_know"},
}


@pytest.mark.parametrize(("given", "why"), REFUSED.values(), ids=REFUSED)
def test_what_lacks_its_evidence_is_refused_at_its_link(given, why):
    refused = evidence_check().tries(answered("ben", **given))

    assert refused == Refused(why, field=next(iter(given)), entry=LINK)


@pytest.mark.parametrize("given", TAKEN.values(), ids=TAKEN)
def test_what_has_it_or_needs_none_is_taken(given):
    check = evidence_check().answers("ben", **given)

    assert check.assessment.answers[next(iter(given))]["ben"].link == answer(next(iter(given.values()))).link


def test_whoever_is_not_asked_hears_that_and_not_of_a_link():
    assert "not asked" in evidence_check().refused(answered("eve", cases=3))


def test_an_answer_at_the_start_needs_it_too():
    flow = build(TEXT.replace("sections:", "start: {ask: [cases]}\nsections:", 1), "evidence.yml", {})

    begun = start(flow, started(flow, answers={"cases": answer(3)}), START)

    assert begun == Refused(NEEDS_LINK, field="cases", entry=LINK)


def test_what_comes_along_without_it_waits_for_it():
    flow = evidence()
    carried = {"cases": {"ana": answer(3), "ben": answer(linked(4, MESSAGE)), "cy": answer(linked(5, PAGE))}}

    check = evidence_check(flow, carried=carried, carried_from="Before")

    assert set(check.assessment.answers["cases"]) == {"cy"}
    assert {who: each.link for who, each in check.assessment.brought["cases"].items()} == {"ana": None, "ben": None}


def test_a_split_is_settled_by_no_value_that_nobody_has_shown():
    flow = build(
        TEXT.replace(", when: value is yes, required: yes, by: message", ", when: value is yes, required: yes")
        .replace(
            "{yes: Yes, no: No}\n        asked_of: everyone", "{yes: Yes, no: No, far: Far}\n        asked_of: everyone"
        )
        .replace(
            "level: [1 if value is yes]\n        gap: {do: Agree",
            "level: ['1 if value in (yes, far)']\n        gap: {do: Agree",
        ),
        "evidence.yml",
        {},
    )
    check = evidence_check(flow).answers("ana", agreed="far").answers("ben", agreed="no")

    assert check.refused(events.SplitSettled("ana", "agreed", "yes", "so")).startswith(NEEDS_LINK)
    check.does(events.SplitSettled("ana", "agreed", "no", "so"))


def test_after_the_verdict_it_is_needed_as_before():
    check = evidence_check().answers("ana", tried="no", cases=linked(5, PAGE), agreed="no").answers("ben", agreed="no")

    renewed = check.tries(events.Renewed("ben", "tried", answer("yes")))

    assert renewed == Refused(NEEDS_LINK, entry=LINK)


def test_a_newer_flow_that_needs_it_puts_aside_what_has_none():
    older = build(TEXT.replace(", required: yes, by: link", ""), "evidence.yml", {})
    check = evidence_check(older).answers("ben", cases=3)
    newer = check.flow = evidence()

    check.does(events.Upgraded("ana", newer.hash, tuple(newer.questions)))

    assert "cases" not in check.assessment.answers
    assert check.assessment.brought["cases"]["ben"].value == 3
    assert "cases" in {each.id for each in open_questions(check.assessment, newer, "ben")}


def test_a_newer_flow_of_which_everything_applies_forgets_what_did_not():
    older = asides()
    check = TeamCheck(older, start(older, started(older, asked=("ana",), answers={}), START))
    aside = replace(answer("skip"), passed="not_applicable", reason="so")
    check.does(events.Answered("ana", {"backup": aside})).does(events.SplitSettled("ana", "scope", None, "so"))
    questions = {id_: replace(each, not_applicable="no") for id_, each in older.questions.items()}
    newer = check.flow = replace(older, questions=questions, hash="newer")

    check.does(events.Upgraded("ana", "newer", tuple(newer.questions)))

    assert (dict(check.assessment.answers), dict(check.assessment.settled)) == ({}, {})


@pytest.mark.parametrize(
    ("given", "why"),
    [(3, NEEDS_LINK), (linked(3, MESSAGE), NO_MESSAGE)],
)
def test_a_sheet_says_the_same(given, why):
    sheet = {"flow": "evidence", "owner": "ana", "answers": {"cases": {"ben": given}}}

    with pytest.raises(SheetError) as wrong:
        read_sheet(evidence(), sheet, START.date())

    assert wrong.value.mistakes == (f"answers.cases.ben: {why}",)


def test_the_form_says_that_it_is_needed():
    hints = {
        id_: next(each.hint for each in entries(question) if each.name == LINK)
        for id_, question in evidence().questions.items()
    }

    assert hints["tried"] == SOMETIMES_NEEDED
    assert hints["cases"] == NEEDED
    assert hints["agreed"] == f"{SOMETIMES_NEEDED} Take Copy link, in the menu of a message in Slack."


def test_the_list_of_questions_says_which_need_it():
    assert {each["id"] for each in list_questions(evidence()) if each["link_required"]} == {"tried", "cases", "agreed"}


@pytest.mark.parametrize(
    "link",
    [
        MESSAGE,
        "https://acme.enterprise.slack.com/archives/D024BE91L/p1355517523000008",
        "HTTPS://Acme.Slack.com/archives/G024BE91L/p1355517523000008",
    ],
)
def test_the_address_of_a_message_is_known(link):
    assert is_message(link)


@pytest.mark.parametrize(
    "link",
    [
        PAGE,
        "https://acme.slack.com/archives/C024BE91L",
        "https://acme.slack.com/files/U1/F1/p1355517523000008",
        "https://acme.slack.com.evil.example/archives/C024BE91L/p1355517523000008",
        "https://evil.example/?https://acme.slack.com/archives/C024BE91L/p1355517523000008",
        "javascript:https://acme.slack.com/archives/C024BE91L/p1355517523000008",
    ],
)
def test_no_other_address_is_taken_for_one(link):
    assert not is_message(link)
