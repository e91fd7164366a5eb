"""Answers nobody has given yet: for each type of question everything it can be answered with, as terms of the solver.

A value found by the solver is read back as what people would write into an answer sheet.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import z3

from bot.proof.solver import NO, YES, Formula, Term, is_true, number_in, real
from bot.questions import QuestionType
from bot.questions.choice import Choice
from bot.questions.choices import Choices
from bot.questions.names import Names
from bot.questions.number import Number
from bot.questions.numbers import Numbers
from bot.questions.text import Text
from bot.questions.values import LARGEST

LONGEST_AGE = 36_500
"""Days that something can have been seen for."""
TIDINESS = ((1, 10**4), (100, 10**6), (10**6, 10**9))
"""Into how many parts of one a number is cut at most, and how large it is at most: first as people type, then finer.

All have at most fifteen digits, so that what is written of one reads back as the same.
"""
_SOME_TEXT, _MORE_TEXT = "What people write here", " and some more of it"


@dataclass(frozen=True)
class Quantity:
    """A number that may be missing; `size` is the most it can be, either way of zero."""

    term: Term
    given: Formula
    size: float


NOTHING = Quantity(z3.RealVal(0), NO, 0)


@dataclass(frozen=True)
class Symbol:
    """A value that may be missing, and whatever a condition can ask of it."""

    given: Formula
    number: Quantity = NOTHING
    words: Mapping[str, Formula] = field(default_factory=dict)
    """Word → whether the value is this word."""
    truth: Formula = NO
    """Whether it is true, of what is true or false."""
    picks: Mapping[str, Formula] | None = None
    """Option → whether it is picked; None where the value is no list of picks."""
    length: Quantity = NOTHING
    fields: Mapping[str, Quantity] = field(default_factory=dict)


@dataclass(frozen=True)
class Unknown:
    """One answer that could be any: its value, its evidence, and what makes it one that is taken."""

    asked: QuestionType
    symbol: Symbol
    linked: Formula
    days: Quantity
    taken: tuple[Formula, ...]
    numbers: tuple[Term, ...]
    """The numbers in it."""

    def tidy(self, parts: int, largest: int) -> Formula:
        """Say that each of its numbers is made of so many parts of one, nothing finer, and is no larger than this."""
        return z3.And(
            [z3.And(z3.IsInt(number * parts), number >= -largest, number <= largest) for number in self.numbers]
        )


def unknown(asked: QuestionType, name: str, *, link: bool, proof: bool) -> Unknown:
    """Make an answer that could be any; `name` tells it from others."""
    symbol, taken = _SYMBOLS.get(type(asked), _anything)(asked, name)
    linked = z3.Bool(f"{name}.linked") if link or proof else NO
    days = NOTHING
    if proof:
        age = z3.Int(f"{name}.days")
        days = Quantity(z3.ToReal(age), z3.Bool(f"{name}.dated"), LONGEST_AGE)
        taken += (age >= 0, age <= LONGEST_AGE)
    found = (symbol.number, *symbol.fields.values())
    numbers = tuple(each.term for each in found if each is not NOTHING)
    return Unknown(asked, symbol, linked, days, taken, numbers)


def read_back(answer: Unknown, model: Any) -> Any:  # noqa: PLR0911 # one line for each type
    """Give the value an answer has in a model, as it is written into an answer sheet."""
    symbol, asked = answer.symbol, answer.asked
    word = next((word for word, is_it in symbol.words.items() if is_true(model, is_it)), None)
    if word is not None:
        return word
    match asked:
        case Choices():
            return [option for option, picked in (symbol.picks or {}).items() if is_true(model, picked)]
        case Numbers():
            return {
                name: number_in(model, each.term) for name, each in symbol.fields.items() if is_true(model, each.given)
            }
        case Number():
            return number_in(model, symbol.number.term)
        case Names():
            return [f"name {place + 1}" for place in range(int(number_in(model, symbol.length.term)))]
        case Text(length=(least, most)):
            return _some_text(least, most)
        case _:
            return None


def _some_text(least: int, most: int) -> str:
    """Write something of a length that is taken."""
    text = _SOME_TEXT + _MORE_TEXT * (max(0, least - len(_SOME_TEXT)) // len(_MORE_TEXT) + 1)
    cut = text[: max(least, min(most, len(_SOME_TEXT)))]
    return f"{cut[:-1]}x" if cut.endswith(" ") else cut


Made = tuple[Symbol, tuple[Formula, ...]]


def _words(options: Mapping[str, Any] | None, name: str) -> tuple[dict[str, Formula], Formula, tuple[Formula, ...]]:
    """Make the words that may be picked: whether each is, whether any is, and that no two are."""
    place = z3.Int(f"{name}.word")
    words = {word: place == number for number, word in enumerate(options or ())}
    return words, place >= 0, (place >= -1, place < len(words))


def _choice(asked: Any, name: str) -> Made:
    words, is_word, taken = _words(asked.options, name)
    return Symbol(YES, words=words), (*taken, is_word)


def _choices(asked: Any, name: str) -> Made:
    picks = {option: z3.Bool(f"{name}.{option}") for option in asked.options}
    length = Quantity(z3.ToReal(z3.Sum([z3.If(each, 1, 0) for each in picks.values()])), YES, len(picks))
    return Symbol(YES, picks=picks, length=length), ()


def _number(asked: Any, name: str) -> Made:
    words, is_word, taken = _words(asked.instead_of_number, name)
    number, within = _within(asked, f"{name}.number")
    return Symbol(YES, number=Quantity(number, z3.Not(is_word), LARGEST), words=words), (*taken, *within)


def _numbers(asked: Any, name: str) -> Made:
    fields: dict[str, Quantity] = {}
    taken: tuple[Formula, ...] = ()
    for part, shape in asked.fields_.items():
        number, within = _within(shape, f"{name}.{part}")
        fields[part] = Quantity(number, z3.Bool(f"{name}.{part}.given") if shape.optional else YES, LARGEST)
        taken += within
    return Symbol(YES, fields=fields), (*taken, z3.Or([each.given for each in fields.values()]))


def _within(bounds: Any, name: str) -> tuple[Term, tuple[Formula, ...]]:
    """Make a number within its bounds."""
    number = z3.ToReal(z3.Int(name)) if bounds.whole else z3.Real(name)
    least = -LARGEST if bounds.least is None else max(bounds.least, -LARGEST)
    most = LARGEST if bounds.most is None else min(bounds.most, LARGEST)
    return number, (number >= real(Fraction(repr(least))), number <= real(Fraction(repr(most))))


def _text(asked: Any, name: str) -> Made:  # noqa: ARG001 # what a text says nobody can ask
    return Symbol(YES), ()


def _names(asked: Any, name: str) -> Made:
    words, is_word, taken = _words(asked.instead_of_names, name)
    count = z3.Int(f"{name}.count")
    length = Quantity(z3.ToReal(count), z3.Not(is_word), asked.up_to)
    return Symbol(YES, words=words, length=length), (*taken, count >= 1, count <= asked.up_to)


def _anything(asked: Any, name: str) -> Made:
    raise NotImplementedError(f"{name}: bot/proof/symbols.py does not say what a question of type {asked.name} can be")


_SYMBOLS = {Choice: _choice, Choices: _choices, Number: _number, Numbers: _numbers, Text: _text, Names: _names}
