"""Begin an assessment, from nothing or from the result of another flow."""

from collections.abc import Mapping
from dataclasses import replace

from bot.engine.answer import Answer
from bot.engine.decision import Refused
from bot.engine.events import LedOn, Started
from bot.engine.transition import start as begin
from bot.flow.model import Flow
from bot.usecases.act import Done, Gate, NotFound, act, commit
from bot.usecases.ports import Committed, Installation, Ports


async def start(ports: Ports, installation: Installation, flow: Flow, event: Started, event_id: str) -> Done | Refused:
    """Begin an assessment; a repeat of `event_id` under the same assessment id begins nothing."""
    now = ports.clock()
    decision = begin(flow, event, now)
    if isinstance(decision, Refused):
        return decision
    await ports.store.keep_flow(installation, flow.hash, ports.flows.bundle(flow.hash))
    ended = await commit(ports, installation, flow, None, decision, event, event_id, now)
    changed = ended not in {Committed.DUPLICATE, Committed.STALE}
    return Done(decision.assessment, flow, decision.because, changed=changed)


async def ask_team(  # noqa: PLR0913, PLR0917, PLR0911 - each return is one way it ends
    ports: Ports, installation: Installation, from_id: str, event: Started, event_id: str, gate: Gate | None = None
) -> Done | Refused | NotFound:
    """Begin the flow another assessment's result leads to, with the answers that go along.

    The new assessment is committed first: killed between the two, a repeat finds it begun and only remembers it.
    """
    first = await ports.store.load(installation, from_id)
    if first is None:
        return NotFound()
    stopped = await gate(first) if gate else None
    if stopped is not None:
        return stopped
    if first.led_to and first.led_to != event.assessment:
        return Refused("The team has been asked already; the full check stands in this channel.")
    from_flow = await ports.flows.pinned(installation, first.flow_hash)
    if first.led_to:
        return Done(first, from_flow, ("this has been taken before",), changed=False)
    onward = ports.flows.named(from_flow.then.flow) if from_flow.then else None
    if from_flow.then is None or onward is None:
        return Refused("The flow this leads to is not on offer here any more.")
    carried = carry(from_flow.then.carry, first.answers)
    begun = await start(ports, installation, onward, replace(event, answers={**carried, **event.answers}), event_id)
    if isinstance(begun, Refused):
        return begun
    led = await act(ports, installation, from_id, LedOn(event.by, event.assessment), f"{event_id}/led")
    return led if isinstance(led, Refused | NotFound) else begun


def carry(names: Mapping[str, str], answers: Mapping[str, Mapping[str, Answer]]) -> dict[str, Answer]:
    """Pick the answers that go along to another flow, under the ids they have there."""
    picked = {}
    for from_id, to_id in names.items():
        given = [answer for answer in answers.get(from_id, {}).values() if answer.value is not None]
        if given:
            picked[to_id] = Answer(given[0].value)
    return picked
