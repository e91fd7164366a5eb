"""The blind first pass: when answers are shown, and that nothing gives them away before."""

import pytest
from engine_flows import READINESS
from team_check import ALL, answer, anyone_check, full, team_check

from bot.engine import events
from bot.engine.saved.assessment import Revealed
from bot.slack.cards.said import said_line

JUDGEMENTS = {"task_signed", "decider", "request_shape", "lasting_failures"}


def test_only_the_four_judgements_are_blind():
    assert {id_ for id_, question in READINESS.questions.items() if question.blind} == JUDGEMENTS


def test_a_judgement_is_shown_when_all_who_were_asked_have_answered():
    check = team_check().answers("ana", task_signed="yes").answers("ben", task_signed="no")
    assert check.assessment.revealed == {}

    check.answers("cy", task_signed="skip")
    assert check.assessment.revealed == {"task_signed": Revealed(check.now, None)}
    assert "all who were asked have answered task_signed" in check.because


def test_the_owner_may_show_a_judgement_early():
    check = team_check().answers("ben", task_signed="yes").does(events.RevealAsked("ana", "task_signed"))

    assert check.assessment.revealed == {"task_signed": Revealed(check.now, "ana")}
    assert not check.does(events.RevealAsked("ana", "task_signed")).changed


def test_nobody_else_may_and_not_before_anyone_answered():
    check = team_check()

    assert "who owns this check" in check.refused(events.RevealAsked("ben", "task_signed"))
    assert check.refused(events.RevealAsked("ana", "task_signed")) == "Nobody has answered this one yet."


@pytest.mark.parametrize("passed", ["skip", "dont_know"])
@pytest.mark.parametrize("judgement", sorted(JUDGEMENTS))
def test_no_card_tells_an_answer_to_a_judgement_from_a_pass(judgement, passed):
    until = ALL.index(READINESS.questions[judgement].section) + 1

    def cards(said):
        check = team_check().fills(*ALL[:until], leaving=(judgement,))
        return check.answers("ben", **{judgement: said}).cards()

    assert cards(full(judgement)) == cards(passed)


def test_whoever_passed_is_shown_early_too_for_not_to_be_shown_would_tell_that_they_passed():
    check = team_check().answers("ben", task_signed="skip")
    assert check.cards()["section/task"].questions[1].may_reveal

    check.does(events.RevealAsked("ana", "task_signed"))

    assert [said.text for said in check.cards()["section/task"].questions[1].said] == ["Skip"]


def test_a_vote_first_given_after_the_answers_were_shown_is_marked_as_such_even_of_who_was_away_meanwhile():
    check = team_check().answers("ana", task_signed="yes").answers("ben", task_signed="no")
    check.does(events.PersonLookedFor("cy", "left")).does(events.PersonLookedFor("cy"))
    assert "task_signed" in check.assessment.revealed

    check.answers("cy", task_signed="no")

    shown = check.cards()["section/task"].questions[1].said
    assert [(said.person, said.late) for said in shown] == [("ana", False), ("ben", False), ("cy", True)]
    assert said_line(shown[2], 100).endswith("_after it was shown_")


def test_in_a_new_vote_nobody_is_marked_as_late():
    check = team_check().answers("ana", task_signed="yes").answers("ben", task_signed="no")
    check.does(events.PersonLookedFor("cy", "left")).answers("cy", task_signed="no").later(minutes=1)
    check.does(events.VoteCalled("ana", "task_signed")).later(minutes=1)

    for person in ("ana", "ben", "cy"):
        check.answers(person, task_signed="yes")

    assert not any(said.late for said in check.cards()["section/task"].questions[1].said)


def test_a_fact_needs_no_showing():
    check = team_check().answers("ben", worked_examples=full("worked_examples"))

    assert not check.does(events.RevealAsked("ana", "worked_examples")).changed


def test_time_alone_shows_nothing_where_people_were_asked_by_name():
    check = team_check().answers("ben", task_signed="yes").later(hours=25).ticks()

    assert check.assessment.revealed == {}


def test_where_anyone_here_may_answer_a_judgement_is_shown_after_24_hours():
    check = anyone_check().answers("dan", task_signed="yes").later(hours=1).answers("ben", task_signed="yes")
    check.later(hours=22, minutes=59).ticks()
    assert (check.changed, check.assessment.revealed) == (False, {})

    due = check.due()
    check.later(minutes=1).ticks()
    assert due == check.now
    assert check.assessment.revealed == {"task_signed": Revealed(check.now, None)}


def test_where_anyone_here_may_answer_not_even_all_who_joined_show_it():
    check = anyone_check().answers("ana", task_signed="yes").answers("dan", task_signed="yes")

    assert check.assessment.revealed == {}
    check.does(events.RevealAsked("ana", "task_signed"))
    assert check.assessment.revealed["task_signed"].by == "ana"


def test_the_card_shows_who_has_answered_and_not_what():
    check = team_check().answers("ben", task_signed="no")
    view = check.cards()["section/task"].questions[1]

    assert (view.hidden, view.answered_by, view.said, view.may_reveal) == (True, ("ben",), (), True)
    assert view.waiting_for == ("ana", "cy")


def test_a_blind_answer_that_fails_a_gate_does_not_show_on_the_root_card():
    check = team_check().answers("ana", task_signed="no").answers("ben", task_signed="no")
    assert check.cards()["root"].verdict is None

    check.answers("cy", task_signed="no")
    root = check.cards()["root"]
    assert (root.verdict, root.headline, root.early) == ("NOT YET", "No agreed task", "Stop here and fix this")


def test_a_fact_that_fails_a_gate_shows_on_the_root_card_at_once():
    check = team_check(answers={"task_line": answer(full("task_line")), "motive": answer("facts")})

    assert check.cards()["root"].early == "Stop here and fix this"
    assert check.cards()["root"].headline.startswith("This is a lookup problem")


def test_a_question_everyone_passed_on_fails_its_gate_at_once():
    check = team_check().fills("task", "prompt").answers("ana", right_information="skip")
    check.answers("ben", right_information="dont_know")
    assert check.cards()["root"].verdict is None

    check.answers("cy", right_information="skip")
    assert check.cards()["root"].early == "Stop here and fix this"


def test_open_questions_fail_no_gate():
    root = team_check().cards()["root"]

    assert (root.verdict, root.questions_answered, root.questions) == (None, 2, 16)


def test_the_root_card_counts_a_judgement_once_all_have_answered():
    check = team_check().answers("ana", task_signed="yes").answers("ben", task_signed="yes")
    assert check.cards()["root"].questions_answered == 2

    check.answers("cy", task_signed="yes")
    assert check.cards()["root"].questions_answered == 3


def test_the_root_card_counts_what_some_have_said_though_others_have_it_open():
    check = team_check()
    assert check.cards()["root"].questions_begun == 0

    check.answers("ana", task_signed="yes", worked_examples="skip")
    assert check.cards()["root"].questions_begun == 1

    check.answers("ben", task_signed="yes").answers("cy", task_signed="yes")
    assert check.cards()["root"].questions_begun == 0


@pytest.mark.parametrize("other", ["yes", "no"])
def test_no_card_changes_with_what_a_blind_answer_says(other):
    check = team_check().answers("ben", task_signed="yes")
    cards = team_check().answers("ben", task_signed=other).cards()

    assert cards == check.cards()


def test_an_answer_changed_during_a_new_vote_is_blind_again():
    check = team_check().fills("task", leaving=("task_signed",))
    for person, word in {"ana": "yes", "ben": "yes", "cy": "no"}.items():
        check.answers(person, task_signed=word)
    check.does(events.VoteCalled("ben", "task_signed"))
    one = check.cards()
    check.answers("cy", task_signed="yes")

    view = check.cards()["section/task"].questions[1]
    assert view.hidden
    assert one["root"].verdict == check.cards()["root"].verdict is None


def test_an_answer_given_after_the_reveal_shows_at_once():
    check = team_check().answers("ben", task_signed="yes").does(events.RevealAsked("ana", "task_signed"))
    check.answers("cy", task_signed="no")

    view = check.cards()["section/task"].questions[1]
    assert {said.person: said.text for said in view.said} == {"ben": "Yes", "cy": "No"}
