"""What only shows when all flows of a folder are looked at together: where they lead, and pages nobody links."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.flow.build import guidance_file
from bot.flow.model import Flow
from bot.flow.nodes import Mapping as MappingNode
from bot.flow.nodes import find, read
from bot.flow.places import Place
from bot.flow.problems import Problem, in_order, meant


@dataclass(frozen=True)
class Built:
    """A flow with the file and the text it was built from."""

    file: str
    text: str | bytes
    flow: Flow

    def wrong(self, path: tuple[str, ...], message: str, fix: str) -> Problem:
        """Make a problem of what stands at a path of the file."""
        tree = read(self.text, self.file)
        place = find(tree, path).place if isinstance(tree, MappingNode) else Place(1, 1)
        return Problem(self.file, *place, message, fix)


def across(built: Collection[Built]) -> tuple[Problem, ...]:
    """Check flows that lie together: no two have one id, and each leads where its answers are understood."""
    flows: dict[str, Built] = {}
    problems: list[Problem] = []
    for each in sorted(built, key=lambda one: one.file):
        first = flows.setdefault(each.flow.id, each)
        if first is not each:
            message = f"a second flow called '{each.flow.id}' (the first is {first.file})"
            problems.append(each.wrong(("flow",), message, "give it another id"))
    for each in flows.values():
        problems += _leads_somewhere(each, {name: one.flow for name, one in flows.items()})
    return in_order(problems)


def unlinked(built: Collection[Built], pages: Collection[str], folder: str = "guidance") -> tuple[Problem, ...]:
    """List the pages of guidance, given by id, that no flow links."""
    linked = {page for each in built for page in each.flow.guidance}
    beside = next((each.file for each in built), "")
    message, fix = "no flow links this page", "link it under `guidance:`, or delete it"
    return in_order(
        Problem(guidance_file(beside, folder, page), 1, 1, message, fix) for page in pages if page not in linked
    )


def _leads_somewhere(one: Built, flows: Mapping[str, Flow]) -> list[Problem]:
    then = one.flow.then
    if then is None:
        return []
    target = flows.get(then.flow)
    if target is None:
        return [one.wrong(("then", "flow"), f"unknown flow '{then.flow}'", meant(then.flow, flows.keys()))]
    problems = []
    for own, theirs in then.carry.items():
        path = ("then", "carry", own)
        if theirs not in target.questions:
            message = f"'{then.flow}' has no question '{theirs}'"
            problems.append(one.wrong(path, message, meant(theirs, target.questions.keys())))
        elif one.flow.questions[own].type.kind() != target.questions[theirs].type.kind():
            message = f"'{theirs}' of '{then.flow}' is answered otherwise than '{own}'"
            problems.append(one.wrong(path, message, "carry over what is answered alike"))
    return problems
