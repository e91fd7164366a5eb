"""The quick way to give a thing with some fields otherwise does what that of dataclasses does."""

import dataclasses
from dataclasses import dataclass
from functools import cached_property

import pytest

from bot.engine.saved.answer import Answer
from bot.engine.saved.replacing import replace


@dataclass(frozen=True)
class Worked:
    """Something that keeps what it worked out."""

    word: str

    @cached_property
    def length(self) -> int:
        """Count its letters."""
        return len(self.word)


def test_what_is_replaced_is_other_and_the_rest_stays() -> None:
    given = Answer("yes", link="https://docs.example.com/a")
    other = replace(given, value="no", late=True)
    assert other == dataclasses.replace(given, value="no", late=True)
    assert hash(other) == hash(dataclasses.replace(given, value="no", late=True))
    assert given == Answer("yes", link="https://docs.example.com/a")


def test_what_is_no_field_is_refused() -> None:
    with pytest.raises(TypeError, match="valeu: no field of Answer"):
        replace(Answer("yes"), valeu="no")  # type: ignore[call-arg]


def test_what_keeps_more_than_its_fields_is_refused() -> None:
    thing = Worked("long")
    assert replace(thing, word="longer").length == len("longer")
    assert thing.length == len("long")
    with pytest.raises(TypeError, match="length: no field of Worked"):
        replace(thing, word="longer")
