"""The modal that says what a newer version of a check's flow would change, before its owner takes it on."""

from collections.abc import Iterator, Sequence

from bot.flow.differing.difference import Change
from bot.flow.model.flow import Flow
from bot.sentence import Sentence
from bot.slack.address import Address, Verb
from bot.slack.writing.blocks import Json, context, modal, pack, section
from bot.slack.writing.text import inline
from bot.tongue import say, told
from bot.usecases.acting.upgrade import Offer

SHORT, SHOWN = 75, 30
EXPLAINED = Sentence(
    "Answers to what still means the same stay. What is new or means something else now is "
    "asked, and a check that was decided is open until then. This cannot be undone."
)


def upgrade(found: Offer) -> Json:
    """List what is kept, new, asked anew and dropped, by the short names of questions; and whether rules changed."""
    blocks = [section(text) for text in pack(list(_lines(found)))]
    blocks.append(context(EXPLAINED))
    callback = Address(Verb.UPGRADE, found.assessment.id, extra=found.new.hash)
    return modal(say("A newer version"), blocks, callback=callback, submit=say("Take it on"), close=say("Cancel"))


def _lines(found: Offer) -> Iterator[str]:
    asked = [each for each in found.changes if each.part == "question"]
    rules = [each for each in found.changes if each.part != "question" and each.kind != "kept"]
    title = inline(found.new.title, 100)
    yield say("The flow *{title}* has changed since this check began.", title=title)
    yield from _listed(say("*New*"), [each for each in asked if each.kind == "new"], found.new)
    yield from _listed(say("*Asked anew*"), [each for each in asked if each.asked_anew], found.new)
    changed = [each for each in asked if each.kind == "changed" and not each.asked_anew]
    yield from _listed(say("*Changed, answers stay*"), changed, found.new)
    yield from _listed(say("*Dropped*"), [each for each in asked if each.kind == "dropped"], found.old)
    kept = sum(each.kind == "kept" for each in asked)
    yield say("*Kept as they are*: {kept} of {count} questions", kept=kept, count=len(asked))
    if rules:
        yield say("*Besides*: {all}", all=", ".join(dict.fromkeys(_besides(each) for each in rules)))


def _listed(head: str, changes: Sequence[Change], flow: Flow) -> Iterator[str]:
    names = [_short(flow, each) for each in changes[:SHOWN]]
    rest = [say("and {count} more", count=len(changes) - SHOWN)] if len(changes) > SHOWN else []
    if names:
        yield f"{head}: {' · '.join([*names, *rest])}"


def _besides(change: Change) -> str:
    """Name what else changed: of the whole flow in which respects, of its parts which."""
    return ", ".join(map(told, change.what)) if change.part == "flow" else f"{change.part} {inline(change.id, SHORT)}"


def _short(flow: Flow, change: Change) -> str:
    question = flow.question(change.id)
    what = f" ({', '.join(map(told, change.what))})" if change.what else ""
    return f"{inline(question.short if question else change.id, SHORT)}{what}"
