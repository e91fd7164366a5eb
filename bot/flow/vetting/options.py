"""Options that never matter: whichever is picked, no level, condition or text of the flow tells it from the others."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.flow.conditions import Condition, tree
from bot.flow.conditions.language import Piece
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question
from bot.flow.tree.nodes import Mapping as MappingNode
from bot.flow.vetting.parts import Asked, Parts
from bot.flow.vetting.speaking import Said
from bot.questions.choice import Choice
from bot.questions.choices import Choices
from bot.questions.options import Option

_FEW = 2
_PASSES = frozenset({"skip", "dont_know"})
"""What everybody may say in place of any answer, by its name in sheets and stories."""
_CURE = "give them different levels, or name one in a condition"


@dataclass
class _Uses:
    """What a flow does with the answer to one question."""

    named: list[frozenset[str]] = field(default_factory=list)
    """The options of each place that asks for some of them."""
    counted: bool = False
    shown: bool = False
    """Whether the answer itself is put into a text, or handed on."""


def options_vetted(parts: Parts) -> None:
    """Note every option, and every set of options, that nothing tells apart."""
    uses = _uses(parts.flow, parts.said)
    for question in parts.questions:
        for asked in question:
            _vet_names(asked, parts)
            use = uses[asked.question.id]
            if not use.shown and not _any_answer_will_do(asked.question):
                _vet(asked, use, parts)
    for asked in parts.weekly_questions():
        _vet_names(asked, parts)
        # What is ticked, or said in answer to a verdict, is there to be read; of one pick a rule is to follow.
        if isinstance(asked.question.type, Choice) and not uses[asked.question.id].shown:
            _vet(asked, uses[asked.question.id], parts, "name one in a condition, or take the question out")


def _vet_names(asked: Asked, parts: Parts) -> None:
    for key in ("options", "or"):
        node = asked.own.entries.get(key)
        for name, place in node.keys.items() if isinstance(node, MappingNode) else ():
            if name in _PASSES:
                message = f"'{name}' is what anybody may say in place of an answer"
                parts.written.wrong(place.place, message, "take it out, or call the option something else")


def _vet(asked: Asked, use: _Uses, parts: Parts, cure: str = _CURE) -> None:
    key = "or" if "or" in asked.own.entries else "options"
    node = asked.own.entries.get(key)
    type_, id_ = asked.question.type, asked.question.id
    if not isinstance(node, MappingNode):
        return
    if isinstance(type_, Choices):
        for option in type_.options if not use.counted else ():
            if not any(option in named for named in use.named):
                message = f"ticking '{option}' changes nothing"
                advice = f"ask for it, as in `value has {option}`, count what is ticked, or take it out"
                parts.written.wrong(node.keys[option].place, message, advice)
        return
    options = type_.options if isinstance(type_, Choice) else _words(asked.question)
    if len(options) >= _FEW and len(_told_apart(options, use.named)) == 1:
        message = f"it never matters which of {', '.join(options)} is picked for '{id_}'"
        parts.written.wrong(node.place, message, cure)


def _words(question: Question) -> Mapping[str, Option]:
    """Give the words that stand in place of a number or of names."""
    type_: Any = question.type
    return getattr(type_, "instead_of_number", None) or getattr(type_, "instead_of_names", None) or {}


def _told_apart(options: Mapping[str, Option], named: Collection[frozenset[str]]) -> set[tuple[object, ...]]:
    """Sort options by all that is said and asked of them."""
    return {
        (option.level, option.do, option.done, option.guidance, *(id_ in each for each in named))
        for id_, option in options.items()
    }


def _any_answer_will_do(question: Question) -> bool:
    """Whether the flow says so itself: the first rule gives level 1 to whatever is answered."""
    first = next(iter(question.level), None)
    given = tree.Function("given", (tree.Name("value"),))
    return first is not None and first.result == 1 and (first.condition is None or first.condition.tree == given)


def _uses(flow: Flow, said: Iterable[Said]) -> Mapping[str, _Uses]:
    uses: defaultdict[str, _Uses] = defaultdict(_Uses)
    for about, made in said:
        if isinstance(made, Condition):
            _note(made.tree, about, uses, shown=False)
        else:
            for piece in made.parts:
                if isinstance(piece, Piece):
                    _note(piece.tree, about, uses, shown=True)
    for id_ in flow.then.carry if flow.then else ():
        uses[id_].shown = True
    for loop in flow.loops:
        uses[loop.over].shown = True
    if flow.check_in and flow.check_in.watch:
        uses[flow.check_in.watch.question].shown = True
    return uses


def _note(node: tree.Expression, about: str, uses: Mapping[str, _Uses], *, shown: bool) -> None:
    match node:
        case tree.Number() | tree.Call() | tree.Field():
            pass  # as most, and none asks for an option
        case tree.Each(_, question, condition):
            _note(condition, question or about, uses, shown=False)
        case tree.Is(tree.Name(name), option):
            uses[_meant(name, about)].named.append(frozenset({option}))
        case tree.Has(tree.Name(name), option):
            uses[_meant(name, about)].named.append(frozenset({option}))
        case tree.In(tree.Name(name), options):
            uses[_meant(name, about)].named.append(frozenset(options))
        case tree.Function("count", (tree.Name(name),)):
            uses[_meant(name, about)].counted = True
        case tree.Name(name) if shown:
            uses[_meant(name, about)].shown = True
        case _:
            for part in tree.parts(node):
                _note(part, about, uses, shown=shown)


def _meant(name: str, about: str) -> str:
    return about if name == "value" else name
