"""The clock all processes go by: the server's, carried on between two readings by one that nobody sets."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from redis.asyncio import Redis
from redis.exceptions import ConnectionError as NoConnectionError

from bot.store.clock import StoreClock

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Machine:
    """A machine and a server whose clocks are moved by hand."""

    def __init__(self) -> None:
        self.now, self.server, self.steady = NOON, NOON, 100.0
        self.takes = 0.0
        self.is_down = False

    def passes(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        self.server += timedelta(seconds=seconds)
        self.steady += seconds

    async def time(self) -> tuple[int, int]:
        """Be as much of a server as a clock needs; the answer is of the middle of its way."""
        if self.is_down:
            raise NoConnectionError("no server")
        self.passes(self.takes / 2)
        at = self.server.timestamp()
        self.passes(self.takes / 2)
        return int(at), int(at % 1 * 1_000_000)

    def clock(self) -> StoreClock:
        return StoreClock(self, lambda: self.now, lambda: self.steady)


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.mark.parametrize("seconds", [300, -300, 3600, -86400])
async def test_the_time_is_the_servers_whatever_this_machine_says(machine: Machine, seconds: int):
    machine.now += timedelta(seconds=seconds)
    async with machine.clock() as clock:
        assert clock() == machine.server
        machine.passes(7)
        assert clock() == machine.server


async def test_a_machine_whose_clock_is_set_goes_on_as_before(machine: Machine):
    async with machine.clock() as clock:
        machine.now += timedelta(hours=12)

        assert clock() == machine.server


async def test_a_reading_allows_for_its_way(machine: Machine):
    machine.takes = 1.5
    async with machine.clock() as clock:
        assert clock() == machine.server


async def test_an_answer_that_took_too_long_is_left_out(machine: Machine):
    async with machine.clock() as clock:
        machine.takes, before = 3.0, machine.server
        machine.server += timedelta(hours=1)
        await clock.read()

        assert clock() == before + timedelta(seconds=3)


async def test_small_differences_do_not_move_the_time(machine: Machine):
    async with machine.clock() as clock:
        machine.server -= timedelta(milliseconds=400)
        before = clock()
        await clock.read()
        assert clock() == before

        machine.server -= timedelta(milliseconds=400)
        await clock.read()
        assert clock() == machine.server


async def test_who_wants_to_know_is_told_when_the_servers_clock_is_set_back(machine: Machine):
    told = []
    machine.server += timedelta(hours=12)
    async with machine.clock() as clock:
        clock.set_back = told.append
        machine.server += timedelta(hours=1)
        await clock.read()
        assert told == []

        machine.server -= timedelta(hours=13)
        await clock.read()
        await clock.read()

    assert told == [timedelta(hours=13)]


async def test_that_this_machine_has_another_time_is_said_once_and_again_when_it_changes(
    machine: Machine, caplog: pytest.LogCaptureFixture
):
    async with machine.clock() as clock:
        for ahead in (20, 300, 310, 300, -40, 0, 0, 45):
            machine.now = machine.server + timedelta(seconds=ahead)
            await clock.read()

    said = [record.getMessage().split("clock is ")[1].split(" that of")[0] for record in caplog.records]
    assert said == ["300 seconds ahead of", "40 seconds behind", "45 seconds ahead of"]


async def test_a_server_that_does_not_answer_is_done_without(machine: Machine, caplog: pytest.LogCaptureFixture):
    machine.is_down = True
    async with machine.clock() as clock:
        machine.passes(5)
        assert clock() == machine.now
        assert "goes by this machine's clock" in caplog.text

        machine.is_down = False
        machine.server += timedelta(hours=1)
        await clock.read()
        assert clock() == machine.server


async def test_it_is_read_again_and_again_and_ends(
    redis: Redis, monkeypatch: pytest.MonkeyPatch, eventually: Callable[..., Any]
):
    monkeypatch.setattr("bot.store.clock.READ_EVERY", 0.001)
    before = asyncio.all_tasks()
    async with StoreClock(redis, lambda: datetime.now(UTC) + timedelta(hours=5)) as clock:
        assert abs(clock() - datetime.now(UTC)) < timedelta(seconds=30)
        clock._read -= timedelta(hours=1)
        await eventually(lambda: abs(clock() - datetime.now(UTC)) < timedelta(seconds=30), "another reading")
    assert asyncio.all_tasks() == before
