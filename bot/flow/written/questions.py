"""A question as its author wrote it, with its variants filled up; what it asks for in the end is built elsewhere."""

from dataclasses import dataclass

from bot.flow.shapes.parts import QuestionShape
from bot.flow.tree.nodes import Mapping, Node
from bot.questions import QuestionType
from bot.questions.kinds import Kind

NOT_IN_VARIANTS = ("id", "asked_of", "role", "not_applicable", "instead")
"""The keys of a question that no variant changes."""


@dataclass(frozen=True)
class WrittenVariant:
    """A variant, filled up with all it takes over from its question."""

    when: Node
    own: Mapping
    """What it says itself."""
    node: Mapping
    shape: QuestionShape
    type: QuestionType


@dataclass(frozen=True)
class WrittenQuestion:
    """A question of the file: its place, its shape, its variants, and what can be answered."""

    section: str
    number: int
    node: Mapping
    shape: QuestionShape
    type: QuestionType
    variants: tuple[WrittenVariant, ...]
    answered_with: Kind
    each: str | None = None
    """The question for each of whose items it is asked."""
