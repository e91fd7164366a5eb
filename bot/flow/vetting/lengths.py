"""Texts that get too long for Slack once the longest answers stand in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.flow.conditions import Template, tree
from bot.flow.conditions.language import Piece
from bot.flow.model.call import RETURNED, Called
from bot.flow.model.flow import Flow, Gate, Saying
from bot.flow.model.loop import ITEM
from bot.flow.model.question import Question
from bot.flow.shapes.shape import LABEL
from bot.flow.tree.nodes import Node, find
from bot.flow.vetting.echoes import echoes
from bot.flow.vetting.parts import Asked, Parts, below, sentences
from bot.questions import QuestionType
from bot.questions.choice import Choice
from bot.questions.choices import Choices
from bot.questions.names import NAME, Names
from bot.questions.numbers import Numbers
from bot.questions.text import LONGEST, Text

SHOWN = 3000
"""Characters of one text that Slack shows."""
_NUMBER = 24
"""Characters of the longest number anybody can answer with."""
_NAMED_LATER = 80
"""Characters of the name of something watched."""
_BETWEEN = len(", ")


@dataclass(frozen=True)
class _Longest:
    """How long what a flow puts into its texts can get."""

    flow: Flow

    def text(self, template: Template, about: Question | None = None) -> int:
        """Count the characters of a text with the longest answers in it."""
        return sum(len(part) if isinstance(part, str) else self._piece(part, about) for part in template.parts)

    def _piece(self, piece: Piece, about: Question | None) -> int:
        if isinstance(piece.tree, tree.Call) and piece.tree.name in {"said", "weakest_item"}:
            asked = self.flow.questions[piece.tree.argument]
            return self._said(asked) if piece.tree.name == "said" else self._item(asked)
        if isinstance(piece.tree, tree.Call) and piece.tree.name in RETURNED:
            return self._returned(piece.tree.name, self.flow.called[piece.tree.argument])
        if not isinstance(piece.tree, tree.Name):
            return _NUMBER
        return self._name(piece.tree.name, about)

    def _name(self, name: str, about: Question | None) -> int:
        if name == "value" and about is not None:
            return _answer(about.type)
        if name == ITEM and about is not None and about.each:
            return self._item(about)
        asked = self.flow.questions.get(name)
        if asked is not None:
            return self._said(asked)
        if name == "failed_gate":
            return self._gate
        return {
            "weakest_section": sum(len(section.title) + _BETWEEN for section in self.flow.sections),
            "split_questions": self._splits,
            "name": _NAMED_LATER,
        }.get(name, _NUMBER)

    def _returned(self, name: str, called: Called) -> int:
        """Count the characters of what a flow that is called comes to."""
        match name:
            case "verdict":
                return max(map(len, called.verdicts.values()))
            case "failed_gate":
                return max((self._says(gate) for gate in self.flow.gates if gate.id in called.gates), default=0)
            case "weakest_section":
                return sum(len(each.title) + _BETWEEN for each in self.flow.sections if each.id in called.sections)
            case "split_questions":
                return self._splits
            case _:
                return _NUMBER

    def _item(self, asked: Question) -> int:
        """Count the characters of the longest item a question can be asked for."""
        listed = self.flow.questions.get(asked.each or asked.id)  # one that could not be built is told of elsewhere
        options = getattr(listed.type, "options", {}) if listed else {}
        return max((len(option.text) for option in options.values()), default=NAME)

    def _said(self, asked: Question) -> int:
        return max(_answer(each.type) for each in (asked, *(variant.question for variant in asked.variants)))

    @cached_property
    def _splits(self) -> int:
        split = (each for each in self.flow.questions.values() if each.split is not None)
        return sum(self._as_often(each, len(each.short)) for each in split)

    def _as_often(self, asked: Question, length: int) -> int:
        """Count the characters of a short name for each item it can be asked for."""
        loop = self.flow.looped.get(asked.id)
        return loop.most * (LABEL + _BETWEEN) if loop else length + _BETWEEN

    @cached_property
    def _gate(self) -> int:
        return max(map(self._says, self.flow.gates), default=0)

    def _says(self, gate: Gate) -> int:
        """Count the characters of what a gate says; one that may say itself is told elsewhere."""
        return 0 if echoes(gate, self.flow) else self.saying(gate.say)

    def saying(self, saying: Saying) -> int:
        """Count the characters of a sentence with everything added to it."""
        added = sum(self.text(each) + _BETWEEN for _, each in saying.added)
        return max(self.text(each) for each in (saying.usual, *(other for _, other in saying.instead))) + added


def lengths_vetted(parts: Parts) -> None:
    """Note every text that some answers make too long."""
    longest = _Longest(parts.flow)
    for node, template, about in _texts(parts):
        length = longest.text(template, about)
        if length > SHOWN:
            message = f"with the longest answers this has {length:,} characters, and Slack shows {SHOWN:,}"
            parts.written.wrong(node.place, message, _advice(template, about, parts.flow))
    for key in ("gates", "rules"):
        for node, made in parts.listed(key, getattr(parts.flow, key)):
            whole = longest.saying(made.say)
            if whole > SHOWN and all(longest.text(each) <= SHOWN for _, each in sentences(node, made.say)):
                message = f"with all that `add` puts behind it this has {whole:,} characters, and Slack shows {SHOWN:,}"
                parts.written.wrong(find(node, ("say",)).place, message, "shorten it, or add less")


def _texts(parts: Parts) -> Iterator[tuple[Node, Template, Question | None]]:
    """Go through the texts with something in them, each with where it is written."""
    for question in parts.questions:
        for asked in question:
            yield from _of_question(asked)
    for asked in (*parts.verdict_questions(), *parts.weekly_questions()):
        yield from _of_question(asked)
    watch = parts.flow.check_in.watch if parts.flow.check_in else None
    if watch is not None:
        yield find(parts.tree, ("check_in", "watch", "ask")), watch.ask, None
    yield from ((node, template, None) for node, template in _said(parts))


def _said(parts: Parts) -> Iterator[tuple[Node, Template]]:
    """Go through the texts outside of questions."""
    for node, gate in parts.listed("gates", parts.flow.gates):
        yield from sentences(node, gate.say)
    for node, rule in parts.listed("rules", parts.flow.rules):
        yield from sentences(node, rule.say)
        for each, need in zip(below(node, "needs"), rule.needs, strict=True):
            if need.missing is not None:
                yield find(each, ("missing",)), need.missing
    for node, warning in parts.listed("warnings", parts.flow.warnings):
        yield find(node, ("say",)), warning.say
    for node, contradiction in parts.listed("contradictions", parts.flow.contradictions):
        yield find(node, ("ask",)), contradiction.ask


def _of_question(asked: Asked) -> Iterator[tuple[Node, Template, Question | None]]:
    for key in ("ask", "help", "note"):
        template, node = getattr(asked.question, key), asked.own.entries.get(key)
        if template is not None and node is not None:
            yield node, template, asked.question


def _answer(type_: QuestionType) -> int:
    """Count the characters of the longest answer to a question of a type."""
    match type_:
        case Text(length=(_, most)):
            return most
        case Choice(options=options):
            return max(len(option.text) for option in options.values())
        case Choices(options=options):
            return sum(len(option.text) + _BETWEEN for option in options.values())
        case Names(up_to=most, instead_of_names=words):
            labels = (len(option.text) for option in (words or {}).values())
            return max(most * (NAME + _BETWEEN), *labels) if words else most * (NAME + _BETWEEN)
        case Numbers(fields_=fields):
            return sum(len(field.label) + _NUMBER + _BETWEEN for field in fields.values())
        case _:
            return _NUMBER


def _advice(template: Template, about: Question | None, flow: Flow) -> str:
    """Say what to write: most texts get too long by an answer that nothing bounds."""
    for _, name in sorted(template.names_used()):
        asked = about if name == "value" else flow.questions.get(name)
        if asked is not None and isinstance(asked.type, Text) and asked.type.length[1] == LONGEST:
            return f"give '{asked.id}' a `length`, as in `length: [1, 240]`"
    return "shorten it, or show less in it"
