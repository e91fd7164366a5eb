"""Begin an assessment, from nothing or from the result of another flow."""

import hashlib
import logging
from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.engine.decision import Refused
from bot.engine.events import LedOn, OnwardDeleted, Started
from bot.engine.saved.answer import Answer
from bot.engine.transition import start as begin
from bot.flow.model.flow import Flow
from bot.flow.translating.languages import in_language
from bot.sentence import Sentence
from bot.usecases.acting.act import Done, Gate, NotFound, act, commit, unasked
from bot.usecases.crashing import crash_here
from bot.usecases.ports import Committed, Installation, Ports

log = logging.getLogger(__name__)
BEGUN = Refused(Sentence("This check has begun already with what you sent first; change it on its cards."))
NOT_DECIDED = Refused(Sentence("This check is open again; decide it first, then ask the team from its new summary."))
ASKED = Refused(Sentence("The team has been asked already; the full check stands in this channel."))

STILL_GOING = Refused(Sentence("The full check is just being taken away; ask the team again in a minute."))


async def start(ports: Ports, installation: Installation, flow: Flow, event: Started, event_id: str) -> Done | Refused:
    """Begin an assessment; a repeat of `event_id` begins nothing, and anything else under the same id is refused."""
    now = ports.clock()
    decision = begin(flow, event, now)
    if isinstance(decision, Refused):
        return decision
    await ports.store.keep_flow(installation, flow.hash, ports.flows.bundle(flow.hash))
    ended = await commit(ports, installation, flow, None, decision, event, event_id, now)
    if ended is Committed.STALE:
        return BEGUN
    return Done(decision.assessment, flow, decision.because, changed=ended is not Committed.DUPLICATE)


async def ask_team(  # noqa: PLR0913, PLR0917, PLR0911 - each return is one way it ends
    ports: Ports, installation: Installation, from_id: str, event: Started, event_id: str, gate: Gate | None = None
) -> Done | Refused | NotFound:
    """Begin the flow another assessment's result leads to, with the answers that go along.

    There is one id it can have, so that of two who ask at once one begins it. Killed before the first assessment
    remembers it, whoever asks next finds it begun and makes that good.
    """
    first = await ports.store.load(installation, from_id)
    if first is None:
        return NotFound()
    stopped = await gate(first) if gate else None
    if stopped is not None:
        return stopped
    event = replace(event, assessment=id_after(from_id))
    if first.led_to and first.led_to != event.assessment:
        return ASKED
    if first.closed is None and not first.led_to:  # what is hidden in it must not come along
        return NOT_DECIDED
    from_flow = await ports.flows.pinned(installation, first.flow_hash)
    onward = ports.flows.named(from_flow.then.flow) if from_flow.then else None
    if from_flow.then is None or onward is None:
        return Refused(Sentence("The flow this leads to is not on offer here any more."))
    carried = carry(from_flow.then.carry, first.answers)
    event = replace(event, carried=carried, carried_from=in_language(from_flow, event.language).title)
    begun = await start(ports, installation, onward, event, event_id)
    if isinstance(begun, Refused) and begun is not BEGUN:
        return begun
    if begun is BEGUN and await _is_on_its_way_out(ports, installation, event.assessment):
        return STILL_GOING
    crash_here("team_asked")
    led = await act(ports, installation, from_id, LedOn(event.by, event.assessment), f"{event_id}/led", unasked)
    if isinstance(led, Refused | NotFound):
        return led
    return await _whose(ports, installation, event) if begun is BEGUN else begun


async def lead_on_again(
    ports: Ports, installation: Installation, gone: str, near: Iterable[str], event_id: str
) -> None:
    """Let the check that led to one which is gone lead on again, if it is among those near."""
    before = next((each for each in near if id_after(each) == gone), None)
    if before is None:
        return
    try:
        await act(ports, installation, before, OnwardDeleted(gone), event_id, unasked)
    except LookupError:
        log.warning("%s led to %s, which was deleted, and its flow is lost; it stays as it is", before, gone)


def id_after(from_id: str) -> str:
    """Give the id of the assessment that grows out of another one."""
    return hashlib.sha256(f"after {from_id}".encode()).hexdigest()[:32]


def carry(names: Mapping[str, str], answers: Mapping[str, Mapping[str, Answer]]) -> dict[str, dict[str, Answer]]:
    """Pick the answers that go along to another flow, under the ids they have there, each still whose it was."""
    picked = {}
    for from_id, to_id in names.items():
        given = {
            person: Answer(answer.value, link=answer.link, since=answer.since)
            for person, answer in answers.get(from_id, {}).items()
            if answer.value is not None
        }
        if given:
            picked[to_id] = given
    return picked


async def _is_on_its_way_out(ports: Ports, installation: Installation, id_: str) -> bool:
    stands = await ports.store.load(installation, id_)
    return stands is not None and stands.is_deleted


async def _whose(ports: Ports, installation: Installation, event: Started) -> Refused:
    """Say to whoever came second what stands: their own first try, or somebody else's check."""
    stands = await ports.store.load(installation, event.assessment)
    return BEGUN if stands is not None and stands.started_by == event.by else ASKED
