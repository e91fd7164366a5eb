"""A sheet that cannot be read says every mistake with its place and what to write; nothing makes it fail otherwise."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readiness_sheets import LINK, READINESS, TODAY, linked, proof, sheet

from bot.usecases.files.offline import decide_sheet
from bot.usecases.files.sheet_reading import SheetError


def mistakes(plain):
    with pytest.raises(SheetError) as error:
        decide_sheet(READINESS, plain, TODAY)
    return list(error.value.mistakes)


@pytest.mark.parametrize("plain", [None, [], "readiness", 3, True])
def test_a_sheet_is_a_mapping(plain):
    assert mistakes(plain) == ["write a mapping with flow, owner and answers"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"owner": None}, "owner: name the person who owns the check"),
        ({"owner": 5}, "owner: name the person who owns the check"),
        ({"answers": None}, "answers: write question → person → value"),
        ({"answers": ["x"]}, "answers: write question → person → value"),
        ({"flow": "quick"}, "flow: this sheet is for 'quick', not for 'readiness'"),
        ({"today": "yesterday"}, "today: write a day as YYYY-MM-DD"),
        ({"today": "20261123"}, "today: write a day as YYYY-MM-DD"),
        ({"today": "2026-06-31"}, "today: write a day as YYYY-MM-DD"),
        ({"asked": "ana"}, "asked: write a list of people"),
        ({"asked": 5}, "asked: write a list of people"),
        ({"asked": [5]}, "asked: write a list of people"),
        ({"settled": []}, "settled: write question → {value, reason}"),
        ({"settled": ["x"]}, "settled: write question → {value, reason}"),
        (
            {"settled": {"nope": {"value": 1, "reason": "x"}}},
            "settled.nope: there is no such question; `ftready questions` lists them",
        ),
        ({"settled": {"decider": {"value": "one_person"}}}, "settled.decider: write a value and a reason"),
        ({"settled": {"decider": "one_person"}}, "settled.decider: write a value and a reason"),
        (
            {"settled": {"motive": {"value": "form", "reason": "x"}}},
            "settled.motive: only the owner answers this question; write the value under answers",
        ),
        (
            {"settled": {"decider": {"value": "me", "reason": "x"}}},
            "settled.decider.value: Write one_person, agree_90, agree_80 or unchecked.",
        ),
        ({"checkins": [1]}, "checkins.1: write question → value, or one of missed, skipped, paused"),
        ({"checkins": []}, None),
        (
            {"anwsers": {}},
            (
                "anwsers: unknown key; write one of "
                "answers, asked, checkins, flow, lookback, owner, owner_was, roles, settled, today"
            ),
        ),
    ],
)
def test_each_mistake_in_a_sheet_is_said_with_its_place(changed, said):
    plain = sheet() | changed
    if said is None:
        assert decide_sheet(READINESS, plain, TODAY)["verdict"] == "ready"
    else:
        assert mistakes(plain) == [said]


@pytest.mark.parametrize(
    ("question", "given", "place"),
    [
        ("no_such", {"ana": "yes"}, "answers.no_such: there is no such question"),
        ("decider", "one_person", "answers.decider: write person → value"),
        ("decider", {"ana": None}, "answers.decider.ana: Write one_person"),
        ("test_cases", {"ana": "many"}, "answers.test_cases.ana: Write a number."),
        ("test_cases", {"ana": float("nan")}, "answers.test_cases.ana: Write a number."),
        (
            "test_cases",
            {"ana": 5, "link": LINK},
            "answers.test_cases.link: put it into one person's answer, as {value: …",
        ),
        ("test_cases", {"ana": {"value": 5, "url": LINK}}, "answers.test_cases.ana: unknown key 'url'"),
        ("test_cases", {"ana": {"value": 5, "link": 3}}, "answers.test_cases.ana.link: Write a link as text."),
        ("test_cases", {"ana": {"value": 5, "link": "example"}}, "answers.test_cases.ana.link: Write a whole link"),
        ("test_cases", {"ana": {"value": 5, "link": "javascript:x"}}, "answers.test_cases.ana.link: Write a whole"),
        (
            "lasting_failures",
            {"ana": {**proof(["a"]), "seen_since": "2026"}},
            "answers.lasting_failures.ana.seen_since: write a day",
        ),
        ("baseline", {"ana": {"now": 1, "wanted": 2}}, "answers.baseline.ana: There is no 'wanted' here"),
        ("prompt_parts", {"ana": "limits"}, "answers.prompt_parts.ana: Write a list of"),
        ("prompt_parts", {"ana": ["nope"]}, "answers.prompt_parts.ana: 'nope' is not an option"),
    ],
)
def test_each_mistake_in_an_answer_is_said_with_its_place(question, given, place):
    plain = sheet()
    plain["answers"][question] = given

    assert len(mistakes(plain)) == 1
    assert mistakes(plain)[0].startswith(place)


def test_all_mistakes_are_said_at_once():
    plain = sheet(test_cases="many", decider="me") | {"today": "x"}

    assert [each.split(":")[0] for each in mistakes(plain)] == [
        "today",
        "answers.test_cases.ana",
        "answers.decider.ana",
    ]


def test_yes_and_no_may_be_written_as_json_writes_them():
    plain = sheet(task_signed={"ana": True, "ben": True}, expectations_changed=False)

    assert decide_sheet(READINESS, plain, TODAY)["verdict"] == "ready"


def test_what_was_asked_and_not_answered_is_named():
    plain = sheet() | {"asked": ["ana", "ben", "eve"]}

    assert decide_sheet(READINESS, plain, TODAY)["silent"] == ["eve"]


def test_the_day_of_the_sheet_is_the_day_it_is_decided_on():
    later = sheet(lasting_failures={"ana": proof(["a"], 20)}) | {"today": "2026-12-31"}

    assert decide_sheet(READINESS, later, TODAY)["levels"]["lasting_failures"] == 1


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(["owner", "flow", "today", "asked", "answers", "settled", "checkins", "lookback"]),
    st.sampled_from(list(READINESS.questions)),
    ANY_JSON,
    st.booleans(),
)
def test_any_json_anywhere_in_a_sheet_is_decided_or_refused_in_words(key, question, junk, deep):
    plain = json.loads(json.dumps(sheet()))
    if deep:
        plain["answers"][question] = {"ana": junk, "ben": {"value": junk, "link": junk, "seen_since": junk}}
        plain["settled"] = {question: {"value": junk, "reason": "x"}}
    else:
        plain[key] = junk
    try:
        verdict = json.loads(json.dumps(decide_sheet(READINESS, plain, TODAY)))["verdict"]
    except SheetError as error:
        verdict = "" if all(error.mistakes) else "refused without a word"
    assert verdict in {"", *READINESS.verdicts}


def test_evidence_may_stand_beside_any_value():
    assert decide_sheet(READINESS, sheet(decider=linked("one_person")), TODAY)["verdict"] == "ready"
