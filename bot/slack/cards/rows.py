"""A row of a summary, as it is shown and as it is spoken, and how wide rows are where they stand."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Width:
    """How many characters one text of a row may have."""

    said: int
    advice: int
    sentence: int
    hosts: bool = True
    """Whether those who listen hear where the evidence of a gap stands."""


NARROW = Width(said=80, advice=300, sentence=400)
"""On the card, where sixteen gaps have to fit."""
BARE = replace(NARROW, hosts=False)
"""The same where those who listen have room for less."""
WIDE = Width(said=2000, advice=2000, sentence=2000)
"""In the whole summary."""


@dataclass(frozen=True)
class Row:
    """One row; `page` is the guidance its button opens, `rank` tells how soon the fallback may leave it out."""

    text: str
    spoken: str
    """Empty where the row before it speaks for this one too."""
    page: str | None = None
    about: str = ""
    """What the page is read for, in a few words."""
    rank: int = 3
    brief: str = ""
    """What is spoken where there is no room for all of it."""


@dataclass(frozen=True)
class Part:
    """Some rows under one title."""

    title: str
    rows: tuple[Row, ...]
