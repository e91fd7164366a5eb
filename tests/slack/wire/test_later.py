"""Small things done after the answer are done before the end, and whatever becomes of them harms nothing."""

import asyncio

from bot.slack.calling.later import Later


async def test_what_has_begun_is_done_before_the_end():
    later, done = Later(), []

    async def slow():
        await asyncio.sleep(0.05)
        done.append(True)

    later.do(slow())
    await later.drain()

    assert done == [True]


async def test_it_is_busy_until_all_is_done():
    later = Later()
    assert not later.is_busy

    later.do(asyncio.sleep(0.01))
    assert later.is_busy

    await later.drain()
    assert not later.is_busy


async def test_what_fails_is_logged_and_harms_nothing(caplog):
    later = Later()

    async def fail():
        raise ValueError("no such thing")

    later.do(fail())
    await later.drain()

    assert "something small was left undone: ValueError: no such thing" in caplog.text


async def test_of_several_steps_each_is_done_in_turn_whatever_became_of_the_one_before(caplog):
    later, done = Later(), []

    async def step(name, error=None):
        await asyncio.sleep(0)
        done.append(name)
        if error:
            raise error

    later.do(step("first"), step("second", ValueError("no")), step("third"))
    await later.drain()

    assert done == ["first", "second", "third"]
    assert caplog.text.count("left undone") == 1


async def test_a_step_that_never_ends_is_given_up_with_those_after_it():
    later, done = Later(), []

    async def step():
        done.append(True)

    later.do(asyncio.Event().wait(), step())
    await later.drain(0.05)

    assert done == []


async def test_what_never_ends_is_given_up():
    later, stopped = Later(), []

    async def forever():
        try:
            await asyncio.Event().wait()
        finally:
            stopped.append(True)

    later.do(forever())
    await asyncio.wait_for(later.drain(0.05), 1)

    assert stopped == [True]
