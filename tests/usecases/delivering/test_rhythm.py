"""When the cards of a busy check are written: the thread at once, the root a breath later, and then once a breath."""

from datetime import UTC, datetime, timedelta

import pytest
from usecase_parts import HERE

from bot.usecases.delivering.deliver import deliver
from bot.usecases.delivering.rhythm import BREATH, KEPT, Beat, Rhythm
from bot.usecases.ports import AgainError
from bot.work.intervals import USUAL

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SOON = timedelta(milliseconds=1)


def test_a_breath_is_about_the_second_in_which_a_burst_is_gathered():
    assert timedelta(seconds=1) <= BREATH <= timedelta(seconds=2)
    assert USUAL.breath == Rhythm().breath == BREATH


def test_the_thread_is_written_at_once_and_the_root_a_breath_later():
    rhythm = Rhythm()

    assert rhythm.beat("a1", NOON) is Beat.THREAD
    assert rhythm.beat("a1", NOON + BREATH) is Beat.ALL


def test_within_a_breath_nothing_is_written_and_it_is_said_until_when():
    rhythm = Rhythm()
    rhythm.beat("a1", NOON)

    assert rhythm.beat("a1", NOON + SOON) == NOON + BREATH
    assert rhythm.beat("a1", NOON + BREATH - SOON) == NOON + BREATH


def test_who_asks_too_early_puts_nothing_off():
    rhythm = Rhythm()
    rhythm.beat("a1", NOON)
    for number in range(9):
        rhythm.beat("a1", NOON + number * SOON)

    assert rhythm.beat("a1", NOON + BREATH) is Beat.ALL


def test_once_all_is_written_a_breath_passes_and_then_the_thread_comes_first_again():
    rhythm = Rhythm()
    rhythm.wrote_all("a1", NOON)

    assert rhythm.beat("a1", NOON + SOON) == NOON + BREATH
    assert rhythm.beat("a1", NOON + BREATH) is Beat.THREAD


def test_checks_keep_time_each_for_itself_and_the_one_idle_longest_is_forgotten_first():
    rhythm = Rhythm()
    for number in range(KEPT):
        assert rhythm.beat(f"a{number}", NOON) is Beat.THREAD
    rhythm.wrote_all("a0", NOON)
    rhythm.beat("another", NOON)

    assert rhythm.beat("a0", NOON + SOON) == NOON + BREATH
    assert rhythm.beat("a1", NOON + SOON) is Beat.THREAD


def test_after_a_clock_was_set_back_nothing_waits_for_what_was_written_by_it():
    rhythm = Rhythm()
    rhythm.wrote_all("a1", NOON + timedelta(hours=1))
    rhythm.beat("a2", NOON + timedelta(hours=1))

    assert rhythm.beat("a1", NOON) is Beat.THREAD
    assert rhythm.beat("a2", NOON) is Beat.ALL


async def test_a_delivery_in_a_rhythm_leaves_the_root_to_the_next_breath_and_writes_nothing_within_one(world):
    rhythm = Rhythm()
    await world.begin()
    await world.deliver()
    world.slack.calls.clear()

    await world.answer("ana", "task_signed", "yes")
    with pytest.raises(AgainError) as again:
        await deliver(world.ports, world.slack, HERE, "a1", rhythm)
    assert world.slack.calls == [("update", "section/task")]
    assert again.value.until == world.now + BREATH

    with pytest.raises(AgainError):
        await deliver(world.ports, world.slack, HERE, "a1", rhythm)
    assert len(world.slack.calls) == 1

    world.now += BREATH
    await deliver(world.ports, world.slack, HERE, "a1", rhythm)
    assert world.slack.calls[1:] == [("update", "root")]
    with pytest.raises(AgainError):
        await deliver(world.ports, world.slack, HERE, "a1", rhythm)


async def test_a_verdict_waits_for_no_breath(world):
    await world.begin("quick")

    await deliver(world.ports, world.slack, HERE, "a1", Rhythm())

    assert world.slack.named("summary/1")
