"""Whatever happens in whatever order, the store on a real Valkey says the same as the pure model."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from contracts.store_contract import HERE, THERE, at, fresh
from fakes.memory_store import MemoryStore
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from redis.asyncio import Redis

from bot.store import RedisStore, connect
from bot.store.embedded import EmbeddedServer
from bot.usecases.ports import Commit, Installation, Receipt, Store, TrailEntry

installations = st.sampled_from([HERE, THERE])
assessments = st.sampled_from(["a1", "a2", "a3"])
persons = st.sampled_from(["U1", "U2", "U3"])
people = st.frozensets(persons)
events = st.sampled_from([f"e{number}" for number in range(6)])
roots = st.sampled_from([Receipt("C1", f"1764000000.00000{number}", "h") for number in range(3)])
cards = st.sampled_from(["root", "question/one", "summary/1"])
spans = st.integers(0, 3 * 24 * 3600).map(lambda seconds: timedelta(seconds=seconds))


class StoreAgainstModel(RuleBasedStateMachine):
    """Does everything to both stores, and compares what they say each time."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
        self.run = asyncio.Runner()
        self.redis: Redis = connect(url)
        self.real = RedisStore(self.redis, clock=lambda: self.now, remembered=0)
        self.model = MemoryStore(lambda: self.now)
        self.noted: dict[tuple[Installation, str], datetime] = {}
        self.run.run(self.redis.flushall())
        for number, installation in enumerate((HERE, THERE)):
            begun = at(self.now, fresh("first"), f"first {number}")
            self.both(lambda store, of=(installation, begun): store.commit(*of))

    def both(self, do: Callable[[Store], Awaitable[Any]]) -> Any:
        async def compare() -> Any:
            real, model = await do(self.real), await do(self.model)
            assert real == model
            return real

        return self.run.run(compare())

    @rule(span=spans)
    def time_passes(self, span: timedelta) -> None:
        self.now += span

    @rule(
        installation=installations,
        assessment=assessments,
        event=events,
        people=people,
        channel=st.sampled_from(["C1", "C2"]),
        due=st.none() | spans,
        channel_open=st.booleans(),
        behind=st.sampled_from([0, 0, 0, 1, -1]),
        looks=st.dictionaries(persons, spans, max_size=2),
        changed_for=people,
    )
    def commit(
        self, installation, assessment, event, people, channel, due, channel_open, behind, looks, changed_for
    ) -> None:
        stands = self.both(lambda store: store.load(installation, assessment))
        before = stands or fresh(assessment, channel=channel)
        version = max(before.version - behind, 0)
        entry = TrailEntry(self.now, version + 1, {"event": "Answered"}, (event,))
        commit = Commit(
            replace(before, version=version, subject=event),
            event,
            entry,
            None if due is None else self.now + due,
            channel_open,
            people,
            {person: self.now + span for person, span in looks.items()},
            changed_for,
        )
        self.both(lambda store: store.commit(installation, commit))

    @rule(installation=installations, assessment=assessments, behind=st.integers(0, 1))
    def deliver(self, installation, assessment, behind) -> None:
        stands = self.both(lambda store: store.load(installation, assessment))
        version = stands.version - behind if stands else 0
        self.both(lambda store: store.delivered(installation, assessment, version))

    @rule(installation=installations, assessment=assessments, span=spans)
    def put_off_delivery(self, installation, assessment, span) -> None:
        until = self.now + span
        self.both(lambda store: store.put_off_delivery(installation, assessment, until))

    @rule(span=spans)
    def put_off_what_is_due(self, span) -> None:
        until = self.now + span
        for installation, assessment, due in self.both(lambda store: store.due(self.now, 2)):
            self.both(lambda store, of=(installation, assessment, due): store.put_off_due(*of, until))

    @rule(installation=installations, assessment=assessments, card=cards, receipt=roots)
    def put_receipt(self, installation, assessment, card, receipt) -> None:
        taken = self.both(lambda store: store.find_by_root(installation, receipt.channel, receipt.ts))
        if card == "root" and taken not in {None, assessment}:
            return  # Slack gives no message twice
        self.both(lambda store: store.put_receipt(installation, assessment, card, receipt))

    @rule(installation=installations, assessment=assessments, card=cards)
    def drop_receipt(self, installation, assessment, card) -> None:
        self.both(lambda store: store.drop_receipt(installation, assessment, card))

    @rule(installation=installations, span=spans)
    def hold_off(self, installation, span) -> None:
        until = self.now + span
        self.both(lambda store: store.hold_off(installation, "chat.update", until))

    @rule(installation=installations, person=persons, span=spans, behind=st.sampled_from([0, 0, 1]))
    def wish(self, installation, person, span, behind) -> None:
        desk = self.both(lambda store: store.desk(installation, person))
        written = replace(desk, version=max(desk.version - behind, 0), stopped=not desk.stopped)
        self.both(lambda store: store.keep_wish(installation, written, self.now + span))

    @rule(installation=installations, person=persons, span=spans)
    def begin_a_look(self, installation, person, span) -> None:
        self.noted[installation, person] = self.now + span
        self.both(lambda store: store.put_off_look(installation, person, self.now + span))

    @rule(installation=installations, person=persons, span=st.none() | spans, writes=st.booleans())
    def end_a_look(self, installation, person, span, writes) -> None:
        desk = self.both(lambda store: store.desk(installation, person))
        noted = self.noted.get((installation, person), self.now)
        written = replace(desk, snoozed_until=self.now if writes else None)
        again = None if span is None else self.now + span
        self.both(lambda store: store.keep_desk(installation, written, noted, again))

    @invariant()
    def they_say_the_same(self) -> None:
        async def said(store: Store) -> list[Any]:
            told: list[Any] = [await store.out_of_date(2), await store.out_of_date(9), await store.due(self.now, 9)]
            told += [await store.looks(self.now, 9), await store.looks(self.now + timedelta(days=9), 2)]
            for installation in (HERE, THERE):
                told += [await store.not_before(installation, "chat.update")]
                told += [await store.in_channel(installation, channel) for channel in ("C1", "C2")]
                told += [await store.of_person(installation, person) for person in ("U1", "U2", "U3")]
                told += [await store.desk(installation, person) for person in ("U1", "U2", "U3")]
                told += [await store.find_by_root(installation, "C1", f"1764000000.00000{n}") for n in range(3)]
                for assessment in ("a1", "a2", "a3"):
                    told += [await store.load(installation, assessment), await store.trail(installation, assessment)]
                    told += [await store.receipts(installation, assessment)]
            return told

        self.both(said)

    def teardown(self) -> None:
        self.run.run(self.redis.aclose())
        self.run.close()


@pytest.mark.slow
def test_the_store_says_what_the_model_says(valkey: EmbeddedServer, redis_url: str):
    run_state_machine_as_test(
        lambda: StoreAgainstModel(redis_url),
        settings=settings(
            max_examples=12, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
