"""What conditions and sentences of a flow may ask of a whole sheet, each name and call in one of two tables."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.engine.weighed.standing import Standing
from bot.flow.conditions import Env
from bot.flow.model.call import RETURNED
from bot.flow.model.flow import Saying
from bot.flow.model.loop import asked_for
from bot.questions import Value
from bot.sentence import Sentence

if TYPE_CHECKING:
    from bot.engine.weighed.sheet import Sheet


class SheetEnv:
    """The surroundings of a condition or a text about the whole sheet."""

    def __init__(self, sheet: "Sheet", extra: Mapping[str, Value | None] | None = None, *, gates: bool = True) -> None:
        self._sheet = sheet
        self._extra = extra or {}
        self._gates = gates

    def lookup(self, name: str, /) -> Value | Fraction | None:
        """Give what a name stands for on this sheet."""
        if name in self._extra:
            return self._extra[name]
        if name in self._sheet.owners:
            return self._sheet.owners[name]
        of_sheet = _NAMES.get(name)
        if of_sheet is None or (name in _OF_GATES and not self._gates):
            return None
        return of_sheet(self._sheet)

    def call(self, name: str, argument: str, /) -> Value | Fraction | bool | None:
        """Give what a call about one question or section gives; a call nobody declared is an error of ours."""
        if name == "missing_about":
            return int(argument in str(self._extra.get("missing_ids", "")).split())
        if name in RETURNED:
            return self._sheet.returned(name, argument)
        return _CALLS[name](self._sheet, argument)

    def answers(self, question: str | None, /) -> Sequence[Env]:
        """Give the answers that count for a question."""
        id_, of_items = question or "", self._sheet.of_items
        standing = of_items[id_].standing if id_ in of_items else self._sheet.standings.get(id_)
        return standing.holding if standing else ()

    def is_owner(self) -> bool:
        """Whether this is the owner's answer; a sheet is nobody's."""
        return False


def say(saying: Saying, env: Env) -> str:
    """Say a sentence as the flow wants it said here, with what is to be added."""
    chosen = next((text for when, text in saying.instead if when.holds(env)), saying.usual)
    added = [text.render(env) for when, text in saying.added if when.holds(env)]
    return ". ".join(part for part in [chosen.render(env), *added] if part)


def short_of(sheet: "Sheet", question: str) -> str:
    """Give the short name of a question, as it is asked on a sheet; of an item that is gone, without the item."""
    standing = sheet.standings.get(question) or sheet.standing(asked_for(question))
    return standing.question.short


def _failed_gate(sheet: "Sheet") -> str | None:
    gate = next(iter(sheet.failed_gates), None)
    return say(gate.say, SheetEnv(sheet)) if gate else None


@lru_cache(maxsize=1024)  # levels are few, and so are their means
def as_fraction(value: float | None) -> Fraction | None:
    """Give the mean of a few levels as the fraction it is, so that two thirds are not said as 0.67."""
    return None if value is None else Fraction(value).limit_denominator(_FINEST)


def _split_questions(sheet: "Sheet") -> str:
    return ", ".join(sheet.standings[id_].question.short for id_ in sheet.splits)


def _words(standing: Standing) -> str:
    """Say the value that counts in the words people read."""
    return Sentence("no answer") if standing.value is None else standing.question.type.say(standing.value)


_FINEST = 1000
"""More than any section has questions, each counted in halves."""
_NAMES: Mapping[str, Callable[["Sheet"], Value | Fraction | None]] = {
    "failed_gates": lambda sheet: len(sheet.failed_gates),
    "failed_gate": _failed_gate,
    "open_splits": lambda sheet: len(sheet.splits),
    "split_questions": _split_questions,
    "respondents": lambda sheet: sheet.respondents,
    "lowest_section": lambda sheet: as_fraction(sheet.sections[sheet.weakest.id]) if sheet.weakest else None,
    "weakest_section": lambda sheet: sheet.weakest_named,
}
_CALLS: Mapping[str, Callable[["Sheet", str], Value | Fraction | bool | None]] = {
    "section": lambda sheet, id_: as_fraction(sheet.sections.get(id_)),
    # What is not asked, or does not apply, stands in nobody's way: docs/decisions/0016 and 0019.
    "level": lambda sheet, id_: each.level if (each := sheet.standing(id_)).stands else 1.0,
    "asked": lambda sheet, id_: sheet.standing(id_).asked,
    "not_applicable": lambda sheet, id_: not sheet.standing(id_).applies,
    "people": lambda sheet, id_: sheet.standing(id_).people,
    "answered": lambda sheet, id_: sheet.standing(id_).people > 0,
    "said": lambda sheet, id_: _words(sheet.standing(id_)),
    "all_items": lambda sheet, id_: sheet.of_items[id_].count,
    "full_items": lambda sheet, id_: sheet.of_items[id_].at(1),
    "failed_items": lambda sheet, id_: sheet.of_items[id_].at(0),
    "lowest_item": lambda sheet, id_: sheet.of_items[id_].lowest,
    "weakest_item": lambda sheet, id_: sheet.of_items[id_].weakest,
}
_OF_GATES = frozenset({"failed_gates", "failed_gate"})
