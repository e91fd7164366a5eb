"""What is known of a flow's answers before anybody gives one: options, bounds, and the levels they can come to."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from bot.flow.conditions import exact
from bot.flow.conditions.exact import Exact
from bot.flow.model import Flow, VerdictRule
from bot.flow.model_question import Question
from bot.flow.vetting.outcomes import Facts, Key, Span
from bot.questions import QuestionType, kinds
from bot.questions.names import Names
from bot.questions.number import Number
from bot.questions.numbers import Numbers

_HALF = exact.divide(1, 2) or 0
"""What an open split leaves of a level."""
_SPREAD = ("lowest", "median", "highest")


@dataclass(frozen=True)
class FlowFacts:
    """The facts of one flow: `final` ones once a check is closed, when everything has a level, or at any time."""

    flow: Flow
    final: bool

    @cached_property
    def sheet(self) -> Facts:
        """Give what is known in gates, rules, warnings, contradictions and texts."""
        owned = self._owned
        sections = {("section", section.id): self._graded(Span(0, 1)) for section in self.flow.sections}
        named: dict[str, Span] = {
            "open_splits": Span(0, sum(question.split is not None for question in self._all()), missing=False),
            "respondents": Span(0, missing=False),
            "lowest_section": self._graded(Span(0, 1)),
            "failed_gates": Span(0, len(self.flow.gates), missing=False),
        }
        asked = self.flow.questions
        calls: dict[Key, Span] = {("people", id_): Span(0, missing=False) for id_ in asked}
        levels: dict[Key, Span] = {
            ("level", id_): Span.of(self._levels(question), missing=not self.final) for id_, question in asked.items()
        }
        spans = {**owned.spans, **calls, **levels, **sections, **{("name", name): span for name, span in named.items()}}
        return replace(owned, spans=spans)

    def listing(self, rule: VerdictRule) -> Facts:
        """Give what is known in the sentences of a rule that lists what another one misses."""
        other = next((each for each in self.flow.rules if each.id == rule.missing_from), None)
        if other is None:
            return self.sheet
        about = [need.about for need in other.needs]
        counted: dict[Key, Span] = {
            ("missing_about", id_): Span(0, about.count(id_), missing=False) for id_ in self.flow.questions
        }
        missing = {("name", "missing"): Span(0, len(other.needs), missing=False)}
        return replace(self.sheet, spans={**self.sheet.spans, **counted, **missing})

    @cached_property
    def asking(self) -> Facts:
        """Give what is known where it is decided which variant is asked."""
        return self._owned

    def answer(self, question: Question) -> Facts:
        """Give what is known of one answer to a question, or to one variant of it."""
        return self._of_value(self._owned, "value", question, missing=False)

    def spread(self, question: Question) -> Facts:
        """Give what is known of all answers to a question, or to one variant of it."""
        levels = Span.of(self._own_levels(question), missing=False)
        spans = {("name", name): replace(levels, among=None) for name in _SPREAD}
        people = {("name", "people"): Span(1, missing=False)}
        value = self.answer(question)
        bounds = value.spans.get(("name", "value"), Span())
        ends: dict[Key, Span] = {("name", name): replace(bounds, missing=True) for name in ("smallest", "largest")}
        owned = self._owned
        return replace(owned, spans={**owned.spans, **spans, **people, **ends}, answers={None: value})

    @cached_property
    def _owned(self) -> Facts:
        """Give what is known of the owner's answers, which are named by their question, and of each single answer."""
        facts = Facts()
        for id_, question in self.flow.questions.items():
            if question.asked_of == "owner":
                facts = self._of_value(facts, id_, question, *_variants(question), missing=True)
        answers: dict[str | None, Facts] = {
            id_: self._of_value(facts, "value", question, *_variants(question), missing=False)
            for id_, question in self.flow.questions.items()
        }
        return replace(facts, answers=answers)

    def _of_value(self, facts: Facts, name: str, *asked: Question, missing: bool) -> Facts:
        """Add what is known of one answer under its name; of what can be asked several ways, what holds for each."""
        options: list[frozenset[str | None] | None] = [
            frozenset(kind.options) if isinstance(kind := each.type.kind(), kinds.Choice) else None for each in asked
        ]
        picks = {**facts.picks}
        if all(each is not None for each in options):
            known = frozenset[str | None]().union(*(each for each in options if each is not None))
            picks[name] = known | {None} if missing else known
        there = facts.there if missing else facts.there | {name}
        facts = replace(facts, picks=picks, there=there)
        if len(asked) > 1 or asked[0].id in self._measured:
            return facts
        return _of_type(facts, name, asked[0].type, missing=missing)

    @cached_property
    def _measured(self) -> frozenset[str]:
        """The questions whose answers grow by what check-ins measure, beyond what anybody could enter."""
        return frozenset(each.question for each in self.flow.check_in.measures) if self.flow.check_in else frozenset()

    def _graded(self, span: Span) -> Span:
        return replace(span, missing=not self.final)

    def _all(self) -> Iterable[Question]:
        for question in self.flow.questions.values():
            yield from (question, *_variants(question))

    def _levels(self, question: Question) -> frozenset[Exact]:
        """List the levels a question can come to, whichever variant is asked."""
        found = self._own_levels(question).union(*(self._own_levels(each) for each in _variants(question)))
        plan = self.flow.check_in
        if plan and plan.look_back and plan.watch and plan.watch.question == question.id:
            found |= _results(plan.look_back.level)
        return found

    @staticmethod
    def _own_levels(question: Question) -> frozenset[Exact]:
        found = _results(question.level)
        if isinstance(question.together, tuple):
            found |= _results(question.together)
        return found | {min(level, _HALF) for level in found} if question.split is not None else found


def _results(rules: Iterable[object]) -> frozenset[Exact]:
    """List the numbers that rules give; without one that holds, it is 0."""
    results = (exact.exact(getattr(rule, "result", None)) for rule in rules)
    return frozenset({0} | {result for result in results if result is not None})


def _variants(question: Question) -> tuple[Question, ...]:
    return tuple(variant.question for variant in question.variants)


def _of_type(facts: Facts, name: str, type_: QuestionType, *, missing: bool) -> Facts:
    """Add what the type of an answer says of it."""
    fields = type_.fields_ if isinstance(type_, Numbers) and not missing else {}
    return replace(
        facts,
        spans={**facts.spans, **_bounds(name, type_, missing=missing)},
        counts={**facts.counts, **_counted(name, type_, missing=missing)},
        there=facts.there | {f"{name}.{part}" for part, each in fields.items() if not each.optional},
    )


def _bounds(name: str, type_: QuestionType, *, missing: bool) -> dict[Key, Span]:
    match type_:
        case Number(least=least, most=most):
            # A word in place of the number is no number to compare with.
            no_number = missing or bool(type_.instead_of_number)
            return {("name", name): Span(exact.exact(least), exact.exact(most), no_number)}
        case Numbers(fields_=fields):
            return {
                ("field", f"{name}.{part}"): Span(
                    exact.exact(field.least), exact.exact(field.most), missing or field.optional
                )
                for part, field in fields.items()
            }
        case _:
            return {}


def _counted(name: str, type_: QuestionType, *, missing: bool) -> dict[str, Span]:
    match type_.kind():
        case kinds.Choices(options):
            return {name: Span(0, len(options), missing)}
        case kinds.Names() if isinstance(type_, Names):
            return {name: Span(1, type_.up_to, missing)}
        case _:
            return {}
