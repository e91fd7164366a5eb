"""What a flow file means: read with positions, checked whole, and given as one frozen model.

Nothing here opens a file, asks the clock or knows a question of any flow. Read in this order: `model` (what comes out),
`nodes` (the YAML tree), `shape` (which keys stand where), `scopes` (what conditions may speak of), `build`,
`check`, `across`.
"""

from bot.flow.across import Built, Outline, across, unlinked
from bot.flow.build import build, guidance_file
from bot.flow.model import Flow
from bot.flow.problems import Problem, in_order

__all__ = ["Built", "Flow", "Outline", "Problem", "across", "build", "guidance_file", "in_order", "unlinked"]
