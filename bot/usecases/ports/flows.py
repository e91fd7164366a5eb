"""What the folder of flows promises: a check that runs never loses the flow it began with."""

from collections.abc import Sequence
from typing import Protocol

from bot.flow.model.flow import Flow
from bot.usecases.ports.installation import Installation


class Flows(Protocol):
    """The flows on offer, and the ones running assessments are pinned to."""

    def offered(self) -> Sequence[Flow]:
        """List the flows someone can start, the one offered first leading."""

    def named(self, flow: str) -> Flow | None:
        """Find an offered flow by its id."""

    async def pinned(self, installation: Installation, flow_hash: str) -> Flow:
        """Give the flow an assessment began with, whatever has happened to the file since."""

    def bundle(self, flow_hash: str) -> str:
        """Give the text an offered flow was made from, to be kept beside the assessment."""
