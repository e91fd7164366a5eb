"""The few kinds of rule that every declaration of a block, element or object is made of.

A rule never raises, whatever JSON it is shown, and never looks beyond its own value except through the walk.
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.playground.blockkit import limits, phrases
from bot.playground.blockkit.problem import MISSING_FIELD
from bot.playground.blockkit.walk import Place, Rule, Surface, Walk

Also = Callable[[dict[str, Any], Place, Walk], None]

_WEB = ("http://", "https://")
_LINKS = (*_WEB, "mailto:", "tel:", "slack://")


class Anything:
    """A value that somebody else has looked at already."""

    def check(self, value: Any, place: Place, walk: Walk) -> None:
        """Accept."""


@dataclass(frozen=True, slots=True)
class String:
    """A string within a length; with `counted`, part of what makes a message too long."""

    most: int | None = None
    least: int = 0
    counted: bool = False

    def check(self, value: Any, place: Place, walk: Walk) -> None:
        """Refuse what is no string, too short or too long."""
        if not isinstance(value, str):
            walk.refuse(place, phrases.NOT_A_STRING)
            return
        length = len(value)
        if length < self.least:
            walk.refuse(place, phrases.too_short(self.least))
        elif self.most is not None and length > self.most:
            walk.refuse(place, phrases.too_long(self.most))
        if self.counted:
            walk.characters += length


@dataclass(frozen=True, slots=True)
class Formed:
    """A string of a fixed form."""

    form: re.Pattern[str]

    def check(self, value: Any, place: Place, walk: Walk) -> None:
        """Refuse what does not have the form from end to end."""
        if not isinstance(value, str):
            walk.refuse(place, phrases.NOT_A_STRING)
        elif not self.form.fullmatch(value):
            walk.refuse(place, phrases.WRONG_FORM)


@dataclass(frozen=True, slots=True)
class Url:
    """An address Slack will link to or, with `schemes` narrowed, load from."""

    most: int = limits.IMAGE_URL
    schemes: tuple[str, ...] = _WEB

    def check(self, value: Any, place: Place, walk: Walk) -> None:
        """Refuse what is no address of an allowed scheme."""
        if not isinstance(value, str):
            walk.refuse(place, phrases.NOT_A_STRING)
        elif len(value) > self.most:
            walk.refuse(place, phrases.too_long(self.most))
        else:
            scheme = next((s for s in self.schemes if value[: len(s)].lower() == s), None)
            if scheme is None or len(value) == len(scheme) or any(c.isspace() for c in value):
                walk.refuse(place, phrases.INVALID_URL)


def link(most: int) -> Url:
    """Give the rule for an address a person follows by a click."""
    return Url(most, _LINKS)


@dataclass(frozen=True, slots=True)
class Whole:
    """An integer within bounds."""

    least: int | None = None
    most: int | None = None

    def check(self, value: Any, place: Place, walk: Walk) -> None:
        """Refuse what is no integer or out of bounds."""
        if not isinstance(value, int) or isinstance(value, bool):
            walk.refuse(place, phrases.NOT_AN_INTEGER)
        elif self.least is not None and value < self.least:
            walk.refuse(place, phrases.too_low(self.least))
        elif self.most is not None and value > self.most:
            walk.refuse(place, phrases.too_high(self.most))


@dataclass(frozen=True, slots=True)
class Number:
    """Any number, or with `above` only one greater than that."""

    above: int | None = None

    def check(self, value: Any, place: Place, walk: Walk) -> None:
        """Refuse what is no number or not above the bound."""
        if not _is_number(value):
            walk.refuse(place, phrases.NOT_A_NUMBER)
        elif self.above is not None and not value > self.above:
            walk.refuse(place, phrases.must_be_greater(self.above))


def _is_number(value: Any) -> bool:
    # Python's reader takes NaN and Infinity, which JSON does not have.
    if isinstance(value, float):
        return math.isfinite(value)
    return isinstance(value, int) and not isinstance(value, bool)


class Flag:
    """True or false."""

    def check(self, value: Any, place: Place, walk: Walk) -> None:
        """Refuse everything else, null included."""
        if not isinstance(value, bool):
            walk.refuse(place, phrases.NOT_A_BOOLEAN)


class Focus(Flag):
    """A flag that only one element of a view may raise."""

    def check(self, value: Any, place: Place, walk: Walk) -> None:
        """Refuse the second one."""
        Flag.check(self, value, place, walk)
        if value is True:
            if walk.focused:
                walk.refuse(place, phrases.ONE_FOCUS)
            walk.focused = True


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: frozenset[str]

    def check(self, value: Any, place: Place, walk: Walk) -> None:
        """Refuse any other word."""
        if not isinstance(value, str):
            walk.refuse(place, phrases.NOT_A_STRING)
        elif value not in self.words:
            walk.refuse(place, phrases.NO_SUCH_VALUE)


def choice(words: str) -> Choice:
    """Give the rule for one of these words, written with spaces between."""
    return Choice(frozenset(words.split()))


@dataclass(frozen=True, slots=True)
class Identifier:
    """A block_id or action_id: short, and not twice within its scope."""

    key: str
    most: int

    def check(self, value: Any, place: Place, walk: Walk) -> None:
        """Refuse a bad length and an identifier already met in this scope."""
        if not isinstance(value, str):
            walk.refuse(place, phrases.NOT_A_STRING)
            return
        if not value:
            walk.refuse(place, phrases.too_short(1))
        elif len(value) > self.most:
            walk.refuse(place, phrases.too_long(self.most))
        taken = walk.block_ids if self.key == "block_id" else walk.action_ids
        if value in taken:
            walk.refuse(place, phrases.already_exists(self.key, value))
        taken.add(value)


BLOCK_ID = Identifier("block_id", limits.BLOCK_ID)
ACTION_ID = Identifier("action_id", limits.ACTION_ID)


@dataclass(frozen=True, slots=True)
class Items:
    """A list of alike values within a count."""

    of: Rule
    most: int | None = None
    least: int = 0

    def check(self, value: Any, place: Place, walk: Walk) -> None:
        """Refuse a bad count, then look at every item."""
        if not isinstance(value, list):
            walk.refuse(place, phrases.NOT_AN_ARRAY)
            return
        if len(value) < self.least:
            walk.refuse(place, phrases.too_few(self.least))
        elif self.most is not None and len(value) > self.most:
            walk.refuse(place, phrases.too_many(self.most))
        check = self.of.check
        for index, item in enumerate(value):
            check(item, (place, index), walk)


@dataclass(frozen=True, slots=True)
class OrNull:
    """A value that may be null, as in the skipped columns of a table."""

    of: Rule

    def check(self, value: Any, place: Place, walk: Walk) -> None:
        """Accept null, else ask the rule."""
        if value is not None:
            self.of.check(value, place, walk)


@dataclass(frozen=True, slots=True)
class Shape:
    """An object: fields it must have, fields it may have, and no others.

    `also` holds rules over several fields; they run only where every field is sound, and may rely on that.
    """

    required: Mapping[str, Rule] = field(default_factory=dict)
    optional: Mapping[str, Rule] = field(default_factory=dict)
    also: tuple[Also, ...] = ()
    _fields: dict[str, Rule] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_fields", {**self.required, **self.optional})

    def check(self, value: Any, place: Place, walk: Walk) -> None:
        """Refuse what is no object, unknown fields, missing fields and wrong values."""
        if not isinstance(value, dict):
            walk.refuse(place, phrases.NOT_AN_OBJECT)
            return
        before = len(walk.problems)
        fields = self._fields
        for key in self.required:
            if key not in value:
                walk.refuse(place, phrases.missing(key), MISSING_FIELD)
        for key, item in value.items():
            rule = fields.get(key)
            if rule is None:
                walk.refuse(place, phrases.unknown(key))
            else:
                rule.check(item, (place, key), walk)
        if self.also and len(walk.problems) == before:
            for rule_over_fields in self.also:
                rule_over_fields(value, place, walk)


@dataclass(frozen=True, slots=True)
class ByType:
    """An object whose `type` says which rule it follows; the surface says which types may stand here."""

    kinds: Mapping[Surface, Mapping[str, Rule]]

    def check(self, value: Any, place: Place, walk: Walk) -> None:
        """Refuse a type that is missing or may not stand here, else ask its rule."""
        if not isinstance(value, dict):
            walk.refuse(place, phrases.NOT_AN_OBJECT)
        elif "type" not in value:
            walk.refuse(place, phrases.missing("type"), MISSING_FIELD)
        elif not isinstance(kind := value["type"], str):
            walk.refuse((place, "type"), phrases.NOT_A_STRING)
        elif (rule := self.kinds[walk.surface].get(kind)) is None:
            walk.refuse((place, "type"), phrases.unsupported(kind))
        else:
            rule.check(value, place, walk)


def everywhere(kinds: Mapping[str, Rule]) -> ByType:
    """Give the rule for kinds that are the same on every surface."""
    return ByType({"message": kinds, "modal": kinds, "home": kinds})
