"""A sentence of our own: English to whoever keeps or compares it, and it knows how it was made.

The core speaks in these and knows no other language. At the edge `bot.tongue.told` says one in the language of its
reader, by the words it was made of and by what was put into them.
"""

from collections.abc import Iterable
from functools import reduce
from typing import Self


class Sentence(str):  # noqa: SLOT000 - it is the text itself wherever one is expected, and carries how it was made
    """English words with what is shown in them, as in `Sentence("Waiting for {people}.", people=…)`."""

    words: str
    """The English with its placeholders, by which a translation is found."""
    shown: dict[str, object]
    """What stands in the placeholders, by name; another sentence among it is translated as well."""
    many: str
    """The English for several; empty where nothing is counted."""
    number: int
    """How many are counted."""

    def __new__(cls, words: str = "", /, **shown: object) -> Self:
        """Make a sentence; without anything to show, braces are only braces."""
        made = super().__new__(cls, words.format_map(shown) if shown else words)
        made.words, made.shown, made.many, made.number = words, shown, "", 1
        return made


def several(one: str, many: str, count: int, /, **shown: object) -> Sentence:
    """Make a sentence that counts; `{count}` is how many there are."""
    made = Sentence(one if count == 1 else many, count=count, **shown)
    made.words, made.many, made.number = one, many, count
    return made


def either(these: Iterable[str]) -> str:
    """Put texts together of which one is meant; what is a sentence among them stays one."""
    return reduce(lambda first, second: Sentence("{first} or {second}", first=first, second=second), these)


def listed(these: Iterable[str], between: str = ", ") -> str:
    """Put texts together one after the other; what is a sentence among them stays one."""
    pattern = f"{{first}}{between}{{second}}"  # no words of ours, so there is nothing to translate in it
    return reduce(lambda first, second: Sentence(pattern, first=first, second=second), these)
