"""What every part of an answer sheet is read with: mistakes noted with the place they stand at, days and links."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from bot.questions.links import wrong_link

DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
LINK = "link"


class Mistake(Protocol):
    """Notes a mistake."""

    def __call__(self, place: str, what: str, value: object = None, /) -> None:
        """Note where it is and what to write, with the value that stands there where that is what is wrong."""


class SheetError(Exception):
    """What is wrong with an answer sheet: a place in it and a sentence for each mistake."""

    def __init__(self, told: list[tuple[str, str]], values: Mapping[str, object] | None = None) -> None:
        self.told = tuple(told)
        """The place, such as `answers.days.ana`, which is empty for the whole sheet; and what to write there."""
        self.values = values or {}
        """What stands at a place, where that is what is wrong."""
        self.mistakes = tuple(f"{place}: {what}" if place else what for place, what in told)
        super().__init__("; ".join(self.mistakes))


@dataclass(frozen=True)
class Mistakes:
    """The mistakes found so far, so that all are told at once."""

    told: list[tuple[str, str]] = field(default_factory=list)
    values: dict[str, object] = field(default_factory=dict)

    def note(self, place: str, what: str, value: object = None, /) -> None:
        """Note a mistake, with the value where that is what is wrong."""
        self.told.append((place, what))
        if value is not None:
            self.values[place] = value

    def tell(self) -> None:
        """Raise SheetError where there are any."""
        if self.told:
            raise SheetError(self.told, self.values)


def read_day(mistake: Mistake, place: str, plain: object) -> date | None:
    """Read a day; None where there is none, or none such as the 31st of June."""
    if plain is None:
        return None
    try:
        if DAY.fullmatch(str(plain)):
            return date.fromisoformat(str(plain))
    except ValueError:
        pass
    mistake(place, "write a day as YYYY-MM-DD", plain)
    return None


def read_link(mistake: Mistake, place: str, link: object) -> str | None:
    """Read the link beside what stands at a place; one that leads nowhere is noted, and kept."""
    if link is None:
        return None
    wrong = wrong_link(link) if isinstance(link, str) else "Write a link as text."
    if wrong:
        mistake(f"{place}.{LINK}", wrong, link)
    return link if isinstance(link, str) else None
