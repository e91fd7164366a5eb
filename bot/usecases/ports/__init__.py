"""What the use cases need from outside, as promises that the store, Slack and the scheduler keep, by who keeps them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.usecases.ports.flows import Flows
from bot.usecases.ports.installation import Installation
from bot.usecases.ports.members import Members
from bot.usecases.ports.messages import Drawn, Messages, Place
from bot.usecases.ports.refusals import (
    AgainError,
    FrozenError,
    GoneError,
    HoldOffError,
    LostAnswerError,
    NotAllowedError,
    ThreadGoneError,
)
from bot.usecases.ports.store import Commit, Committed, Receipt, Store, TrailEntry

__all__ = [
    "AgainError",
    "Clock",
    "Commit",
    "Committed",
    "Drawn",
    "Flows",
    "FrozenError",
    "GoneError",
    "HoldOffError",
    "Installation",
    "LostAnswerError",
    "Members",
    "Messages",
    "NotAllowedError",
    "Place",
    "Ports",
    "Receipt",
    "Store",
    "ThreadGoneError",
    "TrailEntry",
    "Wake",
]


class Wake(Protocol):
    """Ask for an assessment's cards to be delivered soon; asking twice is free."""

    async def __call__(self, installation: Installation, assessment: str) -> None:
        """Wake the delivery of one assessment."""


class Clock(Protocol):
    """The time."""

    def __call__(self) -> datetime:
        """Give the time now, in UTC, with its zone."""


@dataclass(frozen=True)
class Ports:
    """All that the use cases need, in one hand."""

    store: Store
    flows: Flows
    wake: Wake
    clock: Clock
    new_id: Callable[[], str]
