"""A question answered by several numbers, each with a label."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from typing_extensions import override

from bot.questions import kinds
from bot.questions.asked import Asked
from bot.questions.controls import Entry, NumberBox
from bot.questions.number import above_least, bounds
from bot.questions.options import Id
from bot.questions.values import Number, Value, Wrong, plain_number, read_number, typed
from bot.sentence import Sentence, listed


class NumberField(BaseModel):
    """One of the numbers: its label and bounds, and whether it may stay blank."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    label: str = Field(description="What stands above it.", min_length=1, max_length=150, examples=["Score today"])
    least: float | None = Field(default=None, description="The smallest number that is taken.")
    most: float | None = Field(default=None, description="The largest number that is taken.")
    whole: bool = Field(default=False, description="`yes` takes whole numbers only.")
    optional: bool = Field(default=False, description="`yes` lets it stay blank.")

    @field_validator("most")
    @classmethod
    def _above_least(cls, most: float | None, others: ValidationInfo) -> float | None:
        return above_least(most, others)


class Numbers(Asked):
    """Numbers by field."""

    name: ClassVar[str] = "numbers"
    type: Literal["numbers"] = "numbers"
    fields_: Annotated[
        dict[Id, NumberField],
        Field(alias="fields", min_length=1, max_length=6, examples=["{now: {label: Score today}}"]),
    ] = Field(description="The numbers by id.")

    @override
    def kind(self) -> kinds.Kind:
        return kinds.Record(tuple(self.fields_))

    @override
    def read(self, plain: object) -> Value | Wrong:
        if not isinstance(plain, Mapping):
            return Wrong(f"Write numbers by name, such as {{{', '.join(f'{name}: 1' for name in self.fields_)}}}.")
        unknown = [str(name) for name in plain if name not in self.fields_]
        if unknown:
            return Wrong(f"There is no '{unknown[0]}' here; write {', '.join(self.fields_)}.")
        numbers: dict[str, Number] = {}
        for name, field in self.fields_.items():
            if plain.get(name) in (None, ""):
                if not field.optional:
                    return Wrong(Sentence("{label}: write this number too.", label=field.label), name)
                continue
            number = read_number(plain[name], percent=not field.whole)
            if number is None:
                return Wrong(Sentence("{label}: write a number.", label=field.label), name)
            wrong = bounds(number, field.least, field.most, whole=field.whole)
            if wrong:
                return Wrong(listed((field.label, wrong.message), ": "), name)
            numbers[name] = number
        return numbers or Wrong(Sentence("Write at least one number."), next(iter(self.fields_)))

    @override
    def say(self, value: Value) -> str:
        numbers = value if isinstance(value, dict) else {}
        return " · ".join(
            f"{field.label}: {plain_number(numbers[name]) if name in numbers else '—'}"
            for name, field in self.fields_.items()
        )

    @override
    def form(self) -> tuple[Entry, ...]:
        return tuple(
            Entry(name, field.label, NumberBox(field.least, field.most, field.whole), field.optional)
            for name, field in self.fields_.items()
        )

    @override
    def take(self, entered: Mapping[str, Any]) -> Value | Wrong | None:
        filled = {name: text for name in self.fields_ if (text := typed(entered, name))}
        return self.read(filled) if filled else None
