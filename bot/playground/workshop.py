"""What the page shows of the files the app works with; whoever runs the playground knows what is in them.

The playground knows Slack alone, so all of this arrives as plain words, lines and boxes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

Lit = Literal["", "been", "here"]
"""Where a check stands: it has been there, it is there, or neither."""


class WorkshopRefusal(Exception):  # noqa: N818 - a sentence for a person, not a failure
    """Raised when something cannot be done; says why and what to do instead."""


@dataclass(frozen=True)
class OnOffer:
    """A file whose text can be changed, and what somebody writes to start what it makes."""

    name: str
    title: str
    start: str


@dataclass(frozen=True)
class Text:
    """The text of a file as it lies on disk, and a mark by which a later change is seen."""

    text: str
    mark: str


@dataclass(frozen=True)
class Trouble:
    """One thing wrong with a text, at a line and a column that count from 1."""

    line: int
    column: int
    words: str


@dataclass(frozen=True)
class Saved:
    """The mark of a file that was just written, and one sentence on what it means."""

    mark: str
    said: str


@dataclass(frozen=True)
class Check:
    """A check of a channel that can be followed in the picture."""

    id: str
    words: str


@dataclass(frozen=True)
class Row:
    """A line in a box; `leads_to` is the key of a row that an arrow goes to, `besides` what shows of it on demand."""

    key: str
    text: str
    more: str = ""
    leads_to: str = ""
    lit: Lit = ""
    besides: tuple[str, ...] = ()


@dataclass(frozen=True)
class Box:
    """A box with its title and its lines."""

    title: str
    rows: tuple[Row, ...]
    lit: Lit = ""


@dataclass(frozen=True)
class Picture:
    """Boxes that follow one another, then one whose lines lead to the lines of another beside it."""

    title: str
    said: str
    """Where the check stands, in words; empty when none was chosen."""
    steps: tuple[Box, ...]
    decides: Box
    ends: Box


class Workshop(Protocol):
    """The files, by name; a name that is not on the list is refused and never taken for a path."""

    def files(self) -> Sequence[OnOffer]:
        """List the files that can be changed."""

    def read(self, name: str) -> Text:
        """Read one of them."""

    async def check(self, name: str, text: str) -> Sequence[Trouble]:
        """Tell what is wrong with a text that would stand in a file."""

    async def save(self, name: str, text: str, mark: str) -> Saved:
        """Write a right text in place of the one with this mark, and put it on offer."""

    async def checks(self, name: str, channel: str) -> Sequence[Check]:
        """List the checks of a channel that began with some version of a file."""

    async def picture(self, name: str, channel: str, check: str) -> Picture:
        """Draw what a file makes, or what a check of the channel began with and where it stands."""
