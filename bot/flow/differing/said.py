"""What changed in one part of a flow, said short: which words, condition, level or option, from what to what."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import takewhile
from typing import Any

from bot.flow.conditions import Condition, Rule, Template
from bot.flow.model.flow import Saying
from bot.questions import Option, QuestionType

LONGEST = 70
"""Characters of each side; more is cut visibly."""
LEAD = 20
"""Characters that stay before the place from which two long texts differ."""
NOTHING = "nothing"
_CALLED = {"fails": "condition", "say": "words", "usual": "words", "type": "answers", "proof": "proof welcome"}
_IN_ONE_LINE = (Condition, Template, Rule)
_PASSED_OVER = frozenset({"number", "id", "questions"})


def said(old: Any, new: Any) -> tuple[str, ...]:
    """List what differs between two things of one kind, each as `what: old → new`."""
    before, after = dict(_flat(old, "")), dict(_flat(new, ""))
    labels = dict.fromkeys((*after, *before))
    changed = (label for label in labels if before.get(label) != after.get(label))
    return tuple(f"{label}: {' → '.join(_quoted(before.get(label), after.get(label)))}" for label in changed)


def _flat(value: Any, label: str) -> Iterator[tuple[str, str]]:
    """Go through all that can be read of a part, each with what it is called."""
    match value:
        case None | () | "":
            return
        case Saying():
            yield label, value.usual.text
            for key, others in (("instead", value.instead), ("added", value.added)):
                yield from ((f"{label} {key} when {when.text}", text.text) for when, text in others)
        case QuestionType():
            yield from _of_type(value)
        case tuple():
            yield from _listed(value, label)
        case Mapping():
            for key, each in value.items():
                yield from _flat(each, f"{label} {key}".strip())
        case _ if is_dataclass(value) and not isinstance(value, _IN_ONE_LINE):
            yield from _of_fields(value, label)
        case _:
            yield label, _line(value)


def _line(value: Any) -> str:
    """Write what is read in one line, the way it stands in the file."""
    match value:
        case Condition(text) | Template(text):
            return text
        case Rule():
            return f"{value.result} {'otherwise' if value.condition is None else f'if {value.condition.text}'}"
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)


def _of_fields(value: Any, label: str) -> Iterator[tuple[str, str]]:
    for each in fields(value):
        if each.name not in _PASSED_OVER and not _stands_at_options(value, each.name):
            name = _CALLED.get(each.name, each.name.replace("_", " "))
            yield from _flat(getattr(value, each.name), f"{label} {name}".strip())


def _listed(values: tuple[Any, ...], label: str) -> Iterator[tuple[str, str]]:
    """Give a list of plain things in one line, and of others each by its id, its condition or its place."""
    if all(isinstance(each, str | int | float | Rule) for each in values):
        yield label, ", ".join(map(_line, values))
        return
    for number, each in enumerate(values, 1):
        yield from _flat(each, f"{label} {getattr(each, 'id', '') or number}")


def _of_type(type_: QuestionType) -> Iterator[tuple[str, str]]:
    """Go through what a type takes, and each of its options with what it is worth."""
    yield "type", type_.name
    for name in type(type_).model_fields:
        value = getattr(type_, name)
        if isinstance(value, Mapping):
            for id_, each in value.items():
                yield from _of_option(id_, each) if isinstance(each, Option) else ((f"{id_}", str(each)),)
        elif name != "type" and value is not None:
            yield name.rstrip("_").replace("_", " "), str(value)


def _of_option(id_: str, option: Option) -> Iterator[tuple[str, str]]:
    for name in Option.model_fields:
        value = getattr(option, name)
        if value is not None:
            shown = f"{value:g}" if isinstance(value, float) else str(value)
            yield f"option {id_}" if name == "text" else f"{name} of option {id_}", shown


def _stands_at_options(value: Any, name: str) -> bool:
    """Whether the rules of a level follow from the options, of which it is told already."""
    options = getattr(getattr(value, "type", None), "options", None)
    return name == "level" and isinstance(options, Mapping) and any(each.level is not None for each in options.values())


def _quoted(before: str | None, after: str | None) -> tuple[str, str]:
    """Quote two texts, each cut to what shows where they part."""
    lines = [" ".join(text.split()) if text is not None else None for text in (before, after)]
    pairs = zip(*(line or "" for line in lines), strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    begin = 0 if same < LONGEST - LEAD else same - LEAD
    one, other = (NOTHING if line is None else f"“{_excerpt(line, begin)}”" for line in lines)
    return one, other


def _excerpt(line: str, begin: int) -> str:
    if begin == 0 and len(line) <= LONGEST:
        return line
    cut = f"…{line[begin:]}" if begin else line
    return cut if len(cut) <= LONGEST else f"{cut[: LONGEST - 1]}…"
