"""How much of a flow its stories touch: each question, option, gate, rule, gap and warning, with its line."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from bot.engine.asked.branching import Answers, as_asked, asked_now, owners_values
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.follow_up import CheckIn
from bot.engine.weighed.sheet import Sheet
from bot.engine.weighed.sheet_env import SheetEnv
from bot.engine.weighed.summary import is_gap
from bot.engine.weighed.verdict import rule_that_holds
from bot.flow.model import Flow
from bot.flow.model_loop import asked_for
from bot.flow.model_question import Question
from bot.flow.nodes import Mapping as MappingNode
from bot.flow.nodes import Node, Scalar, Sequence
from bot.flow.places import Place
from bot.questions import Value

OPTION_LATER = "option of the look-back"
OPTIONS = ("options", "or")
ADVICE = frozenset({"do", "done"})
Touched = tuple[str, ...]
"""A kind of part, and its ids: `("option", "motive", "0", "form")`, where 1 would be its first other wording."""


@dataclass(frozen=True)
class Part:
    """One part of a flow file that a story can touch."""

    key: Touched
    line: int
    file: str = ""
    """The file of the fragment it stands in, where it stands in one."""
    borrowed: tuple[Touched, ...] = ()
    """The same part as other wordings of its question have it that write none of their own."""

    @classmethod
    def at(cls, key: Touched, place: Place, borrowed: Iterable[Touched] = ()) -> Self:
        """Name a part with its place."""
        return cls(key, place.line, place.file, tuple(borrowed))

    def is_in(self, touched: Collection[Touched]) -> bool:
        """Whether it was touched, itself or where another wording borrows it."""
        return self.key in touched or any(each in touched for each in self.borrowed)

    @property
    def name(self) -> str:
        """Name it the way people do."""
        kind, id_, *of = self.key
        wording = "" if not of or of[0] == "0" else f" (instead {of[0]})"
        match kind, of:
            case "wording", _:
                return f"question {id_}{wording}"
            case "advice", [_, option]:
                return f"what to do after option {option} of {id_}{wording}"
            case _, [_, option]:
                return f"option {option} of {id_}{kind.removeprefix('option')}{wording}"
            case _:
                return f"{kind} {id_}{wording}"


@dataclass
class Coverage:
    """What was touched of each flow, by its hash."""

    touched: dict[str, set[Touched]] = field(default_factory=dict)
    _sheet: Sheet | None = None
    """The sheet that was looked at last: most of what people do lays out no other one."""

    def look_at(self, flow: Flow, before: Assessment | None, check: Assessment, sheet: Callable[[], Sheet]) -> None:
        """Take note of what has come to a check; its sheet is laid out only where something rests on it."""
        found = self.touched.setdefault(flow.hash, set())
        had = before.answers if before else {}
        new = {id_: given for id_, given in check.answers.items() if given is not had.get(id_)}
        found.update(("question", asked_for(id_)) for id_ in new)
        found.update(
            ("question", asked_for(id_)) for id_ in asked_now(flow, check) if _asked_after_all(flow, check, id_)
        )
        found.update(_picked(flow, check, new))
        found.update(("not_applicable", id_) for id_ in new if _is_aside(check, id_))
        found.update(("not_applicable", id_) for id_, word in check.settled.items() if word.value is None)
        if check.closed is not None:
            self._look_at_sheet(flow, sheet())
            for check_in in check.check_ins:
                found.update(("question", id_) for id_ in check_in.answers)
                found.update(_in_the_week(flow, check_in))

    def _look_at_sheet(self, flow: Flow, sheet: Sheet) -> None:
        if sheet is self._sheet:
            return
        self._sheet = sheet
        found = self.touched[flow.hash]
        found.update(("gate", gate.id) for gate in sheet.failed_gates)
        decides, env = rule_that_holds(sheet), SheetEnv(sheet)
        found |= {("rule", decides.id), ("verdict", decides.verdict)}
        found.update(_left_to_do(sheet))
        found.update(("contradiction", each.id) for each in flow.contradictions if each.when.holds(env))
        found.update(("warning", each.id) for each in flow.warnings if each.when.holds(env))


def _asked_after_all(flow: Flow, check: Assessment, question: str) -> bool:
    """Whether a question that not everyone gets is asked here."""
    return question in flow.branching and flow.questions[question].section in check.opened


def _is_aside(check: Assessment, question: str) -> bool:
    """Whether somebody says that a question does not apply."""
    return any(each.passed == "not_applicable" for each in check.answers[question].values())


def _picked(flow: Flow, check: Assessment, new: Answers) -> Iterator[Touched]:
    """Name the wordings people answered, and the options they picked in them."""
    owners = owners_values(flow, check.owner, check.answers) if new else {}
    for id_, given in new.items():
        question = flow.question(id_)
        if question is None:
            continue
        wording = _wording(question, owners)
        yield ("wording", asked_for(id_), wording)
        yield from (("option", asked_for(id_), wording, pick) for answer in given.values() for pick in _picks(answer))


def _wording(question: Question, owners: Mapping[str, Value]) -> str:
    """Give the number of the wording a question is asked in: 0 is its own, 1 its first other one."""
    asked = as_asked(question, owners)
    variants = (each.question for each in question.variants)
    return str(next((at for at, each in enumerate(variants, 1) if each is asked), 0))


def _picks(answer: Answer) -> Iterable[str]:
    value = answer.value
    return value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()


def _left_to_do(sheet: Sheet) -> Iterator[Touched]:
    """Name the gaps there are, each in the wording of its question, and the options that say what to do."""
    for standing in sheet.standings.values():
        if not is_gap(standing):
            continue
        id_ = asked_for(standing.question.id)
        wording = _wording(sheet.flow.questions[standing.question.id], sheet.owners)
        yield ("gap", id_, wording)
        if isinstance(standing.value, str):
            yield ("advice", id_, wording, standing.value)


def _in_the_week(flow: Flow, check_in: CheckIn) -> Iterator[Touched]:
    """Name what was answered in a check-in: its own questions, and those of the look-back."""
    plan = flow.check_in
    for id_ in plan.questions if plan else ():
        given = check_in.answers.get(id_, {})
        yield from (("option", id_, "0", pick) for answer in given.values() for pick in _picks(answer))
    for look in check_in.looks.values():
        for id_, given in look.items():
            yield ("question of the look-back", id_)
            yield from ((OPTION_LATER, id_, "0", pick) for answer in given.values() for pick in _picks(answer))


def parts_of(tree: MappingNode) -> tuple[Part, ...]:
    """List the parts of a flow file that a story can touch, in the order of the file."""
    found = list(_parts(tree))
    return tuple(sorted(found, key=lambda part: (part.file, part.line)))


def _parts(tree: MappingNode) -> Iterator[Part]:
    for section in _items(tree, "sections"):
        for question in _items(section, "questions"):
            yield from _of_question(question)
    for kind, key in (
        ("gate", "gates"),
        ("rule", "rules"),
        ("warning", "warnings"),
        ("contradiction", "contradictions"),
    ):
        for node in _items(tree, key):
            yield Part.at((kind, _id(node)), node.place)
    verdicts = tree.entries.get("verdicts")
    if isinstance(verdicts, MappingNode):
        for id_, verdict in verdicts.entries.items():
            yield Part.at(("verdict", id_), verdicts.keys[id_].place)
            for asked in _items(verdict, "ask"):
                yield from _asked_after(asked, "question", "option")
    check_in = tree.entries.get("check_in")
    for question in _items(check_in, "questions"):
        yield from _asked_after(question, "question", "option")
    for question in _items(_entry(check_in, "look_back"), "questions"):
        yield from _asked_after(question, "question of the look-back", OPTION_LATER)


def _asked_after(question: MappingNode, kind: str, option: str) -> Iterator[Part]:
    """List the parts of a question that has no level."""
    id_ = _id(question)
    yield Part.at((kind, id_), question.place)
    yield from (Part.at((option, id_, "0", each.text), each.place) for each in _options(question))


def _of_question(question: MappingNode) -> Iterator[Part]:
    id_ = _id(question)
    yield Part.at(("question", id_), question.place)
    aside = question.entries.get("not_applicable")
    if aside is not None and getattr(aside, "text", "no") != "no":
        yield Part.at(("not_applicable", id_), question.keys["not_applicable"].place)
    wordings = [(str(at), each) for at, each in enumerate((question, *_items(question, "instead")))]
    for at, wording in wordings:
        if at != "0":
            yield Part.at(("wording", id_, at), wording.place)
        if gap := wording.keys.get("gap"):
            alike = _borrowing(wordings, at, "gap")
            yield Part.at(("gap", id_, at), gap.place, (("gap", id_, each) for each in alike))
        alike = _borrowing(wordings, at, *OPTIONS)
        for option in _options(wording):
            others = (("option", id_, each, option.text) for each in alike)
            yield Part.at(("option", id_, at, option.text), option.place, others)
        for option in _advised(wording):
            others = (("advice", id_, each, option.text) for each in alike)
            yield Part.at(("advice", id_, at, option.text), option.place, others)


def _borrowing(wordings: Iterable[tuple[str, MappingNode]], at: str, *keys: str) -> list[str]:
    """List the other wordings that have none of these keys, and so what the question itself says."""
    return [] if at != "0" else [other for other, each in wordings if not each.entries.keys() & {*keys}]


def _options(wording: MappingNode) -> Iterator[Scalar]:
    for key in OPTIONS:
        options = wording.entries.get(key)
        yield from options.keys.values() if isinstance(options, MappingNode) else ()


def _advised(wording: MappingNode) -> Iterator[Scalar]:
    """List the options that say themselves what is to be done."""
    for key in OPTIONS:
        options = wording.entries.get(key)
        for name, each in options.entries.items() if isinstance(options, MappingNode) else ():
            if isinstance(options, MappingNode) and isinstance(each, MappingNode) and each.entries.keys() & ADVICE:
                yield options.keys[name]


def _entry(node: Node | None, key: str) -> Node | None:
    return node.entries.get(key) if isinstance(node, MappingNode) else None


def _items(node: Node | None, key: str) -> Iterator[MappingNode]:
    below = _entry(node, key)
    if isinstance(below, Sequence):
        yield from (each for each in below.items if isinstance(each, MappingNode))


def _id(node: MappingNode) -> str:
    written = node.entries.get("id")
    return getattr(written, "text", "")
