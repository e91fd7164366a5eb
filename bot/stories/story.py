"""A story as it was read: who takes part, when it begins, and its steps in order. Never changed afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.flow.model.flow import Flow
from bot.flow.places import Place

if TYPE_CHECKING:
    from bot.stories.phrases import Phrase


@dataclass(frozen=True)
class Step:
    """One line of a story: the phrase it is, the words that stand in its places, and what stands behind its colon."""

    place: Place
    text: str
    phrase: "Phrase"
    words: Mapping[str, str] = field(default_factory=dict)
    value: Any = None
    """Texts, lists and mappings as they were written; None where nothing stands there."""


@dataclass(frozen=True)
class Story:
    """One story file."""

    file: str
    title: str
    flow: Flow
    people: tuple[str, ...]
    asked: tuple[str, ...]
    """Those who are asked from the start; nobody by name where anyone here may answer."""
    owner: str
    anyone_here: bool
    zone: str
    begins: datetime
    steps: tuple[Step, ...]
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Who holds which role from the start."""

    @property
    def expects(self) -> bool:
        """Whether anything must be true at some step; what expects nothing would hold of any flow."""
        return any(step.phrase.words.startswith("expect ") for step in self.steps)
