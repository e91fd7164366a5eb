"""What changed from one flow to another, told by ids; it looks at flows alone, and never at answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any, Literal

from bot.flow.conditions import Condition, Template
from bot.flow.differing.said import said
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question
from bot.questions import Option
from bot.sentence import Sentence

Kind = Literal["kept", "changed", "new", "dropped"]

ASPECTS: Mapping[str, str] = {
    "ask": "wording",
    "variants": Sentence("what is asked in some cases"),
    "type": Sentence("type or choices"),
    "asked_of": Sentence("who answers"),
    "role": Sentence("which role answers"),
    "when": Sentence("when it is asked"),
    "not_applicable": Sentence("whether it may not apply"),
    "short": Sentence("short name"),
    "help": "help",
    "section": "section",
    "level": "levels",
    "together": Sentence("how several answers count"),
    "split": Sentence("when answers are split"),
    "settle": Sentence("whether its owner may settle it"),
    "again_after": Sentence("what asks it again"),
    "link": Sentence("link asked for"),
    "proof": Sentence("proof welcome"),
    "note": "note",
    "gap": "gap",
    "fresh_for": Sentence("shelf life"),
    "graded": Sentence("whether it counts"),
    "each": Sentence("what it is asked for each of"),
}
"""What a question can differ in, in the order in which it is told; its number alone is no difference."""
AFTER = Sentence("what to do after an option")
"""What differs where only `do`, `done` or `guidance` of options does."""
MEANING = ("ask", "help", "type", "asked_of", "role", "each")
"""Where these differ, of a question or of what is asked in its place, an answer to the one is none to the other."""
OPTIONED = ("options", "instead_of_number", "instead_of_names")
"""Where a type keeps its options."""
PARTS: Mapping[str, frozenset[str]] = {
    "roles": frozenset(),
    "gates": frozenset(),
    "rules": frozenset(),
    "warnings": frozenset(),
    "contradictions": frozenset(),
    "verdicts": frozenset({"ask"}),
}
"""What else of a flow is told by its ids, with the fields passed over: what a verdict asks is told as questions."""


WEEKLY, LOOK_BACK = "check-in question", "look-back "
OF_FLOW: Mapping[str, str] = {
    "title": "title",
    "about": Sentence("what it is about"),
    "sections": "sections",
    "order": Sentence("order of verdicts"),
    "guidance": Sentence("pages of guidance"),
    "asked_at_start": Sentence("what is asked at the start"),
    "close_after_days": Sentence("when it closes by itself"),
    "reveal_after_hours": Sentence("when answers are shown by themselves"),
    "expires_after_days": Sentence("how long a verdict holds"),
    "offered_first": Sentence("whether it is offered first"),
    "then": Sentence("where it leads"),
    "check_in": "check-ins",
    "memo": Sentence("what its memo names"),
    "longest_waiver": Sentence("how long a gap may be waived"),
    "properties": Sentence("what it promises"),
    "source_title": Sentence("title of its source"),
    "source_link": Sentence("link of its source"),
    "calls": Sentence("what the flows it calls come to"),
    "loops": Sentence("how many items there can be, and how their levels become one"),
}
"""What else a flow can differ in, as a whole."""


@dataclass(frozen=True)
class Change:
    """One thing in one of two flows or in both; `what` says in which respects it changed."""

    part: str
    id: str
    kind: Kind
    what: tuple[str, ...] = ()
    asked_anew: bool = False
    """Whether answers to the old one say nothing about the new one."""
    details: tuple[str, ...] = field(default=(), compare=False)
    """What was written, and what is written now, each short."""


def difference(old: Flow, new: Flow) -> tuple[Change, ...]:
    """Compare two flows: questions first, in the order of the new one, what was dropped last."""
    before, after = _questions(old), _questions(new)
    changes = list(_compared("question", before, after, frozenset({"number"})))
    changes += _compared(WEEKLY, _weekly(old), _weekly(new), frozenset({"number"}))
    for part, passed_over in PARTS.items():
        changes += _compared(part.removesuffix("s"), _by_id(old, part), _by_id(new, part), passed_over)
    differing = (words for name, words in OF_FLOW.items() if _of(old, name) != _of(new, name))
    order = [] if [each.id for each in old.rules] == [each.id for each in new.rules] else [Sentence("order of rules")]
    whole = (*differing, *order)
    return (*changes, *([Change("flow", new.id, "changed", whole)] if whole else []))


def _questions(flow: Flow) -> Mapping[str, Any]:
    return {**flow.questions, **flow.afterwards}


def _weekly(flow: Flow) -> Mapping[str, Any]:
    """Give what check-ins ask, and what they ask of a prediction under names no question has."""
    plan = flow.check_in
    if plan is None:
        return {}
    looks = plan.look_back.questions if plan.look_back else {}
    return {**plan.questions, **{f"{LOOK_BACK}{id_}": question for id_, question in looks.items()}}


def _by_id(flow: Flow, part: str) -> Mapping[str, Any]:
    stands = getattr(flow, part)
    return stands if isinstance(stands, Mapping) else {each.id: each for each in stands}


def _compared(
    part: str, before: Mapping[str, Any], after: Mapping[str, Any], passed_over: frozenset[str]
) -> Iterator[Change]:
    for id_, new in after.items():
        if id_ not in before:
            yield Change(part, id_, "new")
            continue
        what = _differing(before[id_], new) - passed_over
        anew = isinstance(new, Question) and _means_otherwise(before[id_], new)
        aspects = [name for name in ASPECTS if name in what] if isinstance(new, Question) else []
        named = tuple(dict.fromkeys(_said(name, before[id_], new) for name in aspects))
        details = said(before[id_], new) if what else ()
        yield Change(part, id_, "changed" if what else "kept", named, anew, details)
    for id_ in before:
        if id_ not in after:
            yield Change(part, id_, "dropped")


def _said(name: str, old: Any, new: Any) -> str:
    """Say in which respect something differs; options that are only worth something else are no other choices."""
    if name != "type" or _asking(old, name) != _asking(new, name):
        return ASPECTS[name]
    return ASPECTS["level"] if _without_levels(old) == _without_levels(new) else AFTER


def _without_levels(question: Question) -> Any:
    beside = {key: {"__all__": {"level"}} for key in OPTIONED if getattr(question.type, key, None)}
    return question.type.model_dump(exclude=beside)


def _means_otherwise(old: Question, new: Question) -> bool:
    """Whether an answer given to the old question says nothing about the new one."""
    return _meaning(old) != _meaning(new)


def _meaning(question: Question) -> tuple[Any, ...]:
    own = tuple(_asking(question, name) for name in MEANING)
    return (*own, *((_plain(each.when), _meaning(each.question)) for each in question.variants))


def _asking(question: Question, name: str) -> Any:
    """Give one field of a question without what only says what an answer is worth, or what to do after it."""
    if name != "type":
        return _plain(getattr(question, name))
    worth = {"__all__": set(Option.model_fields) - {"text"}}
    beside = {key: worth for key in OPTIONED if getattr(question.type, key, None)}
    return question.type.name, question.type.model_dump(exclude=beside)


def _of(flow: Flow, name: str) -> Any:
    """Give one field of a flow; which questions stand in a section is told of the questions."""
    if name == "sections":
        return [(section.id, section.title) for section in flow.sections]
    return _plain(getattr(flow, name))


def _differing(old: Any, new: Any) -> frozenset[str]:
    """Name the fields in which two things of one kind differ."""
    return frozenset(
        each.name for each in fields(new) if _plain(getattr(old, each.name)) != _plain(getattr(new, each.name))
    )


def _plain(value: Any) -> Any:
    """Take what was written, of a condition or a text not where in its line each piece stands; no question's number."""
    if isinstance(value, Condition | Template):
        return value.text
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return tuple(_plain(each) for each in value)
    if is_dataclass(value):
        return tuple(_plain(getattr(value, each.name)) for each in fields(value) if each.name != "number")
    return value
