"""What only shows when all flows of a folder are looked at together: where they lead, and pages nobody links."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Self

from bot.flow.composing.fragments import fragment_file
from bot.flow.guidance import guidance_file
from bot.flow.model.flow import Flow, Then
from bot.flow.places import Place
from bot.flow.problems import Problem, in_order, meant
from bot.flow.tree.nodes import Mapping as MappingNode
from bot.flow.tree.nodes import find
from bot.flow.tree.reading import read
from bot.questions.kinds import Kind


@dataclass(frozen=True)
class Outline:
    """What other flows have to know of one; unlike the flow itself it can be sent to another process."""

    id: str
    then: Then | None
    answered: Mapping[str, Kind]
    """Each question with what can be answered; what is asked item by item has no one answer."""
    pages: frozenset[str]
    """The pages of guidance it links."""
    fragments: frozenset[str]
    """The fragments it uses."""

    @classmethod
    def of(cls, flow: Flow) -> Self:
        """Take what is needed from a flow."""
        answered = {id_: question.type.kind() for id_, question in flow.questions.items() if not question.each}
        return cls(flow.id, flow.then, answered, frozenset(flow.guidance), frozenset(flow.fragments))


@dataclass(frozen=True)
class Built:
    """A flow in outline, with the file and the text it was built from."""

    file: str
    text: str | bytes
    flow: Outline
    guidance: str = "guidance"
    """The folder of its pages."""

    def wrong(self, path: tuple[str, ...], message: str, fix: str) -> Problem:
        """Make a problem of what stands at a path of the file."""
        tree = read(self.text, self.file)
        place = find(tree, path).place if isinstance(tree, MappingNode) else Place(1, 1)
        return Problem(self.file, *place, message, fix)


def across(built: Collection[Built], untold: Collection[str] = ()) -> tuple[Problem, ...]:
    """Check flows that lie together: no two have one id, and each leads where its answers are understood.

    `untold` are the ids of flows that lie there too, of which nothing is known.
    """
    flows: dict[str, Built] = {}
    problems: list[Problem] = []
    for each in sorted(built, key=lambda one: one.file):
        first = flows.setdefault(each.flow.id, each)
        if first is not each:
            message = f"a second flow called '{each.flow.id}' (the first is {first.file})"
            problems.append(each.wrong(("flow",), message, "give it another id"))
    outlines = {name: one.flow for name, one in flows.items()}
    for each in flows.values():
        if each.flow.then is None or each.flow.then.flow not in {*untold} - outlines.keys():
            problems += _leads_somewhere(each, outlines)
    return in_order(problems)


def unlinked(built: Collection[Built], pages: Collection[str]) -> tuple[Problem, ...]:
    """List the pages of guidance, given by their files, that no flow links."""
    linked = {guidance_file(each.file, each.guidance, page) for each in built for page in each.flow.pages}
    message, fix = "no flow links this page", "link it under `guidance:`, or delete it"
    return in_order(Problem(file, 1, 1, message, fix) for file in pages if file.replace("\\", "/") not in linked)


def unused(built: Collection[Built], fragments: Collection[str]) -> tuple[Problem, ...]:
    """List the fragments, given by their files, that no flow uses."""
    used = {fragment_file(each.file, name) for each in built for name in each.flow.fragments}
    message, fix = "no flow uses this fragment", "write `use:` and its name in a section, or delete it"
    return in_order(Problem(file, 1, 1, message, fix) for file in fragments if file.replace("\\", "/") not in used)


def _leads_somewhere(one: Built, flows: Mapping[str, Outline]) -> list[Problem]:
    then = one.flow.then
    if then is None:
        return []
    target = flows.get(then.flow)
    if target is None:
        return [one.wrong(("then", "flow"), f"unknown flow '{then.flow}'", meant(then.flow, flows.keys()))]
    problems = []
    for own, theirs in then.carry.items():
        path = ("then", "carry", own)
        if theirs not in target.answered:
            message = f"'{then.flow}' has no question '{theirs}'"
            problems.append(one.wrong(path, message, meant(theirs, target.answered.keys())))
        elif one.flow.answered[own] != target.answered[theirs]:
            message = f"'{theirs}' of '{then.flow}' is answered otherwise than '{own}'"
            problems.append(one.wrong(path, message, "carry over what is answered alike"))
    return problems
