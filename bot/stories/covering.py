"""How much of a flow its stories touch: each question, option, gate, rule, gap and warning, with its line."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Self

from bot.engine.assessment import Assessment
from bot.engine.branching import Answers, as_asked, asked_now, owners_values
from bot.engine.sheet import Sheet
from bot.engine.sheet_env import SheetEnv
from bot.engine.summary import contradictions, gaps
from bot.engine.verdict import decide
from bot.flow.model import Flow
from bot.flow.model_loop import asked_for
from bot.flow.nodes import Mapping, Node, Sequence
from bot.flow.places import Place

Touched = tuple[str, ...]
"""A kind of part, and its ids: `("option", "motive", "0", "form")`, where 1 would be its first other wording."""


@dataclass(frozen=True)
class Part:
    """One part of a flow file that a story can touch."""

    key: Touched
    line: int
    file: str = ""
    """The file of the fragment it stands in, where it stands in one."""

    @classmethod
    def at(cls, key: Touched, place: Place) -> Self:
        """Name a part with its place."""
        return cls(key, place.line, place.file)

    @property
    def name(self) -> str:
        """Name it the way people do."""
        kind, *ids = self.key
        if kind == "option":
            question, variant, option = ids
            return f"option {option} of {question}{'' if variant == '0' else f' (instead {variant})'}"
        return f"{kind} {' '.join(ids)}"


@dataclass
class Coverage:
    """What was touched of each flow, by its hash."""

    touched: dict[str, set[Touched]] = field(default_factory=dict)

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
            self._look_at_sheet(flow, check, sheet())

    def _look_at_sheet(self, flow: Flow, check: Assessment, sheet: Sheet) -> None:
        found = self.touched[flow.hash]
        found.update(("gate", gate.id) for gate in sheet.failed_gates)
        outcome = decide(sheet)
        found |= {("rule", outcome.rule), ("verdict", outcome.verdict)}
        found.update(("gap", asked_for(gap.question)) for gap in gaps(sheet))
        found.update(("contradiction", each.id) for each in contradictions(sheet))
        env = SheetEnv(sheet)
        found.update(("warning", each.id) for each in flow.warnings if each.when.holds(env))
        for check_in in check.check_ins:
            found.update(("question", id_) for id_ in check_in.answers)
            found.update(("question of the look-back", id_) for look in check_in.looks.values() for id_ in look)


def _asked_after_all(flow: Flow, check: Assessment, question: str) -> bool:
    """Whether a question that not everyone gets is asked here."""
    return question in flow.branching and flow.questions[question].section in check.opened


def _is_aside(check: Assessment, question: str) -> bool:
    """Whether somebody says that a question does not apply."""
    return any(each.passed == "not_applicable" for each in check.answers[question].values())


def _picked(flow: Flow, check: Assessment, new: Answers) -> Iterator[Touched]:
    """Name the options people picked, in the wording they were asked in."""
    owners = owners_values(flow, check.owner, check.answers) if new else {}
    for id_, given in new.items():
        question = flow.questions.get(id_)
        if question is None:
            continue
        asked = as_asked(question, owners)
        variants = (question, *(each.question for each in question.variants))
        # A wording without options of its own is asked with those of the question.
        which = [at for at, each in enumerate(variants) if each is asked or each.type == asked.type]
        for answer in given.values():
            value = answer.value
            picks = value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
            yield from (("option", asked_for(id_), str(at), pick) for pick in picks for at in which)


def parts_of(tree: Mapping) -> tuple[Part, ...]:
    """List the parts of a flow file that a story can touch, in the order of the file."""
    found = list(_parts(tree))
    return tuple(sorted(found, key=lambda part: (part.file, part.line)))


def _parts(tree: Mapping) -> Iterator[Part]:
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
    if isinstance(verdicts, Mapping):
        for id_, verdict in verdicts.entries.items():
            yield Part.at(("verdict", id_), verdicts.keys[id_].place)
            for asked in _items(verdict, "ask"):
                yield Part.at(("question", _id(asked)), asked.place)
    check_in = tree.entries.get("check_in")
    for question in _items(check_in, "questions"):
        yield Part.at(("question", _id(question)), question.place)
    for question in _items(_entry(check_in, "look_back"), "questions"):
        yield Part.at(("question of the look-back", _id(question)), question.place)


def _of_question(question: Mapping) -> Iterator[Part]:
    id_ = _id(question)
    yield Part.at(("question", id_), question.place)
    aside = question.entries.get("not_applicable")
    if aside is not None and getattr(aside, "text", "no") != "no":
        yield Part.at(("not_applicable", id_), question.keys["not_applicable"].place)
    if gap := question.keys.get("gap"):
        yield Part.at(("gap", id_), gap.place)
    for at, wording in enumerate((question, *_items(question, "instead"))):
        for key in ("options", "or"):
            options = wording.entries.get(key)
            if isinstance(options, Mapping):
                for option, scalar in options.keys.items():
                    yield Part.at(("option", id_, str(at), option), scalar.place)


def _entry(node: Node | None, key: str) -> Node | None:
    return node.entries.get(key) if isinstance(node, Mapping) else None


def _items(node: Node | None, key: str) -> Iterator[Mapping]:
    below = _entry(node, key)
    if isinstance(below, Sequence):
        yield from (each for each in below.items if isinstance(each, Mapping))


def _id(node: Mapping) -> str:
    written = node.entries.get("id")
    return getattr(written, "text", "")
