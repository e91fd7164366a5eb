"""A question answered by a few short names, or by one of a few words that stand beside them."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Literal

from pydantic import Field
from typing_extensions import override

from bot.questions import kinds
from bot.questions.asked import Asked
from bot.questions.controls import Entry, Menu, TextBox
from bot.questions.options import Option, Options, named, quoted, worded
from bot.questions.seen import seen
from bot.questions.spelling import option_meant
from bot.questions.values import Value, Wrong, typed
from bot.sentence import Sentence

NAME = 80
"""Characters of one name."""
NO_LETTER = Sentence(
    "A name needs at least one letter, so that others know what is meant: not “18”, but “18 wrong totals”."
)


class Names(Asked):
    """One to `up_to` names; `or` lists the words that may be picked in their place."""

    name: ClassVar[str] = "names"
    typed: ClassVar[Literal["text", "names"] | None] = "names"
    type: Literal["names"] = "names"
    up_to: int = Field(default=3, description="How many at most.", ge=1, le=10)
    instead_of_names: Options | None = Field(
        default=None,
        description="Words that may be picked in their place, written like options.",
        alias="or",
        examples=["{unsure: Not sure}"],
    )

    @override
    def most_items(self) -> int | None:
        return self.up_to

    @override
    def kind(self) -> kinds.Kind:
        if self.instead_of_names:
            return kinds.Either(kinds.Names(), worded(self.instead_of_names))
        return kinds.Names()

    @override
    def read(self, plain: object) -> Value | Wrong:
        words = self.instead_of_names or {}
        if isinstance(plain, str):
            return option_meant(plain, words) or Wrong(self._what_to_write(words))
        if not isinstance(plain, Sequence) or not all(isinstance(each, str) for each in plain):
            return Wrong(self._what_to_write(words))
        names = tuple(dict.fromkeys(each.strip() for each in plain if seen(each)))
        if not 1 <= len(names) <= self.up_to:
            return Wrong(self._what_to_write(words))
        if any(len(each) > NAME for each in names):
            return Wrong(Sentence("Keep each name under {count} characters.", count=NAME + 1))
        if not all(any(character.isalpha() for character in each) for each in names):
            return Wrong(NO_LETTER)
        return names

    @override
    def say(self, value: Value) -> str:
        option = self.picked(value)
        if option:
            return option.text
        return ", ".join(f"“{each}”" for each in value) if isinstance(value, tuple) else str(value)

    @override
    def form(self) -> tuple[Entry, ...]:
        box = self._box(optional=bool(self.instead_of_names))
        if not self.instead_of_names:
            return (box,)
        return (box, Entry("instead", Sentence("Or"), Menu(self.instead_of_names), optional=True))

    def _box(self, *, optional: bool) -> Entry:
        """Give a line for one name, or room for several; breaks between them are typed too."""
        if self.up_to == 1:
            return Entry("value", Sentence("Name"), TextBox(1, NAME), optional)
        most, hint = (NAME + 1) * self.up_to, Sentence("One a line, at most {up_to}.", up_to=self.up_to)
        return Entry("value", Sentence("Names"), TextBox(1, most, long=True), optional, hint)

    @override
    def take(self, entered: Mapping[str, Any]) -> Value | Wrong | None:
        instead = entered.get("instead")
        names = [line for line in typed(entered, "value").splitlines() if line.strip()]
        if instead and names:
            return Wrong(Sentence("Give names or pick what stands in for them, not both."))
        if len(names) > self.up_to:
            words = quoted(self.instead_of_names) if self.instead_of_names else ""
            return Wrong(
                Sentence(
                    "Write at most {up_to} names, one a line{rest}.",
                    up_to=self.up_to,
                    rest=Sentence(", or pick {words}", words=words) if words else "",
                )
            )
        return self.read(instead or names) if instead or names else None

    @override
    def picked(self, value: Value) -> Option | None:
        return (self.instead_of_names or {}).get(value) if isinstance(value, str) else None

    def _what_to_write(self, words: dict[str, Option]) -> str:
        return f"Write a list of 1 to {self.up_to} names{f', or {named(words)}' if words else ''}."
