"""So many answers in each cell: what holds of them all, and how they lie, however many people there are."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

import z3

from bot.flow.conditions import tree
from bot.proof.cells import Asked, Cell, Wanted
from bot.proof.formulas import InexpressibleError, LeftOut, Share
from bot.proof.solver import YES, Formula, Term, real
from bot.proof.symbols import Quantity, Symbol

MANY_PEOPLE = 1e9
"""More than will ever answer a question."""


class Counts:
    """So many answers in each cell, and in which of them the owner's is."""

    def __init__(self, cells: Sequence[Cell], counts: Sequence[Term], owners: Sequence[Formula]) -> None:
        self.cells, self.counts, self.owners = cells, counts, owners
        self.all = self.where(lambda _: True)

    def where(self, wanted: Callable[[Cell], bool]) -> Term:
        """Count the answers in some cells."""
        counted = (count for cell, count in zip(self.cells, self.counts, strict=True) if wanted(cell))
        return z3.Sum([*counted, z3.IntVal(0)])

    def asked(self, quantifier: str, place: int) -> Formula | Share:
        """Tell of how many something holds that is asked of one answer, by its place there."""
        some = self.where(lambda cell: cell.holds[place])
        match quantifier:
            case "every":
                return z3.And(self.all > 0, some == self.all)
            case "owner":
                pairs = zip(self.cells, self.owners, strict=True)
                return z3.Or([owners for cell, owners in pairs if cell.holds[place]])
            case "share":
                return Share(some, self.all)
            case _:
                return some > 0

    def at_place(self, reached: Callable[[Term], Formula]) -> Term:
        """Give the lowest level for which enough answers are at it or below."""
        levels = sorted({cell.level for cell in self.cells})
        found: Term = real(levels[-1] if levels else 0)
        for level in reversed(levels[:-1]):
            found = z3.If(reached(self._up_to(level)), real(level), found)
        return found

    def _up_to(self, level: Fraction) -> Term:
        return self.where(lambda cell: cell.level <= level)

    @property
    def lowest(self) -> Term:
        """The lowest level of any answer."""
        return self.at_place(lambda up_to: up_to > 0)

    @property
    def median(self) -> Term:
        """The lower median of the levels."""
        return self.at_place(lambda up_to: 2 * up_to >= self.all)

    @property
    def highest(self) -> Term:
        """The highest level of any answer."""
        return self.at_place(lambda up_to: up_to == self.all)


class Spread:
    """The surroundings of a condition about all answers to one question."""

    def __init__(
        self,
        asked: Asked,
        word: Sequence[tuple[tree.Expression, bool]],
        counts: Counts,
        names: Mapping[str, Quantity],
        left_out: LeftOut,
    ) -> None:
        self._asked, self._counts, self._names, self._left_out = asked, counts, names, left_out
        self._word = tuple(word)

    def whole(self, node: tree.Expression, /) -> Formula | None:
        """Take the owner's word for what it decides."""
        known = dict(self._word).get(node)
        return None if known is None else z3.BoolVal(known)

    def symbol(self, name: str, /) -> Symbol:
        """Tell how the answers lie."""
        found = self._names.get(name)
        if found is None:
            raise InexpressibleError(f"answers are compared with another, to `{name}`")
        return Symbol(found.given, number=Quantity(found.term, YES, found.size))

    def call(self, name: str, argument: str, /) -> Quantity | Formula:
        """Know nothing outside of the answers."""
        raise InexpressibleError(f"`{name}({argument})` is compared with a part of the answers")

    def each(self, node: tree.Each, /) -> Formula | Share:
        """Tell of how many answers something holds."""
        wanted: Wanted = (node.condition, self._word)
        return self._counts.asked(node.quantifier, self._asked.of_one_answer[wanted])

    def open(self, node: tree.Expression, why: str, /) -> Formula:
        """Leave it open, and say so."""
        return self._left_out.either_way(f"question {self._asked.question.id}", node, why)


def names_of(counts: Counts, smallest: Quantity | None, largest: Quantity | None) -> Mapping[str, Quantity]:
    """Name how answers lie the way `together` and `split` do."""
    found = {
        "lowest": Quantity(counts.lowest, YES, 1),
        "median": Quantity(counts.median, YES, 1),
        "highest": Quantity(counts.highest, YES, 1),
        "people": Quantity(z3.ToReal(counts.all), YES, MANY_PEOPLE),
    }
    if smallest is not None and largest is not None:
        found |= {"smallest": smallest, "largest": largest}
    return found
