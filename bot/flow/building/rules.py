"""Gates, rules, verdicts, warnings and contradictions as the engine sees them, from their shape in the file."""

from collections.abc import Iterable

from bot.flow.building.questions import ungraded
from bot.flow.conditions import Condition, Scope, Template
from bot.flow.model.call import RETURNED, Called
from bot.flow.model.flow import Contradiction, Gate, Need, Saying, Verdict, VerdictRule
from bot.flow.model.flow import Warning as FlowWarning
from bot.flow.shapes.file import FlowShape
from bot.flow.shapes.parts import ContradictionShape, GateShape, RuleShape, WarningShape
from bot.flow.tree.nodes import Mapping, Node, find
from bot.flow.written.file import Written, items_of
from bot.flow.written.scopes import Scopes


def gate(node: Node, shape: GateShape, flow: FlowShape, scopes: Scopes, written: Written) -> Gate:
    """Build a gate."""
    scope = scopes.gates
    fails = written.condition(find(node, ("fails",)), scope)
    say = _saying(node, scope, scopes.sheet, written)
    return Gate(shape.id, shape.title, fails, say, asked_about(fails, flow, scopes.called.values()))


def rule(node: Node, shape: RuleShape, scopes: Scopes, written: Written) -> VerdictRule:
    """Build a rule."""
    sheet = scopes.sheet
    needs = tuple(
        Need(
            written.condition(find(each, ("when",)), sheet),
            written.template(find(each, ("missing",)), sheet) if need.missing is not None else None,
            need.about,
        )
        for each, need in zip(items_of(_under(node, "needs")), shape.needs, strict=True)
    )
    says_what_is_missing = shape.missing_from is not None
    scope = scopes.missing if says_what_is_missing else sheet
    return VerdictRule(
        id=shape.id,
        verdict=shape.verdict,
        when=_when(node, shape, sheet, written),
        needs=needs,
        missing_from=shape.missing_from,
        say=_saying(node, scope, scopes.telling(scope), written),
        early=shape.early,
        asks=shape.asks,
    )


def _when(node: Node, shape: RuleShape, sheet: Scope, written: Written) -> Condition | None:
    """Read when a rule holds; beside `otherwise` it is the whole of it that is one too many, whatever it says."""
    if shape.when is None or shape.otherwise:
        return None
    return written.condition(find(node, ("when",)), sheet)


def verdicts(tree: Node, flow: FlowShape, first: int, scopes: Scopes, written: Written) -> dict[str, Verdict]:
    """Build the verdicts; their questions are numbered on from `first`."""
    built: dict[str, Verdict] = {}
    for name, shape in flow.verdicts.items():
        nodes = items_of(_under(find(tree, ("verdicts", name)), "ask"))
        asked = tuple(
            ungraded(node, question, first + n, scopes, written)
            for n, (node, question) in enumerate(zip(nodes, shape.ask, strict=True))
            if isinstance(node, Mapping)
        )
        first += len(asked)
        built[name] = Verdict(name, shape.title, shape.mark, shape.guidance, asked)
    return built


def warning(node: Node, shape: WarningShape, scopes: Scopes, written: Written) -> FlowWarning:
    """Build a warning."""
    sheet = scopes.sheet
    when = written.condition(find(node, ("when",)), sheet)
    say = written.template(find(node, ("say",)), scopes.telling(sheet))
    return FlowWarning(shape.id, shape.title, when, say, shape.guidance)


def contradiction(node: Node, shape: ContradictionShape, scopes: Scopes, written: Written) -> Contradiction:
    """Build a contradiction."""
    sheet = scopes.sheet
    when = written.condition(find(node, ("when",)), sheet)
    return Contradiction(shape.id, when, shape.between, written.template(find(node, ("ask",)), sheet))


def asked_about(condition: Condition, flow: FlowShape, calls: Iterable[Called] = ()) -> tuple[str, ...]:
    """List the questions a condition asks about, in flow order; a section or a call counts as all of its questions."""
    used = condition.names_used()
    sections = {name for kind, name in used if kind == "section"}
    sections.update(*(call.sections for call in calls if any((name, call.id) in used for name in RETURNED)))
    names = {name for kind, name in used if kind != "section"}
    return tuple(
        question.id
        for section in flow.sections
        for question in section.questions
        if question.id in names or section.id in sections
    )


def _saying(node: Node, when: Scope, say: Scope, written: Written) -> Saying:
    def others(key: str) -> tuple[tuple[Condition, Template], ...]:
        return tuple(
            (written.condition(find(each, ("when",)), when), written.template(find(each, ("say",)), say))
            for each in items_of(_under(node, key))
        )

    return Saying(written.template(find(node, ("say",)), say), others("instead"), others("add"))


def _under(node: Node, key: str) -> Node | None:
    return node.entries.get(key) if isinstance(node, Mapping) else None
