"""Whether a flow keeps its promises: proved on every sheet, or refuted by sheets the engine has decided."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

import z3

from bot.flow.conditions import Condition, exact
from bot.flow.model.loop import asked_for
from bot.flow.model.property import Move, Property, Way
from bot.proof.ground import Ground
from bot.proof.report import Against, Fall, OneSheet, Promise, Reached, Standing, State
from bot.proof.search import Search, UndecidedError
from bot.proof.sheets import AnySheet
from bot.proof.solver import Formula
from bot.proof.time_left import SolverGaveUpError, seconds_for_one
from bot.proof.witness import Decided

Proof = tuple[State, Against | None, tuple[str, ...]]
"""Whether a promise is kept, what refutes it, and the questions the solver gave up on."""


class Promises:
    """The properties of one flow, to be proved one by one."""

    def __init__(self, ground: Ground, any_sheet: AnySheet, search: Search, today: date) -> None:
        self._ground, self._any, self._search, self._today = ground, any_sheet, search, today

    def proved(self, found: Property, reached: Sequence[Reached]) -> Promise:
        """Prove or refute one; what is reached has been looked for before."""
        if found.always is not None:
            proof = self._always(found.always)
        elif found.reached:
            proof = _all_reached(found.reached, reached)
        else:
            proof = self._never_lowers(found.never_lowers)
        return Promise(found.id, found.say, *proof)

    def _always(self, condition: Condition) -> Proof:
        try:
            found = self._search.find(
                z3.Not(self._any.holds(condition)), lambda sheets: not sheets[0].fulfils(condition)
            )
        except UndecidedError:
            return "undecided", None, ()
        except SolverGaveUpError:
            return "unproved", None, ()
        return ("proved", None, ()) if found is None else ("refuted", Against(tuple(map(_one_sheet, found))), ())

    def _never_lowers(self, moves: Sequence[Move]) -> Proof:
        """Move one question after the other, and look for a sheet whose verdict falls by it."""
        undecided, unproved = False, list[str]()
        for id_ in self._ground.flow.questions:
            ways = {move.way for move in moves if move.question in {None, id_}}
            if not ways:
                continue
            try:
                seconds_for_one()  # a second sheet takes long to write, too
                found = self._falls_by(id_, ways)
            except UndecidedError:
                undecided = True
                continue
            except SolverGaveUpError:
                unproved.append(asked_for(id_))
                continue
            if found is not None:
                before, after = (_standing(each, id_) for each in found)
                return "refuted", Against(tuple(map(_one_sheet, found)), Fall(id_, before, after)), ()
        state: State = "unproved" if unproved else "undecided" if undecided else "proved"
        return state, None, tuple(dict.fromkeys(unproved))

    def _falls_by(self, question: str, ways: set[Way]) -> Sequence[Decided] | None:
        before, order = self._any, self._ground.flow.order
        after = AnySheet(self._ground, f"after {question}", like=before, moved=question)
        kept, better = zip(*_coordinates(before, after, question, ways, self._ground), strict=True)
        search = Search(self._ground, (before, after), self._today, *kept, z3.Or(better))
        worse = [
            z3.And(before.verdicts[high], after.verdicts[low])
            for place, high in enumerate(order)
            for low in order[:place]
        ]

        def is_lower(sheets: Sequence[Decided]) -> bool:
            ranks = [order.index(each.outcome.verdict) for each in sheets if each.outcome.verdict in order]
            return len(ranks) == len(sheets) and ranks[1] < ranks[0]

        return search.find(z3.Or(worse), is_lower)


def _coordinates(
    before: AnySheet, after: AnySheet, question: str, ways: set[Way], ground: Ground
) -> Iterator[tuple[Formula, Formula]]:
    """Say of each way to get better how far the question may move in it, and when it has got better in it."""
    never = z3.BoolVal(False)  # noqa: FBT003 # the solver's own
    # What does not apply is neither better nor worse than what does.
    yield after.stands(question) == before.stands(question), never
    was, now = before.level(question), after.level(question)
    yield (now >= was, now > was) if "level" in ways else (now == was, never)
    was, now = before.split(question), after.split(question)
    yield (z3.Implies(now, was), z3.And(was, z3.Not(now))) if "split" in ways else (now == was, never)
    if ground.hinges.ranges[question] or ground.hinges.ranges_of_others:
        was, now = before.spoke(question), after.spoke(question)
        # Where nobody had answered, someone has to before anything can get better.
        yield (now >= was, now > was) if "people" in ways else (z3.Or(now == was, was == 0), never)
    if ground.hinges.ranges_of_others:
        yield _respondents(before, after, question)


def _respondents(before: AnySheet, after: AnySheet, question: str) -> tuple[Formula, Formula]:
    """Let no more people turn up, and none go, than the question gains."""
    was, now = before.respondents, after.respondents
    gained = after.spoke(question) - before.spoke(question)
    return z3.And(now >= was, now <= was + gained), z3.BoolVal(False)  # noqa: FBT003 # the solver's own


def _all_reached(verdicts: Sequence[str], reached: Sequence[Reached]) -> Proof:
    states: Mapping[str, str] = {each.id: each.state for each in reached if each.kind == "verdict"}
    never = tuple(name for name in verdicts if states[name] == "never")
    if never:
        return "refuted", Against(never=never), ()
    open_: Sequence[State] = ("unproved", "undecided")
    return next((state for state in open_ if any(states[name] == state for name in verdicts)), "proved"), None, ()


def _one_sheet(decided: Decided) -> OneSheet:
    outcome = decided.outcome
    return OneSheet(decided.plain, outcome.verdict, outcome.rule, outcome.headline)


def _standing(decided: Decided, question: str) -> Standing:
    found = decided.sheet.standing(question)
    return Standing(Fraction(exact.exact(found.level) or 0), found.split, found.people)
