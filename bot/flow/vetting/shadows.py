"""Conditions that could hold, and never decide: those before them hold wherever they do."""

from collections.abc import Sequence

from bot.flow.conditions import tree
from bot.flow.vetting.known import Facts
from bot.flow.vetting.outcomes import can
from bot.flow.vetting.ways import Patience


def is_shadowed(
    condition: tree.Expression, before: Sequence[tree.Expression], facts: Facts, patience: Patience
) -> bool:
    """Tell whether some condition before this one holds wherever it does."""
    left_over = tree.And((condition, *(tree.Not(each) for each in before)))
    return bool(before) and not can(left_over, facts, patience, holds=True)
