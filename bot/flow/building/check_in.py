"""The weekly follow-up as the engine sees it, from its shape in the file, and what is wrong with it as a whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time, timedelta

from bot.flow.building.questions import ungraded
from bot.flow.checks.questions import afterwards_checked, reached
from bot.flow.conditions import Rule, Scope
from bot.flow.model.check_in import (
    RESULT_WORDS,
    SEEN,
    SHEET_WORDS,
    WEEK_WORDS,
    CheckInPlan,
    LookBack,
    Measure,
    Remind,
    Streak,
    Watch,
    Watched,
)
from bot.flow.model.question import Question
from bot.flow.problems import meant
from bot.flow.shapes.check_in import DAYS, CheckInShape, LookBackShape, MeasureShape, RemindShape, WatchShape
from bot.flow.shapes.parts import QuestionShape
from bot.flow.tree.nodes import Mapping, Node, Scalar, find, plain
from bot.flow.written.file import UNREAD, Written, items_of, text_of
from bot.flow.written.scopes import RESERVED, Scopes
from bot.questions import Value, Wrong
from bot.questions.kinds import Kind, Names, Number


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

    def question(self, node: Node) -> Question | None:
        """Find the question of the flow that is named here; one that is wrong itself is told elsewhere."""
        if text_of(node) not in self.written.doubtful:
            self.written.known(node, self.questions, "question")
        return self.questions.get(text_of(node))


def check_in(
    node: Mapping, shape: CheckInShape, questions: dict[str, Question], scopes: Scopes, written: Written
) -> CheckInPlan:
    """Build the follow-up of a flow whose questions are built."""
    building = _Building(node, shape, questions, scopes, written)
    asked = dict(_asked(building, building.at("questions"), shape.questions, scopes, SHEET_WORDS))
    kinds: dict[str, Kind] = {id_: question.type.kind() for id_, question in asked.items()}
    week = scopes.check_in(kinds)
    streaks = tuple(_streaks(building, week, frozenset(asked)))
    after = scopes.measures(kinds, [each.id for each in streaks])
    return CheckInPlan(
        title=shape.title,
        day=DAYS.index(shape.day),
        at=time.fromisoformat(shape.at),
        skip_after=timedelta(hours=shape.skip_after_hours),
        first_after=timedelta(days=shape.first_after_days),
        pause_after=shape.pause_after,
        questions=asked,
        usual=dict(_usual(building, asked)),
        streaks=streaks,
        measures=tuple(_measures(building, streaks, after)),
        watch=_watch(building, shape.watch) if shape.watch else None,
        look_back=_look_back(building, shape.look_back) if shape.look_back else None,
        remind=_remind(building, shape.remind),
    )


def _asked(
    building: _Building, node: Node, shapes: tuple[QuestionShape, ...], scopes: Scopes, taken: frozenset[str]
) -> Iterator[tuple[str, Question]]:
    """Build the questions a check-in asks; they are facts, so nobody waits for everyone's judgement."""
    written = building.written
    nodes = [each for each in items_of(node) if isinstance(each, Mapping)]
    written.unique([id_ for each in nodes if (id_ := _scalar(each, "id"))], "question")
    for number, (each, shape) in enumerate(zip(nodes, shapes, strict=True), 1):
        afterwards_checked(each, shape, written, where="in a check-in", usual=True)
        _id_checked(building, each, taken, "question")
        if shape.asked_of == "everyone":
            where = find(each, ("asked_of",)).place
            written.wrong(where, "a check-in asks for facts, and one answer is enough", "write anyone, or owner")
        yield shape.id, ungraded(each, shape, number, scopes, written)


def _id_checked(building: _Building, node: Node, taken: frozenset[str], what: str) -> None:
    """Check that a name made in the check-in means nothing else where it is used."""
    named = find(node, ("id",))
    if text_of(named) in RESERVED | taken:
        building.written.wrong(
            named.place, f"'{text_of(named)}' has a meaning of its own here", f"call the {what} something else"
        )
    elif text_of(named) in building.questions:
        building.written.wrong(
            named.place, f"'{text_of(named)}' is a question of the flow already", f"call the {what} something else"
        )


def _usual(building: _Building, asked: dict[str, Question]) -> Iterator[tuple[str, Value]]:
    for node, shape in zip(items_of(building.at("questions")), building.shape.questions, strict=True):
        if shape.usual is None:
            continue
        usual = find(node, ("usual",))
        value = asked[shape.id].type.read(plain(usual))
        if isinstance(value, Wrong):
            building.written.wrong(usual.place, "this is no answer to the question", _advice(value))
        else:
            yield shape.id, value


def _streaks(building: _Building, week: Scope, asked: frozenset[str]) -> Iterator[Streak]:
    nodes = items_of(building.node.entries.get("streaks"))
    building.written.unique([id_ for each in nodes if (id_ := _scalar(each, "id"))], "streak")
    for node, shape in zip(nodes, building.shape.streaks, strict=True):
        _id_checked(building, node, asked, "streak")
        rules = _worded(building, find(node, ("each_week",)), week, WEEK_WORDS, "stable")
        yield Streak(shape.id, shape.title, rules, shape.restarts_after)


def _measures(building: _Building, streaks: tuple[Streak, ...], after: Scope) -> Iterator[Measure]:
    nodes = items_of(building.node.entries.get("measures"))
    for node, shape in zip(nodes, building.shape.measures, strict=True):
        question = building.question(find(node, ("question",)))
        if question is None:
            continue
        _applies(building, find(node, ("question",)), question)
        if shape.add is not None:
            building.written.known(find(node, ("add",)), [each.id for each in streaks], "streak")
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
        building.written.wrong(find(node, ("value",)).place, f"'{shape.value}' is no answer", _advice(value))
        value = None
    when = building.written.condition(find(node, ("when",)), after) if shape.when is not None else None
    return Measure(shape.question, shape.add, value, when)


def _watch(building: _Building, shape: WatchShape) -> Watch:
    node, scopes, written = building.at("watch"), building.scopes, building.written
    question = building.question(find(node, ("question",)))
    if question is not None and not _names_things(question):
        message = f"'{shape.question}' names nothing that could be watched"
        written.wrong(find(node, ("question",)).place, message, "name a question of type names")
    if question is not None:
        _applies(building, find(node, ("question",)), question)
    also = tuple(
        Watched(written.condition(find(each, ("when",)), scopes.asking), one.name, one.name)
        for each, one in zip(items_of(find(node, ("also",))) if shape.also else (), shape.also, strict=True)
    )
    ask = written.template(find(node, ("ask",)), scopes.sheet)
    return Watch(shape.question, shape.most, ask, shape.not_looked, shape.new, shape.offer_after, also)


def _applies(building: _Building, node: Node, question: Question) -> None:
    """Check that what check-ins look at again cannot be said not to apply: what is measured would contradict it."""
    if question.not_applicable != "no":
        message = f"check-ins look at '{question.id}', so it cannot be said not to apply"
        building.written.wrong(node.place, message, f"take `not_applicable` out of '{question.id}'")


def _names_things(question: Question) -> bool:
    def does(kind: Kind) -> bool:
        return isinstance(getattr(kind, "usual", kind), Names)

    return does(question.type.kind()) or any(does(each.question.type.kind()) for each in question.variants)


def _look_back(building: _Building, shape: LookBackShape) -> LookBack:
    node, written, scopes = building.at("look_back"), building.written, building.scopes
    if building.shape.watch is None:
        written.wrong(node.place, "there is nothing to look back at", "write `watch:` with the question that names it")
    taken = SHEET_WORDS - {SEEN}  # each prediction is looked back at by itself, so `seen` is free there
    asked = dict(_asked(building, find(node, ("questions",)), shape.questions, scopes.about_one_name(), taken))
    kinds: dict[str, Kind] = {id_: question.type.kind() for id_, question in asked.items()}
    result = _worded(building, find(node, ("result",)), scopes.check_in(kinds), RESULT_WORDS, "held")
    nodes = items_of(find(node, ("level",)))
    level = tuple(written.rule(each, scopes.results()) for each in nodes)
    _whole(building, nodes, level, "0.5 otherwise")
    if 1 not in {rule.result for rule in level}:
        written.wrong(nodes[0].place, "predictions can never give level 1", "write a rule that begins with 1")
    return LookBack(timedelta(days=shape.after_days), asked, result, level)


def _worded(building: _Building, node: Node, scope: Scope, words: frozenset[str], aim: str) -> tuple[Rule, ...]:
    """Read rules whose results are words, one of which all of it is for."""
    written, nodes = building.written, items_of(node)
    rules = tuple(written.rule(each, scope, words) for each in nodes)
    known = [(each, rule) for each, rule in zip(nodes, rules, strict=True) if rule is not UNREAD]
    for each, rule in known:
        if rule.result not in words:
            written.wrong(each.place, f"'{rule.result}' is none of the words here", meant(str(rule.result), words))
    _whole(building, nodes, rules, f"{min(words - {aim})} otherwise")
    if len(known) == len(nodes) and aim not in {rule.result for rule in rules}:
        written.wrong(nodes[0].place, f"nothing here ever gives '{aim}'", f"write a rule that begins with {aim}")
    return rules


def _whole(building: _Building, nodes: tuple[Node, ...], rules: tuple[Rule, ...], end: str) -> None:
    """Check that some rule always applies, and that none stands behind it."""
    reached(nodes, rules, building.written)
    if rules[-1].condition is not None and rules[-1] is not UNREAD:
        building.written.wrong(
            nodes[-1].place, "nothing follows when this last rule does not hold", f"end with a rule like `{end}`"
        )


def _remind(building: _Building, shape: RemindShape) -> Remind:
    if shape.end <= shape.start:
        where = building.at("remind")
        building.written.wrong(where.place, "reminders end before they begin", "let `end` be later than `start`")
    return Remind(
        timedelta(hours=shape.after_hours),
        frozenset(DAYS.index(day) for day in shape.days),
        time.fromisoformat(shape.start),
        time.fromisoformat(shape.end),
        tuple(sorted(shape.before_due, reverse=True)),
        shape.before_expiry,
    )


def _advice(wrong: Wrong) -> str:
    """Say what to write in the middle of a sentence."""
    return f"{wrong.message[0].lower()}{wrong.message[1:].removesuffix('.')}"


def _scalar(node: Node, key: str) -> Scalar | None:
    found = node.entries.get(key) if isinstance(node, Mapping) else None
    return found if isinstance(found, Scalar) else None
