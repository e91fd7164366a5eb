"""The whole app on one memory: a workspace with a channel, two checks in it, and everybody who may or may not."""

from copy import copy
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from memory_store import MemoryStore
from memory_workspace import MemoryWorkspace, Person
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.engine.decision import Refused
from bot.engine.events import Answered, DecideAsked, Event, ScheduleChosen, Started
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.folders.flows import FlowsFolder
from bot.slack.app import build_app
from bot.slack.calling.later import Later
from bot.slack.calling.members import Members
from bot.slack.calling.outgoing import Outgoing
from bot.slack.calling.pace import Pace
from bot.slack.parts import Identity, Parts
from bot.usecases.acting.act import Done, act, unasked
from bot.usecases.acting.start import start
from bot.usecases.acting.tick import tick
from bot.usecases.delivering.deliver import deliver
from bot.usecases.for_one.home import publish
from bot.usecases.for_one.nudge import nudge
from bot.usecases.ports import Installation, Ports

FLOWS = Path(__file__).parents[2] / "flows"
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
LINE = "From a supplier's PDF invoice, return the six booking fields as JSON for the accounts team."
BOT = "U0BOT"


@dataclass(frozen=True)
class Actor:
    """Somebody who acts, and how they stand to the checks of the channel."""

    name: str
    inside: bool = False
    """Whether they are in the channel of the checks."""
    asked: bool = False
    """Whether the engine finds them asked in the check they act on."""
    owns: bool = False
    belongs: bool = True
    """Whether they are of the workspace, and no bot and not deactivated."""
    wide: bool = False
    """Whether they act on the check in which anyone here may answer."""

    def id(self, team: str) -> str:
        return f"U{team[-1]}{self.name.upper().replace('_', '')}"


ACTORS = (
    Actor("owner", inside=True, asked=True, owns=True),
    Actor("asked", inside=True, asked=True),
    Actor("member", inside=True),
    Actor("starter", inside=True),
    Actor("anyone_here", inside=True, asked=True, wide=True),
    Actor("guest_inside", inside=True),
    Actor("guest_outside"),
    Actor("removed"),
    Actor("deactivated", belongs=False),
    Actor("stranger_inside", inside=True, belongs=False),
    Actor("stranger_asked", inside=True, asked=True, belongs=False),
    Actor("stranger_outside", belongs=False),
    Actor("elsewhere", belongs=False),
    Actor("bot", inside=True, belongs=False),
    Actor("nowhere"),
)
"""Everybody there is; who was removed or deactivated was asked and has answered before."""
BY_NAME = {actor.name: actor for actor in ACTORS}


@dataclass
class Clock:
    """A clock that goes when it is told to."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now


@cache
def flows() -> FlowsFolder:
    """Read the flows once for all offices; none of their checks runs on another version."""
    return FlowsFolder(FLOWS, MemoryStore())


class Office:
    """One workspace with the app at work in it, which keeps what it knows in a store that may be another's too."""

    def __init__(self, team: str, store: MemoryStore, clock: Clock) -> None:
        self.team, self.store, self.clock = team, store, clock
        self.here = Installation(team)
        self.room, self.shared = f"C{team[-1]}ROOM", f"C{team[-1]}SHARED"
        self.narrow, self.wide, self.over = (f"{team[-1].lower()}{each}" * 4 for each in ("narrow", "wide", "over"))
        self.workspace = MemoryWorkspace(team, {each.id: each for each in self._people()}, self._channels())
        hours = count(step=3600)
        pace = Pace(lambda: float(next(hours)))  # so that nobody waits for Slack's
        outgoing = Outgoing(self.workspace, "acme", clock, pace, whose=self.here)  # type: ignore[arg-type]  # it stands for the client
        self.members = Members(outgoing, lambda: 0.0)
        me = Identity(self.here, team, None, BOT, "B0BOT", "ftready", "acme")
        ports = Ports(store, flows(), self._wake, clock, lambda: f"{self.workspace.number():032x}")
        self.parts = Parts(ports, self.members, outgoing, Later(), me)
        self.app = build_app(self.parts)

    def id(self, name: str) -> str:
        return BY_NAME[name].id(self.team)

    def actor(self, person: str) -> str:
        return next((each.name for each in ACTORS if each.id(self.team) == person), person)

    def check(self, actor: Actor) -> str:
        return self.wide if actor.wide else self.narrow

    def load(self, check: str) -> Assessment:
        return self.store.assessments[self.team, check]

    # Setting up

    async def open(self, words: str = "", answers: dict[str, Answer] | None = None) -> "Office":
        """Begin the checks: one that asks by name, one for anyone here, and one that is decided and followed up."""
        ids = {name: self.id(name) for name in BY_NAME}
        named = (ids["owner"], ids["asked"], ids["removed"], ids["deactivated"], ids["stranger_asked"])
        checks = ((self.narrow, named, False), (self.wide, named[:1], True), (self.over, named, False))
        for check, asked, anyone in checks:
            at_start = {"task_line": Answer(f"{LINE} {words}"), "motive": Answer("form")}
            event = Started(
                ids["starter"], check, "readiness", self.room, ids["owner"], f"{words} {check[:5]}", asked, anyone,
                at_start,
            )  # fmt: skip
            flow = flows().named("readiness")
            assert flow is not None
            begun = await start(self.parts.ports, self.here, flow, event, f"start/{check}")
            assert isinstance(begun, Done), begun
            for name in ("removed", "deactivated"):
                if not anyone:
                    await self.happens(check, Answered(ids[name], {"task_signed": Answer("yes")}))
            for question, answer in (answers or {}).items():
                await self.happens(check, Answered(ids["owner"], {question: answer}))
        await self.happens(self.over, DecideAsked(ids["owner"]))
        await self.happens(self.over, ScheduleChosen(ids["owner"], 0, NOON.time(), "UTC"))
        await self.catch_up()
        self.workspace.forget_what_was_sent()
        return self

    async def happens(self, check: str, event: Event) -> Done:
        outcome = await act(self.parts.ports, self.here, check, event, f"event/{self.workspace.number()}", unasked)
        assert isinstance(outcome, Done), (event, outcome.because if isinstance(outcome, Refused) else outcome)
        return outcome

    async def catch_up(self) -> None:
        """Do all a worker would: deliver, remind, publish."""
        for where, check in await self.store.out_of_date(99):
            if where == self.here:
                await deliver(self.parts.ports, self.parts.outgoing, self.here, check)
        for where, person in await self.store.looks(self.clock(), 99):
            if where == self.here:
                await nudge(self.parts.ports, self.parts.outgoing, self.members, self.here, person)
        for where, person in await self.store.homes(self.clock(), 99):
            if where == self.here:
                await publish(self.parts.ports, self.parts.outgoing, self.members, self.here, person)

    async def passes(self, **by: float) -> None:
        """Let time pass, and what is due happen."""
        self.clock.now += timedelta(**by)
        for where, check, _ in await self.store.due(self.clock(), 99):
            if where == self.here:
                await tick(self.parts.ports, self.here, check)
        await self.catch_up()

    # Acting

    async def take(self, payload: dict[str, Any]) -> tuple[int, Any]:
        """Hand a payload to the app as its doors do, wait until all of it is done, and give what Slack is answered."""
        answer = await self.app.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=payload, headers={}))
        while self.parts.later.is_busy:
            await self.parts.later.drain()
        return answer.status, answer.body

    def keep(self) -> dict[str, Any]:
        """Give all that is kept, to put it back."""
        return {
            name: _copied(kept) for name, kept in vars(self.store).items() if isinstance(kept, dict) and name != "turns"
        }

    def put_back(self, kept: dict[str, Any]) -> None:
        for name, before in kept.items():
            there = getattr(self.store, name)
            there.clear()
            there.update(_copied(before))

    def moves(self, person: str, *, out: str = "", into: str = "") -> None:
        """Have somebody leave a channel, or come into one, and be seen to have."""
        for channel, change in ((out, set.discard), (into, set.add)):
            if channel:
                change(self.workspace.channels[channel], person)
                self.members.forget(self.here, channel)

    async def _wake(self, installation: Installation, assessment: str) -> None:
        """Wake nobody: what is out of date is delivered when the office catches up."""

    def _people(self) -> list[Person]:
        partner = "T0PARTNER"
        found = [Person(BOT, self.team, bot=True)]
        for actor in ACTORS:
            person = Person(actor.id(self.team), self.team)
            match actor.name:
                case "stranger_inside" | "stranger_outside" | "stranger_asked":
                    person = replace(person, team=partner, stranger=True)
                case "elsewhere":
                    person = replace(person, team="T0ELSEWHERE")
                case "guest_inside" | "guest_outside":
                    person = replace(person, guest=True)
                case "deactivated":
                    person = replace(person, deleted=True)
                case "bot":
                    person = replace(person, bot=True)
            found.append(person)
        return found

    def _channels(self) -> dict[str, set[str]]:
        inside = {each.id(self.team) for each in ACTORS if each.inside}
        shared = {each.id(self.team) for each in ACTORS if each.name not in {"nowhere", "deactivated"}}
        return {self.room: {BOT, *inside}, self.shared: {BOT, *shared}}


def _copied(kept: dict[Any, Any]) -> dict[Any, Any]:
    return {key: copy(value) if isinstance(value, dict | list) else value for key, value in kept.items()}
