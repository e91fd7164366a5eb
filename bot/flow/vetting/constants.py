"""Conditions that come to the same whatever is answered: gates that cannot fail, and what is never asked or said."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from bot.flow.conditions import Condition, Rule
from bot.flow.model import Flow, VerdictRule
from bot.flow.model_question import Question
from bot.flow.nodes import Node, find
from bot.flow.vetting.facts import FlowFacts
from bot.flow.vetting.outcomes import ALWAYS, NEVER, Facts, outcomes
from bot.flow.vetting.parts import Asked, Parts, below, conditions
from bot.flow.written import Written, items_of

_TAKE_OUT = "change the condition, or take this out"


@dataclass(frozen=True)
class _Bounds:
    """What is known at any time, by which something never holds, and at the close, by which it always does."""

    flow: Flow

    @cached_property
    def ever(self) -> FlowFacts:
        return FlowFacts(self.flow, final=False)

    @cached_property
    def closed(self) -> FlowFacts:
        return FlowFacts(self.flow, final=True)

    def sheet(self, condition: Condition) -> bool | None:
        """Tell what a condition about everything answered always comes to; None when it can be either."""
        return _settled(condition, self.ever.sheet, self.closed.sheet)

    def listing(self, condition: Condition, rule: VerdictRule) -> bool | None:
        """Tell the same of a condition in the sentences of a rule that may list what another misses."""
        return _settled(condition, self.ever.listing(rule), self.closed.listing(rule))


def constants_vetted(parts: Parts) -> None:
    """Note every condition of which the outcome is known beforehand."""
    bounds, written = _Bounds(parts.flow), parts.written
    for question in parts.questions():
        _variants(question, bounds, written)
        for each in question:
            _levels(each, bounds, written)
    for node, gate in parts.listed("gates", parts.flow.gates):
        always = bounds.sheet(gate.fails)
        if always is not None:
            what = f"gate '{gate.id}' {'always fails' if always else 'can never fail'}"
            written.wrong(find(node, ("fails",)).place, what, "change its condition, or take the gate out")
        for where, condition in conditions(node, gate.say):
            _sentence(where, bounds.sheet(condition), written)
    for node, rule in parts.listed("rules", parts.flow.rules):
        _rule(node, rule, bounds, written)
    for key, what in (("warnings", "warning"), ("contradictions", "contradiction")):
        for node, remark in parts.listed(key, getattr(parts.flow, key)):
            always = bounds.sheet(remark.when)
            if always is not None:
                said = f"{what} '{remark.id}' is {'always' if always else 'never'} raised"
                written.wrong(find(node, ("when",)).place, said, _TAKE_OUT)


def _settled(condition: Condition, ever: Facts, closed: Facts) -> bool | None:
    if outcomes(condition.tree, ever) == NEVER:
        return False
    return True if outcomes(condition.tree, closed) == ALWAYS else None


def _variants(question: tuple[Asked, ...], bounds: _Bounds, written: Written) -> None:
    """Check that each variant can be asked, and the question itself."""
    asked_before: dict[str, int] = {}
    for each in question:
        if each.when is None:
            continue
        node, condition = each.when
        always = _settled(condition, bounds.ever.asking, bounds.closed.asking)
        text = condition.print()
        if always is False:
            written.wrong(node.place, "this variant is never asked", _TAKE_OUT)
        elif text in asked_before:
            message = f"this variant is never asked: line {asked_before[text]} has the same condition"
            written.wrong(node.place, message, "keep one of the two")
        elif always:
            message = f"'{each.question.id}' itself is never asked, for this always holds"
            written.wrong(node.place, message, "ask it this way, without a variant")
        asked_before.setdefault(text, node.place.line)


def _levels(asked: Asked, bounds: _Bounds, written: Written) -> None:
    """Check the rules of one question, or of what one variant says itself."""
    question, own = asked.question, asked.own.entries
    answer, spread = bounds.ever.answer(question), bounds.ever.spread(question)
    if "level" in own:
        _rules(items_of(own["level"]), question.level, answer, written)
    if "together" in own and isinstance(question.together, tuple):
        _rules(items_of(own["together"]), question.together, spread, written)
    if "split" in own and question.split is not None and outcomes(question.split.tree, spread) == NEVER:
        written.wrong(own["split"].place, f"answers to '{question.id}' can never be split this way", _TAKE_OUT)
    _link(asked, question, answer, written)


def _link(asked: Asked, question: Question, answer: Facts, written: Written) -> None:
    when = question.link.when if question.link and "link" in asked.own.entries else None
    if when is not None and outcomes(when.tree, answer) == NEVER:
        written.wrong(find(asked.own, ("link", "when")).place, "the link is never asked for", _TAKE_OUT)


def _rules(nodes: Iterable[Node], rules: Iterable[Rule], facts: Facts, written: Written) -> None:
    """Check rules of which the first that holds counts."""
    decided = ""
    for node, rule in zip(nodes, rules, strict=True):
        found = ALWAYS if rule.condition is None else outcomes(rule.condition.tree, facts)
        if decided:
            message = "this rule is never reached, for the one before always holds"
            written.wrong(node.place, message, f"put it before `{decided}`, or take one of them out")
            return
        if found == NEVER:
            written.wrong(node.place, "this rule can never hold", "change its condition, or take the rule out")
        if rule.condition is not None and found == ALWAYS:
            decided = f"{rule.result} if {rule.condition.print()}"


def _rule(node: Node, rule: VerdictRule, bounds: _Bounds, written: Written) -> None:
    if rule.when is not None:
        always = bounds.sheet(rule.when)
        where = find(node, ("when",)).place
        if always is False:
            written.wrong(where, f"rule '{rule.id}' can never hold", "change its condition, or take the rule out")
        elif always:
            message = f"rule '{rule.id}' always holds, so that none below it is reached"
            written.wrong(where, message, "change its condition, or write `otherwise: yes` and put it last")
    for each, need in zip(below(node, "needs"), rule.needs, strict=True):
        always = bounds.sheet(need.when)
        if always is not None:
            says = "always holds" if always else f"can never hold, and so rule '{rule.id}' never does"
            written.wrong(find(each, ("when",)).place, f"this {says}", _TAKE_OUT)
    for where_, condition in conditions(node, rule.say):
        _sentence(where_, bounds.listing(condition, rule), written)


def _sentence(node: Node, always: bool | None, written: Written) -> None:  # noqa: FBT001 - what a condition comes to
    if always is not None:
        what = "always said" if always else "never said"
        written.wrong(node.place, f"this sentence is {what}", _TAKE_OUT)
