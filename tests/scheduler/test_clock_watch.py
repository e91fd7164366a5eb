"""What one worker sees of a clock that was ahead is not lost by what fails on the way."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from bot.work.clock_watch import ClockWatch, Look

AHEAD = timedelta(hours=12)


class FakeDocket:
    """Knows when each look is to come, and has it come now when told to."""

    def __init__(self) -> None:
        self.comes = {"look": datetime.now(UTC) + AHEAD}
        self.again: list[Any] = []

    async def get_execution(self, key: str) -> Any:
        return SimpleNamespace(when=self.comes[key])

    def replace(self, task: Any, when: datetime, key: str) -> Any:
        async def come() -> None:
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

    async def nothing_owed(self) -> Any:
        await self.due()
        return ()


async def look() -> None:
    """Is looked for again and again."""


async def again(_installation: str, _assessment: str) -> None:
    """Let time pass."""


def watch(docket: Any, *, due: Any, owed: Any) -> ClockWatch:
    store: Any = SimpleNamespace(due=due)
    return ClockWatch(docket, [Look(look, timedelta(seconds=10))], again, store, owed)


async def nothing() -> Any:
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
