"""A walk is one validation under way: what has been seen so far and what was refused.

A place is a chain of keys that becomes a JSON pointer only when something is refused there, so a sound
payload costs no string at all.
"""

from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, TypeAlias

from bot.playground.blockkit.problem import FAILED_CONSTRAINT, Problem

Surface = Literal["message", "modal", "home"]
Place: TypeAlias = "tuple[Place, str | int] | None"


class Rule(Protocol):
    """What a value at one place must be."""

    def check(self, value: Any, place: Place, walk: "Walk") -> None:
        """Refuse on the walk whatever is wrong with this value."""


@dataclass(slots=True)
class Walk:
    """What one validation has met: the problems, and all that rules across several blocks must know."""

    surface: Surface
    problems: list[Problem] = field(default_factory=list)
    blocks: dict[str, list[Place]] = field(default_factory=dict)
    block_ids: set[str] = field(default_factory=set)
    action_ids: set[str] = field(default_factory=set)
    focused: bool = False
    characters: int = 0
    markdown_characters: int = 0

    def refuse(self, place: Place, message: str, code: str = FAILED_CONSTRAINT) -> None:
        """Note a problem at this place."""
        self.problems.append(Problem(message, pointer(place), code))

    def refuse_before(self, index: int, place: Place, message: str) -> None:
        """Note a problem of the whole ahead of those already found in its parts, as Slack lists them."""
        self.problems.insert(index, Problem(message, pointer(place)))


def pointer(place: Place) -> str:
    """Write a place as a JSON pointer."""
    keys: list[str] = []
    while place is not None:
        place, key = place
        keys.append(str(key).replace("~", "~0").replace("/", "~1"))
    return "".join(f"/{key}" for key in reversed(keys))
