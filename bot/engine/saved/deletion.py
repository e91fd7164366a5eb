"""What is saved about a check that goes because its owner deletes it: since when, and whether all of it is out."""

from dataclasses import dataclass
from datetime import datetime, timedelta

UNDO_FOR = timedelta(minutes=1)
"""How long its owner can still take the deletion back."""


@dataclass(frozen=True)
class Going:
    """A check is being deleted; once it is `over`, nothing that was said in it is left."""

    at: datetime
    by: str
    over: bool = False

    @property
    def until(self) -> datetime:
        """The instant at which what was said goes."""
        return self.at + UNDO_FOR
