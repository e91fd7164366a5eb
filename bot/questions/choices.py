"""A question answered by picking any number of options, none of them included."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Literal

from pydantic import Field
from typing_extensions import override

from bot.questions import kinds
from bot.questions.asked import Asked
from bot.questions.controls import Checkboxes, Entry
from bot.questions.options import Option, Options, named, own_option, worded
from bot.questions.spelling import option_meant
from bot.questions.values import Value, Wrong
from bot.sentence import Sentence

AT_ONCE = 10
"""Options a group of checkboxes holds, "None of these" among them."""

NONE_OF_THESE = "none_of_these"
"""The pick that makes an empty list an answer; nothing ticked is no answer yet."""
NOT_BOTH = Sentence("Tick what is true, or none of these, not both.")


class Choices(Asked):
    """Any of the options; an empty list is the answer "none of these"."""

    name: ClassVar[str] = "choices"
    type: Literal["choices"] = "choices"
    options: Options = Field(
        description="The options by id, in the order they are shown.", examples=["{yes: Yes, no: No}"]
    )

    @override
    def ticked_from(self) -> Mapping[str, Option]:
        return self.options

    @override
    def kind(self) -> kinds.Kind:
        return kinds.Choices(worded(self.options))

    @override
    def read(self, plain: object) -> Value | Wrong:
        if isinstance(plain, str) or not isinstance(plain, Sequence):
            return Wrong(f"Write a list of {named(self.options)}; an empty list is none of these.")
        picked = [option_meant(each, self.options) for each in plain]
        if None in picked:
            return Wrong(f"'{plain[picked.index(None)]}' is not an option; write {named(self.options)}.")
        return tuple(option for option in self.options if option in picked)

    @override
    def say(self, value: Value) -> str:
        picks = value if isinstance(value, tuple) else ()
        return ", ".join(self.options[pick].text for pick in picks if pick in self.options) or Sentence("None of these")

    @override
    def form(self) -> tuple[Entry, ...]:
        return (Entry("value", Sentence("Tick all that are true"), self._boxes()),)

    @override
    def take(self, entered: Mapping[str, Any]) -> Value | Wrong | None:
        ticked = list(entered.get("value") or ())
        if NONE_OF_THESE not in ticked:
            return self.read(ticked) if ticked else None
        return () if ticked == [NONE_OF_THESE] else Wrong(NOT_BOTH)

    @override
    def at_once(self) -> Checkboxes | None:
        return self._boxes() if len(self.options) < AT_ONCE else None

    def _boxes(self) -> Checkboxes:
        return Checkboxes({**self.options, NONE_OF_THESE: own_option(Sentence("None of these"))})
