"""Let a check know that somebody it asks is gone, or is back; whether they are is seen by whoever calls this."""

from bot.engine.events import PersonLookedFor
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.ownership import Absence
from bot.usecases.act import act, unasked
from bot.usecases.ports import Installation, Ports


async def note_absence(
    ports: Ports, installation: Installation, assessment: Assessment, person: str, why: Absence | None
) -> None:
    """Keep how somebody is gone, or that they are there, where that is news."""
    if assessment.away.get(person) == why:
        return
    # Named by the state it was seen in, so that two who see it at once make one event of it.
    name = f"person/{person}/{why}/{assessment.version}"
    await act(ports, installation, assessment.id, PersonLookedFor(person, why), name, unasked)
