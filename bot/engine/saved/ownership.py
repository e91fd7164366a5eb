"""What is saved about who owns a check: how it passed from one owner to the next, and that its owner is gone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Absence = Literal["deactivated", "left", "unknown"]
"""How an owner is gone: the account is deactivated, they left the channel, or there is no such person here."""


@dataclass(frozen=True)
class Handover:
    """A check passed from one owner to the next: `by` the one before, or taken over, for they were gone."""

    at: datetime
    before: str
    to: str
    by: str
    why: Absence | None = None
    """How the one before was gone, where it was taken over."""


@dataclass(frozen=True)
class Gone:
    """The owner was looked for and is gone, and since when that is known."""

    at: datetime
    why: Absence
