"""The work engine on a real Valkey: bursts become one delivery, nothing is lost, nothing runs hot.

Its tasks live in the server's second database, so that the first holds the store's keys alone.
"""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from contracts.store_contract import HERE, THERE, commit_of, fresh
from docket import Docket
from redis.asyncio import Redis

from bot.store import RedisStore
from bot.usecases.ports import AgainError, Committed, HoldOffError, Installation, TrailEntry
from bot.work.intervals import Intervals
from bot.work.people_errands import people_errands
from bot.work.scheduler import Scheduler

MOMENT = timedelta(milliseconds=30)
Work = Callable[[Installation, str], Awaitable[None]]


class WatchedStore(RedisStore):
    """A store that counts how often it was asked whom to look at."""

    looked = 0

    async def looks(self, *asked: Any) -> Any:
        self.looked += 1
        return await super().looks(*asked)


class Team:
    """A store, and use cases that note what they were asked to do."""

    def __init__(self, redis: Redis, docket_url: str) -> None:
        self.store = WatchedStore(redis, clock=lambda: self.now)
        self.docket_url = docket_url
        self.moved = timedelta()
        self.delivered: list[tuple[str, str, int]] = []
        self.ticked: list[tuple[str, str]] = []
        self.deliver: Work = self.show
        self.tick: Work = self.note_tick
        self.reminded: list[tuple[str, str]] = []
        self.nudge: Work = self.note_nudge

    @property
    def now(self) -> datetime:
        return datetime.now(UTC) + self.moved

    async def show(self, installation: Installation, assessment: str) -> None:
        stands = await self.store.load(installation, assessment)
        assert stands is not None
        self.delivered.append((installation.id, assessment, stands.version))
        await self.store.delivered(installation, assessment, stands.version)

    async def note_tick(self, installation: Installation, assessment: str) -> None:
        self.ticked.append((installation.id, assessment))

    async def looks_around(self, eventually: Callable[..., Any]) -> None:
        """Wait until the work engine has asked several times more whom to look at."""
        until = self.store.looked + 5
        await eventually(lambda: self.store.looked >= until, "five more looks at whom to remind")

    async def note_nudge(self, installation: Installation, person: str) -> None:
        self.reminded.append((installation.id, person))
        await self.store.put_off_look(installation, person, self.now + timedelta(days=1))

    async def commit(self, name: str = "a1", **changes: Any) -> Committed:
        stands = await self.store.load(HERE, name) or fresh(name)
        entry = TrailEntry(self.now, stands.version + 1, {}, ())
        return await self.store.commit(HERE, commit_of(stands, f"e{stands.version}", entry=entry, **changes))

    def scheduler(self, **chosen: Any) -> Scheduler:
        async def deliver(installation: Installation, assessment: str) -> None:
            await self.deliver(installation, assessment)

        async def tick(installation: Installation, assessment: str) -> None:
            await self.tick(installation, assessment)

        async def nudge(installation: Installation, person: str) -> None:
            await self.nudge(installation, person)

        async def nothing(installation: Installation, person: str) -> None: ...

        never = timedelta(hours=1)
        looks = ("sweep_every", "due_every", "nudge_every", "homes_every", "leaving_every")
        intervals = replace(Intervals(MOMENT, first_pause=MOMENT, **dict.fromkeys(looks, never)), **chosen)
        return Scheduler(
            self.docket_url,
            deliver=deliver,
            tick=tick,
            errands=people_errands(self.store, intervals, nudge=nudge, publish=nothing, forget_person=nothing),
            store=self.store,
            clock=lambda: self.now,
            intervals=intervals,
        )

    @asynccontextmanager
    async def at_work(self, **chosen: Any) -> AsyncIterator[Scheduler]:
        async with self.scheduler(**chosen) as scheduler:
            working = asyncio.create_task(scheduler.run_worker())
            yield scheduler
            await scheduler.stop()
            await working


@pytest.fixture
def team(redis: Redis, redis_url: str) -> Team:
    return Team(redis, f"{redis_url}?db=1")


async def test_what_is_woken_is_delivered(team: Team, eventually: Callable[..., Any]):
    async with team.at_work() as scheduler:
        await team.commit()
        await scheduler.wake(HERE, "a1")

        await eventually(lambda: team.delivered == [(HERE.id, "a1", 1)], "the delivery")


@pytest.mark.parametrize("ahead", [timedelta(hours=1), timedelta(hours=12), timedelta(days=100)], ids=str)
async def test_after_a_clock_was_ahead_looks_go_on_and_everything_planned_is_looked_at_again(
    team: Team, eventually: Callable[..., Any], ahead: timedelta
):
    await team.commit(due=team.now + timedelta(days=6))
    await planned_by_a_clock(team, ahead, "sweep", "look_for_due", "look_for_nudges", "look_for_homes")

    async with team.at_work(due_every=MOMENT):
        await eventually(lambda: team.ticked == [(HERE.id, "a1")], "the check to be looked at again")
        await team.commit("a2", due=team.now)
        await eventually(lambda: (HERE.id, "a2") in team.ticked, "what is due to be found")


async def test_a_clock_that_is_put_right_while_the_worker_runs_is_noticed_at_its_next_look(
    team: Team, eventually: Callable[..., Any]
):
    await team.commit(due=team.now + timedelta(days=6))
    async with team.at_work(clock_every=MOMENT) as scheduler:
        await eventually(looks(team, 2), "the first looks")
        async with Docket(name="ftready", url=team.docket_url) as docket:
            later = datetime.now(UTC) + timedelta(hours=12)
            await docket.replace(named("look_for_due"), when=later, key="look_for_due")()
        await eventually(lambda: team.ticked == [(HERE.id, "a1")], "the check to be looked at again")
        assert scheduler


async def test_a_clock_little_ahead_puts_no_look_off_and_brings_nothing_twice(
    team: Team, eventually: Callable[..., Any], caplog: pytest.LogCaptureFixture
):
    await team.commit(due=team.now + timedelta(days=6))
    await planned_by_a_clock(team, timedelta(minutes=5), "look_for_due")

    async with team.at_work(due_every=MOMENT, clock_every=MOMENT):
        await team.commit("a2", due=team.now)
        await eventually(lambda: team.ticked, "what is due to be found")

    assert team.ticked == [(HERE.id, "a2")]
    assert "looks again at everything" not in caplog.text


async def test_a_clock_that_stays_wrong_has_everything_looked_at_again_only_now_and_then(
    team: Team, eventually: Callable[..., Any], caplog: pytest.LogCaptureFixture
):
    await planned_by_a_clock(team, timedelta(hours=2), "look_for_due")
    async with team.at_work(clock_every=MOMENT):
        for times in (1, 2, 3):
            await eventually(lambda least=times: caplog.text.count("asked for anew") >= least, "it is noticed")
            async with Docket(name="ftready", url=team.docket_url) as docket:
                later = datetime.now(UTC) + timedelta(hours=2)
                await docket.replace(named("look_for_due"), when=later, key="look_for_due")()

    assert caplog.text.count("looks again at everything") == 1


async def test_what_was_put_off_by_a_clock_ahead_is_delivered_and_ticked_once_it_is_right(
    team: Team, eventually: Callable[..., Any]
):
    await team.commit(due=team.now)
    due = (await team.store.due(team.now, 1))[0][2]
    await planned_by_a_clock(team, timedelta(hours=12), "sweep")
    async with Docket(name="ftready", url=team.docket_url) as docket:
        later = datetime.now(UTC) + timedelta(hours=12)
        await docket.add(named("deliver"), when=later, key=f"deliver/{HERE.id}/a1")(HERE.id, "a1")
        key = f"tick/{HERE.id}/a1/{due.isoformat()}"
        await docket.add(named("tick"), when=later, key=key)(HERE.id, "a1", due.isoformat())

    async with team.at_work(sweep_every=MOMENT):
        await eventually(lambda: team.delivered, "the delivery")
        await eventually(lambda: len(team.ticked) > 1, "the tick, beside the look at everything")


async def planned_by_a_clock(team: Team, ahead: timedelta, *looks: str) -> None:
    """Leave looks planned as by a worker whose clock was ahead."""
    async with Docket(name="ftready", url=team.docket_url) as docket:
        for name in looks:
            await docket.add(named(name), when=datetime.now(UTC) + ahead, key=name)()


def named(name: str) -> Callable[[], Awaitable[None]]:
    """Make what the work engine takes for one of its looks."""

    async def look(*_: str) -> None: ...

    look.__name__ = name
    return look


@pytest.mark.parametrize("ends", ["well", "badly"])
async def test_it_is_at_work_from_the_begin_of_a_delivery_to_its_end(
    team: Team, eventually: Callable[..., Any], ends: str
):
    goes_on = asyncio.Event()

    async def slow(installation: Installation, assessment: str) -> None:
        await goes_on.wait()
        if ends == "badly":
            raise HoldOffError("chat.update", team.now + timedelta(hours=1))

    team.deliver = slow
    async with team.at_work() as scheduler:
        assert not scheduler.is_at_work
        await team.commit()
        await scheduler.wake(HERE, "a1")
        await eventually(lambda: scheduler.is_at_work, "the delivery to begin")

        goes_on.set()
        await eventually(lambda: not scheduler.is_at_work, "the delivery to end")


async def test_a_burst_is_one_delivery_that_shows_the_last_of_it(team: Team, eventually: Callable[..., Any]):
    gathered = timedelta(milliseconds=300)
    async with team.at_work(coalesce=gathered) as scheduler:
        began = time.monotonic()
        for _ in range(50):
            await team.commit()
            await scheduler.wake(HERE, "a1")
        took = timedelta(seconds=time.monotonic() - began)

        await eventually(lambda: (HERE.id, "a1", 50) in team.delivered, "the last press on the card")

    # On a machine that has much else to do the burst itself takes longer than one is gathered for.
    assert len(team.delivered) <= 2 + took // gathered


async def test_a_stream_of_wakes_does_not_keep_putting_the_delivery_off(team: Team, eventually: Callable[..., Any]):
    async with team.at_work(coalesce=timedelta(milliseconds=100)) as scheduler:
        await team.commit()

        async def a_delivery_while_waking() -> bool:
            await scheduler.wake(HERE, "a1")
            return bool(team.delivered)

        await eventually(a_delivery_while_waking, "a delivery")


async def test_assessments_and_installations_are_delivered_each_for_itself(team: Team, eventually: Callable[..., Any]):
    async with team.at_work() as scheduler:
        for name in ("a1", "a2"):
            await team.commit(name)
            await scheduler.wake(HERE, name)
        await team.store.commit(THERE, commit_of(fresh("a1")))
        await scheduler.wake(THERE, "a1")

        await eventually(lambda: len(team.delivered) == 3, "three deliveries")

    assert set(team.delivered) == {(THERE.id, "a1", 1), (HERE.id, "a1", 1), (HERE.id, "a2", 1)}


async def test_of_one_assessment_one_delivery_runs_at_a_time_and_what_came_meanwhile_is_delivered_after(
    team: Team, eventually: Callable[..., Any]
):
    go_on = asyncio.Event()
    running, most = 0, 0

    async def slowly(installation: Installation, assessment: str) -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        stands = await team.store.load(installation, assessment)
        assert stands is not None
        await go_on.wait()
        team.delivered.append((installation.id, assessment, stands.version))
        await team.store.delivered(installation, assessment, stands.version)
        running -= 1

    team.deliver = slowly
    often = timedelta(milliseconds=100)
    async with team.at_work(sweep_every=often) as scheduler, team.at_work(sweep_every=often) as other:
        await team.commit()
        await scheduler.wake(HERE, "a1")
        await eventually(lambda: running == 1, "the first delivery")
        for each in (scheduler, other) * 10:
            await team.commit()
            await each.wake(HERE, "a1")
        assert most == 1
        go_on.set()

        await eventually(lambda: (HERE.id, "a1", 21) in team.delivered, "what came meanwhile")
        await eventually(lambda: running == 0, "the end")

    assert most == 1
    assert list(await team.store.out_of_date(9)) == []


async def test_a_wake_just_as_a_delivery_ends_is_heard_without_the_sweep(team: Team, eventually: Callable[..., Any]):
    async with team.at_work() as scheduler:

        async def show_and_be_late(installation: Installation, assessment: str) -> None:
            await team.show(installation, assessment)
            if len(team.delivered) == 1:  # all is shown, but for the engine this still runs
                assert await team.commit() is Committed.COMMITTED
                await scheduler.wake(HERE, "a1")

        team.deliver = show_and_be_late
        await team.commit()
        await scheduler.wake(HERE, "a1")

        await eventually(lambda: (HERE.id, "a1", 2) in team.delivered, "the late one")


async def test_a_commit_that_was_never_woken_is_found_by_the_sweep(team: Team, eventually: Callable[..., Any]):
    await team.commit()

    async with team.at_work(sweep_every=MOMENT):
        await eventually(lambda: (HERE.id, "a1", 1) in team.delivered, "the sweep")


KILLED = """
import asyncio, os, signal, sys
sys.path[:0] = sys.argv[2:]
from contracts.store_contract import HERE, commit_of, fresh
from bot.store import RedisStore, connect

async def main():
    store = RedisStore(connect(sys.argv[1]))
    await store.commit(HERE, commit_of(fresh()))
    os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""


@pytest.mark.slow
async def test_a_process_killed_between_commit_and_wake_leaves_a_card_that_is_soon_right(
    team: Team, redis_url: str, eventually: Callable[..., Any]
):
    killed = await asyncio.create_subprocess_exec(sys.executable, "-c", KILLED, redis_url, *sys.path)
    assert await killed.wait() == -signal.SIGKILL

    async with team.at_work(sweep_every=timedelta(seconds=2)):
        await eventually(lambda: (HERE.id, "a1", 1) in team.delivered, "the sweep")


WORKS = """
import asyncio, sys
from datetime import UTC, datetime, timedelta
sys.path[:0] = sys.argv[3:]
from contracts.store_contract import HERE, commit_of, fresh
from bot.work.intervals import Intervals
from bot.work.scheduler import Scheduler
from bot.store import RedisStore, connect

async def hang(installation, assessment):
    print("delivering", flush=True)
    await asyncio.sleep(600)

async def main():
    store = RedisStore(connect(sys.argv[1]))
    await store.commit(HERE, commit_of(fresh()))
    async with Scheduler(
        sys.argv[2], deliver=hang, tick=hang, errands=(), store=store, clock=lambda: datetime.now(UTC),
        intervals=Intervals(redeliver_after=timedelta(seconds=1)),
    ) as scheduler:
        await scheduler.wake(HERE, "a1")
        await scheduler.run_worker()

asyncio.run(main())
"""


@pytest.mark.slow
async def test_a_delivery_whose_worker_is_killed_is_taken_over(
    team: Team, redis_url: str, eventually: Callable[..., Any]
):
    killed = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", WORKS, redis_url, team.docket_url, *sys.path), stdout=subprocess.PIPE
    )
    assert killed.stdout
    assert await killed.stdout.readline() == b"delivering\n"
    killed.kill()
    await killed.wait()

    async with team.at_work(redeliver_after=timedelta(seconds=1), sweep_every=timedelta(milliseconds=200)):
        await eventually(lambda: (HERE.id, "a1", 1) in team.delivered, "the delivery by another worker")
    killed._transport.close()


async def test_a_work_engine_that_lost_everything_is_told_again(
    team: Team, redis_url: str, eventually: Callable[..., Any]
):
    async with team.scheduler() as scheduler:
        await team.commit()
        await scheduler.wake(HERE, "a1")
    async with Redis.from_url(team.docket_url) as engine:
        await engine.flushdb()

    async with team.at_work(sweep_every=MOMENT):
        await eventually(lambda: (HERE.id, "a1", 1) in team.delivered, "the sweep")


# Time


async def test_what_is_due_is_ticked_once_for_its_instant(team: Team, eventually: Callable[..., Any]):
    async def move_on(installation: Installation, assessment: str) -> None:
        team.ticked.append((installation.id, assessment))
        await team.commit(assessment, due=team.now + timedelta(days=7))

    team.tick = move_on
    await team.commit(due=team.now + timedelta(hours=1))

    async with team.at_work(due_every=MOMENT), team.at_work(due_every=MOMENT):
        assert team.ticked == []
        team.moved = timedelta(hours=2)
        await eventually(lambda: team.ticked, "the first week")
        team.moved = timedelta(days=8)
        await eventually(lambda: len(team.ticked) >= 2, "the second week")

    assert team.ticked == [(HERE.id, "a1")] * 2


async def test_a_tick_that_moves_nothing_does_not_run_hot(
    team: Team, eventually: Callable[..., Any], caplog: pytest.LogCaptureFixture
):
    await team.commit(due=team.now)

    async with team.at_work(due_every=MOMENT):
        await eventually(lambda: "is still due at" in caplog.text, "the warning")
        await eventually(looks(team, 10), "more looks")

    # A look that had begun before it was put off may bring it once more.
    assert 1 <= len(team.ticked) <= 2


async def test_a_tick_that_asks_for_a_later_time_is_left_alone_until_then_without_a_warning(
    team: Team, eventually: Callable[..., Any], caplog: pytest.LogCaptureFixture
):
    async def later(installation: Installation, assessment: str) -> None:
        team.ticked.append((installation.id, assessment))
        raise AgainError("nobody could see it", team.now + timedelta(hours=1))

    team.tick = later
    await team.commit(due=team.now)

    async with team.at_work(due_every=MOMENT):
        await eventually(lambda: team.ticked, "the first look")
        await eventually(looks(team, 5), "more looks")
        assert team.ticked == [(HERE.id, "a1")]
        team.moved = timedelta(hours=2)
        await eventually(lambda: len(team.ticked) >= 2, "the second look")

    assert "a1" not in caplog.text


async def test_a_tick_that_fails_is_tried_again_then_put_off(
    team: Team, eventually: Callable[..., Any], caplog: pytest.LogCaptureFixture
):
    async def fail(installation: Installation, assessment: str) -> None:
        team.ticked.append((installation.id, assessment))
        raise ValueError("no such week")

    team.tick = fail
    await team.commit(due=team.now)

    async with team.at_work(due_every=MOMENT, first_pause=timedelta(milliseconds=1)):
        await eventually(lambda: "failed 8 times and is put off until" in caplog.text, "the last try")
        await eventually(looks(team, 5), "more looks")
        assert len(team.ticked) == 8

        team.tick = team.note_tick
        team.moved = timedelta(minutes=16)
        await eventually(lambda: len(team.ticked) > 8, "another try, later")


# Failing


async def test_a_delivery_that_fails_is_tried_again_after_longer_and_longer_pauses(
    team: Team, eventually: Callable[..., Any]
):
    tried: list[datetime] = []

    async def fail_four_times(installation: Installation, assessment: str) -> None:
        tried.append(datetime.now(UTC))
        if len(tried) <= 4:
            raise ValueError("Slack said nothing")
        await team.show(installation, assessment)

    team.deliver = fail_four_times
    async with team.at_work(sweep_every=MOMENT, first_pause=timedelta(milliseconds=60)) as scheduler:
        await team.commit()
        await scheduler.wake(HERE, "a1")

        await eventually(lambda: team.delivered, "the fifth try")

    pauses = [later - earlier for earlier, later in pairwise(tried)][:4]
    assert [pause >= timedelta(milliseconds=60) * 2**number for number, pause in enumerate(pauses)] == [True] * 4


async def test_what_always_fails_is_put_off_and_others_are_delivered_and_an_event_tries_again_at_once(
    team: Team, eventually: Callable[..., Any], caplog: pytest.LogCaptureFixture
):
    tries = 0

    async def fail_for_one(installation: Installation, assessment: str) -> None:
        nonlocal tries
        if assessment == "poison":
            tries += 1
            raise ValueError("cannot be drawn")
        await team.show(installation, assessment)

    team.deliver = fail_for_one
    async with team.at_work(sweep_every=MOMENT, first_pause=timedelta(milliseconds=1)) as scheduler:
        await team.commit("poison")
        await team.commit("sound")
        await eventually(lambda: team.delivered, "the sound one")
        await eventually(lambda: "failed 8 times and is put off until" in caplog.text, "the last try")
        await eventually(looks(team, 5), "more sweeps")
        assert tries == 8
        assert "anything pressed in that check delivers it at once" in caplog.text
        assert "ValueError: cannot be drawn" in caplog.text

        team.deliver = team.show
        assert await team.commit("poison") is Committed.COMMITTED
        await scheduler.wake(HERE, "poison")
        await eventually(lambda: (HERE.id, "poison", 2) in team.delivered, "the poison, cured")


async def test_slack_is_left_alone_until_it_said_and_that_is_no_failure_however_often_it_says_so(
    team: Team, eventually: Callable[..., Any]
):
    calls: list[datetime] = []
    until = [team.now + timedelta(milliseconds=200 * number) for number in range(1, 13)]

    async def hold_off(installation: Installation, assessment: str) -> None:
        calls.append(team.now)
        if len(calls) <= len(until):
            raise HoldOffError("chat.update", until[len(calls) - 1])
        if len(calls) == len(until) + 1:
            raise ValueError("a failure of another kind")
        await team.show(installation, assessment)

    team.deliver = hold_off
    async with team.at_work(sweep_every=MOMENT) as scheduler:
        await team.commit()
        await scheduler.wake(HERE, "a1")
        await eventually(lambda: team.delivered, "the delivery, in the end")

    assert [call >= asked for asked, call in zip(until, calls[1:], strict=False)] == [True] * 12
    assert len(calls) >= 14


# Stopping, and what is not there


async def test_a_stop_lets_a_delivery_end(team: Team, eventually: Callable[..., Any]):
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slowly(installation: Installation, assessment: str) -> None:
        begun.set()
        await go_on.wait()
        await team.show(installation, assessment)

    team.deliver = slowly
    async with team.at_work() as scheduler:
        await team.commit()
        await scheduler.wake(HERE, "a1")
        async with asyncio.timeout(10):
            await begun.wait()
            stopping = asyncio.create_task(scheduler.stop())
            await asyncio.sleep(0)
            assert not stopping.done()
            go_on.set()
            await stopping

    assert team.delivered == [(HERE.id, "a1", 1)]


async def test_a_delivery_that_does_not_end_is_left_to_the_next_worker(
    team: Team, eventually: Callable[..., Any], caplog: pytest.LogCaptureFixture
):
    begun = asyncio.Event()

    async def hang(installation: Installation, assessment: str) -> None:
        begun.set()
        await asyncio.Event().wait()

    team.deliver = hang
    quick = timedelta(seconds=1)
    async with team.at_work(redeliver_after=quick) as scheduler, asyncio.timeout(10):
        await team.commit()
        await scheduler.wake(HERE, "a1")
        await begun.wait()
        await scheduler.stop(patience=0.05)
    assert "did not end within 0.05 seconds" in caplog.text

    team.deliver = team.show
    async with team.at_work(redeliver_after=quick):
        await eventually(lambda: (HERE.id, "a1", 1) in team.delivered, "the next worker")


async def test_cancelling_the_worker_stops_it_in_good_order(team: Team):
    async with team.scheduler() as scheduler:
        working = asyncio.create_task(scheduler.run_worker())
        await asyncio.sleep(0)
        working.cancel()
        async with asyncio.timeout(10):
            with pytest.raises(asyncio.CancelledError):
                await working


async def test_a_wake_nobody_hears_is_a_warning_not_an_error(team: Team, valkey, caplog: pytest.LogCaptureFixture):
    async with team.scheduler() as scheduler:
        os.kill(valkey.pid, signal.SIGSTOP)
        try:
            async with asyncio.timeout(3):
                await scheduler.wake(HERE, "a1")
        finally:
            os.kill(valkey.pid, signal.SIGCONT)

    assert "could not wake the delivery of a1" in caplog.text
    assert "the sweep will find it" in caplog.text


def looks(team: Team, number: int) -> Callable[[], Awaitable[bool]]:
    """Tell when the engine has looked around this often from now on."""
    seen: list[int] = []

    async def enough() -> bool:
        async with Redis.from_url(team.docket_url) as engine:
            runs = [key async for key in engine.scan_iter("ftready:runs:*") if b"sweep" in key or b"look" in key]
            seen.append(sum([int(await engine.hget(key, "generation") or 0) for key in runs]))
        return seen[-1] >= seen[0] + number

    return enough


async def test_who_is_to_be_looked_at_is_reminded_once_it_is_time(team: Team, eventually: Callable[..., Any]):
    await team.commit(looks={"U1": team.now, "U2": team.now + timedelta(hours=1)})
    async with team.at_work(nudge_every=MOMENT):
        await eventually(lambda: team.reminded, "the first to be reminded")
        assert set(team.reminded) == {(HERE.id, "U1")}

        team.moved = timedelta(hours=2)
        await eventually(lambda: (HERE.id, "U2") in team.reminded, "the second to be reminded")
        await team.looks_around(eventually)

    # A look that has read before a reminder and ends after it has it done once more, which is free.
    assert len(team.reminded) <= 4


async def test_of_one_person_one_look_runs_at_a_time(team: Team, eventually: Callable[..., Any]):
    go_on, running, most = asyncio.Event(), 0, 0

    async def slowly(installation: Installation, person: str) -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await go_on.wait()
        await team.note_nudge(installation, person)
        running -= 1

    team.nudge = slowly
    await team.commit(looks={"U1": team.now})
    async with team.at_work(nudge_every=MOMENT), team.at_work(nudge_every=MOMENT):
        await eventually(lambda: running, "a look to begin")
        await team.looks_around(eventually)
        go_on.set()
        await eventually(lambda: team.reminded, "the look to end")

    assert most == 1


async def test_a_look_that_fails_is_put_off_by_itself_and_holds_up_nobody(team: Team, eventually: Callable[..., Any]):
    tried: list[str] = []

    async def fail_for_one(installation: Installation, person: str) -> None:
        tried.append(person)
        await team.note_nudge(installation, person)
        if person == "U1":
            raise KeyError(person)

    team.nudge = fail_for_one
    await team.commit(looks={"U1": team.now, "U2": team.now})
    async with team.at_work(nudge_every=MOMENT):
        await eventually(lambda: len(tried) == 2, "both looks")
        await team.looks_around(eventually)

    assert sorted(tried) == ["U1", "U2"]
