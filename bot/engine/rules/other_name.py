"""Put another name for a person's wherever it stands in something saved, whatever it is; nothing else changes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

from bot.engine.saved.forgotten import FORGOTTEN
from bot.engine.saved.replacing import replace

T = TypeVar("T")


def renamed(thing: T, person: str, name: str) -> T:
    """Give the same with a name in place of a person's; where they are mentioned in a text, with words."""
    after: T = _Renaming(person, name).of(thing)
    return after


def strings_in(thing: Any) -> Iterator[str]:
    """Go through every string in something saved."""
    if isinstance(thing, str):
        yield thing
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from strings_in(getattr(thing, field.name))
    elif isinstance(thing, Mapping):
        for key, value in thing.items():
            yield from strings_in(key)
            yield from strings_in(value)
    elif isinstance(thing, tuple | list):
        for each in thing:
            yield from strings_in(each)


class _Renaming:
    def __init__(self, person: str, name: str) -> None:
        self._person = person
        self._name = name
        alone = rf"(?<![A-Za-z0-9_]){re.escape(person)}(?![A-Za-z0-9_])"
        self._mentioned = re.compile(rf"<@{re.escape(person)}(\|[^<>]*)?>")
        self._alone = re.compile(alone)

    def of(self, thing: Any) -> Any:
        if isinstance(thing, str):
            return self._string(thing)
        if is_dataclass(thing) and not isinstance(thing, type):
            there = {field.name: getattr(thing, field.name) for field in fields(thing)}
            changed = {name: after for name, before in there.items() if (after := self.of(before)) != before}
            return replace(thing, **changed) if changed else thing
        if isinstance(thing, Mapping):
            return {self.of(key): self.of(value) for key, value in thing.items()}
        if isinstance(thing, tuple):
            return tuple(self.of(each) for each in thing)
        return [self.of(each) for each in thing] if isinstance(thing, list) else thing

    def _string(self, text: str) -> str:
        if text == self._person:
            return self._name
        if self._person not in text:
            return text
        return self._alone.sub(self._name, self._mentioned.sub(FORGOTTEN, text))
