"""Whatever people do, in whatever order and however the clock goes, the promises of the engine hold after each step."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_acts import walk
from readiness_sheets import READINESS
from team_check import TeamCheck, answer

from bot.engine import events
from bot.engine.asking import is_closed, open_questions
from bot.engine.decision import Decision, Refused
from bot.engine.following import due_at
from bot.engine.transition import apply
from bot.engine.wanted import cards_wanted
from bot.store import codec

WALKS, STEPS = 40, 60
OTHER = {  # for each judgement, two answers that differ in value and level
    "task_signed": ("yes", "no"),
    "decider": ("one_person", "unchecked"),
    "request_shape": ("one", "open"),
    "lasting_failures": (["canary in the invoices"], "none"),
}


def the_walk(seed):
    return walk(Random(seed), STEPS)  # noqa: S311 - the same walk each time


def voids(event, question):
    """Whether an event changes what this question rests on."""
    touched = set(event.answers) if isinstance(event, events.Answered) else {getattr(event, "question", None)}
    return bool(touched & set(READINESS.questions[question].again_after)) if question in READINESS.questions else False


def answers_stay(check, event, before, after):
    for question, by_person in before.answers.items():
        for person, was in by_person.items():
            now = after.answer(question, person)
            if now == was:
                continue
            mine = getattr(event, "by", None) == person
            replaced = now is not None and mine and isinstance(event, events.Answered | events.Undone)
            undone = isinstance(event, events.Undone) and mine and event.question == question
            handed = isinstance(event, events.Handed) and mine and event.question == question and was.value is None
            assert replaced or undone or handed or voids(event, question), (event, question, person)


def sections_only_open(check, event, before, after):
    assert set(before.opened) <= set(after.opened)
    titles = [section.id for section in READINESS.sections]
    assert list(after.opened) == titles[: len(after.opened)]


def closed_means_closed(check, event, before, after):
    if before.closed is None:
        assert (after.closed is None) == (len(after.verdicts) == len(before.verdicts))
        return
    if after.closed is None:
        assert isinstance(event, events.ReopenAsked)
        assert event.by == before.owner
        return
    graded = {id_: given for id_, given in after.answers.items() if id_ in READINESS.questions}
    assert graded == {id_: given for id_, given in before.answers.items() if id_ in READINESS.questions}
    assert replace(after, answers={}) == replace(before, answers={})


def what_is_refused_says_what_to_do(check, event, before, followed):
    assert len(followed.because) > 10
    assert followed.because[0].isupper() or followed.because.startswith("<@")
    assert followed.because.endswith((".", "!"))


def a_repeat_changes_nothing(check, event, before, after):
    again = apply(check.flow, after, event, check.now)
    if isinstance(again, Decision):
        assert again.assessment == after, event
        assert not again.changed


def what_is_open_is_taken(check, event, before, after):
    for person in ("ana", "ben", "dan"):
        for question in open_questions(after, check.flow, person)[:2]:
            passed = events.Answered(person, {question.id: answer("dont_know")})
            assert isinstance(apply(check.flow, after, passed, check.now), Decision)


def something_is_due_until_a_verdict_has_expired(check, event, before, after):
    expired = [each for each in after.notices if each.kind == "expired"]
    assert due_at(after, check.flow) is not None or expired


def cards_can_be_drawn_and_give_nothing_away(check, event, before, after):
    cards = cards_wanted(check.flow, after, check.now)
    assert ("summary/1" in cards or f"summary/{len(after.verdicts)}" in cards) == (after.closed is not None)
    if after.closed:
        return
    blind = [id_ for id_ in OTHER if after.answers.get(id_) and not is_closed(after, READINESS.questions[id_])]
    for other in (0, 1):
        assert cards_wanted(check.flow, _saying(after, blind, other), check.now) == cards
    assert "canary" not in repr(cards_wanted(check.flow, _saying(after, blind, 0), check.now))


def _saying(assessment, blind, other):
    """Give the assessment with everyone saying something else where it is blind; their passes stay passes."""
    cheaper = (given := assessment.answer("motive", "ana")) is not None and given.value == "cheaper"
    changed = {}
    for id_ in blind:
        word = OTHER[id_][other] if not (cheaper and id_ == "lasting_failures") else ("yes", "no")[other]
        changed[id_] = {
            person: given if given.value is None else replace(given, value=answer(word).value)
            for person, given in assessment.answers[id_].items()
        }
    return replace(assessment, answers={**assessment.answers, **changed})


def it_survives_being_stored(check, event, before, after):
    assert codec.decode(codec.encode(after)) == after


PROMISES = (
    answers_stay,
    sections_only_open,
    closed_means_closed,
    a_repeat_changes_nothing,
    what_is_open_is_taken,
    something_is_due_until_a_verdict_has_expired,
    cards_can_be_drawn_and_give_nothing_away,
    it_survives_being_stored,
)


def hold_all(check: TeamCheck, event, before, followed):
    if isinstance(followed, Refused):
        what_is_refused_says_what_to_do(check, event, before, followed)
        return
    assert followed.because
    if not followed.changed:
        assert followed.assessment == before
    for promise in PROMISES:
        promise(check, event, before, followed.assessment)


def test_every_promise_holds_after_every_event_of_many_long_walks():
    kinds = set()
    for seed in range(WALKS):
        for check, event, before, followed in the_walk(seed):
            hold_all(check, event, before, followed)
            kinds.add((type(event).__name__, type(followed).__name__))

    assert {kind for kind, result in kinds if result == "Decision"} == {
        "Answered",
        "Undone",
        "Handed",
        "RevealAsked",
        "VoteCalled",
        "SplitSettled",
        "DecideAsked",
        "ReopenAsked",
        "Ticked",
    }


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_every_promise_holds_down_to_the_shortest_walk(random):
    for step in walk(random, 12):
        hold_all(*step)


def test_the_walks_reach_closed_checks_of_several_verdicts():
    verdicts, ways = set(), set()
    for seed in range(WALKS):
        for check, *_ in the_walk(seed):
            if check.assessment.closed:
                verdicts.add(check.assessment.verdicts[-1].verdict)
                ways.add(check.assessment.closed.how)

    assert verdicts >= {"not_yet", "almost"}
    assert ways == {"complete", "owner", "time"}


@pytest.mark.parametrize("seed", range(5))
def test_the_same_walk_twice_ends_the_same(seed):
    def end():
        return [check.assessment for check, *_ in the_walk(seed)][-1]

    assert end() == end()
