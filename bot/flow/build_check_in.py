"""The weekly follow-up as the engine sees it, from its shape in the file, and what is wrong with it as a whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time, timedelta

from bot.flow.build_questions import ungraded
from bot.flow.check_questions import afterwards_checked
from bot.flow.conditions import Rule, Scope
from bot.flow.model_check_in import (
    CLOSED,
    NEW,
    RESULT_WORDS,
    SEEN,
    WEEK_WORDS,
    CheckInPlan,
    LookBack,
    Measure,
    Remind,
    Streak,
    Watch,
)
from bot.flow.model_question import Question
from bot.flow.nodes import Mapping, Node, Scalar, find
from bot.flow.problems import meant
from bot.flow.scopes import Scopes
from bot.flow.shape import QuestionShape
from bot.flow.shape_check_in import DAYS, CheckInShape, LookBackShape, MeasureShape, RemindShape, WatchShape
from bot.flow.written import UNREAD, Written, items_of
from bot.questions import Value, Wrong
from bot.questions.kinds import Kind, Names, Number

_OWN_PARTS = frozenset({SEEN, NEW, CLOSED})


@dataclass(frozen=True)
class _Building:
    """What the parts of a check-in are built from."""

    node: Mapping
    shape: CheckInShape
    questions: dict[str, Question]
    """The flow's own questions."""
    scopes: Scopes
    written: Written

    def at(self, *path: str | int) -> Node:
        return find(self.node, path)


def check_in(
    node: Mapping, shape: CheckInShape, questions: dict[str, Question], scopes: Scopes, written: Written
) -> CheckInPlan:
    """Build the follow-up of a flow whose questions are built."""
    building = _Building(node, shape, questions, scopes, written)
    asked = dict(_asked(building, building.at("questions"), shape.questions, scopes, _OWN_PARTS))
    kinds: dict[str, Kind] = {id_: question.type.kind() for id_, question in asked.items()}
    week = scopes.check_in(kinds)
    streaks = tuple(_streaks(building, week))
    after = scopes.measures(kinds, [each.id for each in streaks])
    return CheckInPlan(
        title=shape.title,
        day=DAYS.index(shape.day),
        at=time.fromisoformat(shape.at),
        skip_after=timedelta(hours=shape.skip_after_hours),
        pause_after=shape.pause_after,
        questions=asked,
        usual=dict(_usual(building, asked)),
        streaks=streaks,
        measures=tuple(_measures(building, streaks, after)),
        watch=_watch(building, shape.watch) if shape.watch else None,
        look_back=_look_back(building, shape.look_back) if shape.look_back else None,
        remind=_remind(shape.remind),
    )


def _asked(
    building: _Building,
    node: Node,
    shapes: tuple[QuestionShape, ...],
    scopes: Scopes,
    taken: frozenset[str] = frozenset(),
) -> Iterator[tuple[str, Question]]:
    """Build the questions a check-in asks; they are facts, so nobody waits for everyone's judgement."""
    written = building.written
    nodes = [each for each in items_of(node) if isinstance(each, Mapping)]
    written.unique([id_ for each in nodes if (id_ := _scalar(each, "id"))], "question")
    for number, (each, shape) in enumerate(zip(nodes, shapes, strict=True), 1):
        afterwards_checked(each, shape, written, where="in a check-in", usual=True)
        place = find(each, ("id",)).place
        if shape.id in taken or shape.id in building.questions:
            written.wrong(place, f"'{shape.id}' is taken", "call the question something else")
        if shape.asked_of == "everyone":
            where = find(each, ("asked_of",)).place
            written.wrong(where, "a check-in asks for facts, and one answer is enough", "write anyone, or owner")
        yield shape.id, ungraded(each, shape, number, scopes, written)


def _usual(building: _Building, asked: dict[str, Question]) -> Iterator[tuple[str, Value]]:
    for place, shape in enumerate(building.shape.questions):
        if shape.usual is None or shape.id not in asked:
            continue
        value = asked[shape.id].type.read(shape.usual)
        if isinstance(value, Wrong):
            building.written.wrong(
                building.at("questions", place, "usual").place, f"'{shape.usual}' is no answer", value.message
            )
        else:
            yield shape.id, value


def _streaks(building: _Building, week: Scope) -> Iterator[Streak]:
    nodes = items_of(building.node.entries.get("streaks"))
    building.written.unique([id_ for each in nodes if (id_ := _scalar(each, "id"))], "streak")
    for node, shape in zip(nodes, building.shape.streaks, strict=True):
        rules = _rules(building, find(node, ("each_week",)), week, WEEK_WORDS, "missed")
        yield Streak(shape.id, shape.title, rules, shape.restarts_after)


def _measures(building: _Building, streaks: tuple[Streak, ...], after: Scope) -> Iterator[Measure]:
    nodes = items_of(building.node.entries.get("measures"))
    for node, shape in zip(nodes, building.shape.measures, strict=True):
        building.written.known(find(node, ("question",)), building.questions, "question")
        question = building.questions.get(shape.question)
        if question is None:
            continue
        if shape.add is not None:
            building.written.known(find(node, ("add",)), {each.id for each in streaks}, "streak")
            if not isinstance(question.type.kind(), Number):
                message = f"a streak cannot be added to '{shape.question}', which is not answered by a number"
                building.written.wrong(find(node, ("question",)).place, message, "name a question of type number")
        yield _measure(building, node, shape, question, after)


def _measure(building: _Building, node: Node, shape: MeasureShape, question: Question, after: Scope) -> Measure:
    """Build one measure: `add` alone, or `value` with its `when`."""
    if (shape.add is None) == (shape.value is None) or (shape.value is None) != (shape.when is None):
        building.written.wrong(node.place, "a measure has no clear effect", "write `add:`, or `value:` with `when:`")
    value = question.type.read(shape.value) if shape.value is not None else None
    if isinstance(value, Wrong):
        building.written.wrong(find(node, ("value",)).place, f"'{shape.value}' is no answer", value.message)
        value = None
    when = building.written.condition(find(node, ("when",)), after) if shape.when is not None else None
    return Measure(shape.question, shape.add, value, when)


def _watch(building: _Building, shape: WatchShape) -> Watch:
    node, scopes, written = building.at("watch"), building.scopes, building.written
    written.known(find(node, ("question",)), building.questions, "question")
    question = building.questions.get(shape.question)
    if question is not None and not _names_things(question):
        message = f"'{shape.question}' names nothing that could be watched"
        written.wrong(find(node, ("question",)).place, message, "name a question of type names")
    also = tuple(
        (written.condition(find(each, ("when",)), scopes.asking), one.name)
        for each, one in zip(items_of(node.entries.get("also") if isinstance(node, Mapping) else None), shape.also)  # noqa: B905 - a wrong file has fewer nodes
    )
    ask = written.template(find(node, ("ask",)), scopes.sheet)
    return Watch(shape.question, shape.most, ask, shape.not_looked, shape.new, shape.offer_after, also)


def _names_things(question: Question) -> bool:
    def does(kind: Kind) -> bool:
        return isinstance(getattr(kind, "usual", kind), Names)

    return does(question.type.kind()) or any(does(each.question.type.kind()) for each in question.variants)


def _look_back(building: _Building, shape: LookBackShape) -> LookBack:
    node, written, scopes = building.at("look_back"), building.written, building.scopes
    if building.shape.watch is None:
        written.wrong(node.place, "there is nothing to look back at", "write `watch:` with the question that names it")
    about = scopes.about_one_name()
    asked = dict(_asked(building, find(node, ("questions",)), shape.questions, about))
    kinds: dict[str, Kind] = {id_: question.type.kind() for id_, question in asked.items()}
    result = _rules(building, find(node, ("result",)), scopes.check_in(kinds), RESULT_WORDS, "again")
    level = tuple(written.rule(each, scopes.results()) for each in items_of(find(node, ("level",))))
    return LookBack(timedelta(days=shape.after_days), asked, result, level)


def _rules(building: _Building, node: Node, scope: Scope, words: frozenset[str], end: str) -> tuple[Rule, ...]:
    """Read rules whose results are words; the last of them has to apply always."""
    written, nodes = building.written, items_of(node)
    rules = tuple(written.rule(each, scope, words) for each in nodes)
    for each, rule in zip(nodes, rules, strict=True):
        if rule is not UNREAD and rule.result not in words:
            written.wrong(each.place, f"'{rule.result}' is none of the words here", meant(str(rule.result), words))
    if nodes and rules[-1].condition is not None and rules[-1] is not UNREAD:
        written.wrong(
            nodes[-1].place, "nothing follows when this last rule does not hold", f"end with `{end} otherwise`"
        )
    return rules


def _remind(shape: RemindShape) -> Remind:
    return Remind(
        timedelta(hours=shape.after_hours),
        frozenset(DAYS.index(day) for day in shape.days),
        time.fromisoformat(shape.start),
        time.fromisoformat(shape.end),
        tuple(sorted(shape.before_due, reverse=True)),
        shape.before_expiry,
    )


def _scalar(node: Node, key: str) -> Scalar | None:
    found = node.entries.get(key) if isinstance(node, Mapping) else None
    return found if isinstance(found, Scalar) else None
