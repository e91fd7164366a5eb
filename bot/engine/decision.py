"""What follows from an event: the next assessment and why, or a refusal that says what to do instead."""

from dataclasses import dataclass

from bot.engine.assessment import Assessment


@dataclass(frozen=True)
class Decision:
    """The next assessment; the same one where the event changed nothing. `because` is kept in the trail."""

    assessment: Assessment
    because: tuple[str, ...]
    changed: bool = True


@dataclass(frozen=True)
class Refused:
    """Nothing changes; `because` is one sentence for the person who asked, `question` the field it belongs to."""

    because: str
    question: str | None = None


def only_owner(owner: str, what: str) -> str:
    """Say that the owner of a check alone does something, as in “can reopen it”; people are told whom to ask."""
    return f"Only <@{owner}>, who owns this check, {what}."
