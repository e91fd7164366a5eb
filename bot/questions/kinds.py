"""The kinds of value conditions know: what a name can be, so that mistakes show when a flow is loaded."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """A number."""


@dataclass(frozen=True, slots=True)
class Truth:
    """True or false."""


@dataclass(frozen=True, slots=True)
class Text:
    """Some text."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the options; a mapping gives each the words a template shows for it."""

    options: Collection[str]


@dataclass(frozen=True, slots=True)
class Choices:
    """A list of picks; a mapping gives each the words a template shows for it."""

    options: Collection[str]


@dataclass(frozen=True, slots=True)
class Names:
    """A list of texts."""


@dataclass(frozen=True, slots=True)
class Record:
    """Numbers by field."""

    fields: Collection[str]


@dataclass(frozen=True, slots=True)
class Either:
    """A number, or names, or one of a few words in their place."""

    usual: Number | Names
    options: Collection[str]


Kind = Number | Truth | Text | Choice | Choices | Names | Record | Either
