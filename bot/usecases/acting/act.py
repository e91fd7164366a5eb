"""Let an event happen to an assessment: load, decide, commit, wake the delivery. Two round trips to the store."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Any

from bot.engine.after_verdict.following import due_at
from bot.engine.asked.looping import unrolled
from bot.engine.decision import Decision, Refused
from bot.engine.events import Event, Upgraded
from bot.engine.overviews.home import concerned
from bot.engine.reminders.matters import stirred
from bot.engine.saved.assessment import Assessment
from bot.engine.transition import apply
from bot.flow.model.flow import Flow
from bot.usecases.crashing import crash_here
from bot.usecases.ports import Commit, Committed, Installation, Ports, TrailEntry

TRIES = 20
"""How often a commit that came too late is decided again before the person is told that too much is going on."""

AS_IT_IS = str | int | float | None
"""What is plain data already."""


@dataclass(frozen=True)
class Done:
    """The event happened, now or before; `changed` is False where it changed nothing."""

    assessment: Assessment
    flow: Flow
    because: tuple[str, ...]
    changed: bool


@dataclass(frozen=True)
class NotFound:
    """There is no such assessment here."""


class TooBusyError(Exception):
    """Other events kept coming first; nothing was changed."""


Gate = Callable[[Assessment], Awaitable[Refused | NotFound | None]]
"""Says whether someone may do this to an assessment; None lets them."""

Making = Callable[[Flow, Assessment, datetime], Event | Refused]
"""Makes the event once the assessment is loaded, for what can be read only by someone who knows the question."""


async def unasked(assessment: Assessment) -> None:
    """Let happen what no person asks for: time passing, and what follows from an event that was let."""


async def act(  # noqa: PLR0911, PLR0913, PLR0917 - what happens, to what, who says whether it may, and how it ends
    ports: Ports,
    installation: Installation,
    assessment_id: str,
    event: Event | Making,
    event_id: str,
    gate: Gate,
) -> Done | Refused | NotFound:
    """Let an event happen. A repeat of `event_id` changes nothing."""
    async with ports.store.turn(installation, assessment_id):
        for _ in range(TRIES):
            assessment = await ports.store.load(installation, assessment_id)
            if assessment is None:
                return NotFound()
            stopped = await gate(assessment)
            if stopped is not None:
                return stopped
            flow = unrolled(await ports.flows.pinned(installation, assessment.flow_hash), assessment)
            now = ports.clock()
            made = event(flow, assessment, now) if callable(event) else event
            if isinstance(made, Refused):
                return made
            if isinstance(made, Upgraded):
                flow = await _newer(ports, installation, flow, made)
            decision = apply(flow, assessment, made, now)
            if isinstance(decision, Refused):
                return decision
            if not decision.changed:
                return Done(assessment, flow, decision.because, changed=False)
            ended = await commit(ports, installation, flow, assessment, decision, made, event_id, now)
            if ended is Committed.DUPLICATE:
                return Done(assessment, flow, ("this has been taken before",), changed=False)
            if ended is not Committed.STALE:
                return Done(decision.assessment, unrolled(flow, decision.assessment), decision.because, changed=True)
    raise TooBusyError


async def _newer(ports: Ports, installation: Installation, flow: Flow, event: Upgraded) -> Flow:
    """Give the flow an upgrade is to, its text kept before any check is pinned to it; the same where it is gone."""
    offered = ports.flows.named(flow.id)
    if offered is None or offered.hash != event.to:
        return flow
    await ports.store.keep_flow(installation, offered.hash, ports.flows.bundle(offered.hash))
    crash_here("newer_flow_kept")
    return offered


async def commit(  # noqa: PLR0913, PLR0917 - what one commit is made of
    ports: Ports,
    installation: Installation,
    flow: Flow,
    before: Assessment | None,
    decision: Decision,
    event: Event,
    event_id: str,
    now: datetime,
    trail: Sequence[TrailEntry] | None = None,
) -> Committed:
    """Write a decision, with the trail of before anew where one is given, and wake the delivery unless it is awake."""
    assessment = decision.assessment
    reminders = stirred(flow, before, assessment)
    crash_here("before_commit")
    ended = await ports.store.commit(
        installation,
        Commit(
            assessment=assessment,
            event_id=event_id,
            entry=TrailEntry(now, assessment.version + 1, plain_event(event), decision.because),
            due=due_at(assessment, flow),
            channel_open=assessment.closed is None or assessment.schedule is not None,
            people=concerned(assessment),
            looks=reminders.new_for,
            changed_for=reminders.changed_for,
            trail=() if assessment.is_deleted else trail,
        ),
    )
    crash_here("after_commit")
    if ended is Committed.COMMITTED:
        await ports.wake(installation, assessment.id)
        crash_here("after_wake")
    return ended


def plain_event(event: Event) -> dict[str, Any]:
    """Write an event as plain data for the trail; what says nothing is left out."""
    return {"event": type(event).__name__, **_plain(event)}


def _plain(thing: Any) -> Any:
    if isinstance(thing, AS_IT_IS):
        return thing
    if is_dataclass(thing):
        kind: type = type(thing)
        told = ((name, _plain(getattr(thing, name))) for name in _names(kind))
        return {name: plain for name, plain in told if _says_something(name, plain)}
    if isinstance(thing, dict):
        return {key: _plain(value) for key, value in thing.items() if value != ""}
    if isinstance(thing, tuple | list):
        return [_plain(each) for each in thing]
    return thing.isoformat() if isinstance(thing, date | time) else thing


def _says_something(name: str, plain: Any) -> bool:
    """Whether a field is worth keeping; an answer of nought, or of none of the options, is one."""
    if name == "value":
        return plain is not None
    return plain is not False and plain not in (None, "", [], {})


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
