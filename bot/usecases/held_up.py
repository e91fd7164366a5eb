"""A check that Slack does not show: why is kept, its owner is told once, and again when it is taken up.

One whose root somebody deleted rests until its owner wants it shown again: it was perhaps deleted on purpose, and
whatever is posted into a thread that is gone lands in the whole channel.
"""

import logging
from collections.abc import Mapping
from typing import Any

from bot.engine.cards.check import ROOT
from bot.engine.cards.held_up import HeldUpCard
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.forgotten import is_forgotten
from bot.usecases.crashing import crash_here
from bot.usecases.pacing import at_slacks_pace
from bot.usecases.ports import Installation, LostAnswerError, Messages, NotAllowedError, Ports, Receipt, Store

log = logging.getLogger(__name__)
ROOT_GONE = "the root card was deleted"
PARKED_SECONDS = 30 * 24 * 3600
"""How long it is remembered why a check is not shown."""
Held = Mapping[str, Any]


async def held_up(store: Store, installation: Installation, assessment_id: str) -> Held:
    """Read why a check is not shown; empty when it is."""
    held = await store.draft(installation, _parked(assessment_id))
    return held if held and held["reason"] else {}


async def wished_in_place_of(
    store: Store, installation: Installation, assessment_id: str, receipts: Mapping[str, Receipt]
) -> str:
    """Give the root, deleted by somebody, in place of which a check is to be shown again; empty where it is not.

    Each wish names that root, so a second press, or one that comes late, never has a new root replaced.
    """
    gone = str((await store.draft(installation, _wish(assessment_id)) or {}).get("root", ""))
    return gone if ROOT not in receipts or receipts[ROOT].ts == gone else ""


async def wish(store: Store, installation: Installation, assessment_id: str, root: str) -> None:
    """Keep that a check is to be shown again whose root was deleted; beside why it is not, which deliveries write."""
    await store.put_draft(installation, _wish(assessment_id), {"root": root}, PARKED_SECONDS, (assessment_id,))


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


async def show_again(ports: Ports, installation: Installation, assessment_id: str) -> str:
    """Have a check shown in a new thread whose root was deleted; give why it was not shown, empty where it is.

    Where Slack has refused that since, it is tried once more.
    """
    root = (await ports.store.receipts(installation, assessment_id)).get(ROOT)  # first: it is of this one, if any
    reason = str((await held_up(ports.store, installation, assessment_id)).get("reason", ""))
    if not reason:
        return ""
    if reason == ROOT_GONE and root is not None:
        await wish(ports.store, installation, assessment_id, root.ts)
        crash_here("to_be_shown_again")
    await ports.store.put_off_delivery(installation, assessment_id, ports.clock())
    await ports.wake(installation, assessment_id)
    return reason


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


def _wish(assessment_id: str) -> str:
    return f"again:{assessment_id}"
