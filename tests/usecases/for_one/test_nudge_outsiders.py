"""Somebody of another company is reminded in the thread of the check that asks them, and never in a direct message."""

from datetime import timedelta

import pytest
from usecase_parts import CHANNEL, HERE

from bot.engine.events import OutsidersLet
from bot.usecases.acting.act import act, unasked


@pytest.fixture
async def asked(world):
    """A world in which gia, who is of another company, is asked in a check of ana's."""
    world.people.rooms[CHANNEL].add("gia")
    world.people.gone.add("gia")
    world.people.outsiders.add("gia")
    await world.begin(asked=("ana", "gia"), outsiders="answer")
    await world.deliver()
    return world


async def test_they_are_called_once_in_the_thread_and_get_no_direct_message(asked):
    await asked.goes_on(asked.now + timedelta(days=4))

    assert asked.slack.nudges_of("gia") == []
    assert asked.slack.nudges_of("ana") != []
    (call,) = (await asked.stands()).calls
    assert (call.people, call.why) == (("gia",), "reminded")
    await asked.deliver()
    (ts,) = asked.slack.named("call/1")
    assert asked.slack.messages[ts].thread in asked.slack.named("root")


async def test_they_are_not_called_outside_working_hours(asked):
    await asked.goes_on(asked.now.replace(hour=23))

    assert (await asked.stands()).calls == ()


async def test_while_they_may_not_answer_they_are_reminded_of_nothing_and_once_they_may_they_are(asked):
    await act(asked.ports, HERE, "a1", OutsidersLet("ana", "observe"), "let", unasked)
    await asked.goes_on(asked.now + timedelta(days=1, hours=3))
    assert (await asked.stands()).calls == ()

    await act(asked.ports, HERE, "a1", OutsidersLet("ana", "answer"), "let again", unasked)
    await asked.remind("gia")
    assert len((await asked.stands()).calls) == 1


async def test_where_they_have_left_they_are_reminded_of_nothing(asked):
    asked.people.rooms[CHANNEL].discard("gia")
    await asked.goes_on(asked.now + timedelta(days=4))
    assert (await asked.stands()).calls == ()
