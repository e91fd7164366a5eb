"""What must be true of a flow that is called: its caller reads what it comes to."""

from collections.abc import Iterator, Sequence

from bot.flow.composing.calls import WrittenCall
from bot.flow.conditions import Condition, Template
from bot.flow.model.call import RETURNED, Called
from bot.flow.model.flow import Flow, Saying
from bot.flow.model.question import Question
from bot.flow.written.file import Written

Names = frozenset[tuple[str, str]]


def calls_checked(calls: Sequence[WrittenCall], flow: Flow, written: Written) -> None:
    """Note each call of which nothing is read: its questions could be asked, and would come to nothing."""
    if written.problems:  # what cannot be read may read it
        return
    for call in calls:
        if call.node is not None and not _is_read(call.called, flow):
            id_, first = call.called.id, next(iter(call.called.verdicts))
            message = f"nothing reads what '{id_}' comes to"
            fix = f"ask for it in a rule or a gate, as in `verdict({id_}) is {first}`"
            written.wrong(call.node.place, message, fix)


def _is_read(called: Called, flow: Flow) -> bool:
    """Whether something that is the caller's own names the call, or one of its sections or questions."""
    own = {("section", each) for each in called.sections} | {(name, called.id) for name in RETURNED}
    questions = {id_ for section in flow.sections if section.id in called.sections for id_ in section.questions}
    named = frozenset[tuple[str, str]]().union(*_named(called, flow))
    return not own.isdisjoint(named) or any(name in questions for _, name in named)


def _named(called: Called, flow: Flow) -> Iterator[Names]:
    """Go through what the parts of a flow that are no part of a call ask for."""
    inside = f"{called.id}_"
    for question in flow.questions.values():
        yield from _of_question(question) if question.section not in called.sections else ()
    for gate in flow.gates:
        yield from _of(gate.fails, *_saying(gate.say)) if gate.id not in called.gates else ()
    for rule in flow.rules:
        needs = (part for need in rule.needs for part in (need.when, need.missing))
        yield from _of(rule.when, *needs, *_saying(rule.say))
    for warning in flow.warnings:
        yield from _of(warning.when, warning.say) if not warning.id.startswith(inside) else ()
    for raised in flow.contradictions:
        yield from _of(raised.when, raised.ask) if not raised.id.startswith(inside) else ()


def _of_question(question: Question) -> Iterator[Names]:
    yield from _of(question.when, question.ask, question.help, question.note)
    for variant in question.variants:
        yield from _of(variant.when)
        yield from _of_question(variant.question)


def _saying(saying: Saying) -> Iterator[Condition | Template]:
    yield saying.usual
    for pair in (*saying.instead, *saying.added):
        yield from pair


def _of(*parts: Condition | Template | None) -> Iterator[Names]:
    yield from (each.names_used() for each in parts if each is not None)
