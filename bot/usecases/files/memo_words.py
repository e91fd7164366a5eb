"""What the parts of a memo are written with: texts, levels and people, so that what somebody wrote is only text."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.sentence import Sentence
from bot.usecases.files.markdown import inline
from bot.usecases.files.spoken_file import Spoken

_WHOLE = {0.0: Sentence("not met"), 1.0: Sentence("met")}
"""What needs no more words; what lies between is said as the thread says it."""


@dataclass(frozen=True)
class MemoWords:
    """Writes for the readers of one memo."""

    spoken: Spoken

    def text(self, text: str) -> str:
        """Write what may be a sentence of ours, or what somebody wrote."""
        return inline(self.spoken.tell(text))

    def level(self, level: float | None) -> str:
        """Say how far something is met."""
        if level is None:
            return self.spoken.tell(Sentence("not asked"))
        return self.spoken.tell(_WHOLE.get(level, Sentence("partly met")))

    def who(self, person: str) -> str:
        """Name somebody."""
        return self.text(self.spoken.name(person))

    def people(self, people: Sequence[str]) -> str:
        """Name some people."""
        return ", ".join(self.who(person) for person in people)
