"""A flow with what it asks item by item written out for the items there are: each question once for each of them.

Pure: the same flow and the same items give the same flow. Whoever reads what comes out needs to know of no items.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.flow.conditions import Template, tree
from bot.flow.conditions.language import Piece
from bot.flow.model.flow import Flow
from bot.flow.model.loop import ITEM, Item, Items, Loop, for_item, key_of
from bot.flow.model.question import Question
from bot.flow.shapes.shape import LABEL

KEPT = 64
"""Lists of items for which one flow keeps what it was written out to."""


def written_out(flow: Flow, items: Mapping[str, Items]) -> Flow:
    """Write a flow out for the items of each list; one that asks nothing item by item is itself."""
    if not flow.loops:
        return flow
    as_written = flow.written or flow
    kept = as_written.kept_unrolled
    key = tuple((loop.over, items.get(loop.over)) for loop in flow.loops)
    if key not in kept:
        if len(kept) >= KEPT:
            kept.clear()
        kept[key] = _written_out(as_written, dict(key))
    return kept[key]


def instance(question: Question, item: Item, loop: Loop) -> Question:
    """Give a question as it is asked for one item; what it follows on in its section is about the same item."""
    return replace(
        question,
        id=for_item(question.id, item),
        short=named(question.short, item.text),
        ask=_with_item(question.ask, item.text),
        help=_with_item(question.help, item.text) if question.help else None,
        note=_with_item(question.note, item.text) if question.note else None,
        again_after=tuple(for_item(id_, item) if id_ in loop.questions else id_ for id_ in question.again_after),
        variants=tuple(replace(each, question=instance(each.question, item, loop)) for each in question.variants),
    )


def named(short: str, item: str) -> str:
    """Name a question with its item behind it, visibly shortened where both have no room."""
    whole = f"{short}: {item}"
    return whole if len(whole) <= LABEL else f"{whole[: LABEL - 1].rstrip()}…"


def _with_item(template: Template, item: str) -> Template:
    parts = (item if isinstance(part, Piece) and part.tree == tree.Name(ITEM) else part for part in template.parts)
    return replace(template, parts=tuple(parts))


def _as_read(question: Question, items: Items) -> Items:
    """Give items in the words of the flow: options may be read in another language than they were ticked in."""
    options = {key_of(id_): option.text for id_, option in getattr(question.type, "options", {}).items()}
    return None if items is None else tuple(replace(item, text=options.get(item.key, item.text)) for item in items)


def _written_out(flow: Flow, items: Mapping[str, Items]) -> Flow:
    items = {over: _as_read(flow.questions[over], found) for over, found in items.items()}
    instances = {
        id_: tuple(for_item(id_, item) for item in items.get(loop.over) or ()) for id_, loop in flow.looped.items()
    }

    def out(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(each for id_ in ids for each in instances.get(id_, (id_,)))

    questions = {each.id: each for each in _questions(flow, items)}
    for id_, question in questions.items():
        if any(each in instances for each in question.again_after):
            questions[id_] = replace(question, again_after=out(question.again_after))
    listed = {
        section.id: tuple(id_ for id_, each in questions.items() if each.section == section.id)
        for section in flow.sections
    }
    return replace(
        flow,
        sections=tuple(replace(section, questions=listed[section.id]) for section in flow.sections),
        questions=questions,
        gates=tuple(replace(gate, questions=out(gate.questions)) for gate in flow.gates),
        contradictions=tuple(replace(each, between=out(each.between)) for each in flow.contradictions),
        written=flow,
        items=items,
        instances=instances,
    )


def _questions(flow: Flow, items: Mapping[str, Items]) -> Iterator[Question]:
    """Go through what is asked, in order: of one item everything, then of the next."""
    loops = {loop.section: loop for loop in flow.loops}
    for section in flow.sections:
        loop = loops.get(section.id)
        for item in (items.get(loop.over) or ()) if loop else ():
            yield from (instance(flow.questions[id_], item, loop) for id_ in section.questions) if loop else ()
        if loop is None:
            yield from (flow.questions[id_] for id_ in section.questions)
