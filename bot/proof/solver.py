"""The solver as the proof asks it: for a model, for that of the fewest people, and for what a term is in a model.

It is never believed where it gives up: then nothing at all is claimed.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import z3

from bot.proof.time_left import SolverGaveUpError, seconds_for_one

Formula = Any
"""Something that holds or does not, to the solver, which brings no types of its own."""
Term = Any
"""A number, to the solver."""

NO, YES = z3.BoolVal(False), z3.BoolVal(True)  # noqa: FBT003 # the solver's two constants


def new_solver() -> Any:
    """Make a solver that knows nothing yet."""
    return z3.Solver()


def model_of(solver: Any, *under: Formula) -> Any:
    """Give a model in which everything the solver was told holds, and this too; None where there is none.

    Raises SolverGaveUpError where it cannot be told in the time there is.
    """
    seconds = seconds_for_one()
    if seconds is not None:
        solver.set("timeout", max(1, int(seconds * 1000)))
    answer = solver.check(*under)
    if answer == z3.unknown:
        raise SolverGaveUpError
    return solver.model() if answer == z3.sat else None


def at_most_one(of: Sequence[Formula]) -> Formula:
    """Say that no two of these hold."""
    return z3.PbLe([(each, 1) for each in of], 1) if of else YES


def real(value: Fraction | float) -> Term:
    """Write a number as the solver does."""
    exact = Fraction(value)
    return z3.RealVal(f"{exact.numerator}/{exact.denominator}")


def value_of(term: Term) -> Fraction | None:
    """Give the number a term always is, where it is always the same."""
    simple = z3.simplify(term)
    return Fraction(simple.as_fraction()) if z3.is_rational_value(simple) else None


def is_true(model: Any, formula: Formula) -> bool:
    """Tell whether something holds in a model."""
    return bool(z3.is_true(model.eval(formula, model_completion=True)))


def fraction_in(model: Any, term: Term) -> Fraction:
    """Give the number a term is in a model."""
    found = model.eval(term, model_completion=True)
    return Fraction(found.as_fraction()) if z3.is_rational_value(found) else Fraction(found.as_long())


def number_in(model: Any, term: Term) -> int | float:
    """Give the number a term is in a model, as an answer sheet writes it."""
    exact = fraction_in(model, term)
    return int(exact) if exact.denominator == 1 else float(exact)
