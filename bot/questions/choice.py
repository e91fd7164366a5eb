"""A question answered by picking one option."""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from pydantic import Field
from typing_extensions import override

from bot.questions import kinds
from bot.questions.asked import Asked
from bot.questions.controls import Buttons, Entry, Menu
from bot.questions.options import Option, Options, named, worded
from bot.questions.spelling import option_meant
from bot.questions.values import Value, Wrong
from bot.sentence import Sentence

BUTTONS = 5
"""Options up to which each gets a button of its own in the thread."""


class Choice(Asked):
    """One of the options."""

    name: ClassVar[str] = "choice"
    type: Literal["choice"] = "choice"
    options: Options = Field(
        description="The options by id, in the order they are shown.", examples=["{yes: Yes, no: No}"]
    )

    @override
    def kind(self) -> kinds.Kind:
        return kinds.Choice(worded(self.options))

    @override
    def read(self, plain: object) -> Value | Wrong:
        picked = option_meant(plain, self.options)  # a YAML or JSON true for an option called yes, too
        return picked if picked is not None else Wrong(f"Write {named(self.options)}.")

    @override
    def say(self, value: Value) -> str:
        option = self.picked(value)
        return option.text if option else str(value)

    @override
    def form(self) -> tuple[Entry, ...]:
        return (Entry("value", Sentence("Your answer"), Menu(self.options)),)

    @override
    def take(self, entered: Mapping[str, Any]) -> Value | Wrong | None:
        chosen = entered.get("value")
        return self.read(chosen) if chosen else None

    @override
    def at_once(self) -> Buttons | None:
        return Buttons(self.options) if len(self.options) <= BUTTONS else None

    @override
    def picked(self, value: Value) -> Option | None:
        return self.options.get(value) if isinstance(value, str) else None
