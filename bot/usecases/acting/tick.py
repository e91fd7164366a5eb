"""Let time do what is due to one assessment: reveal, close, check in, end waivers, let the verdict expire, delete.

What time does follows from the state, so that twice is once. A check-in nobody could see, as in an archived channel,
does not come: it waits until the check is shown again, and is skipped where that takes too long. All else happens.
"""

from datetime import timedelta

from bot.engine.after_verdict.following import due_at, next_check_in
from bot.engine.decision import Refused
from bot.engine.events import Ticked
from bot.usecases.acting.act import Done, NotFound, act, unasked
from bot.usecases.ports import AgainError, Installation, Ports
from bot.usecases.shown.held_up import held_up

UNSEEN = timedelta(hours=1)
"""How long a check-in waits that nobody could see, until it is looked at again."""


async def tick(ports: Ports, installation: Installation, assessment_id: str) -> Done | Refused | NotFound:
    """Let time pass for one assessment. Raises AgainError where nobody could see what would come."""
    assessment = await ports.store.load(installation, assessment_id)
    if assessment is None:
        return NotFound()
    flow = await ports.flows.pinned(installation, assessment.flow_hash)
    due = due_at(assessment, flow)
    comes = next_check_in(flow, assessment) if assessment.going is None else None
    is_coming = comes is not None and comes <= ports.clock()
    unseen = is_coming and bool((await held_up(ports.store, installation, assessment_id)).reason)
    # Named by what is due and how the check stands, not by when it was noticed, so that two workers noticing it are
    # one event; after a wrong clock the same is due once more.
    name = f"tick/{due.isoformat() if due else 'nothing'}/{assessment.version}"
    done = await act(ports, installation, assessment_id, Ticked(unseen=unseen), name, unasked)
    if unseen:
        raise AgainError("nobody could see its check-in", ports.clock() + UNSEEN)
    return done
