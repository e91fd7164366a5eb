"""Forgetting a person in a check: no word, link or name of theirs is left, and no level and no verdict changes."""

from dataclasses import replace
from datetime import date

import pytest
from engine_flows import READINESS
from followed_check import CALM, followed_check
from team_check import TeamCheck, answered, anyone_check, closed_check, team_check

from bot.engine import events
from bot.engine.after_verdict.standing_verdict import standing_sheet
from bot.engine.after_verdict.watching import offered
from bot.engine.asked.asking import people_asked
from bot.engine.overviews.home import concerned
from bot.engine.reminders.matters import matters
from bot.engine.rules.other_name import strings_in
from bot.engine.rules.taking_out import taken_out
from bot.engine.saved.answer import Answer, Quote
from bot.engine.saved.follow_up import GapCare, Waiver
from bot.engine.saved.forgotten import FORGOTTEN, TAKEN_LINK, is_forgotten
from bot.engine.weighed.verdict import decide
from bot.flow.model.check_in import NEW

CANARY = "the canary sings at dawn"
LINK = "https://docs.example.com/canary"
BEN = events.PersonForgotten("ben", "forgotten-1")
ANA = events.PersonForgotten("ana", "forgotten-1")
SAID = {**CALM, "seen": "did_not_look"}


def _weighed(check: TeamCheck) -> object:
    sheet = standing_sheet(check.flow, check.assessment, check.now)
    return dict(sheet.levels), decide(sheet).verdict, check.assessment.verdicts


def _trace_of(person: str, check: TeamCheck) -> list[str]:
    traces = (person, CANARY, LINK)
    return [
        each for each in strings_in(check.assessment) if any(trace == each or f"<@{trace}>" in each for trace in traces)
    ]


@pytest.mark.parametrize("event", [ANA, BEN])
def test_a_decided_check_keeps_every_level_and_its_verdict_and_loses_the_person(event):
    check = closed_check()
    before = _weighed(check)

    check.does(event)

    assert _weighed(check) == before
    assert _trace_of(event.person, check) == []
    assert any("forgotten-1" in given for given in check.assessment.answers.values())


def test_texts_links_reasons_and_quotes_of_theirs_are_taken_out_and_others_stay():
    check = team_check().answers("ben", task_signed="yes")
    ben = Answer(4, link=LINK, message="17.1", reason=CANARY, quote=Quote(CANARY, "dee"))
    cy = Answer(5, link=LINK, quote=Quote(CANARY, "ben"))
    said = {"text": {"ben": Answer(CANARY), "cy": Answer("mine")}, "number": {"ben": ben, "cy": cy}}
    check.assessment = replace(check.assessment, answers={**check.assessment.answers, **said})

    check.does(BEN)

    left = check.assessment.answers
    assert left["text"] == {"forgotten-1": Answer("taken out"), "cy": Answer("mine")}
    assert left["number"]["forgotten-1"] == Answer(4, link=TAKEN_LINK, reason="taken out")
    assert left["number"]["cy"] == Answer(5, link=TAKEN_LINK)
    assert left["task_signed"]["forgotten-1"].value == "yes"


def test_a_text_stays_as_long_as_its_question_takes():
    check = team_check().does(ANA)

    text = check.assessment.answers["task_line"]["forgotten-1"].value

    assert READINESS.questions["task_line"].type.read(text) == text


def test_somebody_mentioned_in_words_of_others_is_so_no_more():
    check = team_check()
    word = replace(check.assessment, subject="for <@ben> and benjamin, ben's idea")
    check.assessment = word

    assert check.does(BEN).assessment.subject == f"for {FORGOTTEN} and benjamin, forgotten-1's idea"


def test_who_is_forgotten_is_asked_nothing_more_and_the_check_goes_on_without_them():
    check = team_check().does(events.Handed("cy", "task_signed", "ben", "you know"))

    check.does(BEN)

    assert people_asked(check.assessment) == ("ana", "cy")
    assert check.assessment.handed["task_signed"] == {}
    assert not any(map(is_forgotten, concerned(check.assessment)))
    assert not any(map(is_forgotten, matters(check.flow, check.assessment)))


def test_where_nobody_else_was_asked_its_owner_is_unless_they_are_forgotten_too():
    check = team_check(asked=("ben",))
    both = team_check(asked=("ben",)).does(events.PersonForgotten("ana", "forgotten-2"))

    assert check.does(BEN).assessment.asked == ("ana",)
    assert both.does(BEN).assessment.asked == ()
    assert team_check(asked=("ana",)).does(ANA).assessment.asked == ()


def test_a_check_in_waits_for_who_is_forgotten_no_more_and_ends_once_all_others_have_answered():
    check = followed_check().comes().says("ana", **SAID).says("cy", **CALM)
    assert check.open() is not None

    check.does(BEN)

    assert (check.open(), check.last().ended) == (None, "held")


def test_a_check_in_that_others_have_still_to_answer_stays_open():
    assert followed_check().comes().says("ana", **SAID).does(BEN).open() is not None


@pytest.mark.parametrize("begun", [team_check, anyone_check])
def test_who_is_forgotten_is_not_called_to_answer_anew_what_is_asked_again(begun):
    check = begun()
    for person in ("ben", "cy"):
        check.answers(person, task_signed="yes")

    check.does(BEN).answers("ana", task_line="Each invoice gets its six fields.")

    assert [(call.people, call.why) for call in check.assessment.calls] == [(("cy",), "again")]


def test_a_check_whose_owner_is_forgotten_can_be_taken_over_and_reminds_nobody_of_theirs():
    check = team_check().does(ANA)

    assert is_forgotten(check.assessment.owner)
    assert check.assessment.gone is not None
    assert set(matters(check.flow, check.assessment)) == {"ben", "cy"}
    check.does(events.TakenOver("ben", "forgotten-1", "unknown"))
    assert check.assessment.owner == "ben"


def test_gaps_they_close_are_given_back_and_what_they_stood_for_leaving_is_open_again():
    check = closed_check()
    waiver = Waiver(CANARY, "ben", date(2027, 1, 1))
    care = {
        "one": GapCare("ben", date(2027, 1, 1), waiver=waiver),
        "two": GapCare("cy", waiver=replace(waiver, by="ana")),
    }
    check.assessment = replace(check.assessment, care=care)

    check.does(BEN)

    assert check.assessment.care == {"one": GapCare(), "two": care["two"]}


def test_why_they_left_a_gap_is_taken_out_of_the_notice_that_keeps_it():
    check = closed_check(right_information=10)
    check.does(events.GapWaived("ana", "right_information", CANARY, date(2026, 12, 20)))
    assert check.assessment.notices[-1].stood.reason == CANARY

    check.does(events.PersonForgotten("ana", "forgotten-1"))

    assert check.assessment.notices[-1].stood.reason == "taken out"
    assert CANARY not in str(check.assessment)


def test_two_who_are_forgotten_stay_two_so_that_their_answers_do():
    check = closed_check()
    before = _weighed(check)

    check.does(BEN).does(events.PersonForgotten("cy", "forgotten-2"))

    assert _weighed(check) == before
    assert {"forgotten-1", "forgotten-2"} <= {who for given in check.assessment.answers.values() for who in given}


def test_of_who_is_not_in_it_nothing_is_forgotten():
    check = team_check()

    check.does(events.PersonForgotten("emi", "forgotten-1"))

    assert not check.changed


def test_a_check_that_is_being_deleted_forgets_people_too():
    check = team_check().does(events.DeleteAsked("ana")).does(BEN).later(minutes=1).ticks()

    assert check.does(ANA).assessment.owner == "forgotten-1"
    assert _trace_of("ana", check) == []
    assert check.refused(answered("cy", task_signed="yes"))


def _names_in_other_words():
    """Give the flow as if failures were named in the other words of their question, and picked in its own."""
    question = READINESS.questions["lasting_failures"]
    (variant,) = question.variants
    turned = replace(variant, question=replace(variant.question, type=question.type))
    asked = replace(question, type=variant.question.type, variants=(turned,))
    return replace(READINESS, questions={**READINESS.questions, "lasting_failures": asked})


def test_names_typed_in_other_words_of_a_question_are_taken_out_and_what_was_picked_stays():
    check = team_check()
    said = {"lasting_failures": {"ben": Answer((CANARY, "more")), "cy": Answer("none")}}
    check.assessment = replace(check.assessment, answers={**check.assessment.answers, **said})
    flow = _names_in_other_words()

    left = taken_out(flow, taken_out(flow, check.assessment, "ben"), "cy").answers["lasting_failures"]

    assert left["ben"].value == ("taken out 1", "taken out 2")
    assert left["cy"].value == "none"


def test_names_the_owner_settled_on_are_taken_out_with_the_reason():
    check = closed_check(lasting_failures={"ana": ["x totals"], "ben": "none", "cy": ["y dates"]})
    check.does(events.SplitSettled("ana", "lasting_failures", (CANARY,), CANARY))
    check.assessment = replace(check.assessment, watch=(), predictions=())

    word = taken_out(check.flow, check.assessment, "ana").settled["lasting_failures"]

    assert (word.value, word.reason) == (("taken out 1",), "taken out")


def test_a_gap_that_others_closed_with_a_message_of_theirs_links_to_it_no_more():
    check = closed_check(right_information=10)
    message = Answer(20, link=LINK, quote=Quote(CANARY, "ben"))
    check.does(events.Renewed("ana", "right_information", message))
    assert (check.assessment.care["right_information"].link, check.assessment.notices[-1].link) == (LINK, LINK)

    check.does(BEN)

    assert check.assessment.care["right_information"].link == TAKEN_LINK
    assert check.assessment.notices[-1].link == TAKEN_LINK
    assert _trace_of("ben", check) == []


def test_of_different_failures_they_named_none_is_offered_to_be_watched_by_another_name():
    check = followed_check(lasting_failures=["drops the currency"])
    for new in ("rounds up", "rounds down"):
        check.comes().says("ben", **CALM, new=[new]).ends()
    assert offered(check.flow, check.assessment) == ()

    check.does(BEN)

    assert offered(check.flow, check.assessment) == ()
    assert [each.answers[NEW]["forgotten-1"].value for each in check.assessment.check_ins] == [(), ()]
