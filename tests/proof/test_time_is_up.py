"""A proof that takes too long ends: what it found stands, what the solver gave up on is named and claimed by nobody."""

from itertools import count

import pytest
from altered import TODAY, shipped

from bot.proof import prove, search, time_left
from bot.proof.promises import Promises
from bot.proof.report import Report
from bot.proof.search import Search
from bot.proof.time_left import SolverGaveUpError, at_most, seconds_for_one
from bot.proof.wording import as_data, in_words

QUICK = shipped("quick")
QUESTIONS = ["same_line", "unseen_cases", "fixed_parts", "weeks_unchanged", "same_failures"]


def cut(monkeypatch, owner: type, step: str, after: int) -> Report:
    """Prove a flow on a clock that stands still, and jumps to the end once a step was gone so often."""
    gone, take = [0], getattr(owner, step)

    def counted(*told):
        gone[0] += 1
        return take(*told)

    monkeypatch.setattr(owner, step, counted)
    monkeypatch.setattr(time_left, "monotonic", lambda: 1e9 if gone[0] > after else 0.0)
    return prove(QUICK, TODAY, 60)


def states(report: Report) -> list[str]:
    return [each.state for each in report.reached] + [each.state for each in report.promises]


@pytest.mark.parametrize("after", [0, 1, 2, 4, 6])
def test_wherever_a_proof_is_cut_what_it_found_stands_and_the_rest_is_unproved(monkeypatch, after):
    whole = states(prove(QUICK, TODAY))
    found = cut(monkeypatch, Search, "find", after)

    assert found.gave_up
    assert all(now in {was, "unproved"} for now, was in zip(states(found), whole, strict=True))
    assert found.is_good


def test_a_promise_about_many_questions_names_those_the_solver_gave_up_on(monkeypatch):
    found = cut(monkeypatch, Promises, "_falls_by", 2)
    better = found.promises[0]

    assert (better.state, list(better.unproved)) == ("unproved", QUESTIONS[2:])
    lines = list(in_words(found))
    assert "    not told of a better answer to: fixed_parts, weeks_unchanged, same_failures" in lines
    assert as_data(found)["properties"][0]["unproved"] == QUESTIONS[2:]
    assert lines[lines.index("a sheet with the verdict not_yet:") - 1] == (
        "  gave up on 2 of 22: a proof may take 60 seconds, a fifth of them for one question; "
        "give it longer, as with `--at-most 180`, or make the conditions simpler"
    )


def test_a_proof_that_is_not_cut_says_nothing_of_time():
    report = prove(QUICK, TODAY)

    assert not report.gave_up
    assert not any("gave up" in line for line in in_words(report))
    assert all("unproved" not in each for each in as_data(report)["properties"])


def test_what_the_solver_gives_up_on_by_itself_keeps_nothing_else_from_being_proved(monkeypatch):
    asked, model_of = count(), search.model_of

    def gives_up_once(*told):
        if next(asked) == 0:
            raise SolverGaveUpError
        return model_of(*told)

    monkeypatch.setattr(search, "model_of", gives_up_once)
    found = prove(QUICK, TODAY)

    assert [each.state for each in found.reached].count("unproved") == found.gave_up == 1
    assert next(iter(in_words(found))) == "quick: over every sheet of answers that people can give"
    assert "  unproved: whether question same_line is asked" in in_words(found)


def test_where_the_solver_gives_up_on_everything_no_promise_is_told_kept_or_broken(monkeypatch):
    def gives_up(*_told):
        raise SolverGaveUpError

    monkeypatch.setattr(search, "model_of", gives_up)
    found = prove(QUICK, TODAY)

    assert {each.id: each.state for each in found.promises} == dict.fromkeys(
        ("better_is_never_worse", "not_yet_has_a_reason", "all_verdicts"), "unproved"
    )


def test_one_question_may_take_a_fifth_and_no_more_than_is_left(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(time_left, "monotonic", lambda: now[0])

    assert seconds_for_one() is None
    with at_most(50):
        assert seconds_for_one() == 10
        now[0] = 147.0
        assert seconds_for_one() == 3
        now[0] = 150.0
        with pytest.raises(SolverGaveUpError):
            seconds_for_one()
    assert seconds_for_one() is None
