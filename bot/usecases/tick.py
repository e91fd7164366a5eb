"""Let time do what is due to one assessment: reveal, close, bring check-ins, end waivers, let the verdict expire.

What time does follows from the state, so that twice is once.
"""

from bot.engine.decision import Refused
from bot.engine.events import Ticked
from bot.engine.following import due_at
from bot.usecases.act import Done, NotFound, act, unasked
from bot.usecases.ports import Installation, Ports


async def tick(ports: Ports, installation: Installation, assessment_id: str) -> Done | Refused | NotFound:
    """Let time pass for one assessment."""
    assessment = await ports.store.load(installation, assessment_id)
    if assessment is None:
        return NotFound()
    flow = await ports.flows.pinned(installation, assessment.flow_hash)
    due = due_at(assessment, flow)
    # Named by what is due and how the check stands, not by when it was noticed, so that two workers noticing it are
    # one event; after a wrong clock the same is due once more.
    name = f"tick/{due.isoformat() if due else 'nothing'}/{assessment.version}"
    return await act(ports, installation, assessment_id, Ticked(), name, unasked)
