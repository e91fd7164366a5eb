"""A question answered by one number, or by one of a few words that stand beside it."""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from pydantic import Field, ValidationInfo, field_validator
from typing_extensions import override

from bot.questions import kinds
from bot.questions.asked import Asked
from bot.questions.controls import Entry, Menu, NumberBox
from bot.questions.options import Option, Options, named, quoted, worded
from bot.questions.spelling import option_meant
from bot.questions.values import Value, Wrong, plain_number, read_number, typed
from bot.sentence import Sentence


class Number(Asked):
    """A number within bounds; `or` names the words that may be picked in its place."""

    name: ClassVar[str] = "number"
    type: Literal["number"] = "number"
    least: float | None = Field(default=None, description="The smallest number that is taken.")
    most: float | None = Field(default=None, description="The largest number that is taken.")
    whole: bool = Field(default=False, description="`yes` takes whole numbers only.")
    instead_of_number: Options | None = Field(
        default=None,
        description="Words that may be picked in its place, written like options.",
        alias="or",
        examples=["{unsure: Not sure}"],
    )

    @field_validator("most")
    @classmethod
    def _above_least(cls, most: float | None, others: ValidationInfo) -> float | None:
        return above_least(most, others)

    @override
    def kind(self) -> kinds.Kind:
        if self.instead_of_number:
            return kinds.Either(kinds.Number(), worded(self.instead_of_number))
        return kinds.Number()

    @override
    def read(self, plain: object) -> Value | Wrong:
        words = self.instead_of_number or {}
        if isinstance(plain, str) and (word := option_meant(plain, words)):
            return word
        number = read_number(plain, percent=not self.whole)
        if number is None:
            return Wrong(f"Write a number{f' or {named(words)}' if words else ''}.")
        return bounds(number, self.least, self.most, whole=self.whole) or number

    @override
    def say(self, value: Value) -> str:
        option = self.picked(value)
        return option.text if option else plain_number(value) if isinstance(value, int | float) else str(value)

    @override
    def form(self) -> tuple[Entry, ...]:
        box = Entry(
            "value", Sentence("Your number"), NumberBox(self.least, self.most, self.whole), bool(self.instead_of_number)
        )
        if not self.instead_of_number:
            return (box,)
        return (box, Entry("instead", Sentence("Or"), Menu(self.instead_of_number), optional=True))

    @override
    def take(self, entered: Mapping[str, Any]) -> Value | Wrong | None:
        instead = entered.get("instead")
        number = typed(entered, "value")
        if instead and number:
            return Wrong(Sentence("Give the number or pick what stands in for it, not both."))
        if number and read_number(number, percent=not self.whole) is None:
            words = quoted(self.instead_of_number) if self.instead_of_number else ""
            return Wrong(
                Sentence("Write a number{rest}.", rest=Sentence(", or pick {words}", words=words) if words else "")
            )
        return self.read(instead or number) if instead or number else None

    @override
    def picked(self, value: Value) -> Option | None:
        return (self.instead_of_number or {}).get(value) if isinstance(value, str) else None


def above_least(most: float | None, others: ValidationInfo) -> float | None:
    """Check, while a flow is read, that bounds leave something between them."""
    least = others.data.get("least")
    if most is not None and least is not None and most < least:
        raise ValueError(f"'most' is below 'least'; write {plain_number(least)} or more")
    return most


def bounds(number: float, least: float | None, most: float | None, *, whole: bool) -> Wrong | None:
    """Say what is wrong with a number that is not whole, too small or too large."""
    if whole and number != int(number):
        return Wrong(Sentence("Write a whole number, such as {number}.", number=int(number)))
    if least is not None and number < least:
        return Wrong(Sentence("Write {least} or more.", least=plain_number(least)))
    if most is not None and number > most:
        return Wrong(Sentence("Write {most} or less.", most=plain_number(most)))
    return None
