"""The use cases on a store and a Slack that live in this process, with a clock one can move."""

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from memory_people import MemoryPeople
from memory_slack import MemorySlack
from memory_store import MemoryStore

from bot.engine.decision import Refused
from bot.engine.events import Answered, Event, Started
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.flow.model.flow import Flow
from bot.folders.flows import FlowsFolder
from bot.usecases.acting.act import Done, Gate, Making, NotFound, unasked
from bot.usecases.acting.act import act as act_through
from bot.usecases.acting.start import id_after, start
from bot.usecases.acting.tick import tick
from bot.usecases.crashing import arm
from bot.usecases.delivering.deliver import deliver
from bot.usecases.for_one.nudge import nudge
from bot.usecases.ports import AgainError, Installation, Ports

HERE = Installation("T0PLAYGRND")
CHANNEL = "C0ROOM0001"
FLOWS = Path(__file__).parents[2] / "flows"
LINE = "From a supplier's PDF invoice, return the six booking fields as JSON for the accounts team."
AT_START = {"task_line": Answer(LINE), "motive": Answer("form")}
QUICK = {
    "same_line": Answer("yes"),
    "unseen_cases": Answer(24),
    "fixed_parts": Answer(("prompt_parts", "examples", "lookups", "output_format")),
    "weeks_unchanged": Answer(3),
    "same_failures": Answer("yes"),
}
ONWARD = Started("ana", "", "readiness", CHANNEL, "ana", asked=("ana", "ben"), answers=AT_START)
NEXT = id_after("a1")
"""The check that the first one leads on to."""


async def act(
    ports: Ports,
    installation: Installation,
    assessment: str,
    event: Event | Making,
    event_id: str,
    gate: Gate = unasked,
) -> Done | Refused | NotFound:
    """Let an event happen; who may do it is asked only where a test is about that."""
    return await act_through(ports, installation, assessment, event, event_id, gate)


class KilledError(BaseException):
    """What a killed process does not survive."""


class CountingStore(MemoryStore):
    """A store that counts its round trips."""

    def __init__(self, clock: Any) -> None:
        super().__init__(clock)
        self.trips: list[str] = []

    async def load(self, *of: Any) -> Assessment | None:
        self.trips.append("load")
        return await super().load(*of)

    async def commit(self, *of: Any) -> Any:
        self.trips.append("commit")
        return await super().commit(*of)


@dataclass
class World:
    """Everything the use cases work with."""

    now: datetime = datetime(2026, 11, 23, 12, tzinfo=UTC)
    slack: MemorySlack = field(default_factory=MemorySlack)
    people: MemoryPeople = field(default_factory=lambda: MemoryPeople({CHANNEL: {"ana", "ben"}}))
    woken: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.store = CountingStore(lambda: self.now)
        self.flows = FlowsFolder(FLOWS, self.store)

        async def wake(installation: Installation, assessment: str) -> None:
            self.woken.append(assessment)

        self.ports = Ports(self.store, self.flows, wake, lambda: self.now, lambda: "fresh")

    def flow(self, name: str = "readiness") -> Flow:
        found = self.flows.named(name)
        assert found is not None
        return found

    async def begin(self, name: str = "readiness", id_: str = "a1", **changes: Any) -> Done:
        answers = AT_START if name == "readiness" else QUICK
        event = Started("ana", id_, name, CHANNEL, "ana", asked=("ana", "ben"), answers=answers)
        begun = await start(self.ports, HERE, self.flow(name), replace(event, **changes), f"start/{id_}")
        assert isinstance(begun, Done)
        return begun

    async def answer(self, person: str, question: str, value: Any, event_id: str = "") -> Any:
        event = Answered(person, {question: Answer(value)})
        return await act(self.ports, HERE, "a1", event, event_id or f"{person}/{question}/{value}")

    async def deliver(self, id_: str = "a1") -> None:
        await deliver(self.ports, self.slack, HERE, id_)

    async def remind(self, person: str) -> None:
        await nudge(self.ports, self.slack, self.people, HERE, person)

    async def next_process(self) -> None:
        """Be the process that comes after one that was killed: it knows what the store knows, and does what is owed."""
        arm(None)
        self.flows = FlowsFolder(FLOWS, self.store)
        self.ports = replace(self.ports, flows=self.flows)
        await self.catch_up()

    async def catch_up(self) -> None:
        for _ in range(2):  # what is to go on later goes on after all others
            for _, assessment in await self.store.out_of_date(99):
                with suppress(AgainError):
                    await self.deliver(assessment)
        await self.goes_on(self.now)

    async def goes_on(self, until: datetime) -> None:
        """Let time pass: what is due happens, and people are looked at, each at its instant."""
        while (coming := self._coming()) <= until:
            self.now = max(self.now, coming)
            for installation, assessment, _ in await self.store.due(self.now, 99):
                await tick(self.ports, installation, assessment)
                await self.deliver(assessment)
            for _, person in await self.store.looks(self.now, 99):
                await self.remind(person)
        self.now = until

    def _coming(self) -> datetime:
        indexes = (self.store.due_at, self.store.asked_looks, self.store.own_looks)
        return min((at for index in indexes for at in index.values()), default=datetime.max.replace(tzinfo=UTC))

    async def stands(self, id_: str = "a1") -> Assessment:
        found = await self.store.load(HERE, id_)
        assert found is not None
        return found

    def pass_time(self, **by: float) -> None:
        self.now += timedelta(**by)
