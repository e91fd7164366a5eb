"""In which words a question was asked: an answer to words that stand no longer is not taken for those that do."""

from team_check import answer, full, team_check

from bot.engine import events
from bot.engine.asked.asking import is_hidden
from bot.engine.asked.wording import wording
from bot.engine.decision import Decision, Refused
from bot.engine.saved.answer import Answer

SEVEN = "From a supplier's PDF invoice, return the seven booking fields as JSON."


def shown(check, *questions):
    return {id_: wording(check.flow, check.assessment, id_) for id_ in questions}


def says(by, stood, **given):
    return events.Answered(by, {id_: answer(plain) for id_, plain in given.items()}, stood)


def test_a_signature_under_the_line_as_it_was_is_not_taken_for_the_line_as_it_is():
    check = team_check()
    stood = shown(check, "task_signed")
    check.answers("ana", task_line=SEVEN)

    said = check.tries(says("ben", stood, task_signed="yes"))

    assert isinstance(said, Refused)
    assert said.outdated
    assert said.field == "task_signed"
    assert said.because.startswith("“The job in one line” changed meanwhile")
    assert said.words == SEVEN
    assert "task_signed" not in check.assessment.answers


def test_a_signature_under_the_line_as_it_is_is_taken():
    check = team_check().answers("ana", task_line=SEVEN)

    check.does(says("ben", shown(check, "task_signed"), task_signed="yes"))

    assert check.assessment.answer("task_signed", "ben").value == "yes"


def test_a_line_that_is_as_it_was_again_takes_signatures_given_to_it():
    check = team_check()
    stood = shown(check, "task_signed")
    check.answers("ana", task_line=SEVEN).later(minutes=1).answers("ana", task_line=full("task_line"))

    assert isinstance(check.tries(says("ben", stood, task_signed="yes")), Decision)


def test_what_was_asked_under_another_motive_is_not_taken_either():
    check = team_check().fills("task")
    stood = shown(check, "prompt_plateau")
    check.answers("ana", motive="cheaper")

    said = check.tries(says("ben", stood, prompt_plateau="unmeasured"))

    assert isinstance(said, Refused)


def test_the_owner_signs_the_line_they_write_in_the_same_form():
    check = team_check()

    check.does(says("ana", shown(check, "task_signed"), task_line=SEVEN, task_signed="yes"))

    assert check.assessment.answer("task_signed", "ana").value == "yes"


def test_a_pass_on_older_words_is_none_on_those_that_stand():
    check = team_check()
    stood = shown(check, "task_signed")
    check.answers("ana", task_line=SEVEN)

    assert isinstance(check.tries(events.Answered("ben", {"task_signed": Answer(None, passed="skip")}, stood)), Refused)


def test_the_same_answer_told_again_is_no_mistake_whatever_it_was_shown_under():
    check = team_check()
    stood = shown(check, "task_signed")
    check.answers("ana", task_line=SEVEN).answers("ben", task_signed="yes")

    assert isinstance(check.tries(says("ben", stood, task_signed="yes")), Decision)


def test_a_question_whose_words_nothing_changes_has_no_fingerprint_and_what_is_hidden_is_in_none():
    check = team_check()
    question = check.flow.questions["task_signed"]

    assert wording(check.flow, check.assessment, "worked_examples") == ""
    assert is_hidden(check.assessment, question)
