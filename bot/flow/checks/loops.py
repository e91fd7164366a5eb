"""What must be true of a section that is asked item by item: its items are named by the owner before, and are few."""

from bot.flow.conditions import Template, tree
from bot.flow.conditions.language import Piece
from bot.flow.model.loop import ITEM, LONGEST_ID
from bot.flow.model.question import Question
from bot.flow.shapes.file import FlowShape
from bot.flow.shapes.parts import SectionShape
from bot.flow.tree.nodes import Mapping, Node, find
from bot.flow.written.file import Written, items_of, text_of
from bot.flow.written.questions import WrittenQuestion

MOST_ASKED = 20
"""Questions that one section may come to, with every item there can be."""
LONGEST_SHORT = 40
"""Characters of `short`, so that some of the item behind it still shows."""

Made = tuple[WrittenQuestion, Question]


def loops_checked(tree_: Mapping, shape: FlowShape, asked: list[Made], written: Written) -> None:
    """Note every problem of the sections that are asked item by item, and of what speaks of their questions."""
    made = {built.id: (question, built) for question, built in asked}
    start = shape.start.ask if shape.start else ()
    said = set(made) if start == ("all",) else set(start)
    for node, section in zip(items_of(tree_.entries["sections"]), shape.sections, strict=True):
        ids = [question.id for question in section.questions]
        if section.for_each is None:
            _without_a_loop(node, written)
        else:
            _loop(node, section, made, said, written)
        said |= set(ids)
    if any(built.each for _, built in asked):
        _spoken_of(tree_, shape, made, written)


def _without_a_loop(node: Node, written: Written) -> None:
    for key in ("most", "overall"):
        if isinstance(node, Mapping) and key in node.entries:
            message = f"'{key}' means something only beside 'for_each'"
            written.wrong(node.keys[key].place, message, "write `for_each:` and a question whose answer is a list")


def _loop(node: Node, section: SectionShape, made: dict[str, Made], said: set[str], written: Written) -> None:
    place, over = find(node, ("for_each",)), str(section.for_each)
    if over in written.doubtful:
        return
    if over not in made:
        written.known(place, made, "question")
        return
    if wrong := _not_a_list(over, *made[over], is_said=over in said):
        written.wrong(place.place, *wrong)
        return
    most = max(found for each in _ways(made[over][1]) if (found := each.type.most_items()) is not None)
    _few(node, section, over, most, written)
    for question in section.questions:
        if question.id in made:
            _one(*made[question.id], over, written)


def _not_a_list(over: str, question: WrittenQuestion, built: Question, *, is_said: bool) -> tuple[str, str] | None:
    """Say why a question gives no items."""
    if built.each is not None:
        message = f"'{over}' is asked item by item itself, and what it names is not asked about item by item again"
        return message, "name a question that is asked once"
    if all(each.type.most_items() is None for each in _ways(built)):
        return (
            f"'{over}' is of type {question.shape.type} and names no items",
            "name a question of type names or choices",
        )
    if built.asked_of != "owner":
        return f"the items come from '{over}', which is not asked of the owner alone", "write `asked_of: owner` there"
    if not is_said:
        return f"the items come from '{over}', which comes later", f"put the section of '{over}' before this one"
    return None


def _ways(built: Question) -> tuple[Question, ...]:
    return (built, *(variant.question for variant in built.variants))


def _few(node: Node, section: SectionShape, over: str, most: int, written: Written) -> None:
    """Check that nothing named goes unasked, and that all of it has room on one card."""
    if section.most is None:
        message = "'for_each' without 'most' could ask without end"
        written.wrong(find(node, ("for_each",)).place, message, f"write `most: {most}` beside it")
        return
    where = find(node, ("most",)).place
    if section.most < most:
        message = f"'{over}' can name {most} items, and only {section.most} would be asked about"
        written.wrong(where, message, f"write `most: {most}`, or let '{over}' name fewer")
    if section.most * len(section.questions) > MOST_ASKED:
        message = f"{section.most} items with {len(section.questions)} questions each are more than {MOST_ASKED}"
        written.wrong(where, message, "ask less of each item, or let fewer be named")


def _one(question: WrittenQuestion, built: Question, over: str, written: Written) -> None:
    at = question.node.entries
    if len(built.id) > LONGEST_ID:
        message = f"'{built.id}' has {len(built.id)} characters, and an item comes behind it"
        written.wrong(at["id"].place, message, f"shorten it to {LONGEST_ID}")
    for each, node in zip(_ways(built), (question.node, *(each.node for each in question.variants)), strict=True):
        short, ask = node.entries["short"], node.entries["ask"]
        if len(each.short) > LONGEST_SHORT:
            message = f"'short' has {len(each.short)} characters, and the item comes behind it"
            written.wrong(short.place, message, f"shorten it to {LONGEST_SHORT}")
        if each.ask.text and not _says_the_item(each.ask):  # it has none where something in it is wrong
            message = f"'{built.id}' is asked for each item and does not say which"
            written.wrong(ask.place, message, "write `{item}` where the item belongs")
    if "fresh_for_days" in at:
        message = "what is asked item by item is not asked again by itself"
        written.wrong(question.node.keys["fresh_for_days"].place, message, "take it out")
    for after in items_of(at.get("again_after")):
        if text_of(after) == over:
            message = f"answers about an item that stays are kept when '{over}' changes"
            written.wrong(after.place, message, "take it out: what is new in the list is asked by itself")


def _says_the_item(template: Template) -> bool:
    return any(isinstance(part, Piece) and part.tree == tree.Name(ITEM) for part in template.parts)


def _spoken_of(tree_: Mapping, shape: FlowShape, made: dict[str, Made], written: Written) -> None:
    """Refuse what takes a question to have one answer, where it has one for each item."""
    places: list[tuple[Node, str]] = [(each, "is asked at the start") for each in _start(tree_, shape)]
    carry = find(tree_, ("then", "carry"))
    if shape.then and shape.then.carry and isinstance(carry, Mapping):
        places += [(key, "goes along to another flow") for key in carry.keys.values()]
    measures = find(tree_, ("check_in", "measures"))
    if shape.check_in and shape.check_in.measures:
        places += [(find(each, ("question",)), "is measured") for each in items_of(measures)]
    if shape.check_in and shape.check_in.watch:
        places.append((find(tree_, ("check_in", "watch", "question")), "is watched"))
    for node, what in places:
        id_ = text_of(node)
        if id_ in made and made[id_][1].each:
            message = f"'{id_}' is asked item by item, so that it has no one answer that {what}"
            written.wrong(node.place, message, "name a question that is asked once")
    if shape.start and shape.start.ask == ("all",):
        message = "a flow that asks all at the start asks nothing item by item, for nothing has been named yet"
        written.wrong(find(tree_, ("start", "ask")).place, message, "list the questions asked at the start")
    if ITEM in made:
        message = f"'{ITEM}' is what texts of this flow call the item they are asked for"
        written.wrong(made[ITEM][0].node.entries["id"].place, message, "call the question something else")


def _start(tree_: Mapping, shape: FlowShape) -> tuple[Node, ...]:
    return items_of(find(tree_, ("start", "ask"))) if shape.start and shape.start.ask != ("all",) else ()
