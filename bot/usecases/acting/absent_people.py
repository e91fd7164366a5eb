"""Let a check know that its owner or somebody it asks is gone, or back; whether they are is seen by whoever calls."""

from bot.engine.events import OwnerLookedFor, PersonLookedFor
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.ownership import Absence
from bot.usecases.acting.act import act, unasked
from bot.usecases.ports import Installation, Ports


async def note_absence(
    ports: Ports, installation: Installation, assessment: Assessment, person: str, why: Absence | None
) -> None:
    """Keep how somebody is gone, or that they are there, where that is news."""
    if assessment.away.get(person) != why:
        await _tell(ports, installation, assessment, PersonLookedFor(person, why), f"person/{person}/{why}")


async def note_owners_absence(
    ports: Ports, installation: Installation, assessment: Assessment, why: Absence | None
) -> None:
    """Keep how the owner of a check is gone, or that they are there, where that is news."""
    owner = assessment.owner
    if why != (assessment.gone.why if assessment.gone else None):
        await _tell(ports, installation, assessment, OwnerLookedFor(owner, why), f"owner/{owner}/{why}")


async def _tell(
    ports: Ports, installation: Installation, assessment: Assessment, seen: OwnerLookedFor | PersonLookedFor, name: str
) -> None:
    """Let a check know; named by the state it was seen in, so that two who see it at once make one event of it."""
    await act(ports, installation, assessment.id, seen, f"{name}/{assessment.version}", unasked)
