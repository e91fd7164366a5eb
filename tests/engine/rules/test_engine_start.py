"""How a check begins: what it needs, who is asked, whose the first answers are."""

import pytest
from engine_flows import LINK, QUICK, READINESS, linked
from team_check import OWNERS, START, answer, answered, full, quick_check, started, team_check

from bot.engine import events
from bot.engine.decision import Decision, Refused
from bot.engine.forms.questions import form_for, is_as_brought
from bot.engine.rules.steering import TOO_MANY
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

    assert refused.field == "task_line"
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
    assert "ask yourself with Ask more people" in check.refused(answered("ana", task_signed="yes"))


def test_where_the_line_was_skipped_nobody_is_asked_to_sign_one_that_is_not_there():
    answers = {"task_line": answer("skip"), "motive": answer(full("motive"))}
    check = team_check(answers=answers)
    signed = check.cards()["section/task"].questions[1]
    assert signed.ask.startswith("The line is not written yet, so there is nothing to sign.")
    assert "The line:" not in signed.help

    check.answers("ben", task_signed="no").answers("ana", task_line=full("task_line"))
    signed = check.cards()["section/task"].questions[1]
    assert signed.ask == "Would you sign that line as it stands?"
    assert check.open_for("ben") == ["task_signed", "worked_examples"]


def test_what_is_said_at_the_start_is_the_answer_of_who_starts_but_for_what_the_owner_is_asked():
    answers = {"weeks_unchanged": answer(3), **{id_: answer(full(id_)) for id_ in OWNERS}}
    check = team_check(by="ben", owner="ana", answers=answers)

    assert {id_: set(given) for id_, given in check.assessment.answers.items()} == {
        "weeks_unchanged": {"ben"},
        "task_line": {"ana"},
        "motive": {"ana"},
    }


def carried_check(given, **changed):
    """Start a check that grows out of a quick one, in which these answers were given: question → person → answer."""
    carried = {id_: {who: answer(plain) for who, plain in by.items()} for id_, by in given.items()}
    return team_check(carried=carried, carried_from="Quick check", **changed)


def test_what_was_said_in_the_check_before_stays_the_answer_of_who_said_it():
    check = carried_check({"weeks_unchanged": {"ana": 3}}, by="ben", owner="ben")

    assert check.assessment.answers["weeks_unchanged"].keys() == {"ana"}
    assert check.assessment.answers["motive"].keys() == {"ben"}


def test_what_was_said_before_and_does_not_fit_or_is_asked_at_the_start_is_left_behind():
    given = {"test_cases": "many", "no_such_question": 1, "weeks_unchanged": 3, "motive": "facts", "decider": "skip"}
    check = carried_check({id_: {"ana": plain} for id_, plain in given.items()})

    assert set(check.assessment.answers) == {"task_line", "motive", "weeks_unchanged"}
    assert check.assessment.answer("motive", "ana").value == "form"
    assert check.assessment.brought == {}


def test_what_was_said_before_without_the_link_that_is_asked_here_counts_for_nothing_and_stays_open():
    check = carried_check({"test_cases": {"ana": 24}, "weeks_unchanged": {"ana": 3}})
    check.fills("task", "prompt", "context", "product")

    assert "test_cases" not in check.assessment.answers
    assert "test_cases" in check.open_for("ana")
    assert "test_cases" in check.open_for("ben")
    root, section = check.cards()["root"], check.cards()["section/evaluation"]
    assert root.verdict is None
    assert root.questions_answered == 9
    view = section.questions[0]
    assert (view.state, view.brought_from) == ("open", "Quick check")
    assert [(each.person, each.text) for each in view.brought] == [("ana", "24")]


def test_what_was_said_before_with_its_link_is_whole():
    check = carried_check({"test_cases": {"ana": linked(24)}})

    assert check.assessment.answer("test_cases", "ana").link == LINK
    assert check.assessment.brought == {}


@pytest.mark.parametrize(("plateau", "lacks_a_link"), [("flat", True), ("rising", False)])
def test_a_link_that_is_asked_for_some_answers_is_lacking_for_those_alone(plateau, lacks_a_link):
    check = carried_check({"prompt_plateau": {"ana": plateau}})

    assert ("prompt_plateau" in check.assessment.brought) is lacks_a_link
    assert ("prompt_plateau" in check.assessment.answers) is not lacks_a_link


@pytest.mark.parametrize(("by", "given", "level"), [("ana", 24, 0), ("ben", linked(24), 0.5)])
def test_anyone_who_answers_here_completes_or_keeps_what_was_said_before(by, given, level):
    check = carried_check({"test_cases": {"ana": 24}}).fills("task", "prompt", "context", "product")

    check.answers(by, test_cases=given)
    assert check.cards()["section/evaluation"].questions[0].brought == ()
    assert "test_cases" not in check.open_for("ben")
    check.does(events.DecideAsked("ana"))
    assert check.assessment.verdicts[-1].levels["test_cases"] == level


def test_a_pass_completes_nothing_for_others():
    check = carried_check({"test_cases": {"ana": 24}}).fills("task", "prompt", "context", "product")

    check.answers("ben", test_cases="skip")
    assert "test_cases" in check.open_for("ana")
    assert check.cards()["section/evaluation"].questions[0].brought


def test_what_was_brought_along_stands_in_the_form_and_is_no_answer_yet():
    check = carried_check({"test_cases": {"ana": 24}})
    question = READINESS.questions["test_cases"]

    for person in ("ana", "ben"):
        form = form_for(check.assessment, READINESS, question, person, START.date())
        assert (form.filled.value, form.brought) == (24, True)
        assert form.help == "This was said in “Quick check”; its link is still to come."
    assert is_as_brought(check.assessment, question, answer(24))
    assert not is_as_brought(check.assessment, question, answer(linked(24)))
    assert not is_as_brought(check.assessment, question, answer(25))


def test_what_was_brought_along_is_void_with_what_it_rested_on():
    check = carried_check({"prompt_plateau": {"ana": "flat"}}).answers("ana", motive="cheaper")

    assert check.assessment.brought == {}


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


def test_more_people_than_a_check_asks_are_refused_at_the_start():
    many = tuple(f"p{number}" for number in range(101))
    event = events.Started(
        "ana", "a1", "readiness", "C1", "ana", asked=many, answers={id_: answer(full(id_)) for id_ in OWNERS}
    )

    assert start(READINESS, event, START) == Refused(TOO_MANY)
