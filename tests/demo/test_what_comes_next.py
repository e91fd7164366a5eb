"""What the buttons of the demo's clock lead to: all that comes by itself, or the next check-in of any check."""

from datetime import time, timedelta
from functools import partial
from pathlib import Path

import pytest
from contracts.store_contract import HERE, NOW, THERE, WEEK, commit_of, fresh

from bot.demo.ahead import earliest, find_check_in, what_is_next
from bot.engine.after_verdict.following import due_at, next_check_in
from bot.engine.saved.assessment import Closing, PastVerdict
from bot.engine.saved.deletion import Going
from bot.engine.saved.follow_up import CheckIn, Pause, Schedule
from bot.engine.times.calendar import spread
from bot.folders.flows import load_flow
from bot.playground.ahead import Ahead, Stop
from bot.store import RedisStore, connect
from bot.usecases.shown.held_up import Held, keep_held

FLOW = load_flow(Path(__file__).parents[2] / "flows" / "quick.yml")
VERDICT = PastVerdict(NOW, "not_yet", "some_gap", {})


class OneFlow:
    """A folder in which every check finds the same flow."""

    async def pinned(self, _here, _hash):
        return FLOW


def weekly(name, weeks, **changes):
    """A check whose next check-in comes in so many weeks and a day or more."""
    since = NOW + WEEK * weeks
    schedule = Schedule((since.weekday() + 1) % 7, time(9), "UTC", "U0000000001", since)
    closed = Closing(NOW, "owner", "U0000000001")
    return fresh(name, closed=closed, verdicts=(VERDICT,), schedule=schedule, **changes)


@pytest.fixture
async def store(redis_url):
    async with connect(redis_url) as redis:
        yield RedisStore(redis, clock=lambda: NOW)


async def keep(store, check, where=HERE, due=None):
    await store.commit(where, commit_of(check, due=due or due_at(check, FLOW), channel_open=False))


def reminds(**people):
    """What tells when somebody is reminded next."""

    async def reminded(person):
        return people.get(person)

    return reminded


async def test_what_comes_next_may_be_a_reminder_before_it_is_a_check_in(store, redis_url):
    assert await what_is_next(redis_url, HERE, reminds()) is None

    reminder = NOW + timedelta(days=1)
    await store.commit(HERE, commit_of(fresh("a1"), due=NOW + WEEK, looks={"U1": reminder}))

    stop = await what_is_next(redis_url, HERE, reminds(U1=reminder))
    assert stop is not None
    assert (stop.at, stop.comes) == (reminder.timestamp(), "Somebody is reminded")


async def test_a_look_at_somebody_of_which_nothing_follows_is_nothing_that_comes_next(store, redis_url):
    looks = {"U1": NOW + timedelta(hours=1), "U2": NOW + timedelta(hours=2)}
    await store.commit(HERE, commit_of(fresh("a1"), due=NOW + WEEK, looks=looks))

    stop = await what_is_next(redis_url, HERE, reminds(U2=NOW + timedelta(days=3)))
    assert stop is not None
    assert stop.at == (NOW + timedelta(days=3)).timestamp()

    stop = await what_is_next(redis_url, HERE, reminds())
    assert stop is not None
    assert (stop.at, stop.comes) == ((NOW + WEEK).timestamp(), "Something is due")


async def test_the_next_check_in_is_the_earliest_of_all_checks_however_soon_anything_else_is_due(store, redis_url):
    later, sooner = weekly("a1", 3), weekly("a2", 2, subject="invoices", channel="C7")
    await keep(store, fresh("a3"), due=NOW + timedelta(hours=1))
    await keep(store, later, due=NOW + timedelta(days=1))
    await keep(store, sooner, due=NOW + timedelta(days=2))
    await keep(store, weekly("a4", 1), where=THERE)

    stop = await find_check_in(redis_url, HERE, OneFlow())

    assert stop is not None
    assert stop.at == (next_check_in(FLOW, sooner) + spread("a2")).timestamp()
    assert (stop.comes, stop.channel) == ("The check-in of “invoices” comes", "C7")


async def test_where_check_ins_pause_in_place_of_the_next_one_it_says_so(store, redis_url):
    missed = tuple(
        CheckIn((NOW - WEEK * weeks).date(), NOW - WEEK * weeks, ended="missed", ended_at=NOW) for weeks in (3, 2, 1)
    )
    await keep(store, weekly("a1", 1, subject="invoices", check_ins=missed))

    stop = await find_check_in(redis_url, HERE, OneFlow())

    assert stop is not None
    assert stop.comes == "The check-ins of “invoices” pause, for nobody answers them"


async def test_a_check_that_waits_for_none_has_no_next_check_in(store, redis_url):
    await keep(store, fresh("a1"), due=NOW + WEEK)
    await keep(store, weekly("a2", 1, paused=Pause(NOW, None)), due=NOW + WEEK)
    await keep(store, weekly("a3", 1, going=Going(NOW, "U0000000001")), due=NOW + WEEK)
    await keep(store, weekly("a4", 1))
    await keep_held(store, HERE, "a4", Held("its channel is archived", ""))

    assert await find_check_in(redis_url, HERE, OneFlow()) is None


async def test_with_several_workspaces_a_button_leads_to_what_comes_first_in_any_of_them():
    def ahead(*stops):
        return tuple(
            Ahead(name, "", "", partial(_found, stop), "nothing") for name, stop in zip("ab", stops, strict=True)
        )

    early, late = Stop(1.0, "early"), Stop(2.0, "late")
    both = earliest([ahead(late, None), ahead(early, None)])

    assert [each.name for each in both] == ["a", "b"]
    assert [await each.find() for each in both] == [early, None]


async def _found(stop):
    return stop
