"""Which flow a check goes through now: what it asks item by item, written out for the items its owner has named.

It follows from what is said and is not stored. What was said about an item that is named no longer stays where it is,
counts for nothing, and counts again once the item is back.
"""

from collections.abc import Mapping

from bot.engine.asked.branching import Answers, as_asked, is_asked, owners_values
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.spelling import alike
from bot.flow.model.flow import Flow
from bot.flow.model.loop import BETWEEN, Item, Items, asked_for, for_item, key_of
from bot.flow.model.question import Question
from bot.flow.unrolling import written_out
from bot.questions import Value
from bot.sentence import Sentence

NO_SUCH_ITEM = Sentence("This is not asked now: what it is about is not in the list any more.")
OF = " of "
"""What stands between a question and an item where people write both."""


def unrolled(flow: Flow, assessment: Assessment) -> Flow:
    """Give the flow of a check as it is gone through now; one that asks nothing item by item is itself."""
    return unrolled_for(flow, assessment.owner, assessment.answers) if flow.loops else flow


def unrolled_for(flow: Flow, owner: str, answers: Answers, spoke: Mapping[str, str] | None = None) -> Flow:
    """Give a flow as it is gone through after these answers."""
    if not flow.loops:
        return flow
    as_written = flow.written or flow
    owners = owners_values(as_written, owner, answers, spoke)
    items: dict[str, Items] = {}
    for loop in flow.loops:
        question = as_written.questions[loop.over]
        items[loop.over] = items_in(as_asked(question, owners), owners.get(loop.over))
        if not is_asked(question, owners):
            items[loop.over] = ()
    return written_out(flow, items)


def items_in(question: Question, value: Value | None) -> Items:
    """List the items an answer names, each once; None where there is none yet, none where a word stands for it."""
    if value is None:
        return None
    if not isinstance(value, tuple):
        return ()
    options = question.type.ticked_from()
    if options:
        return tuple(Item(key_of(each), options[each].text) for each in value if each in options)
    named: dict[str, Item] = {}
    for each in value:
        named.setdefault(alike(each), Item(key_of(alike(each)), each))
    return tuple(named.values())


def id_of(flow: Flow, words: str) -> str:
    """Give the id of what people call `impact of Wrong VAT`, whether the item is named now or not; else the words."""
    id_, of, item = words.partition(OF)
    loop = flow.looped.get(id_)
    if not of or loop is None:
        return words
    question = (flow.written or flow).questions[loop.over]
    item = item.strip().strip("\"'“”")
    options = question.type.ticked_from()
    if not options:
        return for_item(id_, Item(key_of(alike(item)), item))
    found = [each for each, option in options.items() if alike(item) in {each, alike(option.text)}]
    option = next((each for each in found if options[each].text == item), found[0] if found else "")
    return for_item(id_, Item(key_of(option), item)) if option else words


def words_of(flow: Flow, id_: str) -> str:
    """Give what people call a question that is asked for an item; any other is called by its id."""
    loop = flow.looped.get(asked_for(id_))
    for item in (flow.items.get(loop.over) or ()) if loop else ():
        if for_item(asked_for(id_), item) == id_:
            return f"{asked_for(id_)}{OF}{item.text}"
    return id_


def sentence_of(flow: Flow, id_: str) -> str:
    """Give the same as a sentence of a story has it."""
    id_, of, item = words_of(flow, id_).partition(OF)
    return f'{id_}{of}"{item}"' if of else id_


def is_of_item(flow: Flow, id_: str) -> bool:
    """Whether this is, or was, the id of something asked for an item."""
    return BETWEEN in id_ and asked_for(id_) in flow.looped
