"""What a call brings into the flow that makes it, under the names it has there."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.flow.composing.calls import WrittenCall
from bot.flow.composing.fragments import in_file
from bot.flow.composing.renaming import Renaming
from bot.flow.model.call import Called
from bot.flow.model.flow import Flow
from bot.flow.tree.nodes import Mapping, Node
from bot.flow.written.file import items_of


def called_as(flow: Flow, names: Renaming, sections: Iterable[str]) -> Called:
    """Give all that is known of a call but its ways."""
    return Called(
        names.id,
        flow.id,
        flow.title,
        tuple(sections),
        tuple(names.named(each.id) for each in flow.gates),
        {id_: verdict.title for id_, verdict in flow.verdicts.items()},
        (),
    )


def ways_of(flow: Flow, tree: Mapping, names: Renaming) -> Iterator[tuple[str, str, tuple[Node, ...]]]:
    """Give each rule with its verdict and the conditions that lead to it, under the names they have in the caller."""
    for rule, each in zip(flow.rules, items_of(tree.entries["rules"]), strict=True):
        yield rule.id, rule.verdict, tuple(map(names.condition, _conditions(each)))


def called_inside(call: WrittenCall, names: Renaming, file: str) -> WrittenCall:
    """Give what a flow that is called calls itself, as its caller sees it."""
    inner = replace(
        call.called,
        id=names.calls[call.called.id],
        sections=tuple(names.sections[each] for each in call.called.sections),
        gates=tuple(map(names.named, call.called.gates)),
    )
    ways = tuple(
        (rule, verdict, tuple(names.condition(in_file(each, file)) for each in nodes))
        for rule, verdict, nodes in call.ways
    )
    return WrittenCall(inner, ways, call.name, (*call.renamed, names))


def _conditions(rule: Node) -> Iterator[Node]:
    """Go through all that has to hold for a rule to do so."""
    if isinstance(rule, Mapping):
        if "when" in rule.entries:
            yield rule.entries["when"]
        for need in items_of(rule.entries.get("needs")):
            if isinstance(need, Mapping):
                yield need.entries["when"]
