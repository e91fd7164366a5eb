"""What can happen in a flow, proved over all sheets of answers; for whoever writes a flow, and never while one runs.

The only part that knows the solver, which is loaded when someone asks for a proof and not before.
"""

import importlib
from datetime import date
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.flow.model.flow import Flow
    from bot.proof.report import Report

SOLVER = "z3"
SECONDS = 300
"""How long a proof may take where nobody says."""


class ProofError(Exception):
    """Why nothing could be proved, in one sentence."""


def prove(flow: "Flow", today: date, seconds: int = SECONDS) -> "Report":
    """Prove all there is to prove about a flow in so many seconds; the sheets found on the way are of that day.

    Raises ProofError.
    """
    if find_spec(SOLVER) is None:
        raise ProofError(
            f"A proof needs the solver {SOLVER}, which is not installed; "
            "`pip install 'ftready[authoring]'` brings it, and `make setup` does too."
        )
    try:
        importlib.import_module(SOLVER).Solver()
    except Exception as error:  # whatever is raised by a solver that is not whole
        raise ProofError(
            f"A proof needs the solver {SOLVER}, which is installed and does not start ({error}); "
            "`pip install --force-reinstall z3-solver` brings it anew."
        ) from error
    from bot.proof.paths import paths

    return paths(flow, today, seconds)
