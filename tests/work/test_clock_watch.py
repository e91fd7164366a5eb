"""What one worker sees of a clock that was ahead is not lost by what fails on the way."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from bot.work.clock_watch import ClockWatch
from bot.work.looks import Look
from bot.work.waiting import Waiting

AHEAD = timedelta(hours=12)


class FakeDocket:
    """Knows when each look is to come, and has it come now when told to."""

    def __init__(self, ahead: timedelta = AHEAD) -> None:
        self.comes = {"look": datetime.now(UTC) + ahead}
        self.again: list[Any] = []

    async def get_execution(self, key: str) -> Any:
        return SimpleNamespace(when=self.comes[key])

    def replace(self, task: Any, when: datetime, key: str) -> Any:
        async def come(*_: str) -> None:
            self.comes[key] = when

        return come

    def call(self, task: Any, key: str) -> Any:
        return lambda *given: given

    async def add_many(self, given: Any) -> None:
        self.again += given


class FailingOnce:
    """Fails once, and tells of one check from then on."""

    def __init__(self) -> None:
        self.failed = False

    async def due(self, *_: Any) -> Any:
        if not self.failed:
            self.failed = True
            raise OSError("the store is gone for a moment")
        return [(SimpleNamespace(id="T0PLAYGRND"), "a1", None)]

    async def nothing_owed(self, _limit: int) -> Any:
        await self.due()
        return ()


async def look() -> None:
    """Is looked for again and again."""


async def again(_installation: str, _assessment: str) -> None:
    """Let time pass."""


class NotedTime:
    """As much of a store as keeps the time that was noted, and is told to bring forward what waits."""

    def __init__(self, due: Any, noted: datetime | None = None) -> None:
        self.due, self.noted, self.brought = due, noted, 0

    async def noted_time(self) -> datetime | None:
        return self.noted

    async def note_time(self, now: datetime) -> None:
        self.noted = now

    async def bring_forward(self, _now: datetime) -> None:
        self.brought += 1


def watch(docket: Any, *, due: Any, owed: Any, noted: datetime | None = None) -> ClockWatch:
    store: Any = NotedTime(due, noted)
    return ClockWatch(docket, [Look(look, timedelta(seconds=10))], again, store, lambda: datetime.now(UTC), owed)


async def nothing(_limit: int) -> Any:
    return ()


async def one(*_: Any) -> Any:
    return [(SimpleNamespace(id="T0PLAYGRND"), "a1", None)]


@pytest.mark.parametrize("fails", ["what is owed", "what is planned"])
async def test_time_passes_again_for_everything_even_if_the_store_is_gone_as_it_is_noticed(fails):
    docket, failing = FakeDocket(), FailingOnce()
    owed = failing.nothing_owed if fails == "what is owed" else nothing
    clocks = watch(docket, due=one if fails == "what is owed" else failing.due, owed=owed)
    with pytest.raises(OSError, match="gone for a moment"):
        await clocks.put_right()
    assert docket.again == []

    await clocks.put_right()
    await clocks.put_right()

    assert docket.again == [("T0PLAYGRND", "a1")]


@pytest.mark.parametrize(("ahead", "again"), [(timedelta(hours=1), 1), (timedelta(minutes=5), 0), (-AHEAD, 0)])
async def test_who_starts_after_the_stores_clock_was_set_back_learns_of_it_by_the_time_noted(ahead, again):
    docket = FakeDocket(ahead=timedelta())
    clocks = watch(docket, due=one, owed=nothing, noted=datetime.now(UTC) + ahead)

    await clocks.put_right()
    await clocks.put_right()

    assert len(docket.again) == clocks.store.brought == again
    assert abs(clocks.store.noted - datetime.now(UTC)) < timedelta(minutes=1)


async def test_that_a_clock_was_ahead_stays_noted_until_time_has_passed_again():
    docket, failing, noted = FakeDocket(ahead=timedelta()), FailingOnce(), datetime.now(UTC) + AHEAD
    clocks = watch(docket, due=failing.due, owed=nothing, noted=noted)
    with pytest.raises(OSError, match="gone for a moment"):
        await clocks.put_right()

    assert clocks.store.noted == noted


async def test_what_is_owed_and_waits_too_long_comes_now_even_where_no_look_was_ahead():
    docket = FakeDocket(ahead=timedelta())
    docket.comes["deliver/a1"] = datetime.now(UTC) + timedelta(hours=1)
    docket.comes["deliver/a2"] = soon = datetime.now(UTC) + timedelta(seconds=50)

    async def owed(_limit: int) -> Any:
        return [Waiting(again, f"deliver/{each}", ("T0PLAYGRND", each)) for each in ("a1", "a2")]

    await watch(docket, due=one, owed=owed).put_right()

    assert docket.comes["deliver/a1"] <= datetime.now(UTC)
    assert docket.comes["deliver/a2"] == soon
    assert docket.again == []


async def test_what_is_owed_is_woken_once_what_waited_by_the_wrong_clock_is_listed():
    docket, told = FakeDocket(ahead=timedelta()), list[int]()

    async def owed(_limit: int) -> Any:
        told.append(clocks.store.brought)
        return ()

    clocks = watch(docket, due=one, owed=owed, noted=datetime.now(UTC) + AHEAD)
    await clocks.put_right()

    assert told == [1]
