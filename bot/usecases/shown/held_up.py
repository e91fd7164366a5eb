"""A check that Slack does not show: why is kept, its owner is told once, and again when it is taken up.

One whose root somebody deleted rests until its owner wants it shown again: it was perhaps deleted on purpose, and
whatever is posted into a thread that is gone lands in the whole channel.
"""

import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import timedelta

from bot.engine.cards.check import ROOT
from bot.engine.cards.held_up import HeldUpCard
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.forgotten import is_forgotten
from bot.usecases.crashing import crash_here
from bot.usecases.ports import Installation, LostAnswerError, Messages, NotAllowedError, Ports, Receipt, Store
from bot.usecases.shown.pacing import at_slacks_pace

log = logging.getLogger(__name__)
ROOT_GONE = "the root card was deleted"
CURE = "that is what Slack said; once that is put right, the next press there goes on, or the next try hours later"
LEFT_ALONE = timedelta(hours=6)
"""How long a check that Slack refuses to show is left alone, unless someone presses something or invites the bot."""
KEPT_SECONDS = 30 * 24 * 3600
"""How long it is remembered why a check is not shown."""


@dataclass(frozen=True)
class Held:
    """Why a check is not shown, empty where it is; and which owner was told of that, empty where nobody was."""

    reason: str = ""
    told: str = ""

    def known_to(self, owner: str) -> bool:
        """Whether this owner was told; whoever owned it before was told for themselves alone."""
        return bool(self.reason) and self.told == owner


@dataclass(frozen=True)
class Wished:
    """That a check is to be shown again: in place of which root, deleted by somebody; empty where nobody wishes it."""

    root: str = ""


async def held_up(store: Store, installation: Installation, assessment_id: str) -> Held:
    """Read why a check is not shown."""
    return Held(**(await store.draft(installation, _held(assessment_id)) or {}))


async def wished_in_place_of(
    store: Store, installation: Installation, assessment_id: str, receipts: Mapping[str, Receipt]
) -> str:
    """Give the root, deleted by somebody, in place of which a check is to be shown again; empty where it is not.

    Each wish names that root, so a second press, or one that comes late, never has a new root replaced.
    """
    gone = Wished(**(await store.draft(installation, _wish(assessment_id)) or {})).root
    return gone if ROOT not in receipts or receipts[ROOT].ts == gone else ""


async def wish(store: Store, installation: Installation, assessment_id: str, root: str) -> None:
    """Keep that a check is to be shown again whose root was deleted; beside why it is not, which deliveries write."""
    kept = asdict(Wished(root))
    await store.put_draft(installation, _wish(assessment_id), kept, KEPT_SECONDS, (assessment_id,))


async def keep_held(store: Store, installation: Installation, assessment_id: str, held: Held) -> None:
    """Keep why a check is not shown; with nothing in it, that it is."""
    of = (assessment_id, held.told) if held.told else (assessment_id,)  # a person who is forgotten is so here too
    seconds = KEPT_SECONDS if held.reason else 1
    await store.put_draft(installation, _held(assessment_id), asdict(held), seconds, of)


async def show_again(ports: Ports, installation: Installation, assessment_id: str) -> str:
    """Have a check shown in a new thread whose root was deleted; give why it was not shown, empty where it is.

    Where Slack has refused that since, it is tried once more.
    """
    root = (await ports.store.receipts(installation, assessment_id)).get(ROOT)  # first: it is of this one, if any
    reason = (await held_up(ports.store, installation, assessment_id)).reason
    if not reason:
        return ""
    if reason == ROOT_GONE and root is not None:
        await wish(ports.store, installation, assessment_id, root.ts)
        crash_here("to_be_shown_again")
    await ports.store.put_off_delivery(installation, assessment_id, ports.clock())
    await ports.wake(installation, assessment_id)
    return reason


async def hold_up(  # noqa: PLR0913, PLR0917 - what is held up, why, and what is known of that
    ports: Ports,
    messages: Messages,
    installation: Installation,
    assessment: Assessment,
    reason: str,
    held: Held,
    wished: str,
) -> None:
    """Stop trying until something changes in Slack; the answers are safe, and the next event tries again.

    Where its owner wanted it shown again and Slack refuses that, they hear why, and the wish stands as long as that.
    """
    cure = "its owner is asked whether to show it again" if reason == ROOT_GONE else CURE
    log.warning("assessment %s in channel %s is not shown: %s; %s", assessment.id, assessment.channel, reason, cure)
    crash_here("before_held_up")
    told = held.known_to(assessment.owner) and held.reason == reason and not (wished and reason == ROOT_GONE)
    await keep_held(ports.store, installation, assessment.id, Held(reason, assessment.owner if told else ""))
    if wished:
        await wish(ports.store, installation, assessment.id, wished)
    crash_here("half_held_up")
    await ports.store.put_off_delivery(installation, assessment.id, ports.clock() + LEFT_ALONE)
    crash_here("after_held_up")
    receipts = await ports.store.receipts(installation, assessment.id)
    was_shown = bool(receipts or wished)  # else whoever began it was told
    if not was_shown or told or assessment.is_deleted:  # what is deleted is not shown again, so nobody waits for that
        return
    if await tell_owner(ports, messages, installation, assessment, reason):
        await keep_held(ports.store, installation, assessment.id, Held(reason, assessment.owner))


async def take_up_again(
    ports: Ports, messages: Messages, installation: Installation, assessment: Assessment, held: Held
) -> None:
    """Forget that it was not shown, and let its owner know where they had heard of that."""
    if not held.reason:
        return
    crash_here("before_taken_up")
    if held.known_to(assessment.owner) and held.reason != ROOT_GONE:
        await tell_owner(ports, messages, installation, assessment, "")
    await keep_held(ports.store, installation, assessment.id, Held())
    crash_here("after_taken_up")


async def tell_owner(
    ports: Ports, messages: Messages, installation: Installation, assessment: Assessment, reason: str
) -> bool:
    """Tell the owner of a check that it is not shown, or with no reason that it is again; False where nobody is told.

    A message whose answer is lost counts as told, and so does one that Slack does not take.
    """
    if assessment.gone is not None or is_forgotten(assessment.owner):
        return False
    own = (await ports.store.desk(installation, assessment.owner)).own.language
    card = HeldUpCard(assessment.id, assessment.channel, reason, reason == ROOT_GONE, own or assessment.language)
    try:
        async with at_slacks_pace(ports, installation, "post"):
            await messages.post_to(installation, assessment.owner, messages.draw_held_up(card))
    except (LostAnswerError, NotAllowedError) as refused:
        log.info("the owner of %s may not have heard that it is not shown: %s", assessment.id, refused)
    return True


def _held(assessment_id: str) -> str:
    return f"held:{assessment_id}"


def _wish(assessment_id: str) -> str:
    return f"again:{assessment_id}"
