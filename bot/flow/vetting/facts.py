"""What is known of a flow's answers before anybody gives one: options, bounds, and the levels they can come to."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.flow.conditions import exact, tree
from bot.flow.conditions.exact import Exact
from bot.flow.model.flow import Flow, VerdictRule
from bot.flow.model.question import Question
from bot.flow.vetting.known import Facts, Key
from bot.flow.vetting.spans import NO_NUMBER, Span
from bot.questions import QuestionType, kinds
from bot.questions.names import Names
from bot.questions.number import Number
from bot.questions.numbers import Numbers

_HALF = exact.divide(1, 2) or 0
"""What an open split leaves of a level."""
_ANY_NUMBER = Span(0, missing=False)
_SPREAD_OF_LEVELS: tuple[Key, ...] = (("name", "lowest"), ("name", "median"), ("name", "highest"))
_SPREAD_OF_NUMBERS: tuple[Key, ...] = (("name", "smallest"), ("name", "largest"))


@dataclass(frozen=True)
class FlowFacts:
    """The facts of one flow."""

    flow: Flow

    @cached_property
    def at_any_time(self) -> Facts:
        """Give what is known in gates, rules, warnings, contradictions and texts while questions may be open."""
        return self._sheet(closed=False)

    @cached_property
    def at_the_close(self) -> Facts:
        """Give what is known there once a check is closed, when everything has a level."""
        return self._sheet(closed=True)

    def listing(self, rule: VerdictRule) -> tuple[Facts, Facts] | None:
        """Give what is known so in the sentences of a rule that lists what another one misses; of no other rule."""
        other = next((each for each in self.flow.rules if each.id == rule.missing_from), None)
        if other is None:
            return None
        about = Counter(need.about for need in other.needs)
        spans: dict[Key, Span] = {
            ("missing_about", id_): Span(0, about[id_], missing=False) for id_ in self.flow.questions
        }
        spans["name", "missing"] = Span(0, len(other.needs), missing=False)
        return Facts(spans, beyond=self.at_any_time), Facts(spans, beyond=self.at_the_close)

    @cached_property
    def asking(self) -> Facts:
        """Give what is known of the owner's answers, which are named by their question, and of each single answer."""
        owned = Facts()
        for id_, question in self.flow.questions.items():
            if question.asked_of == "owner":
                owned = self._of_value(owned, id_, question, *_variants(question), missing=True)
        owned = _flat(owned)
        answers: dict[str | None, Facts] = {
            id_: self._of_value(owned, "value", question, *_variants(question), missing=False)
            for id_, question in self.flow.questions.items()
        }
        return Facts(answers=answers, beyond=owned)

    def answer(self, question: Question) -> Facts:
        """Give what is known of one answer to a question, or to one variant of it."""
        return self._of_value(self.asking, "value", question, missing=False)

    def spread(self, question: Question) -> Facts:
        """Give what is known of all answers to a question, or to one variant of it."""
        levels = self._own_levels(question)
        between = Span(min(levels), max(levels), missing=False)
        value = self.answer(question)
        spans: dict[Key, Span] = dict.fromkeys(_SPREAD_OF_LEVELS, between)
        spans |= dict.fromkeys(_SPREAD_OF_NUMBERS, value.span(("name", "value")).perhaps)
        spans["name", "people"] = Span(1, missing=False)
        return Facts(spans, answers={None: value}, beyond=self.asking)

    def _sheet(self, *, closed: bool) -> Facts:
        # A section of which nothing is asked, or applies, has no mean.
        may_lack = frozenset({*self.flow.branching, *self.flow.may_not_apply})
        lacking = {section.id: may_lack.issuperset(section.questions) for section in self.flow.sections}
        part = Span(0, 1, missing=not closed or all(lacking.values()))
        spans: dict[Key, Span] = {
            ("name", "open_splits"): self._open_splits,
            ("name", "respondents"): Span(0, missing=False),
            ("name", "lowest_section"): part,
            ("name", "failed_gates"): Span(0, len(self.flow.gates), missing=False),
        }
        for section, lacks in lacking.items():
            spans["section", section] = Span(0, 1, missing=not closed or lacks)
        for id_, levels in self._levels.items():
            spans["people", id_] = _ANY_NUMBER
            spans["level", id_] = levels if closed else levels.perhaps
        for id_, loop in self.flow.looped.items():
            counts = dict.fromkeys(("all_items", "full_items", "failed_items"), Span(0, loop.most, missing=True))
            spans |= {(name, id_): span for name, span in counts.items()}
            spans["lowest_item", id_] = self._levels[id_].perhaps
        return Facts(spans, beyond=self.asking)

    def _of_value(self, facts: Facts, name: str, *asked: Question, missing: bool) -> Facts:
        """Add what is known of one answer under its name; of what can be asked several ways, what holds for each."""
        kind, *others = [each.type.kind() for each in asked]
        options = [frozenset[str | None](each.options) for each in (kind, *others) if isinstance(each, kinds.Choice)]
        known = frozenset[str | None]().union(*options) if len(options) == len(asked) else frozenset()
        picks = {name: known | {None} if missing else known} if known else {}
        there = frozenset() if missing else frozenset({name})
        spans, flags = _evidence(asked) if not missing else ({}, {})
        if len(asked) > 1 or asked[0].id in self._measured:
            return Facts(spans, picks, there=there, flags=flags, beyond=facts)
        type_ = asked[0].type
        fields = type_.fields_ if isinstance(type_, Numbers) and not missing else {}
        there |= {f"{name}.{part}" for part, each in fields.items() if not each.optional}
        spans, counts = spans | _bounds(name, type_, missing=missing), _counted(name, type_, kind, missing=missing)
        return Facts(spans, picks, counts, there, flags=flags, beyond=facts)

    @cached_property
    def _open_splits(self) -> Span:
        return Span(0, sum(self._splits(each) for each in self._all()), missing=False)

    def _splits(self, question: Question) -> int:
        """Count the splits there can be of a question: one for each item it is asked for."""
        loop = self.flow.looped.get(question.id)
        return (loop.most if loop else 1) if question.split is not None else 0

    @cached_property
    def _measured(self) -> frozenset[str]:
        """The questions whose answers grow by what check-ins measure, beyond what anybody could enter."""
        return frozenset(each.question for each in self.flow.check_in.measures) if self.flow.check_in else frozenset()

    def _all(self) -> Iterable[Question]:
        for question in self.flow.questions.values():
            yield from (question, *_variants(question))

    @cached_property
    def _levels(self) -> Mapping[str, Span]:
        """The levels each question can come to, whichever variant is asked."""
        levels = {id_: self._levels_of(question) for id_, question in self.flow.questions.items()}
        return {id_: Span.of(each, missing=False) for id_, each in levels.items()}

    def _levels_of(self, question: Question) -> frozenset[Exact]:
        found = self._own_levels(question).union(*(self._own_levels(each) for each in _variants(question)))
        plan = self.flow.check_in
        if question.when is not None or question.not_applicable != "no" or question.each is not None:
            found |= {1}
        if plan and plan.look_back and plan.watch and plan.watch.question == question.id:
            found |= _results(plan.look_back.level)
        return found

    @staticmethod
    def _own_levels(question: Question) -> frozenset[Exact]:
        found = _results(question.level)
        if isinstance(question.together, tuple):
            found |= _results(question.together)
        return found | {min(level, _HALF) for level in found} if question.split is not None else found


def _evidence(asked: Iterable[Question]) -> tuple[dict[Key, Span], dict[tree.Expression, bool]]:
    """Give what is known of the link of an answer, and of its day: there is none where none is asked for."""
    dated = any(each.proof for each in asked)
    linked = dated or any(each.link for each in asked)
    return {} if dated else {("name", "days_seen"): NO_NUMBER}, {} if linked else {tree.Name("linked"): False}


def _flat(facts: Facts) -> Facts:
    """Lay facts upon facts out as one, so that nothing is looked for step by step."""
    spans: dict[Key, Span] = {}
    picks: dict[str, frozenset[str | None]] = {}
    counts: dict[str, Span] = {}
    layer: Facts | None = facts
    while layer is not None:
        spans, picks, counts = {**layer.spans, **spans}, {**layer.picks, **picks}, {**layer.counts, **counts}
        layer = layer.beyond
    return Facts(spans, picks, counts)


def _results(rules: Iterable[object]) -> frozenset[Exact]:
    """List the numbers that rules give; without one that holds, it is 0."""
    results = (exact.exact(getattr(rule, "result", None)) for rule in rules)
    return frozenset({0} | {result for result in results if result is not None})


def _variants(question: Question) -> tuple[Question, ...]:
    return tuple(variant.question for variant in question.variants)


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


def _counted(name: str, type_: QuestionType, kind: kinds.Kind, *, missing: bool) -> dict[str, Span]:
    match kind:
        case kinds.Choices(options):
            return {name: Span(0, len(options), missing)}
        case kinds.Names() if isinstance(type_, Names):
            return {name: Span(1, type_.up_to, missing)}
        case _:
            return {}
