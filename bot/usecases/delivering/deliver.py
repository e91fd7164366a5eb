"""One delivery of an assessment to Slack: whether it is due, what is shown, and what becomes of it where Slack refuses.

Running it once too often changes nothing; killed anywhere, the next run heals what is left.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from bot.engine.saved.assessment import Assessment
from bot.flow.translating.languages import in_language
from bot.usecases.crashing import crash_here
from bot.usecases.delivering.removing import leave_nothing, take_away
from bot.usecases.delivering.rhythm import BREATH, Beat, Rhythm
from bot.usecases.delivering.showing import ForgottenError, Showing
from bot.usecases.ports import (
    AgainError,
    Installation,
    Messages,
    NotAllowedError,
    Ports,
    Receipt,
    ThreadGoneError,
)
from bot.usecases.shown.held_up import held_up, hold_up, take_up_again, wished_in_place_of
from bot.usecases.shown.home_marks import mark_homes
from bot.usecases.shown.linking import link_onward, may_still_come
from bot.usecases.shown.receipts import CANVAS, anew_from

RenewCanvas = Callable[[Installation, Assessment], Awaitable[None]]
"""Writes the canvas of a check anew."""


async def deliver(  # noqa: PLR0913, PLR0917 - what is delivered where, when, and who writes its canvas
    ports: Ports,
    messages: Messages,
    installation: Installation,
    assessment_id: str,
    rhythm: Rhythm | None = None,
    renew_canvas: RenewCanvas | None = None,
) -> None:
    """Deliver one assessment, in a rhythm where there is one; its canvas only where it names who is forgotten.

    Raises AgainError when it is to go on later: Slack says so, the rhythm does, or more was committed meanwhile.
    """
    beat = rhythm.beat(assessment_id, ports.clock()) if rhythm else Beat.ALL
    if isinstance(beat, datetime):
        raise AgainError("it was written a moment ago", beat)
    assessment = await ports.store.load(installation, assessment_id)
    if assessment is None:
        await leave_nothing(ports, messages, installation, assessment_id)
        return
    try:
        await _deliver(ports, messages, installation, assessment, rhythm, beat, renew_canvas)
    except ForgottenError:
        await leave_nothing(ports, messages, installation, assessment_id)


async def _deliver(  # noqa: PLR0913, PLR0917 - the same, with what was found
    ports: Ports,
    messages: Messages,
    installation: Installation,
    assessment: Assessment,
    rhythm: Rhythm | None,
    beat: Beat,
    renew_canvas: RenewCanvas | None,
) -> None:
    assessment_id, breath = assessment.id, rhythm.breath if rhythm else BREATH
    flow = in_language(await ports.flows.pinned(installation, assessment.flow_hash), assessment.language)
    receipts = dict(await ports.store.receipts(installation, assessment_id))
    held = await held_up(ports.store, installation, assessment_id)
    wished = await wished_in_place_of(ports.store, installation, assessment_id, receipts) if held.reason else ""
    try:
        if assessment.is_deleted:
            await take_away(ports, messages, installation, flow, assessment)
            return
        onward = await link_onward(ports, messages, installation, assessment)
        shown = Showing(ports, messages, installation, flow, assessment, receipts, held, wished, onward)
        wrote_all = await shown.run(beat)
    except (NotAllowedError, ThreadGoneError) as stopped:
        await _was_right(ports, installation, assessment)
        await mark_homes(ports, installation, assessment)
        await hold_up(ports, messages, installation, assessment, str(stopped), held, wished)
        await _renewed(renew_canvas, installation, assessment, receipts)  # it stands, whatever became of the thread
        return
    if not wrote_all:
        raise AgainError("the root is written a moment later", ports.clock() + breath)
    if rhythm:
        rhythm.wrote_all(assessment_id, ports.clock())
    if assessment.led_to and not onward and await may_still_come(ports, installation, assessment):
        raise AgainError("the check it led to is posted in a moment", ports.clock() + breath)
    await _renewed(renew_canvas, installation, assessment, receipts)
    # While it is marked out of date: what dies here is done again.
    await take_up_again(ports, messages, installation, assessment, held)
    await mark_homes(ports, installation, assessment)
    crash_here("before_delivered")
    if not await ports.store.delivered(installation, assessment_id, assessment.version):
        raise AgainError("something was committed meanwhile", ports.clock() + breath)
    crash_here("after_delivered")


async def _renewed(
    renew_canvas: RenewCanvas | None,
    installation: Installation,
    assessment: Assessment,
    receipts: Mapping[str, Receipt],
) -> None:
    """Have a canvas written anew that may name somebody who is forgotten by now."""
    owed = anew_from(receipts[CANVAS]) if CANVAS in receipts else None
    if renew_canvas is not None and owed is not None and owed <= assessment.version:
        await renew_canvas(installation, assessment)


async def _was_right(ports: Ports, installation: Installation, assessment: Assessment) -> None:
    """Go on at once where Slack refused only because the check has gone to another channel meanwhile, or is gone."""
    now = await ports.store.load(installation, assessment.id)
    if now is None or now.channel != assessment.channel:
        raise AgainError("its channel goes by another id meanwhile, or it is forgotten", ports.clock() + BREATH)


async def resume(ports: Ports, installation: Installation, channel: str) -> None:
    """Show what could not be shown in a channel, now that something has changed there."""
    for assessment_id in await ports.store.in_channel(installation, channel):
        await ports.wake(installation, assessment_id)
