"""An assessment as an answer sheet: plain where it can be, complete where it counts, and decided as it stands."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from followed_check import CALM, followed_check
from readiness_sheets import LINE, LINK, READINESS, linked, proof
from team_check import START, TEAM, TeamCheck, started, team_check

from bot.engine import events
from bot.engine.saved.answer import Answer
from bot.engine.transition import start
from bot.flow import build
from bot.usecases.files.offline import decide_sheet, verdict_of
from bot.usecases.files.sheet_of import sheet_of

CURRENCY = "drops the currency"


def written(check):
    return json.loads(json.dumps(sheet_of(check.flow, check.assessment, check.now)))


def decided(check):
    return decide_sheet(check.flow, written(check), (check.now + timedelta(days=999)).date())


def test_a_closed_check_is_plain_and_names_its_day_its_people_and_what_they_said():
    check = followed_check(prompt_parts="skip", lasting_failures=proof([CURRENCY]))
    sheet = written(check)

    assert list(sheet) == ["flow", "owner", "today", "asked", "answers"]
    assert (sheet["flow"], sheet["owner"], sheet["today"]) == ("readiness", "ana", str(START.date()))
    assert sheet["asked"] == ["ana", "ben", "cy"]
    assert sheet["answers"]["task_line"] == {"ana": LINE}
    assert sheet["answers"]["test_cases"] == {"ana": {"value": 50, "link": LINK}}
    assert sheet["answers"]["baseline"]["ana"] == {"value": {"now": 70, "needed": 85}, "link": LINK}
    assert sheet["answers"]["prompt_parts"] == {"ana": "skip"}
    assert sheet["answers"]["lasting_failures"]["cy"] == proof([CURRENCY])


def test_the_owners_word_on_a_split_goes_along():
    check = team_check().answers("ana", task_signed="yes").does(events.DecideAsked("ana"))
    assert "settled" not in written(check)

    check = followed_check(weeks_unchanged=9).does(events.ReopenAsked("ana")).answers("ben", weeks_unchanged=1)
    check.does(events.SplitSettled("ana", "weeks_unchanged", 2, "we looked")).does(events.DecideAsked("ana"))
    assert written(check)["settled"] == {"weeks_unchanged": {"value": 2, "reason": "we looked"}}


def test_each_week_is_written_as_what_it_was():
    check = followed_check(lasting_failures=[CURRENCY]).comes().says("ana", **CALM, seen=[CURRENCY], new=["odd sums"])
    check.says("ben", seen="did_not_look", expectations="skip").ends()  # and then: missed, skipped, cut short, paused
    check.comes().ends().comes(hours=9).comes().does(events.PauseAsked("ana")).later(days=7)
    check.does(events.ResumeAsked("ana")).comes().says("cy", test_set="same").ends().comes()

    assert written(check)["checkins"] == [
        {
            "date": "2026-11-30",
            "test_set": {"ana": "same"},
            "expectations": {"ana": "no", "ben": "skip"},
            "seen": {"ana": [CURRENCY], "ben": "did_not_look"},
            "new": {"ana": ["odd sums"]},
        },
        {"date": "2026-12-07", "missed": True},
        {"date": "2026-12-14", "skipped": True},
        {"date": "2026-12-21", "paused": True},
        {"week": "2026-W53", "paused": True},
        {"date": "2027-01-04", "test_set": {"cy": "same"}},
    ]
    assert check.open() is not None  # which counts for nothing yet


def test_a_week_in_which_only_a_fact_was_answered_anew_was_not_missed():
    check = followed_check(test_cases=linked(20)).comes().says(renewed={"training_pairs": 80}).ends()
    assert written(check)["checkins"] == [{"date": "2026-11-30", "closed": "none"}]

    check.comes().says(renewed={"test_cases": linked(60)}).ends()
    sheet = written(check)
    assert sheet["checkins"][1]["closed"] == {"ana": {"value": "test_cases", "link": LINK}}
    assert sheet["answers"]["test_cases"] == {"ana": {"value": 60, "link": LINK}}


def test_each_look_back_goes_along_and_so_does_what_nobody_looked_at():
    check = followed_check(lasting_failures=[CURRENCY, "wrong date order"]).weeks("S S S").comes()
    assert "lookback" not in written(check.says(**CALM).ends())

    look = {"seen": "yes", "fixed": linked(["prompt"])}
    check.comes().says(looks={CURRENCY: {"seen": "did_not_look"}}).ends().comes().says(looks={CURRENCY: look}).ends()
    assert written(check)["lookback"] == {
        CURRENCY: [
            {"seen": {"ana": "did_not_look"}},
            {"seen": {"ana": "yes"}, "fixed": {"ana": {"value": ["prompt"], "link": LINK}}},
        ],
        "wrong date order": {},
    }


def test_a_number_given_after_check_ins_names_its_day_and_nothing_else_does():
    check = followed_check(weeks_unchanged=2).weeks("S S").later(hours=1)
    check.does(events.ReopenAsked("ana")).answers("ana", weeks_unchanged=3).does(events.DecideAsked("ana"))

    answers = written(check)["answers"]
    assert answers["weeks_unchanged"] == {"ana": {"value": 3, "on": "2026-12-07"}}
    assert [id_ for id_, by in answers.items() if "'on'" in repr(by)] == ["weeks_unchanged"]


def test_it_is_decided_as_it_stands_whenever_it_is_decided():
    check = followed_check(weeks_unchanged=2, lasting_failures=[CURRENCY]).weeks("S S - S C")
    live = verdict_of(check.sheet())

    assert {key: decided(check)[key] for key in live} == live


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland"])
@pytest.mark.parametrize("says", ["none", "unsure", ["wrong date order"], [CURRENCY]])
@pytest.mark.parametrize("seen", ["yes", "no"])
def test_what_was_said_after_a_look_back_is_decided_as_it_stands(seen, says, zone):
    look = {"seen": seen, "fixed": linked(["prompt"])}
    check = followed_check(lasting_failures=[CURRENCY], zone=zone)
    check.weeks("S S S").comes().says(**CALM, looks={CURRENCY: look}).ends()
    check.does(events.ReopenAsked("ana")).answers("ana", expectations_changed="yes")
    for person in TEAM:
        check.answers(person, lasting_failures=says)
    check.does(events.DecideAsked("ana"))
    live = verdict_of(check.sheet())

    assert {key: decided(check)[key] for key in live} == live


def test_an_open_check_says_what_it_would_give():
    check = team_check().answers("ben", task_signed="yes", worked_examples=linked({"good": 5, "bad": 3}))
    would = replace(check.assessment)
    closed = check.does(events.DecideAsked("ana")).assessment.verdicts[-1]

    sheet = sheet_of(READINESS, would, check.now)
    assert decide_sheet(READINESS, sheet, check.now.date())["verdict"] == closed.verdict


@pytest.mark.parametrize("word", ["skip", "dont_know"])
def test_a_look_back_in_which_somebody_passed_is_decided_from_its_file_as_in_the_thread(word):
    check = followed_check(lasting_failures=proof([CURRENCY])).weeks("SSSS").comes()
    check.says(looks={CURRENCY: {"seen": "yes", "fixed": word}}).ends()

    assert written(check)["lookback"] == {CURRENCY: [{"seen": {"ana": "yes"}, "fixed": {"ana": word}}]}
    assert decided(check)["verdict"] == check.verdict()


def test_who_settled_it_before_a_hand_over_goes_along():
    check = followed_check(weeks_unchanged=9).does(events.ReopenAsked("ana")).answers("ben", weeks_unchanged=1)
    check.does(events.SplitSettled("ana", "weeks_unchanged", 2, "we looked")).does(events.HandedOver("ana", "ben"))

    assert written(check)["settled"] == {"weeks_unchanged": {"value": 2, "reason": "we looked", "by": "ana"}}


WORDS_OF_A_PASS = """
flow: words
title: Words
about: What somebody may say that a sheet says otherwise.
sections:
  - id: all
    title: All of it
    questions:
      - {id: text, short: A text, ask: Which?, type: text, asked_of: anyone, not_applicable: yes, settle: yes,
         level: [1 if given(value)], together: lowest, gap: {do: Say it, done: it is said}}
      - {id: pick, short: A pick, ask: Which?, type: choice, asked_of: anyone, settle: yes,
         options: {skip: Pass it by, dont_know: Nobody knows, not_applicable: Elsewhere},
         level: ["1 if value in (skip, dont_know, not_applicable)"], together: lowest,
         gap: {do: Say it, done: it is said}}
verdicts: {good: {title: GOOD, mark: mag}, bad: {title: BAD, mark: mag}}
order: [bad, good]
rules:
  - {id: fine, verdict: good, when: level(text) = 1 and level(pick) = 1, say: Fine}
  - {id: rest, verdict: bad, otherwise: yes, say: Not fine}
"""


@pytest.mark.parametrize("word", ["skip", "dont_know", "not_applicable"])
def test_a_word_that_stands_for_a_pass_in_a_sheet_is_an_answer_where_it_was_given_as_one(word):
    flow = build(WORDS_OF_A_PASS, "words.yml", {})
    assert not isinstance(flow, tuple), flow
    check = TeamCheck(flow, start(flow, started(flow, asked=("ana",), answers={}), START))
    check.does(events.Answered("ana", {"text": Answer(word), "pick": Answer(word)}))
    assert check.assessment.verdicts[-1].verdict == "good"

    assert decided(check)["verdict"] == "good"
    assert decided(check)["not_applicable"] == []
