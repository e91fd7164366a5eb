"""A question answered by a line of text."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from pydantic import Field, field_validator
from typing_extensions import override

from bot.questions import kinds
from bot.questions.asked import Asked
from bot.questions.controls import Entry, TextBox
from bot.questions.seen import seen
from bot.questions.values import Value, Wrong, typed
from bot.sentence import Sentence

LONG = 300
"""Characters from which a text gets a box of several lines."""
LONGEST = 3000
"""Characters a box takes."""

_END = re.compile(r"[.!?](?=[^\S\n]+(\S))")
_SHORT = re.compile(r"(\.\w+|\b([^\W\d]|vs|cf|etc|approx|[DMJS]rs?|Ms|Prof|Inc|Ltd|Dept|Fig|Vol))\.\Z", re.IGNORECASE)


class Text(Asked):
    """Text of a length between two bounds, one sentence where the flow says so."""

    name: ClassVar[str] = "text"
    typed: ClassVar[Literal["text", "names"] | None] = "text"
    type: Literal["text"] = "text"
    length: tuple[int, int] = Field(
        default=(1, LONGEST), description="The least and the most characters, as in `[20, 240]`."
    )
    one_sentence: bool = Field(default=False, description="`yes` takes one sentence only.")

    @field_validator("length")
    @classmethod
    def _possible(cls, length: tuple[int, int]) -> tuple[int, int]:
        if not 1 <= length[0] <= length[1] <= LONGEST:
            raise ValueError(f"'length' leaves nothing to write; write [least, most] within 1 and {LONGEST}")
        return length

    @override
    def kind(self) -> kinds.Kind:
        return kinds.Text()

    @override
    def read(self, plain: object) -> Value | Wrong:
        text = plain.strip() if isinstance(plain, str) else ""
        least, most = self.length
        length = len(text) if len(text) > most else len(seen(text))
        if not least <= length <= most:
            return Wrong(
                Sentence(
                    "Write {least} to {most} characters; this has {length}.", least=least, most=most, length=length
                )
            )
        if self.one_sentence and _sentences(text) > 1:
            return Wrong(Sentence("Write one sentence; this has more than one."))
        return text

    @override
    def say(self, value: Value) -> str:
        return str(value)

    @override
    def form(self) -> tuple[Entry, ...]:
        least, most = self.length
        return (Entry("value", Sentence("Your answer"), TextBox(least, most, long=most >= LONG)),)

    @override
    def take(self, entered: Mapping[str, Any]) -> Value | Wrong | None:
        text = typed(entered, "value")
        return self.read(text) if text else None


def _sentences(text: str) -> int:
    """Count sentences: a line break starts another, and a capital after an end mark that ends no abbreviation."""
    ends = [mark.end() for mark in _END.finditer(text) if mark[1].isupper()]
    return 1 + sum(not _SHORT.search(text[max(end - 12, 0) : end]) for end in ends) + text.strip().count("\n")
