"""What follows from an event: the next assessment and why, or a refusal that says what to do instead."""

from dataclasses import dataclass

from bot.engine.saved.assessment import Assessment
from bot.sentence import Sentence


@dataclass(frozen=True)
class Decision:
    """The next assessment; the same one where the event changed nothing. `because` is kept in the trail."""

    assessment: Assessment
    because: tuple[str, ...]
    changed: bool = True


@dataclass(frozen=True)
class Refused:
    """Nothing changes; `because` is one sentence for the person who asked, `field` where in a form it belongs."""

    because: str
    field: str | None = None
    """A question's id, or the name of another input of the form."""
    entry: str = "value"
    """Where at that question, as `Wrong` says it."""
    outdated: bool = False
    """Whether what was filled in is older than what stands now, so that a form is drawn again with the rest in it."""
    words: str = ""
    """What a person typed and `because` ends with; a surface shows it as words and never as a mention."""


def only_owner(owner: str, what: str) -> str:
    """Say that the owner of a check alone does something, as in “can reopen it”; people are told whom to ask."""
    return Sentence("Only <@{owner}>, who owns this check, {what}.", owner=owner, what=what)
