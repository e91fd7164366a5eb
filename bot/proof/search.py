"""Looking for sheets on which something holds: found, impossible, or not to be told; what is found the engine has seen.

A sheet that the engine decides otherwise than the solver said is no finding: it is ruled out, and the search goes on.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import z3

from bot.proof.ground import Ground
from bot.proof.sheets import AnySheet
from bot.proof.solver import Formula, is_true, model_of, new_solver, number_in
from bot.proof.witness import Chosen, Decided, decided, not_as_said, written

TRIES = 20
"""Sheets that may turn out otherwise than the solver said before a search is given up."""

Confirm = Callable[[Sequence[Decided]], bool]


class UndecidedError(Exception):
    """Neither found nor shown to be impossible: it hangs on what the proof leaves open."""


class Search:
    """Sheets that could be any, one or several side by side, and what else is true of them."""

    def __init__(self, ground: Ground, sheets: Sequence[AnySheet], today: date, *true: Formula) -> None:
        self._ground, self._sheets, self._today = ground, sheets, today
        self._known = z3.Bool("only standings with answers that lead to them")
        self._solver = new_solver()
        for sheet in sheets:
            self._solver.add(*sheet.constraints)
            self._solver.add(z3.Implies(self._known, z3.And(sheet.with_its_witnesses)))
        self._solver.add(*true)

    def find(self, query: Formula, confirm: Confirm) -> tuple[Decided, ...] | None:
        """Find sheets on which a query holds, or None when there are none. Raises UndecidedError."""
        self._solver.push()
        try:
            self._solver.add(query)
            for _ in range(TRIES):
                model = model_of(self._solver, self._known)
                if model is None:
                    break
                found = self._confirmed(model, confirm)
                if found:
                    return found
            if model_of(self._solver) is None:
                return None
        finally:
            self._solver.pop()
        raise UndecidedError

    def _confirmed(self, model: Any, confirm: Confirm) -> tuple[Decided, ...] | None:
        """Let the engine decide the sheets of a model; rule out what it decides otherwise."""
        chosen = [self._chosen(sheet, model) for sheet in self._sheets]
        found = tuple(self._decided(sheet, each, model) for sheet, each in zip(self._sheets, chosen, strict=True))
        wrong = [
            (sheet, each[id_], id_)
            for sheet, each, found_ in zip(self._sheets, chosen, found, strict=True)
            for id_ in not_as_said(self._ground, found_.sheet, each)
        ]
        if wrong:
            for sheet, each, id_ in wrong:
                self._rule_out(sheet.said(each.word), sheet.picks[id_][each.facts])
            return None
        if confirm(found):
            return found
        side_by_side = zip(self._sheets, chosen, strict=True)
        self._rule_out(*(sheet.picks[id_][each.facts] for sheet, of in side_by_side for id_, each in of.items()))
        return None

    def _rule_out(self, *together: Formula) -> None:
        self._solver.add(z3.Implies(self._known, z3.Not(z3.And(together))))

    def _chosen(self, sheet: AnySheet, model: Any) -> dict[str, Chosen]:
        found = {}
        for id_, words in self._ground.standings.items():
            facts = next(facts for facts, pick in sheet.picks[id_].items() if is_true(model, pick))
            word = next(word for word in words if is_true(model, sheet.said(word)))
            found[id_] = Chosen(word, facts, words[word][facts])
        return found

    def _decided(self, sheet: AnySheet, chosen: dict[str, Chosen], model: Any) -> Decided:
        counted = self._ground.hinges.ranges_of_others
        respondents = int(number_in(model, sheet.respondents)) if counted else None
        return decided(self._ground.flow, written(self._ground, chosen, self._today, respondents), self._today)
