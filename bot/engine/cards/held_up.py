"""The card that tells an owner that their check is not shown in Slack, or is again; nothing that was said is on it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class HeldUpCard:
    """A check that is not shown; `why` is what Slack said, empty once it is shown again."""

    assessment: str
    channel: str
    why: str = ""
    root_gone: bool = False
    """Whether somebody deleted the card on top of its thread, so that its owner says whether it is shown again."""
    language: str = ""
    """The one its owner has set for themselves, else that of its thread."""
