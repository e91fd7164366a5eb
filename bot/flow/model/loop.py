"""What a flow asks item by item: for each thing the owner has named, the questions of one section.

Made by `bot.flow.build_loops` and by nothing else; never changed afterwards.
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

ITEM = "item"
"""What texts of such questions call the item they are asked for."""
BETWEEN = "."
"""What stands between the id of such a question and that of an item; no id in a file has it."""
MOST_ITEMS = 10
DIGITS = 8
LONGEST_ID = 40 - DIGITS - len(BETWEEN)
"""Characters of the id of such a question, so that with an item behind it it is as long as any other."""

Overall = Literal["lowest", "median"]
"""How the levels of all items become the one level of a question."""


@dataclass(frozen=True)
class Loop:
    """A section whose questions are asked for each item of a list."""

    section: str
    over: str
    """The question of the owner whose answer names the items."""
    most: int
    overall: Overall
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Item:
    """One thing named: what it is known by however the list is edited, and what people read."""

    key: str
    text: str


Items = tuple[Item, ...] | None
"""The items of a list, in its order; None while nobody has said what they are."""


def key_of(name: str) -> str:
    """Give what an item is known by, from its name as `alike` gives it, or the id of its option."""
    return sha256(name.encode()).hexdigest()[:DIGITS]


def for_item(question: str, item: Item) -> str:
    """Give the id under which a question is asked for an item."""
    return f"{question}{BETWEEN}{item.key}"


def asked_for(id_: str) -> str:
    """Give the id of the question in the file that is asked under this one; an ordinary one is its own."""
    return id_.partition(BETWEEN)[0]
