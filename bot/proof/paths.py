"""The proof of a flow's paths: what can happen in it, and whether it keeps its promises, over all sheets of answers.

Read in this order: `items` (what is asked item by item), `hinges` (what verdicts hinge on), `symbols`, `formulas` and
`cells` (one answer), `counting` and `standings` (all answers to a question), `ground` (all questions), `sheets` (all of
a flow), `witness` and `search` (what the engine has seen), `reach` and `promises` (what is proved), `report` and
`wording` (what is said of it).
"""

from dataclasses import replace
from datetime import date

from bot.flow.model.flow import Flow
from bot.proof import SECONDS, ProofError
from bot.proof.check_ins import not_covered
from bot.proof.ground import ground_of
from bot.proof.items import in_slots
from bot.proof.promises import Promises
from bot.proof.reach import reach
from bot.proof.report import Report
from bot.proof.search import Search
from bot.proof.sheets import AnySheet
from bot.proof.time_left import SolverGaveUpError, at_most
from bot.proof.wording import longer


def paths(flow: Flow, today: date, seconds: int = SECONDS) -> Report:
    """Prove all there is to prove about a flow in so many seconds; sheets found on the way are of that day."""
    with at_most(seconds):
        try:
            return replace(_paths(flow, today), seconds=seconds)
        except SolverGaveUpError:  # all else goes on without what the solver gave up on
            raise ProofError(
                "The solver gave up before anything was proved, on what people can answer: a proof may take "
                f"{seconds} seconds, a fifth of them for one question; {longer(seconds)}."
            ) from None


def _paths(flow: Flow, today: date) -> Report:
    flow, bounds = in_slots(flow)
    ground = ground_of(flow)
    any_sheet = AnySheet(ground, "sheet")
    search = Search(ground, (any_sheet,), today)
    reached = reach(ground, any_sheet, search)
    if bounds:  # more items than are looked at may reach what these do not
        reached = tuple(replace(each, state="undecided") if each.state == "never" else each for each in reached)
    promises = Promises(ground, any_sheet, search, today)
    proved = tuple(promises.proved(each, reached) for each in flow.properties)
    return Report(flow.id, flow.hash, reached, proved, (*bounds, *ground.left_out.said, *not_covered(ground)))
