"""What must be true of a question for it to be answered, graded, and got over."""

from collections.abc import Collection, Iterator

from bot.flow.conditions import KEYWORDS, Rule
from bot.flow.model.question import Question
from bot.flow.places import Place
from bot.flow.shapes.parts import QuestionShape
from bot.flow.tree.nodes import Mapping, Node
from bot.flow.written.file import UNREAD, Written, items_of
from bot.flow.written.questions import WrittenQuestion
from bot.questions.choices import NONE_OF_THESE

GRADING = (
    "again_after",
    "fresh_for_days",
    "proof",
    "level",
    "together",
    "split",
    "settle",
    "note",
    "gap",
    "instead",
    "when",
    "role",
    "not_applicable",
)
"""The keys of a question that only a level gives a meaning."""
NOT_APPLICABLE = "not_applicable"
"""What stands in place of an answer where people may say so."""
_WORDS_TO_ONE = {"lowest", "median", "highest"}


def question_checked(asked: WrittenQuestion, built: Question, questions: Collection[str], written: Written) -> None:
    """Check a question and its variants; `questions` are the ids of all."""
    again = items_of(asked.node.entries.get("again_after"))
    for node in again:
        written.known(node, questions, "question")
    if asked.shape.id in asked.shape.again_after:
        written.wrong(again[0].place, "a question is not asked again after itself", "take it out")
    if built.blind and asked.shape.fresh_for_days is not None:
        place = asked.node.keys["fresh_for_days"].place
        written.wrong(place, "a judgement is not asked again by itself", "take it out, or write `asked_of: anyone`")
    _graded_checked(asked.node, asked.node.entries["id"].place, asked.shape, built, written)
    for variant, made in zip(asked.variants, built.variants, strict=True):
        if any(name == asked.shape.id for _, name in made.when.names_used()):
            message = f"what is asked in place of '{asked.shape.id}' hangs on its own answer"
            written.wrong(variant.when.place, message, "let it hang on an earlier question")
        _graded_checked(variant.node, variant.own.place, variant.shape, made.question, written, asked.shape)


def afterwards_checked(
    node: Mapping, shape: QuestionShape, written: Written, *, where: str = "after the verdict", usual: bool = False
) -> None:
    """Check a question that is not graded: one a verdict asks, or a check-in, which knows a usual answer."""
    for key in GRADING if usual else (*GRADING, "usual"):
        if key in node.entries:
            written.wrong(node.keys[key].place, f"'{key}' has no meaning {where}", "take it out")
    _options(node, shape, written)


def _graded_checked(  # noqa: PLR0913, PLR0917 - a question as it is written, as it was built, and what it varies
    node: Mapping,
    place: Place,
    shape: QuestionShape,
    built: Question,
    written: Written,
    varied: QuestionShape | None = None,
) -> None:
    _options(node, shape, written)
    if "usual" in node.entries:
        written.wrong(node.keys["usual"].place, "'usual' has no meaning outside a check-in", "take it out")
    where = node.entries.get("level", node)
    if not built.level:
        written.wrong(
            place, f"nothing gives '{shape.id}' a level", "write `level:` with rules, or a level at each option"
        )
    elif 1 not in _results(built.level) and isinstance(built.together, str):
        written.wrong(where.place, f"'{shape.id}' can never reach level 1", "write a rule that begins with 1")
    reached(items_of(node.entries.get("level")), built.level, written)
    if isinstance(built.together, tuple):
        _together(node, shape, built.together, written)
    if shape.gap is None and (varied is None or varied.gap):  # else the one it varies is told to have none
        written.wrong(place, f"'{shape.id}' has no gap", "write `gap:` with what to do and when it is done")


def _together(node: Mapping, shape: QuestionShape, rules: tuple[Rule, ...], written: Written) -> None:
    nodes = items_of(node.entries["together"])
    reached(nodes, rules, written)
    if not _results(rules) & {1, *_WORDS_TO_ONE}:
        written.wrong(nodes[0].place, f"'{shape.id}' can never reach level 1", "write a rule that begins with 1")
    if rules[-1].condition is not None and rules[-1] is not UNREAD:
        written.wrong(
            nodes[-1].place, "no level follows when this last rule does not hold", "end with a rule like `0 otherwise`"
        )


def reached(nodes: tuple[Node, ...], rules: tuple[Rule, ...], written: Written) -> None:
    """Check that nothing stands behind a rule that always applies."""
    for node, before in zip(nodes[1:], rules, strict=False):
        if before.condition is None:
            written.wrong(node.place, "this rule is never reached", "put it before the one with 'otherwise'")


def _results(rules: tuple[Rule, ...]) -> set[object]:
    return {rule.result for rule in rules}


def _options(node: Mapping, shape: QuestionShape, written: Written) -> None:
    for key in ("options", "or"):
        listed = node.entries.get(key)
        for name, place in _names(listed):
            taken = name == NOT_APPLICABLE and shape.not_applicable != "no"
            if name in KEYWORDS or taken or (name == NONE_OF_THESE and shape.type == "choices"):
                written.wrong(place.place, f"'{name}' has a meaning of its own", "call the option something else")


def _names(node: Node | None) -> Iterator[tuple[str, Node]]:
    if isinstance(node, Mapping):
        yield from node.keys.items()
