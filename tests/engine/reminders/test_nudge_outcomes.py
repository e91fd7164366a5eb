"""What became of what somebody was reminded of: each thing that was open is followed to how it ended."""

from dataclasses import replace
from datetime import timedelta

import pytest
from followed_check import CALM, followed_check
from ready_answers import linked
from team_check import answer, team_check

from bot.engine import events
from bot.engine.reminders.matters import matters
from bot.engine.reminders.outcomes import assessment_of, outcome
from bot.engine.saved.follow_up import GapCare


def ends(check, kind, *happens, person="ben"):
    """Tell what became of what was open for somebody once some things have happened."""
    about = next(each.about for each in matters(check.flow, check.assessment)[person] if each.kind == kind)
    assert assessment_of(about) == check.assessment.id
    for each in happens:
        check.does(each)
    assert about not in [each.about for each in matters(check.flow, check.assessment).get(person, ())]
    return outcome(check.flow, check.assessment, about, person, check.now)


def gave(by, **values):
    return events.Answered(by, {id_: answer(plain) for id_, plain in values.items()})


def test_of_items_whose_names_begin_alike_each_is_followed_by_itself():
    check = team_check()
    alike = check.flow.questions["worked_examples"]
    flow = replace(check.flow, questions={**check.flow.questions, "part/a": alike, "part/a/b": alike})
    care = {"part/a": GapCare(owner="ben", due=check.now.date()), "part/a/b": GapCare(owner="ben", closed_by="ana")}
    assessment = replace(check.assessment, care=care)

    assert outcome(flow, assessment, f"due/{assessment.id}/part/a/b/2026-01-01", "ben", check.now) == "closed"


@pytest.mark.parametrize(
    ("happens", "word"),
    [
        ((gave("ben", task_signed="yes", worked_examples="skip"),), "answered"),
        ((gave("ben", task_signed="yes"), gave("ana", worked_examples=linked({"good": 5, "bad": 3}))), "answered"),
        ((events.DecideAsked("ana"),), "decided"),
        ((gave("ben", task_signed="yes"), events.DecideAsked("ana")), "answered"),
    ],
)
def test_questions_were_answered_or_the_check_was_decided_meanwhile(happens, word):
    assert ends(team_check(), "questions", *happens) == word


def test_facts_were_answered_by_somebody_else():
    check = team_check().fills("task")

    assert ends(check, "questions", gave("ana", prompt_parts=["limits"]), gave("ana", prompt_plateau="unmeasured"),
                person="cy") == "others"  # fmt: skip


def test_a_check_in_was_answered_or_is_over():
    check = followed_check().comes()
    assert ends(check, "check_in", check.saying("ben", **CALM)) == "answered"

    check = followed_check().comes()
    assert ends(check, "check_in", events.CheckInEnded("ana", check.last().date)) == "ended"


@pytest.mark.parametrize(
    ("happens", "word"),
    [
        (events.Renewed("ben", "test_cases", answer(linked(55))), "closed_by_you"),
        (events.Renewed("ana", "test_cases", answer(linked(55))), "closed"),
        (events.GapTaken("ana", "test_cases", "cy", None), "given"),
        (events.GapTaken("ana", "test_cases", None, None), "given"),
    ],
)
def test_a_gap_was_closed_or_is_with_them_no_more(happens, word):
    assert ends(gap_of_ben(), "due", happens) == word


def test_a_gap_has_another_day_or_is_left_on_purpose():
    check = gap_of_ben()
    due = check.assessment.care["test_cases"].due
    assert ends(check, "due", events.GapTaken("ana", "test_cases", "ben", due + timedelta(days=3))) == "moved"

    check = gap_of_ben()
    assert ends(check, "due", events.GapWaived("ana", "test_cases", "later", due + timedelta(days=9))) == "left"


def test_a_verdict_was_asked_anew_or_has_expired():
    check = followed_check().comes()
    assert ends(check, "expiry", check.saying("ana", **CALM), events.CheckInEnded("ana", check.last().date),
                person="ana") == "renewed"  # fmt: skip

    check = followed_check().does(events.PauseAsked("ana")).later(days=40)
    assert ends(check, "expiry", events.Ticked(), person="ana") == "expired"


def gap_of_ben():
    check = followed_check(test_cases=linked(20))
    return check.does(events.GapTaken("ana", "test_cases", "ben", check.now.date() + timedelta(days=5)))
