"""The standings one question can have on a sheet that could be any, of which one is the one: it decides nothing.

What is told of a question is made once and asked for often, by every condition and by every sheet that shares it.
"""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property

import z3

from bot.proof.solver import Formula, Term, real
from bot.proof.standings import Facts


class Picks(Mapping[Facts, Formula]):
    """Standing → whether it is the one."""

    def __init__(self, picks: Mapping[Facts, Formula]) -> None:
        self._picks = picks

    def __getitem__(self, facts: Facts) -> Formula:
        return self._picks[facts]

    def __iter__(self) -> Iterator[Facts]:
        return iter(self._picks)

    def __len__(self) -> int:
        return len(self._picks)

    def whether(self, what: Callable[[Facts], bool]) -> Formula:
        """Tell whether the one is such a standing."""
        return z3.Or([pick for facts, pick in self._picks.items() if what(facts)])

    @cached_property
    def split(self) -> Formula:
        """Tell whether the question is split."""
        return self.whether(lambda facts: facts.split)

    @cached_property
    def asked(self) -> Formula:
        """Tell whether it is asked."""
        return self.whether(lambda facts: facts.asked)

    @cached_property
    def stands(self) -> Formula:
        """Tell whether it is asked and applies."""
        return self.whether(lambda facts: facts.stands)

    @cached_property
    def owner_said(self) -> Formula:
        """Tell whether the owner said something to it."""
        return self.whether(lambda facts: facts.owner)

    @cached_property
    def level(self) -> Term:
        """Give its level."""
        return self._chosen(lambda facts: facts.level)

    @cached_property
    def rounded(self) -> Term:
        """Give its level as sections take it, which tell no finer parts of one apart."""
        return self._chosen(lambda facts: facts.level.limit_denominator(FINEST))

    def _chosen(self, level: Callable[[Facts], Fraction]) -> Term:
        *others, last = self._picks
        found: Term = real(level(last))
        for facts in reversed(others):
            found = z3.If(self._picks[facts], real(level(facts)), found)
        return found


FINEST = 1000
"""Into how many parts of one the engine tells the values of sections apart."""
