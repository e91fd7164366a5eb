"""The cards of a check that goes: in its thread that it is being deleted, and in the channel that it was."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class GoingCard:
    """The check is being deleted, and until when its owner can undo that."""

    name: str
    assessment: str
    by: str
    until: datetime


@dataclass(frozen=True)
class DeletedCard:
    """All that is left to show of a check that was deleted."""

    name: str
    assessment: str
    by: str
