"""What is carried to the app, what comes back, and what carries it."""

from dataclasses import dataclass
from typing import Any, Literal, Protocol

from bot.playground.workspace.model import Json

ParcelKind = Literal["events_api", "slash_commands", "interactive"]


@dataclass(frozen=True)
class Parcel:
    """One payload on its way to the app."""

    kind: ParcelKind
    name: str
    """The event, the command or the interaction, for the inspector and the faults."""
    payload: Json
    wants_answer: bool = False
    """The acknowledgement may carry a body that Slack acts on."""


@dataclass(frozen=True)
class Reply:
    """What the app made of a parcel."""

    problem: str = ""
    """Empty when it acknowledged in time; else "operation_timeout", "not_connected", "http 500" …"""
    reason: str = ""
    """The problem in the words of x-slack-retry-reason."""
    body: Any = None
    status: int = 200
    latency: float = 0.0
    final: bool = False
    """The app asked for no more attempts."""

    @property
    def ok(self) -> bool:
        """Say whether it was acknowledged."""
        return not self.problem


class Carrier(Protocol):
    """A way to the app."""

    async def carry(self, parcel: Parcel, attempt: int, reason: str) -> Reply:
        """Bring a parcel, for the how-manieth time again and why, and wait for the acknowledgement."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...
