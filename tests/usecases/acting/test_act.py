"""An event is taken once, whole, in two round trips; who may not, changes nothing."""

import asyncio
from dataclasses import replace

import pytest
from usecase_parts import HERE, act

from bot.engine.decision import Refused
from bot.engine.events import Answered
from bot.engine.saved.answer import Answer
from bot.usecases.acting.act import Done, NotFound, TooBusyError, plain_event
from bot.usecases.ports import Committed


async def test_an_answer_costs_two_round_trips_and_wakes_its_delivery(world):
    await world.begin()
    await world.deliver()
    world.store.trips.clear()
    world.woken.clear()

    outcome = await world.answer("ana", "task_signed", "yes")

    assert isinstance(outcome, Done)
    assert outcome.changed
    assert world.store.trips == ["load", "commit"]
    assert world.woken == ["a1"]


async def test_a_wake_that_is_pending_already_is_not_sent_again(world):
    await world.begin()
    world.woken.clear()

    await world.answer("ana", "task_signed", "yes")

    assert world.woken == []


async def test_the_same_event_twice_changes_nothing_and_is_done(world):
    await world.begin()
    await world.answer("ana", "task_signed", "yes", "press/1")
    await world.answer("ana", "task_signed", "no", "press/2")
    before = await world.stands()

    outcome = await world.answer("ana", "task_signed", "yes", "press/1")

    assert outcome == Done(before, outcome.flow, ("this has been taken before",), changed=False)
    assert await world.stands() == before


async def test_what_changes_nothing_is_not_written(world):
    await world.begin()
    await world.answer("ana", "task_signed", "yes", "press/1")
    world.store.trips.clear()

    outcome = await world.answer("ana", "task_signed", "yes", "press/2")

    assert not outcome.changed
    assert world.store.trips == ["load"]


async def test_a_refusal_says_why_and_changes_nothing(world):
    await world.begin()
    before = await world.stands()

    outcome = await world.answer("eve", "task_signed", "yes")

    assert isinstance(outcome, Refused)
    assert "not asked" in outcome.because
    assert await world.stands() == before


async def test_what_is_not_there_is_not_found(world):
    assert await world.answer("ana", "task_signed", "yes") == NotFound()


async def test_a_gate_that_is_closed_changes_nothing_whatever_it_says(world):
    await world.begin()
    before = await world.stands()

    async def closed(assessment):
        assert assessment == before
        return NotFound()

    outcome = await act(world.ports, HERE, "a1", Answered("ana", {"task_signed": Answer("yes")}), "e", closed)

    assert outcome == NotFound()
    assert await world.stands() == before


async def test_eight_people_at_once_all_are_heard(world):
    people = tuple(f"person{number}" for number in range(8))
    await world.begin(asked=people)

    outcomes = await asyncio.gather(*(world.answer(person, "task_signed", "yes") for person in people))

    assert all(outcome.changed for outcome in outcomes)
    assert set((await world.stands()).answers["task_signed"]) == set(people)


async def test_a_commit_that_came_too_late_is_decided_again_on_what_stands_now(world):
    await world.begin()
    late = [True]
    commit = world.store.commit

    async def beaten(installation, asked):
        if late and late.pop():
            stands = world.store.assessments[HERE.id, "a1"]
            answers = {**stands.answers, "task_signed": {"ben": Answer("no", at=world.now)}}
            changed = replace(stands, answers=answers, version=stands.version + 1)
            world.store.assessments[HERE.id, "a1"] = changed
        return await commit(installation, asked)

    world.store.commit = beaten

    await world.answer("ana", "task_signed", "yes")

    assert set((await world.stands()).answers["task_signed"]) == {"ana", "ben"}


async def test_who_is_always_beaten_is_told_and_nothing_is_half_done(world):
    await world.begin()

    async def beaten(installation, asked):
        return Committed.STALE

    world.store.commit = beaten

    with pytest.raises(TooBusyError):
        await world.answer("ana", "task_signed", "yes")


async def test_what_is_read_late_is_read_from_what_stands(world):
    await world.begin()

    def made(flow, assessment, now):
        assert now == world.now
        return Answered("ana", {"task_signed": Answer("yes" if assessment.owner == "ana" else "no")})

    await act(world.ports, HERE, "a1", made, "e")
    refused = await act(world.ports, HERE, "a1", lambda *_: Refused("Not like this."), "f")

    assert (await world.stands()).answers["task_signed"]["ana"].value == "yes"
    assert refused == Refused("Not like this.")


async def test_the_trail_says_what_happened_in_plain_words_and_data(world):
    await world.begin()
    await world.answer("ana", "task_signed", "yes")

    trail = await world.store.trail(HERE, "a1")

    assert [entry.event["event"] for entry in trail] == ["Started", "Answered"]
    assert trail[1].event == {"event": "Answered", "by": "ana", "answers": {"task_signed": {"value": "yes"}}}
    assert trail[1].because[0] == "ana answered task_signed"
    assert [entry.version for entry in trail] == [1, 2]


def test_the_trail_keeps_an_answer_of_nought_and_of_none_of_the_options():
    kept = plain_event(Answered("ana", {"test_cases": Answer(0), "fixed_parts": Answer(())}))

    answers = {"test_cases": {"value": 0}, "fixed_parts": {"value": []}}
    assert kept == {"event": "Answered", "by": "ana", "answers": answers}


async def test_the_trail_tells_in_which_words_a_question_stood_only_where_they_had_ever_changed(world):
    await world.begin()
    shown = {"task_signed": "", "test_cases": "0a1b2c3d"}
    await act(world.ports, HERE, "a1", Answered("ana", {"task_signed": Answer("yes")}, shown), "one")
    await act(world.ports, HERE, "a1", Answered("ben", {"task_signed": Answer("yes")}, {"task_signed": ""}), "two")

    _, one, two = await world.store.trail(HERE, "a1")

    assert one.event["shown"] == {"test_cases": "0a1b2c3d"}
    assert "shown" not in two.event
