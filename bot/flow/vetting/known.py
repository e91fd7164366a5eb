"""What is known beforehand of everything a condition may ask for; what a flow asks is not known here."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.flow.conditions import tree
from bot.flow.vetting.spans import ANY_COUNT, ANYTHING, Span

Key = tuple[str, str]
"""What is asked for, as `tree.names_used` has it; the numbers of a record as ("field", "value.now")."""

BOTH = frozenset({True, False})
NEVER, ALWAYS = frozenset({False}), frozenset({True})
"""What a condition can come to: whether it can hold, and whether it can fail to."""


@dataclass(frozen=True)
class Facts:
    """What is known beforehand of everything a condition may ask for; what is not listed can be anything."""

    spans: Mapping[Key, Span] = field(default_factory=dict)
    picks: Mapping[str, frozenset[str | None]] = field(default_factory=dict)
    """The options a name can stand for; None where it may be missing."""
    counts: Mapping[str, Span] = field(default_factory=dict)
    """How many picks or names there can be."""
    there: frozenset[str] = frozenset()
    """The names, and fields like "value.now", that are never missing."""
    answers: "Mapping[str | None, Facts]" = field(default_factory=dict)
    """What is known of one answer to a question; under None of the question at hand."""
    flags: Mapping[tree.Expression, bool] = field(default_factory=dict)
    """Whether parts hold that are true or false by themselves, as `linked` or `some(…)` are."""
    beyond: "Facts | None" = None
    """What is known besides."""

    def span(self, key: Key) -> Span:
        """Tell which numbers something can be."""
        found = self.spans.get(key)
        return found or (self.beyond.span(key) if self.beyond else ANYTHING)

    def picked(self, name: str) -> frozenset[str | None] | None:
        """Tell which options a name can stand for; None where nothing is known of it."""
        found = self.picks.get(name)
        return found or (self.beyond.picked(name) if self.beyond else None)

    def count(self, name: str) -> Span:
        """Tell how many picks or names there can be."""
        found = self.counts.get(name)
        return found or (self.beyond.count(name) if self.beyond else ANY_COUNT)

    def is_there(self, name: str) -> bool:
        """Tell whether a name, or a field, is never missing."""
        return name in self.there or (self.beyond is not None and self.beyond.is_there(name))

    def flag(self, part: tree.Expression) -> frozenset[bool]:
        """Tell whether such a part can hold, and whether it can fail to."""
        found = self.flags.get(part) if self.flags else None  # to look a part up takes all that is below it
        return frozenset({found}) if found is not None else self.beyond.flag(part) if self.beyond else BOTH

    def of_answer(self, question: str | None) -> "Facts | None":
        """Give what is known of one answer to a question."""
        found = self.answers.get(question)
        return found or (self.beyond.of_answer(question) if self.beyond else None)


def key_of(node: tree.Expression) -> Key | None:
    """Give what a name or a call asks for."""
    if type(node) is tree.Name:
        return "name", node.name
    return (node.name, node.argument) if type(node) is tree.Call else None
