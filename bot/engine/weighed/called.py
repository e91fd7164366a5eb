"""What a flow that is called comes to on the sheet of its caller; it is all it can say of itself, and nothing more."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from itertools import chain
from typing import TYPE_CHECKING

from bot.engine.weighed.sheet_env import SheetEnv, as_fraction, say
from bot.engine.weighed.standing import Standing
from bot.flow.model.call import RETURNED, Called, Way
from bot.flow.model.flow import Gate, Section
from bot.questions import Value

if TYPE_CHECKING:
    from bot.engine.weighed.sheet import Sheet

Returned = Value | Fraction | None


def returned(sheet: "Sheet", name: str, called: Called) -> Returned:
    """Give what a caller may ask of a flow it calls, as `bot.flow.model.call.RETURNED` lists it."""
    return _GIVES[name](sheet, called)


def questions_of(sheet: "Sheet", called: Called) -> frozenset[str]:
    """List the questions that make a flow come to what it does: those below full level, or all where none is."""
    asked = [(id_, each) for id_, each in sheet.standings.items() if each.question.section in called.sections]
    below = frozenset(id_ for id_, each in asked if each.stands and each.level != 1)
    return below or frozenset(id_ for id_, _ in asked)


def way_of(sheet: "Sheet", called: Called) -> Way | None:
    """Find which of its own rules decides; none while what they look at has no level, or where none of its is asked."""
    asked = tuple(_standings(sheet, called))
    there = chain(asked, (sheet.standing(id_) for id_ in _named(sheet, called)))
    if not any(each.asked for each in asked) or any(each.stands and each.level is None for each in there):
        return None
    env = SheetEnv(sheet)
    return next((way for way in called.ways if all(each.holds(env) for each in way.holds)), None)


def _verdict(sheet: "Sheet", called: Called) -> str | None:
    way = way_of(sheet, called)
    return way.verdict if way else None


def _standings(sheet: "Sheet", called: Called) -> Iterator[Standing]:
    """Go through what is asked there; of what is asked item by item, what all items come to."""
    loops = {loop.section: loop.questions for loop in sheet.flow.loops}
    for section in _sections(sheet, called):
        yield from (sheet.standing(id_) for id_ in loops.get(section.id, section.questions))


def _named(sheet: "Sheet", called: Called) -> Iterator[str]:
    """Go through the questions its rules and gates name, and those of what it calls: some may be passed to it."""
    conditions = [each for way in called.ways for each in way.holds]
    conditions += [gate.fails for gate in sheet.flow.gates if gate.id in called.gates]
    for kind, name in frozenset[tuple[str, str]]().union(*(each.names_used() for each in conditions)):
        if kind in RETURNED:
            yield from _named(sheet, sheet.flow.called[name]) if name != called.id else ()
        elif kind != "section" and (name in sheet.standings or name in sheet.of_items):
            yield name


def _sections(sheet: "Sheet", called: Called) -> Iterator[Section]:
    yield from (section for section in sheet.flow.sections if section.id in called.sections)


def _means(sheet: "Sheet", called: Called) -> list[tuple[float, str]]:
    there = ((sheet.sections[each.id], each.title) for each in _sections(sheet, called))
    return [(mean, title) for mean, title in there if mean is not None]


def _lowest(sheet: "Sheet", called: Called) -> Fraction | None:
    return as_fraction(min((mean for mean, _ in _means(sheet, called)), default=None))


def _weakest(sheet: "Sheet", called: Called) -> str | None:
    means = _means(sheet, called)
    low = min((mean for mean, _ in means), default=None)
    return ", ".join(title for mean, title in means if mean == low) or None


def _splits(sheet: "Sheet", called: Called) -> list[Standing]:
    there = (sheet.standings[id_] for id_ in sheet.splits)
    return [each for each in there if each.question.section in called.sections]


def _respondents(sheet: "Sheet", called: Called) -> int:
    there = (id_ for id_, each in sheet.standings.items() if each.stands and each.question.section in called.sections)
    return len({who for id_ in there for who, each in sheet.given.get(id_, {}).items() if each.value is not None})


def _failed(sheet: "Sheet", called: Called) -> list[Gate]:
    """List its gates that fail; no other gate is looked at, for that may be the one that asks."""
    env = SheetEnv(sheet, gates=False)
    return [gate for gate in sheet.flow.gates if gate.id in called.gates and gate.fails.holds(env)]


def _failed_gate(sheet: "Sheet", called: Called) -> str | None:
    gate = next(iter(_failed(sheet, called)), None)
    return say(gate.say, SheetEnv(sheet)) if gate else None


_GIVES: Mapping[str, Callable[["Sheet", Called], Returned]] = {
    "verdict": _verdict,
    "lowest_section": _lowest,
    "weakest_section": _weakest,
    "open_splits": lambda sheet, called: len(_splits(sheet, called)),
    "split_questions": lambda sheet, called: ", ".join(each.question.short for each in _splits(sheet, called)),
    "respondents": _respondents,
    "failed_gates": lambda sheet, called: len(_failed(sheet, called)),
    "failed_gate": _failed_gate,
}
