"""How a check begins: what it needs, who is asked, whose the first answers are."""

from readiness_sheets import QUICK, READINESS
from team_check import START, answer, answered, full, quick_check, started, team_check

from bot.engine.decision import Decision, Refused
from bot.engine.transition import start


def test_a_check_starts_with_the_owners_line_and_motive_and_its_first_section_open():
    check = team_check()

    assert check.opened() == ["task"]
    assert check.assessment.answer("task_line", "ana").value == full("task_line")
    assert check.assessment.answer("motive", "ana").at == START
    assert check.open_for("ben") == ["task_signed", "worked_examples"]
    assert check.because == ("ana started readiness",)


def test_a_check_without_a_motive_is_refused_with_what_to_answer():
    refused = start(READINESS, started(answers={"task_line": answer(full("task_line"))}), START)

    assert refused == Refused("Answer “What tuning is for” to start.")


def test_a_line_that_is_too_short_is_refused_at_its_field():
    answers = {"task_line": answer("too short"), "motive": answer("form")}
    refused = start(READINESS, started(answers=answers), START)

    assert refused.question == "task_line"
    assert "20 to 240 characters" in refused.because


def test_nobody_named_means_the_owner_is_asked():
    assert team_check(asked=()).assessment.asked == ("ana",)


def test_someone_named_twice_is_asked_once():
    assert team_check(asked=("ben", "ana", "ben")).assessment.asked == ("ben", "ana")


def test_where_anyone_here_may_answer_nobody_is_asked_by_name():
    assert team_check(asked=(), anyone_here=True).assessment.asked == ()


def test_an_owner_who_is_not_asked_is_asked_only_what_owners_are():
    check = team_check(asked=("ben", "cy"))

    assert check.open_for("ana") == []
    assert "You are not asked" in check.refused(answered("ana", task_signed="yes"))


def test_answers_carried_over_are_those_of_the_person_who_starts():
    answers = {id_: answer(full(id_)) for id_ in ("task_line", "motive")} | {"test_cases": answer(50)}
    check = team_check(by="ben", owner="ana", answers=answers)

    assert check.assessment.answers["test_cases"].keys() == {"ben"}
    assert check.assessment.answers["motive"].keys() == {"ana"}


def test_carried_answers_that_do_not_fit_are_left_behind():
    answers = {id_: answer(full(id_)) for id_ in ("task_line", "motive")}
    carried = {"test_cases": answer("many"), "no_such_question": answer(1), "weeks_unchanged": answer(3)}
    check = team_check(answers=answers | carried)

    assert set(check.assessment.answers) == {"task_line", "motive", "weeks_unchanged"}


def test_a_quick_check_closes_at_once_with_its_verdict():
    check = quick_check()

    assert check.assessment.closed.how == "complete"
    assert check.assessment.verdicts[-1].verdict == "worth_full_check"
    assert list(check.cards()) == ["root", "summary/1"]


def test_a_quick_check_closes_at_once_even_where_everything_was_passed():
    passed = dict.fromkeys(QUICK.questions, "dont_know")
    check = quick_check(**passed)

    assert check.assessment.closed.how == "complete"
    assert check.assessment.verdicts[-1].verdict == "not_yet"


def test_a_quick_check_without_an_answer_is_refused():
    refused = start(QUICK, started(QUICK, answers={}), START)

    assert isinstance(refused, Refused)
    assert refused.because == "Answer “The same line” to start."


def test_the_assessment_remembers_what_it_began_with():
    begun = start(READINESS, started(subject="invoice tagging"), START)

    assert isinstance(begun, Decision)
    assert (begun.assessment.subject, begun.assessment.flow_hash) == ("invoice tagging", READINESS.hash)
    assert (begun.assessment.started_by, begun.assessment.started_at) == ("ana", START)
