"""A check that Slack does not show: why is kept, its owner is told once, and again when it is taken up.

One whose root somebody deleted rests until its owner wants it shown again: it was perhaps deleted on purpose, and
whatever is posted into a thread that is gone lands in the whole channel.
"""

import logging
from collections.abc import Mapping
from typing import Any

from bot.engine.cards.held_up import HeldUpCard
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.forgotten import is_forgotten
from bot.usecases.crashing import crash_here
from bot.usecases.pacing import at_slacks_pace
from bot.usecases.ports import Installation, LostAnswerError, Messages, NotAllowedError, Ports, Store

log = logging.getLogger(__name__)
ROOT_GONE = "the root card was deleted"
PARKED_SECONDS = 30 * 24 * 3600
"""How long it is remembered why a check is not shown."""
Held = Mapping[str, Any]


async def held_up(store: Store, installation: Installation, assessment_id: str) -> Held:
    """Read why a check is not shown; empty when it is."""
    held = await store.draft(installation, _parked(assessment_id))
    return held if held and held["reason"] else {}


def waits_for_its_owner(held: Held) -> bool:
    """Whether a check rests because its root is gone, and nobody has asked for it to be shown again."""
    return held.get("reason") == ROOT_GONE and not held.get("again")


def knows(held: Held, owner: str) -> bool:
    """Whether this owner was told that a check is not shown; whoever owned it before was told for themselves alone."""
    return bool(held.get("told")) and held.get("told") in {owner, True}  # True was kept before it was kept who


async def hold(store: Store, installation: Installation, assessment_id: str, reason: str, *, told: str) -> None:
    """Keep why a check is not shown, and which owner knows; empty where nobody does."""
    held, of = {"reason": reason, "told": told}, (told,) if told else ()  # a person who is forgotten is so here too
    await store.put_draft(installation, _parked(assessment_id), held, PARKED_SECONDS, of)


async def let_go_on(store: Store, installation: Installation, assessment_id: str) -> None:
    """Forget that a check was not shown."""
    await store.put_draft(installation, _parked(assessment_id), {"reason": ""}, 1)


async def show_again(ports: Ports, installation: Installation, assessment_id: str) -> bool:
    """Have a check shown in a new thread whose root was deleted; False where it is shown already."""
    held = await held_up(ports.store, installation, assessment_id)
    if held.get("reason") != ROOT_GONE:
        return False
    await ports.store.put_draft(installation, _parked(assessment_id), {**held, "again": True}, PARKED_SECONDS)
    crash_here("to_be_shown_again")
    await ports.store.put_off_delivery(installation, assessment_id, ports.clock())
    await ports.wake(installation, assessment_id)
    return True


async def tell_owner(
    ports: Ports, messages: Messages, installation: Installation, assessment: Assessment, reason: str
) -> bool:
    """Tell the owner of a check that it is not shown, or with no reason that it is again; False where nobody is told.

    A message whose answer is lost counts as told, and so does one that Slack does not take.
    """
    if assessment.gone is not None or is_forgotten(assessment.owner):
        return False
    card = HeldUpCard(assessment.id, assessment.channel, reason, reason == ROOT_GONE, assessment.language)
    try:
        async with at_slacks_pace(ports, installation, "post"):
            await messages.post_to(installation, assessment.owner, messages.draw_held_up(card))
    except (LostAnswerError, NotAllowedError) as refused:
        log.info("the owner of %s may not have heard that it is not shown: %s", assessment.id, refused)
    return True


def _parked(assessment_id: str) -> str:
    return f"parked:{assessment_id}"
