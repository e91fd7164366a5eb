"""What taking a check on to the version of its flow that is on offer now would change; for whoever may do it."""

from dataclasses import dataclass

from bot.engine.events import Upgraded
from bot.engine.saved.assessment import Assessment
from bot.flow.differing.difference import WEEKLY, Change, difference
from bot.flow.model.flow import Flow
from bot.usecases.ports import Installation, Ports


@dataclass(frozen=True)
class Offer:
    """A newer version of a check's flow: what is different, and the event that takes it on."""

    assessment: Assessment
    old: Flow
    new: Flow
    changes: tuple[Change, ...]

    def event(self, by: str) -> Upgraded:
        """Make the event."""
        return Upgraded(by, self.new.hash, self._kept("question"), self._kept(WEEKLY))

    def _kept(self, part: str) -> tuple[str, ...]:
        asked = (each for each in self.changes if each.part == part)
        return tuple(each.id for each in asked if each.kind in {"kept", "changed"} and not each.asked_anew)


async def offer(ports: Ports, installation: Installation, assessment: Assessment) -> Offer | None:
    """Look whether another version of a check's flow is on offer; None where it is the same, or gone."""
    new = ports.flows.named(assessment.flow)
    if new is None or new.hash == assessment.flow_hash or assessment.led_to is not None:
        return None
    old = await ports.flows.pinned(installation, assessment.flow_hash)
    return Offer(assessment, old, new, difference(old, new))
