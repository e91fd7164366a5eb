"""What there is of a flow in one language, before it is read."""

from collections.abc import Collection
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field, replace

from bot.flow.composing.fragments import BESIDE
from bot.flow.problems import Problem

TRANSLATIONS = "translations"
"""The folder of translations, beside the flows they are of."""


@dataclass(frozen=True)
class Wording:
    """What there is of a flow in one language: its file, the text of that, and pages of guidance by id."""

    file: str
    text: str | Problem
    pages: MappingOf[str, str] = field(default_factory=dict)
    folder: str = ""
    """The folder those pages lie in."""
    called: MappingOf[str, str] = field(default_factory=dict)
    """The translations of the flows it may call into the same language, by the names of their files."""

    def only(self, used: Collection[str]) -> "Wording":
        """Keep of the flows it may call those it does."""
        return replace(self, called={name: text for name, text in self.called.items() if f"{BESIDE}{name}" in used})

    def page(self, id: str) -> str:  # noqa: A002 - the flow's own word
        """Name the file of a page."""
        return f"{self.folder}/{id}.md"
