"""What every Store keeps to. Each implementation runs this whole class: see test_store_contract.py."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.engine.reminders.desk import Desk
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment, Closing, PastVerdict, Revealed, Settlement
from bot.usecases.ports import Commit, Committed, Installation, Receipt, Store, TrailEntry

HERE = Installation("T0000000001")
THERE = Installation("E0000000002")
NOW = datetime.now(UTC).replace(microsecond=123456)
WEEK = timedelta(days=7)


def fresh(name: str = "a1", **changes: Any) -> Assessment:
    """An assessment that has just begun."""
    begun = Assessment(
        id=name,
        flow="readiness",
        flow_hash="f" * 64,
        channel="C0000000001",
        owner="U0000000001",
        started_by="U0000000001",
        started_at=NOW,
    )
    return replace(begun, **changes)


FULL = fresh(
    subject="Rechnungen ✓ \N{SNOWMAN}",
    asked=("U0000000001", "U0000000002"),
    anyone_here=True,
    answers={
        "text": {"U0000000001": Answer("12", link="https://example.org/x?y=1", since=date(2026, 11, 1), at=NOW)},
        "whole": {"U0000000001": Answer(12), "U0000000002": Answer(12.5, changed=True, message="1764000000.000100")},
        "picks": {"U0000000001": Answer(("a", "b")), "U0000000002": Answer(())},
        "numbers": {"U0000000001": Answer({"total": 40, "share": 0.25})},
        "passed": {
            "U0000000001": Answer(None, passed="skip"),
            "U0000000002": Answer(None, passed="dont_know", pressed_at=NOW),
        },
    },
    handed={"text": {"U0000000002": "U0000000003"}},
    opened={"data": NOW},
    revealed={"whole": Revealed(NOW, None), "picks": Revealed(NOW, "U0000000001")},
    asked_again={"whole": NOW},
    settled={"whole": Settlement("2", "we looked", "U0000000001", NOW, "https://example.org")},
    closed=Closing(NOW, "owner", "U0000000001"),
    verdicts=(PastVerdict(NOW, "not_yet", "some_gap", {"text": 0.5, "whole": None, "picks": 1.0}),),
    led_to="a2",
)


def commit_of(assessment: Assessment, event: str = "e1", **changes: Any) -> Commit:
    """A commit of an assessment, as the use cases make it."""
    entry = TrailEntry(NOW, assessment.version + 1, {"event": "Answered", "by": "U0000000001"}, ("it was said",))
    whole = Commit(assessment, event, entry, due=None, channel_open=True, people=frozenset({assessment.owner}))
    return replace(whole, **changes)


def at(when: datetime, assessment: Assessment, event: str, **changes: Any) -> Commit:
    """A commit at some time."""
    return commit_of(assessment, event, entry=TrailEntry(when, assessment.version + 1, {}, ()), **changes)


class StoreContract:
    """The promises of bot.usecases.ports.Store."""

    # Committing

    async def test_what_is_committed_is_loaded_as_it_was_with_the_next_version(self, store: Store):
        assert await store.commit(HERE, commit_of(FULL)) is Committed.COMMITTED

        assert await store.load(HERE, "a1") == replace(FULL, version=1)

    async def test_values_keep_their_types(self, store: Store):
        await store.commit(HERE, commit_of(FULL))

        loaded = await store.load(HERE, "a1")

        assert loaded is not None
        values = [answer.value for by_person in loaded.answers.values() for answer in by_person.values()]
        assert values == ["12", 12, 12.5, ("a", "b"), (), {"total": 40, "share": 0.25}, None, None]
        assert [type(value) for value in values[:4]] == [str, int, float, tuple]

    async def test_there_is_nothing_where_nothing_was_committed(self, store: Store):
        assert await store.load(HERE, "a1") is None
        assert await store.load(HERE, "no such id: {T}:*\n") is None
        assert list(await store.trail(HERE, "a1")) == []
        assert list(await store.in_channel(HERE, "C1")) == []
        assert list(await store.of_person(HERE, "U1")) == []
        assert await store.receipts(HERE, "a1") == {}
        assert list(await store.out_of_date(10)) == []
        assert list(await store.due(NOW, 10)) == []

    async def test_a_stale_version_is_refused_and_changes_nothing(self, store: Store):
        await store.commit(HERE, commit_of(fresh()))
        await store.commit(HERE, commit_of(fresh(version=1, subject="first"), "e2"))

        late = commit_of(fresh(version=1, subject="late", channel="C9"), "e3", due=NOW, people=frozenset({"U9"}))
        assert await store.commit(HERE, late) is Committed.STALE

        loaded = await store.load(HERE, "a1")
        assert loaded is not None
        assert (loaded.subject, loaded.version) == ("first", 2)
        assert len(await store.trail(HERE, "a1")) == 2
        assert list(await store.in_channel(HERE, "C9")) == []
        assert list(await store.of_person(HERE, "U9")) == []
        assert list(await store.due(NOW, 10)) == []

    async def test_a_refused_event_can_still_come_true(self, store: Store):
        await store.commit(HERE, commit_of(fresh()))
        await store.commit(HERE, commit_of(fresh(), "e2"))

        assert await store.commit(HERE, commit_of(fresh(version=1), "e2")) is Committed.COMMITTED_AND_ALREADY_WOKEN

    async def test_a_new_assessment_is_refused_where_one_stands(self, store: Store):
        await store.commit(HERE, commit_of(fresh(subject="first")))

        assert await store.commit(HERE, commit_of(fresh(subject="second"), "e2")) is Committed.STALE

        loaded = await store.load(HERE, "a1")
        assert loaded is not None
        assert loaded.subject == "first"

    async def test_a_version_from_the_future_is_refused(self, store: Store):
        assert await store.commit(HERE, commit_of(fresh(version=3))) is Committed.STALE

        assert await store.load(HERE, "a1") is None

    async def test_the_same_event_again_is_a_duplicate_and_changes_nothing(self, store: Store):
        await store.commit(HERE, commit_of(fresh()))
        await store.delivered(HERE, "a1", 1)

        again = commit_of(fresh(version=1, subject="again", channel="C9"), "e1", due=NOW)
        assert await store.commit(HERE, again) is Committed.DUPLICATE

        loaded = await store.load(HERE, "a1")
        assert loaded is not None
        assert (loaded.subject, loaded.version) == ("", 1)
        assert len(await store.trail(HERE, "a1")) == 1
        assert list(await store.in_channel(HERE, "C9")) == []
        assert list(await store.out_of_date(10)) == []
        assert list(await store.due(NOW, 10)) == []

    async def test_a_repeat_with_a_stale_version_is_a_duplicate(self, store: Store):
        await store.commit(HERE, commit_of(fresh()))

        assert await store.commit(HERE, commit_of(fresh())) is Committed.DUPLICATE

    async def test_a_repeat_is_recognised_for_a_day_and_across_midnight(self, store: Store):
        midnight = NOW.replace(hour=0, minute=0, second=0, microsecond=0)
        for hour in (0, 12, 23.999):
            first = midnight + timedelta(hours=hour)
            await store.commit(HERE, at(first, fresh(f"at-{hour:.0f}"), "e1"))
            for hours in (-0.002, 0.5, 12.5, 23.9):
                repeat = at(first + timedelta(hours=hours), fresh(f"at-{hour:.0f}", version=1), "e1")
                assert await store.commit(HERE, repeat) is Committed.DUPLICATE, (hour, hours)

    async def test_an_event_id_may_come_again_after_two_days(self, store: Store):
        await store.commit(HERE, at(NOW, fresh(), "e1"))

        late = at(NOW + timedelta(days=2), fresh(version=1), "e1")
        assert await store.commit(HERE, late) is Committed.COMMITTED_AND_ALREADY_WOKEN

    async def test_events_of_different_assessments_do_not_meet(self, store: Store):
        await store.commit(HERE, commit_of(fresh("a1"), "e1"))

        assert await store.commit(HERE, commit_of(fresh("a2"), "e1")) is Committed.COMMITTED

    async def test_of_twenty_commits_at_once_one_wins(self, store: Store):
        await store.commit(HERE, commit_of(fresh()))

        ended = await asyncio.gather(
            *(store.commit(HERE, commit_of(fresh(version=1, subject=f"{n}"), f"at once {n}")) for n in range(20))
        )

        assert (
            sorted(end.value for end in ended)
            == ["committed, and its cards were already marked out of date"] + ["stale"] * 19
        )
        winner = ended.index(Committed.COMMITTED_AND_ALREADY_WOKEN)
        loaded = await store.load(HERE, "a1")
        assert loaded is not None
        assert (loaded.subject, loaded.version) == (str(winner), 2)

    async def test_twenty_repeats_at_once_count_once(self, store: Store):
        ended = await asyncio.gather(*(store.commit(HERE, commit_of(fresh())) for _ in range(20)))

        assert sorted(end.name for end in ended) == ["COMMITTED"] + ["DUPLICATE"] * 19
        assert len(await store.trail(HERE, "a1")) == 1

    async def test_fifty_presses_in_turn_all_land_at_the_first_try(self, store: Store):
        await store.commit(HERE, commit_of(fresh()))

        async def press(number: int) -> Committed:
            async with store.turn(HERE, "a1"):
                stands = await store.load(HERE, "a1")
                assert stands is not None
                return await store.commit(HERE, commit_of(stands, f"press {number}"))

        ended = await asyncio.gather(*(press(number) for number in range(50)))

        assert set(ended) == {Committed.COMMITTED_AND_ALREADY_WOKEN}
        loaded = await store.load(HERE, "a1")
        assert loaded is not None
        assert loaded.version == 51

    async def test_a_turn_with_one_assessment_does_not_hold_up_another(self, store: Store):
        async with store.turn(HERE, "a1"), asyncio.timeout(5), store.turn(HERE, "a2"), store.turn(THERE, "a1"):
            pass

    async def test_a_turn_ends_when_its_holder_fails(self, store: Store):
        async def fail() -> None:
            async with store.turn(HERE, "a1"):
                raise KeyError

        await asyncio.gather(fail(), return_exceptions=True)

        async with asyncio.timeout(5), store.turn(HERE, "a1"):
            pass

    async def test_installations_do_not_see_each_other(self, store: Store):
        await store.commit(HERE, commit_of(fresh()))
        await store.put_receipt(HERE, "a1", "root", Receipt("C1", "1764000000.000100", "h"))
        await store.keep_flow(HERE, "f1", "text")
        await store.put_draft(HERE, "d1", {"a": 1}, 60)
        await store.hold_off(HERE, "chat.postMessage", NOW)

        assert await store.load(THERE, "a1") is None
        assert list(await store.trail(THERE, "a1")) == []
        assert list(await store.in_channel(THERE, "C0000000001")) == []
        assert list(await store.of_person(THERE, "U0000000001")) == []
        assert await store.receipts(THERE, "a1") == {}
        assert await store.find_by_root(THERE, "C1", "1764000000.000100") is None
        assert await store.flow_bundle(THERE, "f1") is None
        assert await store.draft(THERE, "d1") is None
        assert await store.not_before(THERE, "chat.postMessage") is None
        assert await store.commit(THERE, commit_of(fresh())) is Committed.COMMITTED

    async def test_the_trail_says_what_happened_oldest_first(self, store: Store):
        told = [
            TrailEntry(NOW, 1, {"event": "Started", "answers": {"a": {"value": ["x", 1.5, None]}}}, ()),
            TrailEntry(NOW + WEEK, 2, {"event": "Ticked"}, ("time has passed", "the verdict expired ✓" * 20)),
        ]
        for version, entry in enumerate(told):
            await store.commit(HERE, commit_of(fresh(version=version), f"e{version}", entry=entry))

        assert list(await store.trail(HERE, "a1")) == told

    # Listing

    async def test_a_channel_lists_the_running_before_the_closed_and_the_newest_event_first(self, store: Store):
        for minutes, name in enumerate(["old", "new", "closed"]):
            begun = fresh(name, channel="C1")
            await store.commit(HERE, at(NOW + timedelta(minutes=minutes), begun, "e", channel_open=name != "closed"))
        assert list(await store.in_channel(HERE, "C1")) == ["new", "old", "closed"]

        await store.commit(HERE, at(NOW + timedelta(minutes=9), fresh("old", channel="C1", version=1), "e2"))

        assert list(await store.in_channel(HERE, "C1")) == ["old", "new", "closed"]

    async def test_a_channel_lists_no_more_what_has_left_it(self, store: Store):
        await store.commit(HERE, commit_of(fresh()))
        await store.leave_channel(HERE, "C9", "a1")
        assert list(await store.in_channel(HERE, fresh().channel)) == ["a1"]
        await store.leave_channel(HERE, fresh().channel, "a1")
        assert list(await store.in_channel(HERE, fresh().channel)) == []

    async def test_what_closed_long_ago_is_no_longer_listed_in_its_channel(self, store: Store):
        long_ago = NOW - timedelta(days=31)
        await store.commit(HERE, at(long_ago, fresh("running", channel="C1"), "e1"))
        await store.commit(HERE, at(long_ago, fresh("closed", channel="C1"), "e1", channel_open=False))

        assert list(await store.in_channel(HERE, "C1")) == ["running"]

    async def test_people_see_what_concerns_them_until_it_no_longer_does(self, store: Store):
        both = frozenset({"U1", "U2"})
        await store.commit(HERE, at(NOW, fresh("a1"), "e1", people=both))
        await store.commit(HERE, at(NOW + timedelta(minutes=1), fresh("a2"), "e1", people=both))
        assert list(await store.of_person(HERE, "U2")) == ["a2", "a1"]

        left = at(NOW + timedelta(minutes=2), fresh("a1", version=1), "e2", people=frozenset({"U1", "U3"}))
        await store.commit(HERE, left)

        assert list(await store.of_person(HERE, "U1")) == ["a1", "a2"]
        assert list(await store.of_person(HERE, "U2")) == ["a2"]
        assert list(await store.of_person(HERE, "U3")) == ["a1"]

    async def test_an_assessment_may_concern_nobody(self, store: Store):
        await store.commit(HERE, commit_of(fresh(), people=frozenset()))
        await store.commit(HERE, commit_of(fresh(version=1), "e2", people=frozenset({"U1"})))
        await store.commit(HERE, commit_of(fresh(version=2), "e3", people=frozenset()))

        assert list(await store.of_person(HERE, "U1")) == []
        assert await store.load(HERE, "a1") == fresh(version=3)

    async def test_a_flow_is_read_back_by_its_hash(self, store: Store):
        await store.keep_flow(HERE, "f1", "questions: ✓\n" * 500)

        assert await store.flow_bundle(HERE, "f1") == "questions: ✓\n" * 500
        assert await store.flow_bundle(HERE, "f2") is None

    # Delivery

    async def test_the_first_commit_marks_and_those_before_the_delivery_find_the_mark(self, store: Store):
        assert await store.commit(HERE, commit_of(fresh(), "e1")) is Committed.COMMITTED
        assert await store.commit(HERE, commit_of(fresh(version=1), "e2")) is Committed.COMMITTED_AND_ALREADY_WOKEN

        assert await store.delivered(HERE, "a1", 2)

        assert await store.commit(HERE, commit_of(fresh(version=2), "e3")) is Committed.COMMITTED

    async def test_a_commit_during_a_delivery_keeps_the_mark(self, store: Store):
        await store.commit(HERE, commit_of(fresh(), "e1"))
        await store.commit(HERE, commit_of(fresh(version=1), "e2"))

        assert not await store.delivered(HERE, "a1", 1)

        assert list(await store.out_of_date(10)) == [(HERE, "a1")]

    async def test_delivering_what_is_gone_takes_the_mark_away(self, store: Store):
        assert await store.delivered(HERE, "gone", 7)

    async def test_however_commits_and_deliveries_meet_nothing_is_left_unshown(
        self, store: Store, eventually: Callable[..., Any]
    ):
        await store.commit(HERE, commit_of(fresh()))
        shown: list[int] = []
        woken = asyncio.Semaphore(1)

        async def press(number: int) -> None:
            async with store.turn(HERE, "a1"):
                stands = await store.load(HERE, "a1")
                assert stands is not None
                if await store.commit(HERE, commit_of(stands, f"press {number}")) is Committed.COMMITTED:
                    woken.release()

        async def deliver() -> None:
            while True:
                await woken.acquire()
                taken = False
                while not taken:
                    stands = await store.load(HERE, "a1")
                    assert stands is not None
                    shown.append(stands.version)
                    taken = await store.delivered(HERE, "a1", stands.version)

        delivery = asyncio.create_task(deliver())
        await asyncio.gather(*(press(number) for number in range(60)))

        async def nothing_is_marked() -> bool:
            return not await store.out_of_date(1)

        await eventually(nothing_is_marked, "the last delivery")
        delivery.cancel()

        assert shown[-1] == 61

    async def test_the_longest_out_of_date_comes_first_across_installations(self, store: Store):
        ago = [timedelta(minutes=minutes) for minutes in (3, 1, 2)]
        await store.commit(HERE, at(NOW - ago[0], fresh("a1"), "e"))
        await store.commit(HERE, at(NOW - ago[1], fresh("a2"), "e"))
        await store.commit(THERE, at(NOW - ago[2], fresh("a3"), "e"))

        assert list(await store.out_of_date(10)) == [(HERE, "a1"), (THERE, "a3"), (HERE, "a2")]
        assert list(await store.out_of_date(2)) == [(HERE, "a1"), (THERE, "a3")]

    async def test_a_later_event_does_not_make_an_old_mark_young(self, store: Store):
        await store.commit(HERE, at(NOW - timedelta(minutes=3), fresh("a1"), "e1"))
        await store.commit(HERE, at(NOW - timedelta(minutes=2), fresh("a2"), "e1"))
        await store.commit(HERE, at(NOW - timedelta(minutes=1), fresh("a1", version=1), "e2"))

        assert list(await store.out_of_date(10)) == [(HERE, "a1"), (HERE, "a2")]

    async def test_a_delivery_that_is_put_off_is_not_listed_until_then(self, store: Store):
        await store.commit(HERE, commit_of(fresh()))

        await store.put_off_delivery(HERE, "a1", NOW + WEEK)
        assert list(await store.out_of_date(10)) == []

        await store.put_off_delivery(HERE, "a1", NOW - WEEK)
        assert list(await store.out_of_date(10)) == [(HERE, "a1")]

    async def test_an_event_is_a_reason_to_deliver_what_was_put_off(self, store: Store):
        await store.commit(HERE, commit_of(fresh()))
        await store.put_off_delivery(HERE, "a1", NOW + WEEK)

        assert await store.commit(HERE, commit_of(fresh(version=1), "e2")) is Committed.COMMITTED

        assert list(await store.out_of_date(10)) == [(HERE, "a1")]

    async def test_putting_off_marks_nothing_that_is_not_marked(self, store: Store):
        await store.commit(HERE, commit_of(fresh()))
        await store.delivered(HERE, "a1", 1)

        await store.put_off_delivery(HERE, "a1", NOW - WEEK)

        assert list(await store.out_of_date(10)) == []

    async def test_receipts_are_kept_by_card(self, store: Store):
        root, question = Receipt("C1", "1764000000.000100", "h1"), Receipt("D1", "1764000001.000200", "h2 with space")
        await store.put_receipt(HERE, "a1", "root", root)
        await store.put_receipt(HERE, "a1", "question/eval_cases", question)
        assert await store.receipts(HERE, "a1") == {"root": root, "question/eval_cases": question}

        changed = replace(question, hash="h3")
        await store.put_receipt(HERE, "a1", "question/eval_cases", changed)
        await store.drop_receipt(HERE, "a1", "root")
        await store.drop_receipt(HERE, "a1", "never there")

        assert await store.receipts(HERE, "a1") == {"question/eval_cases": changed}

    async def test_a_receipt_is_exchanged_for_the_one_known_alone(self, store: Store):
        shown, marked, later = (Receipt("C1", "1764000001.000200", said) for said in ("h1", "outdated/3", "h2"))
        assert not await store.exchange_receipt(HERE, "a1", "summary/1", shown, later)
        await store.put_receipt(HERE, "a1", "summary/1", marked)
        assert not await store.exchange_receipt(HERE, "a1", "summary/1", shown, later)
        assert await store.receipts(HERE, "a1") == {"summary/1": marked}

        assert await store.exchange_receipt(HERE, "a1", "summary/1", marked, later)
        assert await store.receipts(HERE, "a1") == {"summary/1": later}

    async def test_of_two_who_say_where_a_card_stands_the_first_is_right(self, store: Store):
        first, second = Receipt("C1", "1764000000.000100", "h1"), Receipt("C1", "1764000001.000200", "h2")
        for card in ("root", "summary/1"):
            assert await store.claim_receipt(HERE, "a1", card, first) == first
            assert await store.claim_receipt(HERE, "a1", card, second) == first

        assert await store.receipts(HERE, "a1") == {"root": first, "summary/1": first}
        assert await store.find_by_root(HERE, "C1", first.ts) == "a1"
        assert await store.find_by_root(HERE, "C1", second.ts) is None

    async def test_an_assessment_is_found_by_its_root_card_alone_and_while_that_stands(self, store: Store):
        await store.commit(HERE, commit_of(fresh()))
        await store.put_receipt(HERE, "a1", "root", Receipt("C1", "1764000000.000100", "h"))
        await store.put_receipt(HERE, "a1", "summary/1", Receipt("C1", "1764000009.000900", "h"))
        await store.commit(HERE, commit_of(fresh(version=1), "e2"))
        assert await store.find_by_root(HERE, "C1", "1764000000.000100") == "a1"
        assert await store.find_by_root(HERE, "C2", "1764000000.000100") is None
        assert await store.find_by_root(HERE, "C1", "1764000009.000900") is None

        await store.put_receipt(HERE, "a1", "root", Receipt("C1", "1764000005.000500", "h"))
        assert await store.find_by_root(HERE, "C1", "1764000000.000100") is None
        assert await store.find_by_root(HERE, "C1", "1764000005.000500") == "a1"

        await store.drop_receipt(HERE, "a1", "root")
        assert await store.find_by_root(HERE, "C1", "1764000005.000500") is None

    # Time

    async def test_what_is_due_is_listed_from_its_instant_on_longest_first(self, store: Store):
        await store.commit(HERE, commit_of(fresh("a1"), due=NOW + timedelta(microseconds=1)))
        await store.commit(THERE, commit_of(fresh("a2"), due=NOW))
        await store.commit(HERE, commit_of(fresh("a3"), due=None))

        assert list(await store.due(NOW - timedelta(microseconds=1), 10)) == []
        assert list(await store.due(NOW, 10)) == [(THERE, "a2", NOW)]
        assert list(await store.due(NOW + WEEK, 10)) == [
            (THERE, "a2", NOW),
            (HERE, "a1", NOW + timedelta(microseconds=1)),
        ]
        assert list(await store.due(NOW + WEEK, 1)) == [(THERE, "a2", NOW)]

    async def test_a_workspace_with_much_that_is_due_keeps_no_other_waiting(self, store: Store):
        for number in range(3):
            await store.commit(HERE, commit_of(fresh(f"a{number}"), due=NOW))
        await store.commit(THERE, commit_of(fresh("b1"), due=NOW + timedelta(seconds=1)))

        assert list(await store.due(NOW + WEEK, 2)) == [(HERE, "a0", NOW), (THERE, "b1", NOW + timedelta(seconds=1))]

    async def test_the_next_commit_says_when_it_is_due_next_or_no_more(self, store: Store):
        await store.commit(HERE, commit_of(fresh(), due=NOW))

        await store.commit(HERE, commit_of(fresh(version=1), "e2", due=NOW + WEEK))
        assert list(await store.due(NOW, 10)) == []
        assert list(await store.due(NOW + WEEK, 10)) == [(HERE, "a1", NOW + WEEK)]

        await store.commit(HERE, commit_of(fresh(version=2), "e3", due=None))
        assert list(await store.due(NOW + WEEK, 10)) == []

    async def test_what_is_due_can_be_put_off_while_it_still_is_due_then(self, store: Store):
        await store.commit(HERE, commit_of(fresh(), due=NOW))

        assert not await store.put_off_due(HERE, "a1", NOW - WEEK, NOW + WEEK)
        assert list(await store.due(NOW, 10)) == [(HERE, "a1", NOW)]

        assert await store.put_off_due(HERE, "a1", NOW, NOW + WEEK)
        assert list(await store.due(NOW, 10)) == []
        assert list(await store.due(NOW + WEEK, 10)) == [(HERE, "a1", NOW + WEEK)]
        assert not await store.put_off_due(HERE, "gone", NOW, NOW + WEEK)

    async def test_the_time_is_noted_and_read_back(self, store: Store):
        assert await store.noted_time() is None

        await store.note_time(NOW + WEEK)
        await store.note_time(NOW)

        assert await store.noted_time() == NOW

    async def test_what_a_clock_ahead_put_off_is_listed_by_now_and_what_is_done_stays_done(self, store: Store):
        later = NOW + timedelta(hours=1)
        await store.commit(HERE, commit_of(fresh(), due=NOW + WEEK, looks={"U0000000001": later}))
        await store.commit(HERE, commit_of(fresh("a2")))
        await store.delivered(HERE, "a2", 1)
        await store.put_off_delivery(HERE, "a1", later)
        await store.open_home(HERE, "U0000000001", 1, later)
        await store.ask_to_be_forgotten(HERE, "U0000000002", later)
        for found in (await store.out_of_date(9), await store.looks(NOW, 9), await store.homes(NOW, 9)):
            assert list(found) == []

        await store.hold_off(HERE, "post", later)

        await store.bring_forward(NOW)

        assert await store.not_before(HERE, "post") is None
        assert list(await store.out_of_date(9)) == [(HERE, "a1")]
        assert list(await store.looks(NOW, 9)) == list(await store.homes(NOW, 9)) == [(HERE, "U0000000001")]
        assert list(await store.leaving(NOW, 9)) == [(HERE, "U0000000002")]
        assert list(await store.due(NOW, 9)) == []

    async def test_when_slack_asks_to_be_left_alone_the_later_instant_counts(self, store: Store):
        assert await store.not_before(HERE, "chat.postMessage") is None

        later = NOW + timedelta(hours=1)
        await store.hold_off(HERE, "chat.postMessage", later)
        await store.hold_off(HERE, "chat.postMessage", NOW)

        assert await store.not_before(HERE, "chat.postMessage") == later
        assert await store.not_before(HERE, "chat.update") is None

    async def test_what_a_clock_ahead_noted_of_slack_gives_way_to_what_it_asks_now(self, store: Store):
        await store.hold_off(HERE, "chat.postMessage", NOW + WEEK)
        await store.hold_off(HERE, "chat.postMessage", NOW + timedelta(minutes=1))

        assert await store.not_before(HERE, "chat.postMessage") == NOW + timedelta(minutes=1)

    # Forgetting

    async def test_of_what_is_forgotten_nothing_is_left_and_all_else_stands(self, store: Store):
        people = frozenset({"U0000000001", "U0000000002"})
        for name in ("a1", "a2"):
            await store.commit(HERE, commit_of(fresh(name), f"{name}/e1", due=NOW, people=people))
            await store.put_receipt(HERE, name, "root", Receipt("C0000000001", f"17.{name[1]}", "h"))
        await store.put_draft(HERE, "held:a1", {"reason": "is_archived"}, 60, ("a1",))
        before = await store.load(HERE, "a1")
        assert before is not None

        assert await store.forget(HERE, before)

        assert await store.load(HERE, "a1") is None
        assert list(await store.trail(HERE, "a1")) == []
        assert await store.receipts(HERE, "a1") == {}
        assert await store.find_by_root(HERE, "C0000000001", "17.1") is None
        assert await store.draft(HERE, "held:a1") is None
        assert list(await store.in_channel(HERE, "C0000000001")) == ["a2"]
        assert [list(await store.of_person(HERE, person)) for person in sorted(people)] == [["a2"], ["a2"]]
        assert await store.due(NOW, 10) == [(HERE, "a2", NOW)]
        assert [name for _, name in await store.out_of_date(10)] == ["a2"]
        assert await store.find_by_root(HERE, "C0000000001", "17.2") == "a2"

    async def test_nothing_is_forgotten_of_what_has_other_cards_than_whoever_forgets_it_knows(self, store: Store):
        await store.commit(HERE, commit_of(fresh()))
        before = await store.load(HERE, "a1")
        assert before is not None
        await store.put_receipt(HERE, "a1", "root", Receipt("C0000000001", "17.1", "h"))

        assert not await store.forget(HERE, before, 0)
        assert await store.load(HERE, "a1") == before
        assert list(await store.receipts(HERE, "a1")) == ["root"]

        assert await store.forget(HERE, before, 1)
        assert await store.load(HERE, "a1") is None

    async def test_what_is_forgotten_can_begin_again_by_the_same_event(self, store: Store):
        await store.commit(HERE, commit_of(fresh()))
        before = await store.load(HERE, "a1")
        assert before is not None

        assert await store.forget(HERE, before)

        assert not await store.forget(HERE, before)
        assert await store.commit(HERE, commit_of(fresh())) is Committed.COMMITTED

    async def test_all_assessments_are_listed_whoever_is_in_them_and_of_their_workspace_alone(self, store: Store):
        await store.commit(HERE, commit_of(fresh("a2"), "e2", people=frozenset()))
        await store.commit(HERE, commit_of(fresh("a1"), "e1"))
        await store.commit(THERE, commit_of(fresh("a3"), "e3"))

        assert list(await store.all_assessments(HERE)) == ["a1", "a2"]

    async def test_a_trail_is_written_anew_with_the_event_that_asks_for_it_or_not_at_all(self, store: Store):
        await store.commit(HERE, commit_of(fresh()))
        entries = [TrailEntry(NOW, n, {"event": "Answered", "by": f"{n}:✓"}, ("x" * 200,)) for n in (1, 2)]

        late = commit_of(fresh(version=7), "late", trail=())
        assert await store.commit(HERE, late) is Committed.STALE
        assert len(await store.trail(HERE, "a1")) == 1

        await store.commit(HERE, commit_of(fresh(version=1), "e2", trail=entries))
        assert list(await store.trail(HERE, "a1"))[:2] == entries
        assert len(await store.trail(HERE, "a1")) == 3

        await store.commit(HERE, commit_of(fresh(version=2), "e3", trail=()))
        assert len(await store.trail(HERE, "a1")) == 1

    async def test_drafts_of_an_assessment_go_with_it_and_those_of_others_stay(self, store: Store):
        await store.commit(HERE, commit_of(fresh()))
        before = await store.load(HERE, "a1")
        assert before is not None
        await store.put_draft(HERE, "words/U1/1", {"words": "1"}, 60, ("a1", "U1"))
        await store.put_draft(HERE, "words/U1/2", {"words": "2"}, 60, ("a2", "U1"))

        await store.forget(HERE, before)

        assert await store.draft(HERE, "words/U1/1") is None
        assert await store.draft(HERE, "words/U1/2") == {"words": "2"}

    async def test_all_that_is_one_persons_alone_goes_and_nobody_elses(self, store: Store):
        for person in ("U1", "U2"):
            await store.keep_wish(HERE, Desk(person, stopped=True), NOW)
            await store.open_home(HERE, person, 1, NOW)
            await store.put_draft(HERE, f"words/{person}/1", {"words": "1"}, 60, (person,))
            await store.ask_to_be_forgotten(HERE, person, NOW)
        await store.commit(HERE, commit_of(fresh(), people=frozenset({"U1", "U2"}), looks={"U1": NOW, "U2": NOW}))

        await store.forget_person(HERE, "U1")

        assert await store.desk(HERE, "U1") == Desk("U1")
        assert (await store.desk(HERE, "U2")).stopped
        assert await store.home(HERE, "U1") is None
        assert await store.home(HERE, "U2") is not None
        assert await store.draft(HERE, "words/U1/1") is None
        assert await store.draft(HERE, "words/U2/1") is not None
        assert list(await store.of_person(HERE, "U1")) == []
        for listed in (store.looks, store.homes, store.leaving):
            assert [person for _, person in await listed(NOW, 9)] == ["U2"]

    async def test_who_asked_to_be_forgotten_is_listed_from_then_on_and_put_off_while_that_is_done(self, store: Store):
        await store.ask_to_be_forgotten(HERE, "U1", NOW)
        assert list(await store.leaving(NOW - WEEK, 9)) == []
        assert list(await store.leaving(NOW, 9)) == [(HERE, "U1")]

        await store.put_off_leaving(HERE, "U1", NOW + WEEK)
        await store.put_off_leaving(HERE, "U2", NOW)
        assert list(await store.leaving(NOW, 9)) == []
        assert list(await store.leaving(NOW + WEEK, 9)) == [(HERE, "U1")]

    # Drafts

    async def test_a_draft_is_read_back_and_replaced(self, store: Store):
        await store.put_draft(HERE, "held:a1", {"typed": "so far ✓", "n": [1, None]}, 60)
        assert await store.draft(HERE, "held:a1") == {"typed": "so far ✓", "n": [1, None]}

        await store.put_draft(HERE, "held:a1", {}, 60)
        assert await store.draft(HERE, "held:a1") == {}
        assert await store.draft(HERE, "other") is None

    async def test_a_draft_that_is_claimed_is_kept_once_until_it_is_dropped_or_what_it_is_of_goes(self, store: Store):
        assert await store.claim_draft(HERE, "d1", {"n": 1}, 60, ("U1",))
        assert not await store.claim_draft(HERE, "d1", {"n": 2}, 60, ("U1",))
        assert await store.claim_draft(THERE, "d1", {"n": 3}, 60)
        assert await store.draft(HERE, "d1") == {"n": 1}

        await store.drop_draft(HERE, "d1")
        assert await store.draft(HERE, "d1") is None
        assert await store.claim_draft(HERE, "d1", {"n": 4}, 60, ("U1",))
        await store.forget_person(HERE, "U1")
        assert await store.draft(HERE, "d1") is None
        assert await store.draft(THERE, "d1") == {"n": 3}

    async def test_a_draft_goes_after_its_time(self, store: Store, eventually: Callable[..., Any]):
        await store.put_draft(HERE, "d1", {"a": 1}, 1)
        assert await store.draft(HERE, "d1") is not None

        async def is_gone() -> bool:
            return await store.draft(HERE, "d1") is None

        await eventually(is_gone, "the end of the draft")
