"""Conditions that come to the same whatever is answered: gates that cannot fail, and what is never asked or said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from bot.flow.conditions import Condition, Rule
from bot.flow.conditions.tree import And, Compare, Expression, Name, Number, names_used
from bot.flow.model.call import called_as
from bot.flow.model.flow import Gate, VerdictRule
from bot.flow.tree.nodes import Node, find
from bot.flow.vetting.facts import FlowFacts
from bot.flow.vetting.known import ALWAYS, BOTH, NEVER, Facts
from bot.flow.vetting.outcomes import can, outcomes
from bot.flow.vetting.parts import Asked, Parts, below, conditions
from bot.flow.vetting.shadows import is_shadowed
from bot.flow.vetting.spans import NO_NUMBER
from bot.flow.vetting.ways import Patience
from bot.flow.written.file import items_of

_CHANGE = "change the condition, or take this out"
_EARLIER = "put it before that one, or take it out"
_BLOCKED = frozenset(
    Compare(Name("failed_gates"), sign, Number(number)) for sign, number in ((">", 0), (">=", 1), ("!=", 0))
)
"""What a rule says that holds as soon as any gate fails."""


def constants_vetted(parts: Parts) -> None:
    """Note every condition of which the outcome is known beforehand."""
    vetting = Vetting(parts, parts.facts)
    for question in parts.questions:
        vetting.branching(question[0])
        vetting.variants(question)
        for each in question:
            vetting.one_question(each)
    vetting.gates()
    for node, rule in parts.listed("rules", parts.flow.rules):
        vetting.rule(node, rule)
    vetting.shadowed_rules()
    for key, what in (("warnings", "warning"), ("contradictions", "contradiction")):
        for node, remark in parts.listed(key, getattr(parts.flow, key)):
            always = vetting.settled(remark.when)
            if always is not None:
                vetting.wrong(find(node, ("when",)), f"{what} '{remark.id}' is {_often(always)} raised")


@dataclass(frozen=True)
class Vetting:
    """One flow looked through; what never holds does so at any time, what always holds does so at the close."""

    parts: Parts
    facts: FlowFacts
    patience: Patience = field(default_factory=Patience)
    besides: Patience = field(default_factory=Patience)
    """What is left for comparing conditions with those before them."""

    @cached_property
    def gates_about(self) -> Sequence[tuple[Gate, frozenset[tuple[str, str]]]]:
        """The gates, each with what it asks for."""
        return [(gate, gate.fails.names_used()) for gate in self.parts.flow.gates]

    def wrong(self, node: Node, message: str, fix: str = _CHANGE) -> None:
        """Note a problem."""
        self.parts.written.wrong(node.place, message, fix)

    def outcomes(self, condition: Expression, facts: Facts) -> frozenset[bool]:
        """Tell what a condition can come to."""
        return outcomes(condition, facts, self.patience)

    def settled(self, condition: Condition, sheets: tuple[Facts, Facts] | None = None) -> bool | None:
        """Tell what a condition about everything answered always comes to; None when it can be either."""
        ever, closed = sheets or (self.facts.at_any_time, self.facts.at_the_close)
        if not can(condition.tree, ever, self.patience, holds=True):
            return False
        return None if can(condition.tree, closed, self.patience, holds=False) else True

    def gates(self) -> None:
        """Check that each gate can fail, and can hold."""
        for node, gate in self.parts.listed("gates", self.parts.flow.gates):
            always = self.settled(gate.fails)
            if always is not None:
                what = f"gate '{gate.id}' {'always fails' if always else 'can never fail'}"
                self.wrong(find(node, ("fails",)), what, "change its condition, or take the gate out")
            for where, condition in conditions(node, gate.say):
                self._sentence(where, self.settled(condition))

    def rule(self, node: Node, rule: VerdictRule) -> None:
        """Check that a rule can hold, and leaves something to those below it."""
        if rule.when is not None:
            always = self.settled(rule.when)
            where = find(node, ("when",))
            if always is False:
                self.wrong(where, f"rule '{rule.id}' can never hold", "change its condition, or take the rule out")
            elif always:
                message = f"rule '{rule.id}' always holds, so that none below it is reached"
                self.wrong(where, message, "change its condition, or write `otherwise: yes` and put it last")
        for each, need in zip(below(node, "needs"), rule.needs, strict=True):
            always = self.settled(need.when)
            if always is not None:
                says = "always holds" if always else f"can never hold, and so rule '{rule.id}' never does"
                self.wrong(find(each, ("when",)), f"this {says}")
        sheets = self.facts.listing(rule)
        for sentence, condition in conditions(node, rule.say):
            self._sentence(sentence, self.settled(condition, sheets))

    def shadowed_rules(self) -> None:
        """Check that each rule can decide after those before it."""
        before: list[Expression] = []
        facts = self.facts.at_any_time
        for node, rule in self.parts.listed("rules", self.parts.flow.rules):
            if rule.when is not None:
                alone = self.outcomes(rule.when.tree, facts)
                if alone == BOTH:
                    self._decides(find(node, ("when",)), rule.id, rule.when.tree, before)
                if alone != ALWAYS:  # of what stands below such a rule nothing need be told before it is mended
                    before.append(rule.when.tree)
            elif rule.needs:
                together = And(tuple(need.when.tree for need in rule.needs))
                if all(can(need.when.tree, facts, self.patience, holds=True) for need in rule.needs):
                    self._decides(find(node, ("needs",)), rule.id, together, before)
                before.append(together)

    def _decides(self, node: Node, rule: str, holds: Expression, before: Sequence[Expression]) -> None:
        """Check that a rule can hold, and where no rule before it does."""
        facts = self.facts.at_any_time
        if isinstance(holds, And) and outcomes(holds, facts, self.besides) == NEVER:
            message = f"rule '{rule}' can never hold, for not all it needs can be so at once"
            self.wrong(node, message, "let it need less, or take the rule out")
        elif is_shadowed(holds, before, facts, self.besides):
            self.wrong(node, f"rule '{rule}' never decides, for one before it does wherever this holds", _EARLIER)
        elif not _BLOCKED.isdisjoint(before):
            parts = [(part, names_used(part)) for part in (holds.operands if isinstance(holds, And) else (holds,))]
            for gate, about in self.gates_about:
                shared = tuple(part for part, names in parts if not names.isdisjoint(about))
                if shared and is_shadowed(And(shared), [gate.fails.tree], facts, self.besides):
                    message = f"rule '{rule}' never decides, for gate '{gate.id}' fails wherever this holds"
                    self.wrong(node, message, "put it before the rule of the gates, or take it out")
                    return

    def branching(self, asked: Asked) -> None:
        """Check that a question that is not always asked ever is, and ever is not."""
        question = asked.question
        if question.when is None:
            return
        found = self.outcomes(question.when.tree, self.facts.asking)
        name = called_as(question, self.parts.flow.called.values())
        if found == NEVER:
            self.wrong(asked.node.entries["when"], f"{name} is never asked")
        elif found == ALWAYS:
            message = f"{name} is always asked, for this always holds"
            self.wrong(asked.node.entries["when"], message, "take this out")

    def variants(self, question: tuple[Asked, ...]) -> None:
        """Check that each variant can be asked, and the question itself."""
        asked_before: dict[str, int] = {}
        before: list[Expression] = []
        for each in question:
            if each.when is None:
                continue
            node, condition = each.when
            found = self.outcomes(condition.tree, self.facts.asking)
            text = condition.print()
            if found == NEVER:
                self.wrong(node, "this variant is never asked")
            elif text in asked_before:
                message = f"this variant is never asked: line {asked_before[text]} has the same condition"
                self.wrong(node, message, "keep one of the two")
            elif found == ALWAYS:
                message = f"'{each.question.id}' itself is never asked, for this always holds"
                self.wrong(node, message, "ask it this way, without a variant")
            elif is_shadowed(condition.tree, before, self.facts.asking, self.besides):
                self.wrong(node, "this variant is never asked, for one before it is wherever this holds", _EARLIER)
            asked_before.setdefault(text, node.place.line)
            before.append(condition.tree)

    def one_question(self, asked: Asked) -> None:
        """Check the rules of a question, or those a variant has of its own."""
        question, own = asked.question, asked.own.entries
        if "level" in own:
            self.rules(items_of(own["level"]), question.level, self.facts.answer(question))
        if "together" in own and isinstance(question.together, tuple):
            self.rules(items_of(own["together"]), question.together, self.facts.spread(question))
        split = question.split if "split" in own else None
        if split is not None and self.outcomes(split.tree, self.facts.spread(question)) == NEVER:
            self.wrong(own["split"], f"answers to '{question.id}' can never be split this way")
        when = question.link.when if question.link and "link" in own else None
        if when is not None and self.outcomes(when.tree, self.facts.answer(question)) == NEVER:
            self.wrong(find(asked.own, ("link", "when")), "the link is never asked for")

    def rules(self, nodes: Iterable[Node], rules: Iterable[Rule], facts: Facts) -> None:
        """Check rules of which the first that holds counts."""
        decided = ""
        before: list[Expression] = []
        for node, rule in zip(nodes, rules, strict=True):
            if decided:
                message = "this rule is never reached, for the one before always holds"
                self.wrong(node, message, f"put it before `{decided}`, or take one of them out")
                return
            if rule.condition is None:
                continue
            found = self.outcomes(rule.condition.tree, facts)
            if found == NEVER:
                self.wrong(node, "this rule can never hold", _wanting(rule.condition, facts))
            elif found == ALWAYS:
                decided = f"{rule.result} if {rule.condition.print()}"
            elif is_shadowed(rule.condition.tree, before, facts, self.besides):
                self.wrong(node, "this rule never counts, for one before it does wherever this holds", _EARLIER)
            before.append(rule.condition.tree)

    def _sentence(self, node: Node, always: bool | None) -> None:  # noqa: FBT001 - what a condition comes to
        if always is not None:
            self.wrong(node, f"this sentence is {_often(always)} said")


def _wanting(condition: Condition, facts: Facts) -> str:
    """Say what to write for a condition that never holds: what it asks for, where answers have none of it."""
    names = condition.names_used()
    if ("name", "days_seen") in names and facts.span(("name", "days_seen")) == NO_NUMBER:
        return "ask for the day with `proof:` at the question, or change the condition"
    if ("name", "linked") in names and facts.flag(Name("linked")) == NEVER:
        return "ask for a link with `link:` at the question, or change the condition"
    return "change its condition, or take the rule out"


def _often(always: bool) -> str:  # noqa: FBT001 - what a condition comes to
    return "always" if always else "never"
