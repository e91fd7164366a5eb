"""How much of a flow its stories touch: what is noted of a check each time something has come to it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bot.engine.asked.branching import Answers, as_asked, asked_now, owners_values
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment, Settlement
from bot.engine.saved.follow_up import CheckIn
from bot.engine.weighed.called import way_of
from bot.engine.weighed.sheet import Sheet
from bot.engine.weighed.sheet_env import SheetEnv
from bot.engine.weighed.summary import contradictions, is_gap
from bot.engine.weighed.verdict import rule_that_holds
from bot.flow.model.call import Called
from bot.flow.model.flow import Flow
from bot.flow.model.loop import asked_for
from bot.flow.model.question import Question
from bot.questions import Value
from bot.stories.parts import OPTION_LATER, Touched

OF_CALLED = "of what is called"
"""What stands before a rule or a verdict of a flow that is called: its caller has others."""
_CALLERS_OWN = frozenset({"rule", "verdict"})
"""What a flow that is called does not bring into its caller."""


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
        settled = before.settled if before else {}
        decided = {id_: word for id_, word in check.settled.items() if word is not settled.get(id_)}
        found.update(_picked(flow, check, new, decided))
        found.update(("not_applicable", id_) for id_ in new if _is_aside(check, id_))
        found.update(("not_applicable", id_) for id_, word in check.settled.items() if word.value is None)
        if check.closed is None and any(
            ("contradiction", each.id) not in found and not {*new, *decided}.isdisjoint(each.between)
            for each in flow.contradictions
        ):
            found.update(("contradiction", each.id) for each in contradictions(sheet()))
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
        for called in flow.calls:
            if way := way_of(sheet, called):
                found |= {
                    (OF_CALLED, "rule", f"{called.id}_{way.rule}"),
                    (OF_CALLED, "verdict", f"{called.id}_{way.verdict}"),
                }
        found.update(_left_to_do(sheet))
        found.update(("contradiction", each.id) for each in flow.contradictions if each.when.holds(env))
        found.update(("warning", each.id) for each in flow.warnings if each.when.holds(env))


def lent(touched: Iterable[Touched], called: Called) -> Iterator[Touched]:
    """Name what was touched of a flow that is called, by the ids it has there itself.

    What it asks, what blocks in it and what its own rules came to is played by its caller's stories as by its own.
    """
    inside = f"{called.id}_"
    for key in touched:
        kind, id_, *more = key[1:] if key[0] == OF_CALLED else key
        if id_.startswith(inside) and (key[0] == OF_CALLED or kind not in _CALLERS_OWN):
            yield (kind, id_.removeprefix(inside), *more)


def _asked_after_all(flow: Flow, check: Assessment, question: str) -> bool:
    """Whether a question that not everyone gets is asked here."""
    return question in flow.branching and flow.questions[question].section in check.opened


def _is_aside(check: Assessment, question: str) -> bool:
    """Whether somebody says that a question does not apply."""
    return any(each.passed == "not_applicable" for each in check.answers[question].values())


def _picked(flow: Flow, check: Assessment, new: Answers, decided: Mapping[str, Settlement]) -> Iterator[Touched]:
    """Name the wordings people answered, and the options they picked in them, or the owner to settle a split."""
    owners = owners_values(flow, check.owner, check.answers) if new or decided else {}
    for id_, word in decided.items():
        wording = _wording(flow.questions[id_], owners)
        yield from (("option", asked_for(id_), wording, pick) for pick in _picks(word))
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


def _picks(answer: Answer | Settlement) -> Iterable[str]:
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
