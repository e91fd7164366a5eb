"""What would change a verdict: single questions one step away, else one other thing, else how many at least.

Never says more than it has tried. It rests on better levels not being worse, which is what a flow's verdicts promise.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from bot.engine.asked.asking import resting_questions
from bot.engine.weighed.ranking import ranked
from bot.engine.weighed.sheet import Sheet
from bot.engine.weighed.standing import Standing
from bot.engine.weighed.verdict import Outcome, rule_that_holds
from bot.flow.conditions import QUANTIFIERS, Condition
from bot.flow.model.flow import Flow
from bot.flow.model.loop import asked_for
from bot.flow.model.question import Question
from bot.questions.choice import Choice

MOST = 3
"""How many flips, or turns, a summary names at most."""
ENOUGH = 1000
"""More people than any flow waits for."""
_UNTRIED = frozenset({*QUANTIFIERS, "respondents"})
"""What conditions can speak of and no change tried here touches: what single answers say, and how many people spoke."""


@dataclass(frozen=True)
class Flip:
    """One question whose next level would change the verdict, and who could check it."""

    question: str
    short: str
    level: float
    to: float
    verdict: str
    who: tuple[str, ...]


@dataclass(frozen=True)
class Turn:
    """One thing other than a next level that would better the verdict, and who could see to it."""

    question: str
    short: str
    how: Literal["level", "split", "people", "option"]
    """Its level by more than one step; its split settled or over; one person more; another option of the owner's."""
    level: float
    to: float
    """The level it takes, or has then."""
    verdict: str
    who: tuple[str, ...]
    said: str | None = None
    """The option that stands now."""
    other: str | None = None
    """An option that would do."""
    again: tuple[str, ...] = ()
    """Short names of the questions that are asked again then."""


@dataclass(frozen=True)
class Things:
    """No single thing betters the verdict: how many must change at least, and some that would do together."""

    least: int
    together: tuple[tuple[str, str], ...]
    """Question and its short name. None of them can be left out."""
    verdict: str


@dataclass(frozen=True)
class Ways:
    """What would change a verdict: the flips; where there is none the turns; where there is none either the things."""

    flips: tuple[Flip, ...] = ()
    turns: tuple[Turn, ...] = ()
    things: Things | None = None


def ways(sheet: Sheet, outcome: Outcome) -> Ways:
    """Find what would change the verdict of a sheet."""
    flipped = _flips(sheet, outcome.verdict)
    if flipped or outcome.verdict not in sheet.flow.order[:-1]:
        return Ways(flipped)
    trying = _Trying(sheet, outcome.verdict)
    turned = tuple(trying.turns())
    return Ways(turns=turned[:MOST]) if turned else Ways(things=trying.things())


def attainable(question: Question) -> tuple[float, ...]:
    """List the levels a question can have, lowest first: those its rules give, and 0."""
    results = [rule.result for rule in question.level]
    if isinstance(question.together, tuple):
        results += [rule.result for rule in question.together]
    return tuple(sorted({0.0} | {float(each) for each in results if not isinstance(each, str)}))


def _flips(sheet: Sheet, verdict: str) -> tuple[Flip, ...]:
    """Find the single questions whose next level changes the verdict: one down from the best verdict, else one up.

    The shortest step comes first, and among equals the order of gaps.
    """
    best = sheet.flow.order[-1]
    found: list[Flip] = []
    for standing in ranked(sheet):
        question, level = standing.question, standing.level
        to = _next_level(question, level, up=verdict != best) if level is not None else None
        if level is None or to is None:
            continue
        other = rule_that_holds(sheet.with_level(question.id, to)).verdict
        if other != verdict:
            found.append(Flip(question.id, question.short, level, to, other, _who(sheet, standing)))
    found.sort(key=lambda flip: abs(flip.to - flip.level))
    return tuple(found[:MOST])


def _next_level(question: Question, level: float, *, up: bool) -> float | None:
    levels = attainable(question)
    if up:
        return next((each for each in levels if each > level), None)
    return next((each for each in reversed(levels) if each < level), None)


def _levels_of_one_answer(question: Question) -> list[float]:
    """List the levels a single value can have, lowest first."""
    return sorted({0.0, *(float(rule.result) for rule in question.level if not isinstance(rule.result, str))})


def _who(sheet: Sheet, standing: Standing) -> tuple[str, ...]:
    """Name who could check a question: all who answered it, or the owner, who alone answers what an owner is asked."""
    if standing.question.asked_of == "owner":
        return (sheet.owner,)
    return standing.answered_by or (sheet.owner,)


class _Trying:
    """Tries out what changes would better a verdict, one thing or several; one outside the order is no better."""

    def __init__(self, sheet: Sheet, verdict: str) -> None:
        self._sheet = sheet
        order = sheet.flow.order
        self._better = order[order.index(verdict) + 1 :]
        self._ranked = ranked(sheet)
        self._counted = _counted(sheet.flow)
        self._options = {id_: _other_options(sheet, question) for id_, question in sheet.flow.questions.items()}

    def turns(self) -> Iterator[Turn]:
        """Find the single things besides a next level that would do, the smallest of each question."""
        for standing in self._ranked:
            tried = ((turn, self._verdict(as_if)) for turn, as_if in self._alone(standing))
            turn = next((replace(turn, verdict=verdict) for turn, verdict in tried if verdict), None)
            if turn is not None:
                yield turn

    def things(self) -> Things | None:
        """Tell how many things must change at least, for no single one does; None where that cannot be told."""
        # What is said not to apply could be answered after all, which none of these changes is.
        if not _is_told_by_levels(self._sheet.flow) or not all(each.applies for each in self._sheet.standings.values()):
            return None
        picked = dict(self._best_options())
        # Trying is picking among the same few standings over and over.
        best = {id(as_if): _all_best(as_if) for as_if in (self._sheet, *picked.values())}
        moves = [
            standing.question.id
            for standing in self._ranked
            if _is_below_best(standing) or standing.question.id in self._counted or standing.question.id in picked
        ]

        def verdict_with(moved: Collection[str]) -> str | None:
            as_if = next((sheet for id_, sheet in picked.items() if id_ in moved), self._sheet)
            return self._verdict(as_if.with_standings({id_: best[id(as_if)][id_] for id_ in moved}))

        verdict, needed = verdict_with(moves), list(moves)
        if verdict is None:
            return None
        for id_ in reversed(moves):
            without = [each for each in needed if each != id_]
            found = verdict_with(without)
            if found is not None:
                verdict, needed = found, without
        together = tuple((id_, self._sheet.standings[id_].question.short) for id_ in needed)
        return Things(max(2, _apart(moves, needed, verdict_with)), together, verdict)

    def _verdict(self, as_if: Sheet) -> str | None:
        """Give the verdict of another sheet where it is better than the one of this."""
        other = rule_that_holds(as_if).verdict
        return other if other in self._better else None

    def _alone(self, standing: Standing) -> Iterator[tuple[Turn, Sheet]]:
        """Give every single thing that can change about a question, with the sheet as it were then."""
        sheet, question, level = self._sheet, standing.question, standing.level or 0.0
        turn = Turn(question.id, question.short, "level", level, level, "", _who(sheet, standing))
        if standing.split:
            for to in _levels_of_one_answer(question):
                if to >= level:
                    agreed = replace(standing, split=False, level=to)
                    yield replace(turn, how="split", to=to), sheet.with_standings({question.id: agreed})
        else:
            for to in attainable(question):
                if to > level:
                    yield replace(turn, to=to), sheet.with_level(question.id, to)
        if asked_for(question.id) in self._counted:
            more = replace(standing, people=standing.people + 1)
            yield replace(turn, how="people"), sheet.with_standings({question.id: more})
        said = question.type.say(standing.value) if standing.value is not None else None
        again = tuple(each.short for each in resting_questions(sheet.flow, question.id))
        for other, as_if in self._options[question.id]:
            to = as_if.levels[question.id] or 0.0
            yield replace(turn, how="option", to=to, said=said, other=other, again=again), as_if

    def _best_options(self) -> Iterator[tuple[str, Sheet]]:
        """Give a question of the owner with the sheet as it were with the option that fails fewest gates, if fewer."""

        def failed(as_if: Sheet) -> int:
            return len(as_if.with_standings(_all_best(as_if)).failed_gates)

        for id_, options in self._options.items():
            best = min((as_if for _, as_if in options), key=failed, default=self._sheet)
            if options and failed(best) < failed(self._sheet):
                yield id_, best


def _apart(
    moves: Collection[str], needed: Collection[str], verdict_with: Callable[[Collection[str]], str | None]
) -> int:
    """Count groups of questions with none in common, from each of which one must change whatever else does.

    So many things must change at least. Each group is a question that is needed, with what would do in its place.
    """
    others = [id_ for id_ in moves if id_ not in needed]
    count = 0
    for one in needed:
        moved = [id_ for id_ in moves if id_ != one and id_ not in others]
        if verdict_with(moved) is not None:
            continue
        for other in tuple(others):
            if verdict_with([*moved, other]) is None:
                moved.append(other)
            else:
                others.remove(other)
        count += 1
    return count


def _other_options(sheet: Sheet, question: Question) -> list[tuple[str, Sheet]]:
    """List the options its owner could pick instead, the best first, with the sheet as it were then."""
    if question.asked_of != "owner" or not isinstance(question.type, Choice) or not sheet.standings[question.id].stands:
        return []
    now = sheet.standings[question.id].value
    as_if = [
        (option.text, other)
        for id_, option in question.type.options.items()
        if id_ != now and (other := sheet.with_option(question.id, id_)) is not None
    ]
    return sorted(as_if, key=lambda each: (len(each[1].failed_gates), -(each[1].levels[question.id] or 0.0)))


def _is_below_best(standing: Standing) -> bool:
    return standing.split or (standing.level or 0.0) < attainable(standing.question)[-1]


def _all_best(sheet: Sheet) -> dict[str, Standing]:
    """Give every standing of a sheet as good as it can be."""
    return {
        id_: replace(standing, level=attainable(standing.question)[-1], split=False, people=standing.people + ENOUGH)
        for id_, standing in sheet.standings.items()
        if standing.stands
    }


def _is_told_by_levels(flow: Flow) -> bool:
    """Whether verdicts in the order hang on levels, splits, people and one option alone, which is all that is tried."""
    if flow.branching or flow.loops:  # another word of the owner's may do what none of these does: take a question away
        return False
    named = {each for condition in _ordered_conditions(flow) for each in condition.names_used()}
    owners = {name for kind, name in named if kind == "name" and name in flow.questions}
    options_alone = all(isinstance(flow.questions[name].type, Choice) for name in owners)
    return options_alone and len(owners) <= 1 and not any(kind in _UNTRIED or name in _UNTRIED for kind, name in named)


def _counted(flow: Flow) -> frozenset[str]:
    """List the questions of which it matters how many answered."""
    named = (each for condition in _ordered_conditions(flow) for each in condition.names_used())
    return frozenset(name for kind, name in named if kind in {"people", "answered"})


def _ordered_conditions(flow: Flow) -> Iterator[Condition]:
    """Give every condition that a verdict in the order can hang on."""
    yield from (gate.fails for gate in flow.gates)
    for rule in flow.rules:
        if rule.verdict in flow.order:
            yield from (rule.when,) if rule.when is not None else ()
            yield from (need.when for need in rule.needs)
    for called in flow.calls:
        yield from (each for way in called.ways for each in way.holds)
