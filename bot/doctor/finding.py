"""What a look found: well, to be watched, or wrong; it never holds a secret."""

from dataclasses import dataclass
from enum import Enum

from bot.start_refusals import Refusal


class Grade(Enum):
    """How a finding stands."""

    WELL = "ok"
    WATCH = "watch"
    """It works, and less is promised than could be."""
    WRONG = "wrong"
    """Something does not work until this is mended."""


@dataclass(frozen=True)
class Finding:
    """One sentence about one thing; of what is not well it says what to do."""

    grade: Grade
    about: str
    """The setting or the part it is about."""
    sentence: str

    def __str__(self) -> str:
        return f"{self.grade.value:>5}  {self.about}: {self.sentence}"


def refused(refusal: Refusal) -> Finding:
    """Say what would keep ftready from starting."""
    return wrong(refusal.setting, refusal.sentence)


def well(about: str, sentence: str) -> Finding:
    """Say what is as it should be."""
    return Finding(Grade.WELL, about, sentence)


def watch(about: str, sentence: str) -> Finding:
    """Say what works but promises less."""
    return Finding(Grade.WATCH, about, sentence)


def wrong(about: str, sentence: str) -> Finding:
    """Say what does not work, and what to do."""
    return Finding(Grade.WRONG, about, sentence)
