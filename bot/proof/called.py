"""What a flow that is called comes to on a sheet that could be any, as `bot.engine.weighed.called` means it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import z3

from bot.flow.model.call import Called
from bot.proof.formulas import InexpressibleError
from bot.proof.solver import NO, YES, Formula
from bot.proof.symbols import Quantity, Symbol

if TYPE_CHECKING:
    from bot.proof.sheets import AnySheet


class Calls:
    """The flows that are called on one sheet."""

    def __init__(self, sheet: "AnySheet") -> None:
        self._sheet = sheet
        self._verdicts: dict[str, Mapping[str, Formula]] = {}

    def returned(self, name: str, called: Called) -> Quantity | Symbol:
        """Give what a caller may ask of a flow it calls."""
        sheet = self._sheet
        match name:
            case "verdict":
                return Symbol(self._asks(called), words=self._verdicts_of(called))
            case "lowest_section":
                return sheet.lowest(called.sections)
            case "open_splits":
                there = (id_ for id_, each in sheet.flow.questions.items() if each.section in called.sections)
                return _count([sheet.split(id_) for id_ in there])
            case "failed_gates":
                return _count([sheet.fails(gate) for gate in sheet.flow.gates if gate.id in called.gates])
            case "respondents":
                raise InexpressibleError("the people who answered one part of a flow are not counted")
            case _:
                return Symbol(YES)

    def _asks(self, called: Called) -> Formula:
        """Tell whether anything of it is asked; silence is level 0 by now, so that it comes to something."""
        sheet = self._sheet
        return z3.Or([sheet.asked(id_) for section in called.sections for id_ in sheet.sections[section]])

    def _verdicts_of(self, called: Called) -> Mapping[str, Formula]:
        if called.id not in self._verdicts:
            found: dict[str, Formula] = dict.fromkeys(called.verdicts, NO)
            before: Formula = NO
            for way in called.ways:
                here = z3.And([self._sheet.holds(condition) for condition in way.holds])
                found[way.verdict] = z3.Or(found[way.verdict], z3.And(here, z3.Not(before)))
                before = z3.Or(before, here)
            self._verdicts[called.id] = found
        return self._verdicts[called.id]


def _count(formulas: Sequence[Formula]) -> Quantity:
    there = z3.Sum([z3.IntVal(0), *(z3.If(each, 1, 0) for each in formulas)])
    return Quantity(z3.ToReal(there), YES, len(formulas))
