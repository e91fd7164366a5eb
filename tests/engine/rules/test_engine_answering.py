"""What follows when people answer: sections open, answers change, questions are handed on, answers are taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from engine_flows import READINESS, linked
from team_check import ALL, START, TEAM, answer, answered, anyone_check, closed_check, full, team_check

from bot.engine import events
from bot.engine.asked.asking import to_ask
from bot.engine.decision import Refused
from bot.engine.saved.answer import Answer


def test_a_section_opens_when_every_question_of_the_one_before_has_one_answer():
    check = team_check().answers("ben", task_signed="yes")
    assert check.opened() == ["task"]

    check.answers("cy", worked_examples={"good": 1, "bad": 1})
    assert check.opened() == ["task", "prompt"]
    assert "every question of task has an answer, so prompt opened" in check.because


def test_a_pass_is_an_answer_that_opens_the_next_section():
    check = team_check().answers("ben", task_signed="skip", worked_examples="dont_know")

    assert check.opened() == ["task", "prompt"]


def test_a_question_of_a_section_that_has_not_opened_is_refused():
    assert "has not opened yet" in team_check().refused(answered("ben", test_cases=3))


def test_a_fact_is_open_for_nobody_once_one_person_gave_a_value():
    check = team_check().answers("ben", worked_examples=full("worked_examples"))

    assert all("worked_examples" not in check.open_for(person) for person in TEAM)


def test_a_fact_one_person_passed_on_stays_open_for_the_others():
    check = team_check().answers("ben", worked_examples="dont_know")

    assert "worked_examples" not in check.open_for("ben")
    assert "worked_examples" in check.open_for("cy")


def test_a_second_person_may_still_give_another_value_for_a_fact():
    check = team_check().answers("ben", worked_examples=full("worked_examples"))
    check.answers("cy", worked_examples=linked({"good": 1, "bad": 1}))

    assert set(check.assessment.answers["worked_examples"]) == {"ben", "cy"}


def test_someone_who_is_not_asked_is_told_how_to_be():
    said = team_check().refused(answered("dan", task_signed="yes"))

    assert said == (
        "You are not asked in this check yet; <@ana>, who owns this check, can ask you, and anyone who is asked can "
        "hand you a question."
    )


def test_only_the_owner_answers_what_owners_are_asked():
    assert team_check().refused(answered("ben", motive="facts")).startswith("Only <@ana>")


def test_a_value_the_question_does_not_know_is_refused_at_its_field():
    refused = team_check().tries(answered("ben", worked_examples=full("worked_examples"), task_signed="maybe"))

    assert refused == Refused("Write yes or no.", field="task_signed")


def test_of_several_answers_all_are_taken_or_none():
    check = team_check()
    before = check.assessment

    assert isinstance(check.tries(answered("ben", task_signed="yes", test_cases=1)), Refused)
    assert check.assessment is before
    check.answers("ben", task_signed="yes", worked_examples=full("worked_examples"))
    assert check.open_for("ben") == ["prompt_parts", "prompt_plateau"]


def pressed(by, seconds, **given):
    """Make the event of a press so many seconds after the check began."""
    answers = {id_: replace(answer(said), pressed_at=START + timedelta(seconds=seconds)) for id_, said in given.items()}
    return events.Answered(by, answers)


@pytest.mark.parametrize(("earlier", "later"), [("yes", "no"), ("skip", "no"), ("no", "dont_know")])
def test_a_press_that_arrives_after_a_later_one_of_the_same_person_changes_nothing(earlier, later):
    check = team_check().does(pressed("ben", 2, task_signed=later))
    before = check.assessment

    check.does(pressed("ben", 1, task_signed=earlier))

    assert check.assessment is before
    assert (check.changed, check.because) == (False, ("something newer was taken",))
    assert check.does(pressed("cy", 1, task_signed=earlier)).changed
    assert check.does(pressed("ben", 3, task_signed=earlier)).changed


def test_a_press_that_arrives_after_a_later_one_that_closed_the_check_is_no_mistake():
    check = team_check().does(pressed("ben", 2, task_signed="no")).does(events.DecideAsked("ana"))

    assert not check.does(pressed("ben", 1, task_signed="yes")).changed


def test_an_answer_that_nobody_pressed_for_counts_in_the_order_it_comes():
    check = team_check().does(pressed("ben", 2, task_signed="no")).answers("ben", task_signed="yes")

    assert check.assessment.answer("task_signed", "ben").value == "yes"
    assert check.does(pressed("ben", 1, task_signed="no")).changed


def test_an_answer_that_says_nothing_is_refused():
    nothing = events.Answered("ben", {"task_signed": Answer(None)})

    assert team_check().refused(nothing) == "Answer the question, or skip it."


def test_a_question_nobody_knows_is_refused():
    said = "This question is no longer asked."
    check = team_check()

    assert check.refused(answered("ben", no_such="yes")) == said
    for event in (events.RevealAsked, events.VoteCalled):
        assert check.refused(event("ana", "no_such")) == said
    assert check.refused(events.SplitSettled("ana", "no_such", "yes", "because")) == said


def test_the_same_answer_twice_changes_nothing():
    check = team_check().answers("ben", task_signed="yes")
    before = check.assessment
    check.later(minutes=1).answers("ben", task_signed="yes")

    assert not check.changed
    assert check.assessment is before


def test_the_answer_that_closed_the_check_changes_nothing_when_it_comes_again():
    check = closed_check()
    before = check.assessment
    check.answers("ana", training_pairs=full("training_pairs"))

    assert not check.changed
    assert check.assessment is before


def test_another_answer_after_the_close_is_refused_with_what_to_do():
    assert "its owner can reopen it" in closed_check().refused(answered("ana", training_pairs=3))


def test_a_blind_answer_changed_before_it_is_shown_is_not_marked():
    check = team_check().answers("ben", task_signed="yes").answers("ben", task_signed="no")

    assert not check.assessment.answer("task_signed", "ben").changed


def test_an_answer_changed_after_its_question_had_closed_is_marked_so():
    check = team_check().fills("task")
    check.answers("ben", task_signed="no").answers("ana", worked_examples={"good": 1, "bad": 1})

    assert check.assessment.answer("task_signed", "ben").changed
    assert check.assessment.answer("worked_examples", "ana").changed
    assert not check.assessment.answer("task_signed", "cy").changed


def test_a_first_answer_to_a_fact_that_has_one_is_not_marked():
    check = team_check().fills("task").answers("ben", worked_examples=linked({"good": 1, "bad": 1}))

    assert not check.assessment.answer("worked_examples", "ben").changed


# A changed line, a changed motive


def test_changing_the_line_voids_its_signatures():
    check = team_check().fills("task")
    check.answers("ana", task_line="From a scanned receipt, return date and sum as JSON for the accounts team.")

    assert "task_signed" not in check.assessment.answers
    assert "task_signed" not in check.assessment.revealed
    assert [check.open_for(person)[0] for person in TEAM] == ["task_signed"] * 3
    assert check.opened() == ["task", "prompt"]


def test_changing_the_motive_asks_the_plateau_and_the_lasting_failures_again():
    check = team_check().fills(*ALL, leaving=("request_shape", "training_pairs"))
    check.answers("ana", motive="cheaper")

    assert "prompt_plateau" not in check.assessment.answers
    assert "lasting_failures" not in check.assessment.answers
    assert "prompt_plateau" in check.open_for("ben")
    assert "lasting_failures" in check.open_for("ben")
    check.answers("ben", prompt_plateau="all", lasting_failures="yes")
    assert check.refused(answered("cy", lasting_failures="none")) == "Write yes, unsure or no."


@pytest.mark.parametrize("order", [("motive", "lasting_failures"), ("lasting_failures", "motive")])
def test_what_rests_on_an_answer_given_in_the_same_breath_is_taken_in_either_order(order):
    check = team_check().fills(*ALL, leaving=("request_shape", "training_pairs"))
    given = {"motive": "cheaper", "lasting_failures": "yes"}
    check.answers("ana", **{id_: given[id_] for id_ in order})

    assert check.assessment.answer("motive", "ana").value == "cheaper"
    assert check.assessment.answer("lasting_failures", "ana").value == "yes"


def test_changing_the_motive_drops_what_was_settled_about_failures():
    check = team_check().fills(*ALL, leaving=("lasting_failures", "training_pairs"))
    for person, given in {"ana": ["a"], "ben": "none", "cy": ["a"]}.items():
        check.answers(person, lasting_failures=given)
    check.does(events.SplitSettled("ana", "lasting_failures", ("a",), "seen today"))
    check.answers("ana", motive="in_house")

    assert check.assessment.settled == {}
    assert "lasting_failures" in check.open_for("cy")


def test_the_same_motive_again_asks_nothing_again():
    check = team_check().fills("task", "prompt").answers("ana", motive="form")

    assert "prompt_plateau" in check.assessment.answers


def test_taking_back_a_changed_motive_asks_again_too():
    check = team_check().fills("task").answers("ana", motive="in_house").answers("ben", prompt_plateau="flat")
    check.does(events.Undone("ana", "motive", answer("form")))

    assert check.assessment.answer("motive", "ana").value == "form"
    assert "prompt_plateau" not in check.assessment.answers


# Undo


def test_an_answer_taken_back_is_open_again():
    check = team_check().answers("ben", task_signed="yes")
    check.does(events.Undone("ben", "task_signed", None))

    assert check.open_for("ben") == ["task_signed", "worked_examples"]


def test_the_answer_before_stands_again_after_undo():
    check = team_check().answers("ben", worked_examples={"good": 1, "bad": 1})
    before = check.assessment.answer("worked_examples", "ben")
    check.answers("ben", worked_examples=full("worked_examples"))
    check.does(events.Undone("ben", "worked_examples", before))
    assert check.assessment.answer("worked_examples", "ben") == before

    check.does(events.Undone("ben", "worked_examples", before))
    assert not check.changed


def test_there_is_nothing_to_undo_twice_or_for_others_or_after_the_close():
    nothing = "There is nothing left to undo."
    check = team_check().answers("ben", task_signed="yes")

    assert check.refused(events.Undone("cy", "task_signed", None)) == nothing
    assert check.refused(events.Undone("ben", "no_such", None)) == nothing
    check.does(events.Undone("ben", "task_signed", None))
    assert check.refused(events.Undone("ben", "task_signed", None)) == nothing
    assert "closed" in closed_check().refused(events.Undone("ana", "training_pairs", None))


# Handing on


def test_a_question_handed_on_is_open_for_the_other_and_no_more_for_the_one():
    check = team_check().does(events.Handed("ben", "worked_examples", "dan"))

    assert check.open_for("ben") == ["task_signed"]
    assert check.open_for("dan") == ["worked_examples"]
    check.answers("dan", worked_examples=full("worked_examples"))
    assert check.assessment.answers["worked_examples"].keys() == {"dan"}


def test_a_judgement_handed_on_waits_for_the_other():
    check = team_check().does(events.Handed("cy", "task_signed", "dan"))
    check.answers("ana", task_signed="yes").answers("ben", task_signed="yes")
    assert "task_signed" not in check.assessment.revealed

    check.answers("dan", task_signed="yes")
    assert "task_signed" in check.assessment.revealed


def test_handing_on_shows_what_waited_for_that_person_alone():
    check = team_check().answers("ana", task_signed="yes").answers("ben", task_signed="yes")
    check.does(events.Handed("cy", "task_signed", "ben"))

    assert "task_signed" in check.assessment.revealed


def test_a_pass_goes_with_the_question_and_a_value_stays():
    check = team_check().answers("ben", task_signed="skip").answers("cy", worked_examples={"good": 1, "bad": 1})
    check.does(events.Handed("ben", "task_signed", "dan")).does(events.Handed("cy", "worked_examples", "dan"))

    assert check.assessment.answers["task_signed"] == {}
    assert check.assessment.answers["worked_examples"].keys() == {"cy"}


def test_a_question_can_be_handed_back_and_around():
    check, signed = team_check(), READINESS.questions["task_signed"]
    for by, to in [("ben", "dan"), ("dan", "ben"), ("ben", "cy"), ("cy", "dan"), ("dan", "ana")]:
        check.does(events.Handed(by, "task_signed", to))
        assert to in to_ask(check.assessment, signed)
        assert by not in to_ask(check.assessment, signed)

    assert to_ask(check.assessment, signed) == ("ana",)


def test_handing_on_the_same_way_twice_changes_nothing():
    check = (
        team_check().does(events.Handed("ben", "task_signed", "dan")).does(events.Handed("ben", "task_signed", "dan"))
    )

    assert not check.changed


def test_what_cannot_be_handed_on_is_said():
    check = team_check()

    assert "Pick someone else" in check.refused(events.Handed("ben", "task_signed", "ben"))
    assert "only the owner answers it" in check.refused(events.Handed("ana", "motive", "ben"))
    assert "cannot be handed on" in check.refused(events.Handed("ana", "no_such", "ben"))
    assert "You are not asked" in check.refused(events.Handed("dan", "task_signed", "ben"))
    assert "has not opened yet" in check.refused(events.Handed("ben", "test_cases", "cy"))
    assert "is closed" in closed_check().refused(events.Handed("ben", "task_signed", "dan"))


def test_a_person_a_question_was_handed_to_is_waited_for_on_the_root_card():
    check = team_check().does(events.Handed("ben", "worked_examples", "dan"))

    assert ("dan", 1) in check.cards()["root"].waiting_for


# Anyone here


def test_where_anyone_here_may_answer_whoever_does_joins():
    check = anyone_check().answers("dan", task_signed="yes")

    assert check.assessment.asked == ("dan",)
    assert check.open_for("dan") == ["worked_examples"]
    assert check.open_for("ben") == []


def test_where_anyone_here_may_answer_a_question_can_be_handed_to_someone():
    check = anyone_check().does(events.Handed("dan", "worked_examples", "ben"))

    assert check.open_for("ben") == ["worked_examples"]


@pytest.mark.parametrize("person", ["ana", "dan"])
def test_where_anyone_here_may_answer_owners_questions_are_still_the_owners(person):
    check = anyone_check()
    decision = check.tries(answered(person, motive="in_house"))

    assert isinstance(decision, Refused) == (person != "ana")
