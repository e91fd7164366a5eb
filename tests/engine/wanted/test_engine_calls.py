"""Who is called for something once a check runs: each is mentioned once, on a card of its own, with the reason."""

from team_check import TEAM, answered, closed_check, full, team_check

from bot.engine import events
from bot.engine.rules.steering import MOST_ASKED

OTHER_LINE = "From a scanned receipt, return the date and the sum as JSON for the accounts team."


def signed():
    """Everyone has signed the line."""
    check = team_check()
    for person in TEAM:
        check.answers(person, task_signed="yes")
    return check


# Asking more people


def test_the_owner_asks_more_people_who_have_everything_open_that_is():
    check = team_check(asked=("ana",)).does(events.PeopleAsked("ana", ("ben", "cy", "ben")))

    assert check.assessment.asked == TEAM
    assert check.open_for("ben") == ["task_signed", "worked_examples"]
    card = check.cards()["call/1"]
    assert (card.by, card.people, card.why, card.question) == ("ana", ("ben", "cy"), "asked", None)


def test_a_judgement_waits_for_those_who_were_asked_in():
    check = team_check(asked=("ana", "ben")).does(events.PeopleAsked("ana", ("cy",)))
    check.answers("ana", task_signed="yes").answers("ben", task_signed="yes")
    assert "task_signed" not in check.assessment.revealed

    check.answers("cy", task_signed="yes")
    assert "task_signed" in check.assessment.revealed


def test_who_is_asked_already_is_not_called_again():
    check = team_check().does(events.PeopleAsked("ana", ("ben",)))
    assert not check.changed

    check.does(events.PeopleAsked("ana", ("ben", "dan")))
    assert check.cards()["call/1"].people == ("dan",)


def test_an_owner_who_asks_themselves_is_not_called():
    check = team_check(asked=("ben",)).does(events.PeopleAsked("ana", ("ana",)))

    assert check.assessment.asked == ("ben", "ana")
    assert check.assessment.calls == ()


def test_who_may_not_ask_more_people_hears_why():
    check = team_check()

    assert "who owns this check, can ask more people" in check.refused(events.PeopleAsked("ben", ("dan",)))
    assert "is closed" in closed_check().refused(events.PeopleAsked("ana", ("dan",)))
    crowd = tuple(f"p{number}" for number in range(MOST_ASKED))
    assert f"at most {MOST_ASKED} people" in check.refused(events.PeopleAsked("ana", crowd))


def test_a_call_is_over_once_nothing_is_open_for_those_it_called():
    check = team_check(asked=("ana",)).does(events.PeopleAsked("ana", ("ben",)))
    assert not check.cards()["call/1"].over

    check.answers("ben", task_signed="yes", worked_examples=full("worked_examples")).does(events.DecideAsked("ana"))
    assert check.cards()["call/1"].over


def test_one_who_is_alone_is_told_so_on_the_root_card():
    check = team_check(asked=("ana",))
    assert check.cards()["root"].alone

    check.does(events.PeopleAsked("ana", ("ben",)))
    assert not check.cards()["root"].alone


# Handing on


def test_who_is_handed_a_question_is_called_with_the_word_that_came_with_it():
    check = team_check().does(events.Handed("ben", "worked_examples", "dan", "you keep them"))

    card = check.cards()["call/1"]
    assert (card.by, card.people, card.why, card.note) == ("ben", ("dan",), "handed", "you keep them")
    assert card.question.id == "worked_examples"
    views = {view.id: view for view in check.cards()["section/task"].questions}
    assert views["worked_examples"].handed == (("ben", "dan"),)
    assert views["task_signed"].handed == ()


def test_a_question_that_was_handed_on_and_answered_calls_nobody_to_answer_it():
    check = team_check().does(events.Handed("ben", "worked_examples", "dan"))
    check.answers("dan", worked_examples=full("worked_examples"))

    card = check.cards()["call/1"]
    assert (card.over, card.question) == (True, None)
    views = {view.id: view for view in check.cards()["section/task"].questions}
    assert views["worked_examples"].handed == ()


def test_who_was_handed_a_question_hears_which_when_answering_another():
    check = team_check().does(events.Handed("ben", "worked_examples", "dan"))

    said = check.refused(answered("dan", task_signed="yes"))

    assert said == "This one is not asked of you; what was handed to you is 3. Worked examples."


# Asking again


def test_those_whose_answers_a_change_voids_are_called_with_the_reason():
    check = signed().answers("ana", task_line=OTHER_LINE)

    card = check.cards()["call/1"]
    assert (card.by, card.people, card.why) == ("ana", ("ben", "cy"), "again")
    assert (card.shorts, card.after) == (("Everyone signs the line",), "The job in one line")
    assert card.question.id == "task_signed"
    view = next(view for view in check.cards()["section/task"].questions if view.id == "task_signed")
    assert (view.again.by, view.again.short) == ("ana", "The job in one line")


def test_a_question_that_was_answered_again_no_longer_says_why_it_was():
    check = signed().answers("ana", task_line=OTHER_LINE)
    for person in TEAM:
        check.answers(person, task_signed="yes")

    view = next(view for view in check.cards()["section/task"].questions if view.id == "task_signed")
    assert view.again is None


def test_a_change_that_voids_nothing_calls_nobody():
    check = team_check().answers("ana", task_line=OTHER_LINE)

    assert check.assessment.calls == ()


def test_taking_a_line_back_calls_those_who_had_signed_it_alone():
    check = team_check()
    before = check.assessment.answer("task_line", "ana")
    check.answers("ben", task_signed="yes").answers("ana", task_line=OTHER_LINE)
    check.answers("ben", task_signed="yes").answers("cy", task_signed="yes")

    check.does(events.Undone("ana", "task_line", before))

    assert [call.people for call in check.assessment.calls] == [("ben",), ("cy",)]
    assert check.open_for("ben")[0] != "task_signed"
