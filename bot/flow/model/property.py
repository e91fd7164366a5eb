"""What a flow promises of itself, as whoever proves it sees it; the engine never asks for it.

Made by `bot.flow.building.properties` and by nothing else; never changed afterwards.
"""

from dataclasses import dataclass
from typing import Literal

from bot.flow.conditions import Condition

Way = Literal["level", "split", "people"]
"""In which way a question gets better: its level rises, its split is cleared, or more people give it a value."""


@dataclass(frozen=True)
class Move:
    """One way in which a question may get better; without a question, any may."""

    way: Way
    question: str | None


@dataclass(frozen=True)
class Property:
    """One promise: what always holds, which verdicts are reached, or by which moves no verdict ever falls."""

    id: str
    say: str
    always: Condition | None
    reached: tuple[str, ...]
    """The verdicts that some answers reach."""
    never_lowers: tuple[Move, ...]
