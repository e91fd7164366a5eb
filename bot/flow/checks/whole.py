"""What no part of a flow file shows by itself: that names lead somewhere, and that some verdict always follows."""

from collections import Counter
from collections.abc import Collection

from bot.flow.checks.branching import branching_checked
from bot.flow.checks.loops import loops_checked
from bot.flow.checks.memo import memo_checked
from bot.flow.checks.questions import afterwards_checked, question_checked
from bot.flow.checks.roles import roles_checked
from bot.flow.guidance import guidance_links
from bot.flow.model.question import Question
from bot.flow.problems import meant
from bot.flow.shapes.file import FlowShape
from bot.flow.shapes.parts import RuleShape
from bot.flow.tree.nodes import Mapping, Node, Scalar, find
from bot.flow.written.file import Written, items_of
from bot.flow.written.questions import WrittenQuestion
from bot.flow.written.scopes import RESERVED, Scopes

_WAYS = ("when", "needs", "missing_from", "otherwise")
_ALL = "all"


def checked(  # noqa: PLR0913, PLR0917 - a flow as it is written, and as it was built
    whole: Mapping,
    tree: Mapping,
    shape: FlowShape,
    asked: list[tuple[WrittenQuestion, Question]],
    scopes: Scopes,
    written: Written,
) -> None:
    """Note every problem of the flow as a whole; `whole` is the file with the parts that are wrong themselves."""
    questions = dict.fromkeys(node.text for node in _ids(whole, "sections", "questions"))
    _unique_ids(whole, written)
    for question, built in asked:
        question_checked(question, built, questions, written)
    branching_checked(asked, shape, scopes, written)
    roles_checked(whole, [question for question, _ in asked], shape, written)
    loops_checked(tree, shape, asked, written)
    for name, verdict in shape.verdicts.items():
        nodes = items_of(find(tree, ("verdicts", name, "ask"))) if verdict.ask else ()
        for node, each in zip(nodes, verdict.ask, strict=True):
            if isinstance(node, Mapping):
                afterwards_checked(node, each, written)
    _start_and_end(tree, shape, questions, written)
    _contradictions(tree, questions, written)
    if "verdicts" not in written.dropped:
        asked_after = (each.id for verdict in shape.verdicts.values() for each in verdict.ask)
        memo_checked(tree, dict.fromkeys((*questions, *asked_after)), written)
    if "rules" not in written.dropped:
        _rules(whole, tree, shape, questions, written)
    _guidance(tree, shape, written)


def _ids(tree: Mapping, *keys: str) -> list[Scalar]:
    """List the ids of everything listed under a key, or under a key of everything listed under a key."""
    first, *rest = keys
    found: list[Scalar] = []
    for item in items_of(tree.entries.get(first)):
        if isinstance(item, Mapping) and rest:
            found += _ids(item, *rest)
        elif isinstance(item, Mapping) and isinstance(item.entries.get("id"), Scalar):
            found.append(item.entries["id"])  # type: ignore[arg-type] # just checked
    return found


def questions_twice(whole: Mapping) -> frozenset[str]:
    """Find the ids that several questions have, of which nobody knows what they name."""
    return frozenset(id_ for id_, times in Counter(each.text for each in _questions(whole)).items() if times > 1)


def _questions(whole: Mapping) -> list[Scalar]:
    """List the ids of all questions, with those that verdicts ask."""
    asked = _ids(whole, "sections", "questions")
    verdicts = whole.entries.get("verdicts")
    for verdict in verdicts.entries.values() if isinstance(verdicts, Mapping) else ():
        asked += _ids(verdict, "ask") if isinstance(verdict, Mapping) else []
    return asked


def _unique_ids(whole: Mapping, written: Written) -> None:
    for key, what in (
        ("sections", "section"),
        ("gates", "gate"),
        ("rules", "rule"),
        ("warnings", "warning"),
        ("contradictions", "contradiction"),
        ("memo", "heading"),
    ):
        written.unique(_ids(whole, key), what)
    asked = _questions(whole)
    written.unique(asked, "question")
    for node in asked:
        if node.text in RESERVED:
            written.wrong(
                node.place, f"'{node.text}' has a meaning of its own in conditions", "call the question something else"
            )


def _start_and_end(tree: Mapping, shape: FlowShape, questions: Collection[str], written: Written) -> None:
    if shape.start and shape.start.ask != (_ALL,):
        for node in items_of(find(tree, ("start", "ask"))):
            written.known(node, questions, "question")
    carry = find(tree, ("then", "carry"))
    if shape.then and shape.then.carry and isinstance(carry, Mapping):
        for key in carry.keys.values():
            written.known(key, questions, "question")
    order = items_of(tree.entries.get("order"))
    for node in order:
        if "verdicts" not in written.dropped:
            written.known(node, shape.verdicts, "verdict")
    written.unique([node for node in order if isinstance(node, Scalar)], "verdict", "take one of the two out")


def _contradictions(tree: Mapping, questions: Collection[str], written: Written) -> None:
    for node in items_of(tree.entries.get("contradictions")):
        for each in items_of(find(node, ("between",))):
            written.known(each, questions, "question")


def _rules(whole: Mapping, tree: Mapping, shape: FlowShape, questions: Collection[str], written: Written) -> None:
    verdicts = find(whole, ("verdicts",))
    names = [*verdicts.entries] if isinstance(verdicts, Mapping) else []
    # One that says nothing of when it holds, which is told, may be the one that was to have `needs`.
    listing = [rule.id for rule in shape.rules if rule.needs or not any(getattr(rule, way) for way in _WAYS)]
    nodes = items_of(tree.entries["rules"])
    decided, said = "", False
    for node, rule in zip(nodes, shape.rules, strict=True):
        written.known(find(node, ("verdict",)), names, "verdict")
        if rule.missing_from is not None:
            written.known(find(node, ("missing_from",)), listing, "rule with 'needs'")
        _needs(node, rule, questions, written)
        if decided and not said:
            said = True
            written.wrong(
                node.place, f"rule '{rule.id}' is never reached", f"put it before '{decided}', which always holds"
            )
        if _one_way(node, rule, written) and (rule.otherwise or rule.missing_from):
            decided = decided or rule.id
    last = nodes[-1]
    if not decided and not any(map(written.is_told_at, (last.place, find(last, ("when",)).place))):
        written.wrong(
            last.place,
            "no verdict follows when this last rule does not hold",
            "end with a rule that has `otherwise: yes`",
        )
    given = {rule.verdict for rule in shape.rules}
    # Otherwise one that seems to be given by none is misspelt, or is what a last rule that is missing gives.
    if decided and isinstance(verdicts, Mapping) and given <= {*names}:
        for name, key in verdicts.keys.items():
            if name not in given and not written.is_told_at(verdicts.entries[name].place):
                written.wrong(key.place, f"no rule gives the verdict '{name}'", "write a rule for it, or take it out")


def _one_way(node: Node, rule: RuleShape, written: Written) -> bool:
    """Check that a rule says in exactly one way when it holds."""
    ways = [way for way in _WAYS if getattr(rule, way)]
    if len(ways) == 1:
        return True
    message = f"rule '{rule.id}' has {' and '.join(ways)}" if ways else f"rule '{rule.id}' does not say when it holds"
    written.wrong(node.place, message, f"write one of {', '.join(_WAYS)}")
    return False


def _needs(node: Node, rule: RuleShape, questions: Collection[str], written: Written) -> None:
    if not rule.needs:
        return
    for each, need in zip(items_of(find(node, ("needs",))), rule.needs, strict=True):
        if need.about is not None:
            written.known(find(each, ("about",)), questions, "question")
        elif need.missing is None:
            written.wrong(
                each.place,
                "this does not say what is missing",
                "write `missing:` and a sentence, or `about:` and a question",
            )


def _guidance(tree: Mapping, shape: FlowShape, written: Written) -> None:
    linked = list(guidance_links(tree))
    if linked and shape.guidance is None:
        if "guidance" not in written.dropped:
            written.wrong(tree.place, "the key 'guidance' is missing", "write `guidance:` and the folder of its pages")
        return
    for node in linked:
        if node.text not in written.guidance and not written.is_told_at(node.place):
            pages = written.guidance.keys()
            written.wrong(
                node.place,
                f"there is no page '{node.text}.md' in {shape.guidance}",
                meant(node.text, pages) if pages else f"write it as {shape.guidance}/{node.text}.md, beside the flow",
            )
