"""The trail of a check written anew without one person: what they did stays, what they wrote and who they were goes."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from bot.engine.rules.other_name import renamed, strings_in
from bot.engine.saved.forgotten import TAKEN_LINK
from bot.usecases.ports import TrailEntry

WRITTEN = frozenset({"answer", "answers", "before", "carried", "link", "looks", "note", "reason", "renewed", "value"})
"""What of an event is in the words of whoever it is by."""


def names_somebody(trail: Iterable[TrailEntry], person: str) -> bool:
    """Whether a person stands anywhere in a trail."""
    return any(person in each for entry in trail for each in strings_in(entry) if renamed(each, person, "") != each)


def without_person(entry: TrailEntry, person: str, name: str) -> TrailEntry:
    """Write one entry anew."""
    event = dict(entry.event)
    if person in {event.get("by"), event.get("owner")}:
        asked = sorted({*event.get("answers", {}), *event.get("renewed", {})})
        event = {key: value for key, value in event.items() if key not in WRITTEN}
        event |= {"questions": asked} if asked else {}
    return renamed(replace(entry, event=_without(event, person)), person, name)


def _without(thing: Any, person: str) -> Any:
    """Leave out what stands under somebody's name, and what is quoted of them with the link that leads to it."""
    if isinstance(thing, Mapping):
        quote = thing.get("quote")
        if isinstance(quote, Mapping) and quote.get("author") == person:
            thing = {key: value for key, value in thing.items() if key != "quote"} | {"link": TAKEN_LINK}
        return {
            key: {} if key == person and isinstance(value, Mapping) else _without(value, person)
            for key, value in thing.items()
        }
    return [_without(each, person) for each in thing] if isinstance(thing, list | tuple) else thing
