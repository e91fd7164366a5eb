"""The parts of a flow side by side: what stands in the file, and what was made of it."""

from collections.abc import Iterator
from collections.abc import Sequence as SequenceOf
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from bot.flow.conditions import Condition, Template
from bot.flow.model.flow import Flow, Saying
from bot.flow.model.question import Question
from bot.flow.shapes.file import FlowShape
from bot.flow.tree.nodes import Mapping, Node, Scalar, Sequence, find
from bot.flow.vetting.facts import FlowFacts
from bot.flow.vetting.speaking import Said, spoken
from bot.flow.written.file import Written, items_of, text_of
from bot.flow.written.questions import WrittenQuestion

Made = TypeVar("Made")


@dataclass(frozen=True)
class Asked:
    """A question as it can be asked: itself or one of its variants, with where that is written."""

    node: Mapping
    own: Mapping
    """What it says itself; a variant takes the rest over."""
    question: Question
    when: tuple[Node, Condition] | None = None
    """Of a variant, the condition under which it is asked."""


@dataclass(frozen=True)
class Parts:
    """A whole flow: the tree of its file, its shape, the flow, and the problems found so far."""

    tree: Mapping
    shape: FlowShape
    asked: SequenceOf[tuple[WrittenQuestion, Question]]
    flow: Flow
    written: Written

    @cached_property
    def facts(self) -> FlowFacts:
        """What is known of its answers beforehand."""
        return FlowFacts(self.flow)

    @cached_property
    def said(self) -> list[Said]:
        """Every condition and text of the flow, with the question it is part of."""
        return spoken(self.flow)

    @cached_property
    def texts(self) -> SequenceOf[tuple[str, Scalar]]:
        """Every text as it is written, with the key it stands under, and every key."""
        return _texts(self.tree)

    @cached_property
    def braced(self) -> SequenceOf[tuple[str, Scalar]]:
        """Every text that has braces in it, with the key it stands under."""
        return [each for each in self.texts if "{" in each[1].text]

    @cached_property
    def questions(self) -> SequenceOf[tuple[Asked, ...]]:
        """The graded questions, each with its variants behind it."""
        return [(Asked(each.node, each.node, question), *_variants(each, question)) for each, question in self.asked]

    def listed(self, key: str, made: SequenceOf[Made]) -> Iterator[tuple[Node, Made]]:
        """Go through what is listed under a top-level key, with what was made of each."""
        return zip(items_of(self.tree.entries.get(key)), made, strict=True)

    def verdict_questions(self) -> Iterator[Asked]:
        """Go through the questions that verdicts ask."""
        for name, verdict in self.flow.verdicts.items():
            node = find(self.tree, ("verdicts", name))
            for each, question in zip(below(node, "ask"), verdict.ask, strict=True):
                if isinstance(each, Mapping):
                    yield Asked(each, each, question)

    def weekly_questions(self) -> Iterator[Asked]:
        """Go through the questions of check-ins, and those of the look-back."""
        plan = self.flow.check_in
        for path, asked in (
            (("check_in",), plan.questions if plan else {}),
            (("check_in", "look_back"), plan.look_back.questions if plan and plan.look_back else {}),
        ):
            nodes = below(find(self.tree, path), "questions") if asked else ()
            made = {question.id: question for question in asked.values()}
            for each in nodes:  # of two with one id, which is told, one was made
                if isinstance(each, Mapping) and (question := made.get(text_of(find(each, ("id",))))):
                    yield Asked(each, each, question)


def _variants(each: WrittenQuestion, question: Question) -> Iterator[Asked]:
    for variant, made in zip(each.variants, question.variants, strict=True):
        yield Asked(variant.node, variant.own, made.question, (variant.when, made.when))


def _texts(tree: Mapping) -> SequenceOf[tuple[str, Scalar]]:
    found: list[tuple[str, Scalar]] = []
    waiting: list[tuple[str, Mapping | Sequence]] = [("", tree)]
    while waiting:
        at, node = waiting.pop()
        if isinstance(node, Mapping):
            found += [("", each) for each in node.keys.values()]
        for key, each in node.entries.items() if isinstance(node, Mapping) else [(at, item) for item in node.items]:
            if isinstance(each, Scalar):
                found.append((key, each))
            else:
                waiting.append((key, each))
    return found


def below(node: Node, key: str) -> tuple[Node, ...]:
    """List what stands under a key, nothing where there is no such key."""
    return items_of(node.entries.get(key)) if isinstance(node, Mapping) else ()


def sentences(node: Node, saying: Saying) -> Iterator[tuple[Node, Template]]:
    """Go through the sentences of a saying, each with where it is written."""
    yield find(node, ("say",)), saying.usual
    for key, others in (("instead", saying.instead), ("add", saying.added)):
        for each, (_, template) in zip(below(node, key), others, strict=True):
            yield find(each, ("say",)), template


def conditions(node: Node, saying: Saying) -> Iterator[tuple[Node, Condition]]:
    """Go through the conditions of a saying, each with where it is written."""
    for key, others in (("instead", saying.instead), ("add", saying.added)):
        for each, (condition, _) in zip(below(node, key), others, strict=True):
            yield find(each, ("when",)), condition
