"""What is asked item by item, as a proof sees it: a question for each item there can be, asked while it is named.

It is bounded: a list of names is looked at with a few names, and what is said of the flow says with how many.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any, Protocol

import z3

from bot.engine.asked.looping import items_in
from bot.flow.conditions import Condition, evaluation, tree
from bot.flow.model.flow import Flow
from bot.flow.model.loop import Item, Loop, for_item, key_of
from bot.flow.model.property import Property
from bot.flow.model.question import Question
from bot.flow.unrolling import written_out
from bot.proof.solver import NO, YES, Formula, Term, real
from bot.proof.symbols import Quantity
from bot.questions.choices import Choices
from bot.questions.names import Names

MOST_NAMES = 5
"""Names with which a list is looked at, at most; each is a question more for the solver."""

Change = Callable[[tree.Expression], tree.Expression]
_ANY = tree.Compare(tree.Number(1), "=", tree.Number(1))


def in_slots(flow: Flow) -> tuple[Flow, tuple[str, ...]]:
    """Write out a flow for as many items as are looked at, and say of each list that can be longer that it can."""
    if not flow.loops:
        return flow, ()
    questions, said = dict(flow.questions), list[str]()
    for over in dict.fromkeys(loop.over for loop in flow.loops):
        questions[over] = _bounded(flow.questions[over])
        if questions[over] != flow.questions[over]:
            said.append(
                f"questions for each of '{over}': looked at with up to {MOST_NAMES} names, and there can be more"
            )
    bounded = replace(flow, questions=questions)
    items = {loop.over: _all_items(questions[loop.over]) for loop in flow.loops}
    out = written_out(bounded, items)
    return _asked_while_named(out), tuple(said)


def _bounded(question: Question) -> Question:
    type_ = question.type
    if isinstance(type_, Names) and type_.up_to > MOST_NAMES:
        type_ = type_.model_copy(update={"up_to": MOST_NAMES})
    variants = tuple(replace(each, question=_bounded(each.question)) for each in question.variants)
    return replace(question, type=type_, variants=variants)


def _all_items(question: Question) -> tuple[Item, ...]:
    """List the items that the solver can name: of names those it writes, of options all."""
    ways = (question, *(variant.question for variant in question.variants))
    found: dict[str, Item] = {}
    for way in ways:
        if isinstance(way.type, Names):
            value = tuple(f"name {place + 1}" for place in range(way.type.up_to))
        else:
            value = tuple(way.type.options) if isinstance(way.type, Choices) else ()
        found |= {item.key: item for item in items_in(way, value) or ()}
    return tuple(found.values())


def _asked_while_named(flow: Flow) -> Flow:
    """Ask each question only while its item is named, and ask of all items what conditions ask of the question."""
    as_written = flow.written or flow
    questions = dict(flow.questions)
    for loop in flow.loops:
        for place, item in enumerate(flow.items[loop.over] or ()):
            named = _is_named(as_written.questions[loop.over], place, item)
            for id_ in loop.questions:
                asked = as_written.questions[id_].when
                node = tree.And((named, asked.tree)) if asked else named
                slot = questions[for_item(id_, item)]
                questions[slot.id] = replace(slot, when=_condition(node))

    def change(condition: Condition) -> Condition:
        return _condition(_of_all(condition.tree, flow.instances), condition.text)

    return replace(
        flow,
        questions=questions,
        gates=tuple(replace(gate, fails=change(gate.fails)) for gate in flow.gates),
        rules=tuple(
            replace(
                rule,
                when=change(rule.when) if rule.when else None,
                needs=tuple(replace(need, when=change(need.when)) for need in rule.needs),
            )
            for rule in flow.rules
        ),
        calls=tuple(
            replace(
                called,
                ways=tuple(replace(way, holds=tuple(change(each) for each in way.holds)) for way in called.ways),
            )
            for called in flow.calls
        ),
        properties=tuple(_property(each, flow.instances, change) for each in flow.properties),
    )


def _is_named(over: Question, place: int, item: Item) -> tree.Expression:
    """Tell whether the owner named an item; that there is an answer is asked with it, for others ask for that alone."""
    answered = tree.Call("answered", over.id)
    if isinstance(over.type, Choices):
        option = next(id_ for id_ in over.type.options if key_of(id_) == item.key)
        return tree.And((tree.Has(tree.Name(over.id), option), answered))
    count = tree.Function("count", (tree.Name(over.id),))
    return tree.And((tree.Compare(count, ">=", tree.Number(place + 1)), answered))


def _property(
    found: Property, instances: Mapping[str, tuple[str, ...]], change: Callable[[Condition], Condition]
) -> Property:
    moves = (
        replace(move, question=id_)
        for move in found.never_lowers
        for id_ in (instances.get(move.question, (move.question,)) if move.question else (None,))
    )
    return replace(found, always=change(found.always) if found.always else None, never_lowers=tuple(moves))


def _of_all(  # noqa: PLR0911 - one line for each kind of node
    node: tree.Expression, instances: Mapping[str, tuple[str, ...]]
) -> tree.Expression:
    """Ask of each item what is asked of all answers to a question together."""

    def again(part: tree.Expression) -> tree.Expression:
        return _of_all(part, instances)

    match node:
        case tree.And(operands):
            return tree.And(tuple(map(again, operands)))
        case tree.Or(operands):
            return tree.Or(tuple(map(again, operands)))
        case tree.Not(operand):
            return tree.Not(again(operand))
        case tree.Call("answered", id_) if id_ in instances:
            return tree.Or(tuple(tree.Call("answered", each) for each in instances[id_]))
        case tree.Each(("some" | "owner") as quantifier, str(id_), condition) if id_ in instances:
            return tree.Or(tuple(tree.Each(quantifier, each, condition) for each in instances[id_]))
        case tree.Each("every", str(id_), condition) if id_ in instances:
            none = (tree.Not(tree.Each("some", each, tree.Not(condition))) for each in instances[id_])
            any_ = tree.Or(tuple(tree.Each("some", each, _ANY) for each in instances[id_]))
            return tree.And((*none, any_))
        case _:
            return node


def _condition(node: tree.Expression, text: str = "") -> Condition:
    return Condition(text or tree.write(node), node, evaluation.condition(node))


class Slots(Protocol):
    """A sheet that could be any, as far as items are looked at on it."""

    flow: Flow

    def level(self, question: str) -> Term:
        """Give the level of a question."""
        ...

    def asked(self, question: str) -> Formula:
        """Tell whether a question is asked."""
        ...

    def stands(self, question: str) -> Formula:
        """Tell whether a question is asked and applies."""
        ...

    def holds(self, condition: Condition) -> Formula:
        """Tell whether a condition holds."""
        ...


class AllItems:
    """What the items of one question come to together on a sheet that could be any."""

    def __init__(self, sheet: Slots, question: str, levels: Iterator[Fraction]) -> None:
        self._sheet, self._loop = sheet, sheet.flow.looped[question]
        self._question = (sheet.flow.written or sheet.flow).questions[question]
        self._slots = sheet.flow.instances[question]
        self._levels = sorted(set(levels), reverse=True)

    @property
    def unsaid(self) -> Formula:
        """Tell whether nobody has said what the items are although it is asked, so that they count as silent."""
        over, asked = self._loop.over, self._question.when
        answered = self._sheet.holds(_condition(tree.Call("answered", over)))
        return z3.And(self._sheet.asked(over), z3.Not(answered), self._sheet.holds(asked) if asked else YES)

    @property
    def asked(self) -> Formula:
        """Tell whether the question is asked of any item, or would be."""
        return z3.Or([self.unsaid, *(self._sheet.asked(slot) for slot in self._slots)])

    @property
    def stands(self) -> Formula:
        """Tell whether the question is asked of any item to which it applies, or would be."""
        return z3.Or([self.unsaid, *(self._sheet.stands(slot) for slot in self._slots)])

    @property
    def level(self) -> Term:
        """Give the level of all items together; silence is at 0, and what is not asked at 1."""
        return z3.If(self.unsaid, real(0), self._lowest if self._loop.overall == "lowest" else self._median)

    def call(self, name: str) -> Quantity:
        """Tell what a call about all items gives."""
        known, most = z3.Not(self.unsaid), len(self._slots)
        match name:
            case "lowest_item":
                return Quantity(self._lowest, known, 1)
            case "all_items":
                return Quantity(z3.ToReal(self._count(lambda _: YES)), known, most)
            case _:
                at = real(1 if name == "full_items" else 0)
                return Quantity(z3.ToReal(self._count(lambda level: level == at)), known, most)

    @property
    def _lowest(self) -> Term:
        found: Term = real(1)
        for slot in self._slots:  # one that is not asked is at 1
            level = self._sheet.level(slot)
            found = z3.If(level < found, level, found)
        return found

    @property
    def _median(self) -> Term:
        """Give the lowest level that half of the items, or more, are at or below."""
        found, all_ = real(1), self._count(lambda _: YES)
        for each in self._levels:
            at_or_below = self._count(lambda level, each=each: level <= real(each))  # type: ignore[misc] # bound at once
            found = z3.If(z3.And(all_ > 0, 2 * at_or_below >= all_), real(each), found)
        return found

    def _count(self, is_so: Callable[[Any], Formula]) -> Term:
        asked = [z3.And(self._sheet.stands(slot), is_so(self._sheet.level(slot))) for slot in self._slots]
        return z3.Sum([z3.If(each, 1, 0) for each in [*asked, NO]])


def loop_of(flow: Flow, section: str) -> Loop | None:
    """Find what a section is asked item by item for."""
    return next((loop for loop in flow.loops if loop.section == section), None)
