"""A flow that another one calls, as the engine sees it: which parts of the caller are its own, and what it comes to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.flow.conditions import Condition
from bot.flow.model.question import Question

RETURNED = (
    "verdict",
    "lowest_section",
    "weakest_section",
    "open_splits",
    "split_questions",
    "respondents",
    "failed_gates",
    "failed_gate",
)
"""What a caller may ask of a flow it calls, as in `verdict(backup)`; but for the first, a flow says each of itself."""


@dataclass(frozen=True)
class Way:
    """One of its ordered rules: the verdict it gives, and all that has to hold for it."""

    rule: str
    """Its id in the flow itself."""
    verdict: str
    holds: tuple[Condition, ...]


@dataclass(frozen=True)
class Called:
    """A flow that is called: its questions are sections of the caller, its gates are gates of the caller."""

    id: str
    """What the caller calls it."""
    flow: str
    """Its id as a flow of its own."""
    title: str
    sections: tuple[str, ...]
    gates: tuple[str, ...]
    verdicts: Mapping[str, str]
    """Its verdicts by id, each with its title."""
    ways: tuple[Way, ...]
    """What leads to which of them; the first that holds decides, and the last always does."""


def called_as(question: Question, calls: Iterable[Called]) -> str:
    """Name a question as its author wrote it; of a flow that is called, the call, which is what they wrote."""
    call = next((each.id for each in calls if question.section in each.sections), None)
    return f"what is called as '{call}'" if call else f"'{question.id}'"
