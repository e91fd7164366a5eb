"""What every Store keeps to about desks and whom to look at; test_store_contract.py runs it for each."""

import asyncio
from dataclasses import replace
from datetime import time, timedelta

from contracts.store_contract import HERE, NOW, THERE, WEEK, commit_of, fresh

from bot.engine.reminders.desk import Desk, Nudge, Told
from bot.engine.times.hours import Hours
from bot.usecases.ports import Committed, Store

HOURS = Hours(frozenset({0, 1, 4}), time(9), time(17, 30))
FULL_DESK = Desk(
    "U1",
    snoozed_until=NOW + WEEK,
    stopped=True,
    told={"due/a1/eval_cases/2026-12-04": Told(2, NOW), "check_in/a1/2026-11-30": Told(1, NOW)},
    nudge=Nudge("D1", "1764000000.000100", "hash", ("check_in/a1/2026-11-30",), HOURS),
    pressed=("press/1", "press/2"),
)
NUDGED = Desk("U1", nudge=FULL_DESK.nudge)
MINUTE = timedelta(minutes=1)


class DeskContract:
    """The promises of bot.usecases.ports.Store about reminders."""

    # Desks

    async def test_a_desk_is_read_as_it_was_written_with_the_next_version(self, store: Store):
        assert await store.keep_wish(HERE, FULL_DESK, NOW)

        assert await store.desk(HERE, "U1") == replace(FULL_DESK, version=1)

    async def test_where_nothing_was_written_the_desk_is_blank_and_nobody_else_sees_what_was(self, store: Store):
        assert await store.desk(HERE, "U1") == Desk("U1")

        await store.keep_wish(HERE, FULL_DESK, NOW)

        assert await store.desk(HERE, "U2") == Desk("U2")
        assert await store.desk(THERE, "U1") == Desk("U1")

    async def test_a_desk_that_was_written_since_is_not_written_over(self, store: Store):
        await store.keep_wish(HERE, NUDGED, NOW)
        await store.put_off_look(HERE, "U1", NOW + WEEK)

        assert not await store.keep_wish(HERE, replace(NUDGED, stopped=True), NOW)
        assert not await store.keep_desk(HERE, replace(NUDGED, stopped=True), NOW + WEEK, NOW)

        assert await store.desk(HERE, "U1") == replace(NUDGED, version=1)
        assert list(await store.looks(NOW, 9)) == []

    async def test_of_twenty_wishes_at_once_one_wins(self, store: Store):
        kept = await asyncio.gather(
            *(store.keep_wish(HERE, replace(NUDGED, pressed=(f"{n}",)), NOW) for n in range(20))
        )

        assert sorted(kept) == [False] * 19 + [True]
        assert (await store.desk(HERE, "U1")).pressed == (str(kept.index(True)),)

    async def test_a_blank_desk_is_not_kept_and_can_be_written_anew(self, store: Store):
        await store.keep_wish(HERE, NUDGED, NOW)

        assert await store.keep_wish(HERE, Desk("U1", version=1), NOW)
        assert await store.desk(HERE, "U1") == Desk("U1")

        assert not await store.keep_wish(HERE, replace(NUDGED, version=2), NOW)
        assert await store.keep_wish(HERE, NUDGED, NOW)
        assert await store.desk(HERE, "U1") == replace(NUDGED, version=1)

    # Whom to look at

    async def test_a_commit_says_from_when_on_somebody_is_looked_at_and_the_earlier_stands(self, store: Store):
        await store.commit(HERE, commit_of(fresh("a1"), looks={"U1": NOW + WEEK, "U2": NOW + MINUTE}))
        await store.commit(THERE, commit_of(fresh("a1"), looks={"U1": NOW + MINUTE / 2}))
        await store.commit(HERE, commit_of(fresh("a2"), looks={"U1": NOW}))
        await store.commit(HERE, commit_of(fresh("a3"), looks={"U1": NOW + MINUTE}))

        assert list(await store.looks(NOW - MINUTE, 9)) == []
        assert list(await store.looks(NOW, 9)) == [(HERE, "U1")]
        assert list(await store.looks(NOW + MINUTE, 9)) == [(HERE, "U1"), (THERE, "U1"), (HERE, "U2")]
        assert list(await store.looks(NOW + MINUTE, 2)) == [(HERE, "U1"), (THERE, "U1")]

    async def test_what_is_refused_asks_for_no_look(self, store: Store):
        await store.commit(HERE, commit_of(fresh("a1")))
        await store.keep_wish(HERE, NUDGED, NOW + WEEK)

        again = commit_of(fresh("a1"), "e1", looks={"U2": NOW}, changed_for=frozenset({"U1"}))
        late = commit_of(fresh("a1"), "e2", looks={"U2": NOW}, changed_for=frozenset({"U1"}))
        assert await store.commit(HERE, again) is Committed.DUPLICATE
        assert await store.commit(HERE, late) is Committed.STALE

        assert list(await store.looks(NOW, 9)) == []

    async def test_for_whom_something_is_over_is_looked_at_only_if_they_have_a_desk(self, store: Store):
        await store.keep_wish(HERE, NUDGED, NOW + WEEK)

        await store.commit(HERE, commit_of(fresh(), changed_for=frozenset({"U1", "U2"})))

        assert list(await store.looks(NOW, 9)) == [(HERE, "U1")]

    async def test_who_is_put_off_is_not_looked_at_until_then(self, store: Store):
        await store.commit(HERE, commit_of(fresh(), looks={"U1": NOW}))

        await store.put_off_look(HERE, "U1", NOW + WEEK)

        assert list(await store.looks(NOW + WEEK - MINUTE, 9)) == []
        assert list(await store.looks(NOW + WEEK, 9)) == [(HERE, "U1")]

    async def test_a_look_that_ends_says_when_the_next_is_or_that_there_is_none(self, store: Store):
        await store.commit(HERE, commit_of(fresh()))
        await store.put_off_look(HERE, "U1", NOW + MINUTE)

        await store.keep_desk(HERE, NUDGED, NOW + MINUTE, NOW + WEEK)
        assert list(await store.looks(NOW + MINUTE, 9)) == []
        assert list(await store.looks(NOW + WEEK, 9)) == [(HERE, "U1")]

        await store.put_off_look(HERE, "U1", NOW + MINUTE)
        await store.keep_desk(HERE, replace(NUDGED, version=1), NOW + MINUTE, None)
        assert list(await store.looks(NOW + WEEK, 9)) == []

    async def test_what_is_committed_during_a_look_is_not_lost_whatever_the_look_says(self, store: Store):
        await store.put_off_look(HERE, "U1", NOW + MINUTE)

        await store.commit(HERE, commit_of(fresh(), looks={"U1": NOW + WEEK}))
        await store.keep_desk(HERE, Desk("U1"), NOW + MINUTE, None)

        assert list(await store.looks(NOW + WEEK - MINUTE, 9)) == []
        assert list(await store.looks(NOW + WEEK, 9)) == [(HERE, "U1")]

    async def test_of_two_looks_at_once_the_one_that_began_last_says_when_the_next_is(self, store: Store):
        await store.commit(HERE, commit_of(fresh()))
        await store.put_off_look(HERE, "U1", NOW + MINUTE)
        await store.put_off_look(HERE, "U1", NOW + 2 * MINUTE)

        assert await store.keep_desk(HERE, Desk("U1"), NOW + 2 * MINUTE, NOW + WEEK)
        assert await store.keep_desk(HERE, Desk("U1"), NOW + MINUTE, None)

        assert list(await store.looks(NOW + WEEK, 9)) == [(HERE, "U1")]

    async def test_a_wish_has_its_person_looked_at_even_while_a_look_goes_on(self, store: Store):
        await store.commit(HERE, commit_of(fresh()))
        await store.keep_wish(HERE, NUDGED, NOW + WEEK)
        await store.put_off_look(HERE, "U1", NOW + MINUTE)

        await store.keep_wish(HERE, replace(NUDGED, version=1, stopped=True), NOW)

        assert not await store.keep_desk(HERE, replace(NUDGED, version=1), NOW + MINUTE, None)
        assert list(await store.looks(NOW, 9)) == [(HERE, "U1")]

    async def test_somebody_for_whom_there_are_two_reasons_is_listed_once(self, store: Store):
        await store.put_off_look(HERE, "U1", NOW)
        await store.commit(HERE, commit_of(fresh(), looks={"U1": NOW}))

        assert list(await store.looks(NOW, 9)) == [(HERE, "U1")]
