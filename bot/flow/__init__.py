"""What a flow file means: read with positions, checked whole, and given as one frozen model.

Nothing here opens a file, asks the clock or knows a question of any flow. Read in this order: `model` (what comes out),
`tree` (the text with its places), `shapes` (which keys stand where), `written` (a file being read), `building`,
`checks`, `vetting`, `across`. The rooms know one another in one order only, which .importlinter has.
"""

from bot.flow.across import Built, Outline, across, unlinked
from bot.flow.building.flow import build
from bot.flow.guidance import guidance_file
from bot.flow.model.flow import Flow
from bot.flow.problems import Problem, in_order

__all__ = ["Built", "Flow", "Outline", "Problem", "across", "build", "guidance_file", "in_order", "unlinked"]
