"""A role as the engine sees it; who holds it is part of an assessment, never of a flow."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    """A part somebody plays in a check; only those who hold it are asked its questions."""

    id: str
    title: str
    knows: str
    needed: bool = False
