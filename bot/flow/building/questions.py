"""Questions and their variants as the engine sees them, from their shape in the file."""

from collections.abc import Iterator
from dataclasses import replace

from bot.flow.conditions import Condition, Rule, parse_rule
from bot.flow.model.question import Evidence, GapText, Proof, Question, Together, Variant
from bot.flow.places import Place
from bot.flow.problems import Problem, meant, problem_at
from bot.flow.shapes.parts import QUESTIONS, QuestionShape, SectionShape
from bot.flow.tree.nodes import Mapping, Node, Scalar, find
from bot.flow.written.file import Written, items_of, text_of
from bot.flow.written.other_words import type_meant
from bot.flow.written.questions import NOT_IN_VARIANTS, WrittenQuestion, WrittenVariant
from bot.flow.written.scopes import Scopes, either
from bot.questions import TYPES, QuestionType
from bot.questions.kinds import Kind
from bot.questions.spelling import yes_or_no

_OF_EVERY_TYPE = set(QuestionShape.model_fields)
_OF_TYPE = {name: tuple(type_.model_fields) for name, type_ in TYPES.items()}
_TOGETHER = {"owner": "owner", "anyone": "lowest", "everyone": "median"}
_WORDS = frozenset({"lowest", "median", "highest"})
_SPLIT = "lowest = 0 and highest = 1"
"""When judgements are a full level apart; a flow may say otherwise for a question."""


def type_of(shape: QuestionShape) -> QuestionType:
    """Give the part of a question that its type decides."""
    return TYPES[shape.type].model_construct(**{name: getattr(shape, name) for name in _OF_TYPE[shape.type]})


def with_variants(
    section: SectionShape, number: int, node: Mapping, shape: QuestionShape, written: Written
) -> WrittenQuestion:
    """Work out a question's variants and what any of them can be answered with."""
    variants = tuple(_variants(node, written))
    type_ = type_of(shape)
    kind = type_.kind()
    for variant in variants:
        joined = either(kind, variant.type.kind())
        if joined is None:
            where = find(variant.node, ("type",))
            message = f"a question of type {shape.type} cannot become one of type {variant.shape.type}"
            written.wrong(where.place, message, "keep the type, or make it a choice")
        kind = joined or kind
    if len(variants) < len(shape.instead):
        written.doubtful.add(shape.id)
    return WrittenQuestion(section.id, number, node, shape, type_, variants, kind, section.for_each)


def _variants(node: Mapping, written: Written) -> Iterator[WrittenVariant]:
    for override in items_of(node.entries.get("instead")):
        if not isinstance(override, Mapping) or "when" not in override.entries:
            written.wrong(override.place, "the key 'when' is missing", "write `when:` and a condition")
            continue
        for key in NOT_IN_VARIANTS:
            if key in override.entries:
                written.wrong(override.keys[key].place, f"'{key}' cannot change", "take it out of this variant")
        merged = _merged(node, override)
        type_ = merged.entries["type"]
        if isinstance(type_, Scalar) and type_.text not in QUESTIONS:
            written.wrong(type_.place, f"unknown type '{type_.text}'", type_meant(type_.text.lower()))
            continue
        shape = written.part(merged, QUESTIONS.get(text_of(type_), QuestionShape))
        if shape is not None:
            yield WrittenVariant(override.entries["when"], override, merged, shape, type_of(shape))


def _merged(node: Mapping, override: Mapping) -> Mapping:
    """Fill a variant up from its question; another type takes nothing over that belongs to the old one."""
    taken_over = set(node.entries) - {"when", NOT_IN_VARIANTS[-1]}
    new_type = override.entries.get("type")
    if new_type is not None and text_of(new_type) != text_of(node.entries["type"]):
        taken_over &= _OF_EVERY_TYPE
    entries: dict[str, Node] = {key: node.entries[key] for key in node.entries if key in taken_over}
    keys: dict[str, Scalar] = {key: node.keys[key] for key in entries}
    for key, value in override.entries.items():
        if key == "link" and yes_or_no(text_of(value)) is False:
            entries.pop(key, None)
        elif key not in {"when", *NOT_IN_VARIANTS}:
            entries[key], keys[key] = value, override.keys[key]
    return Mapping(entries, keys, override.place)


def graded(question: WrittenQuestion, scopes: Scopes, written: Written) -> Question:
    """Build a question with its variants."""
    usual = _one(question, question, scopes, written)
    variants = tuple(_variant(question, variant, scopes, written) for variant in question.variants)
    node, has_when = question.node.entries.get("when"), question.shape.when is not None
    when = written.waits(question.shape.id, node, scopes.asking) if node and has_when else None
    return replace(usual, variants=variants, when=when)


def _variant(question: WrittenQuestion, variant: WrittenVariant, scopes: Scopes, written: Written) -> Variant:
    when = written.condition(variant.when, scopes.asking)
    aside = Written(written.file, written.guidance, doubtful=written.doubtful, effort=written.effort)
    built = _one(question, variant, scopes, aside)
    for problem in set(aside.problems) - set(written.problems):
        written.problems.append(_blamed(problem, variant, written.file))
    return Variant(when, built)


def _blamed(problem: Problem, variant: WrittenVariant, file: str) -> Problem:
    """Blame a variant, and not its question, for what it takes over although it does not fit."""
    at = (problem.line, problem.column)
    beside = (
        (node.place, key) for key, node in variant.node.entries.items() if (node.place.file or file) == problem.file
    )
    key = max(((place, key) for place, key in beside if place <= at), default=(Place(1, 1), ""))[1]
    if not key or key in variant.own.entries:
        return problem
    told = problem.message.removesuffix(f" (used in {file})")
    where = f"line {problem.line}" if problem.file == file else f"line {problem.line} of {problem.file}"
    message = f"'{key}' of {where} does not fit this variant: {told}"
    return problem_at(file, variant.own.place, message, f"write `{key}:` here too")


def _one(
    question: WrittenQuestion, asked: WrittenQuestion | WrittenVariant, scopes: Scopes, written: Written
) -> Question:
    node, shape, type_ = asked.node, asked.shape, asked.type
    at, kind = node.entries, type_.kind()
    texts = scopes.about_an_item if question.each else scopes
    return Question(
        id=shape.id,
        number=question.number,
        section=question.section,
        short=shape.short,
        ask=written.template(at["ask"], texts.sheet),
        help=written.template(at["help"], texts.sheet) if "help" in at else None,
        type=type_,
        asked_of=shape.asked_of,
        level=_level(node, shape, kind, scopes, written),
        together=_together(node, shape, kind, scopes, written),
        split=_split(node, shape, kind, scopes, written),
        settle=shape.settle,
        again_after=shape.again_after,
        link=_link(node, shape, kind, scopes, written),
        proof=Proof(shape.proof.label, shape.proof.since) if shape.proof else None,
        note=written.template(at["note"], texts.note(kind)) if "note" in at else None,
        gap=GapText(shape.gap.do, shape.gap.done, shape.gap.guidance, shape.gap.waive) if shape.gap else None,
        fresh_for=shape.fresh_for_days,
        role=shape.role,
        each=question.each,
        not_applicable=shape.not_applicable,
    )


def ungraded(node: Mapping, shape: QuestionShape, number: int, scopes: Scopes, written: Written) -> Question:
    """Build a question that is asked once a verdict is reached."""
    at, type_ = node.entries, type_of(shape)
    return Question(
        id=shape.id,
        number=number,
        section="",
        short=shape.short,
        ask=written.template(at["ask"], scopes.sheet),
        help=written.template(at["help"], scopes.sheet) if "help" in at else None,
        type=type_,
        asked_of=shape.asked_of,
        level=(),
        together="lowest",
        split=None,
        settle=False,
        again_after=(),
        link=_link(node, shape, type_.kind(), scopes, written),
        proof=None,
        note=None,
        gap=None,
        graded=False,
    )


def _level(node: Mapping, shape: QuestionShape, kind: Kind, scopes: Scopes, written: Written) -> tuple[Rule, ...]:
    scope = scopes.answer(kind)
    if "level" in node.entries:
        return tuple(written.rule(each, scope) for each in items_of(node.entries["level"]))
    options = getattr(shape, "options", None) or {}
    rules = (
        parse_rule(f"{option.level:g} if value is {name}", scope)
        for name, option in options.items()
        if option.level is not None
    )
    return tuple(rule for rule in rules if isinstance(rule, Rule))


def _together(node: Mapping, shape: QuestionShape, kind: Kind, scopes: Scopes, written: Written) -> Together:
    given = items_of(node.entries.get("together"))
    if not given:
        return _TOGETHER[shape.asked_of]  # type: ignore[return-value] # its values are the three words
    if isinstance(node.entries["together"], Scalar):
        word = text_of(given[0])
        if word not in _TOGETHER.values():
            advice = meant(word, set(_TOGETHER.values()))
            written.wrong(given[0].place, f"'{word}' does not say how answers come together", advice)
        return word  # type: ignore[return-value] # just checked
    return tuple(written.rule(each, scopes.spread(kind), _WORDS) for each in given)


def _split(node: Mapping, shape: QuestionShape, kind: Kind, scopes: Scopes, written: Written) -> Condition | None:
    if "split" in node.entries:
        return written.condition(node.entries["split"], scopes.spread(kind))
    if shape.asked_of != "everyone":
        return None
    return written.condition(Scalar(_SPLIT, node.place, node.keys["id"].source), scopes.spread(kind))


def _link(node: Mapping, shape: QuestionShape, kind: Kind, scopes: Scopes, written: Written) -> Evidence | None:
    if shape.link is None:
        return None
    when = find(node, ("link", "when"))
    limited = shape.link.when is not None
    condition = written.condition(when, scopes.answer(kind)) if limited else None
    if shape.link.required and condition is not None and condition.names_used() - {("name", "value")}:
        message = "whether the link is required hangs on more than the answer it is asked for"
        written.wrong(when.place, message, "let it hang on `value` alone, or take `required` out")
    return Evidence(shape.link.label, condition, shape.link.required, shape.link.by)
