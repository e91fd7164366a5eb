"""What a condition may speak of: types, names and calls in reach, and the surroundings it is evaluated in."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import Protocol

from bot.questions.kinds import Choice, Choices, Either, Names, Number, Record, Text, Truth
from bot.questions.kinds import Kind as Type

Real = int | float | Fraction
"""A finite number; a float stands for the decimal number it prints as."""

Value = bool | Real | str | Sequence[str] | Mapping[str, Real | None] | None
"""What a name holds at run time: an option is its id, a list a sequence of texts, None is missing."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call the scope offers: the barewords it takes, and the type of what it gives back."""

    argument: Collection[str]
    returns: Type
    each: Mapping[str, Type] = field(default_factory=lambda: MappingProxyType({}))
    """What it gives back for single arguments, where that is of another type."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Everything a condition in one place of a flow may name.

    `inner` holds the scopes of single answers: under a question's id for `every(QUESTION: …)`, and under None
    where the scope is itself about the answers to one question and `every(…)` needs no name.
    """

    names: Mapping[str, Type] = field(default_factory=lambda: MappingProxyType({}))
    calls: Mapping[str, Call] = field(default_factory=lambda: MappingProxyType({}))
    inner: "Mapping[str | None, Scope]" = field(default_factory=lambda: MappingProxyType({}))
    key: Hashable = field(default=None, init=False, compare=False, repr=False)
    """Stands for all of it but the words people read: what was read in one such scope need not be in another."""

    @classmethod
    def known_by(
        cls,
        key: Hashable,
        names: Mapping[str, Type],
        calls: Mapping[str, Call] | None = None,
        inner: "Mapping[str | None, Scope] | None" = None,
    ) -> "Scope":
        """Make a scope with what stands for it; one that is made of it with something changed has no key."""
        made = cls(names, calls or {}, inner or {})
        object.__setattr__(made, "key", key)
        return made


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake of the author: its place, in code points from the start, and what to write instead."""

    offset: int
    message: str
    names_nothing: bool = False
    """Whether a word is a name of nothing here; where a flow is not known as a whole, it may be one of what lacks."""


class Env(Protocol):
    """Where a condition finds its values; whoever evaluates one brings it."""

    def lookup(self, name: str, /) -> Value:
        """Tell what a name holds; None when it is missing."""
        ...

    def call(self, name: str, argument: str, /) -> Value:
        """Tell what a call of the scope gives for its argument; None when it is missing."""
        ...

    def answers(self, question: str | None, /) -> "Sequence[Env]":
        """List the answers to a question, each as its own surroundings; None means the question at hand."""
        ...

    def is_owner(self) -> bool:
        """Tell whether this answer is the owner's."""
        ...


def describe(kind: Type) -> str:  # noqa: PLR0911 # one line for each type
    """Say in a few words what values of a type look like."""
    match kind:
        case Number():
            return "a number"
        case Truth():
            return "true or false"
        case Text():
            return "a text"
        case Names():
            return "a list of names"
        case Choice(options):
            return f"one of {', '.join(options)}"
        case Choices(options):
            return f"a list of {', '.join(options)}"
        case Record(fields):
            return f"several numbers, {', '.join(fields)}"
        case Either(usual, options):
            return f"{describe(usual)} or one of {', '.join(options)}"
