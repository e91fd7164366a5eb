"""How often Python's collector looks for what nothing leads to any more; it never turns it off."""

import gc

COLLECT_AFTER = (10_000, 20, 20)
"""New objects until the collector looks at the young, and how many such looks until it looks at the older."""


def collect_less() -> None:
    """Spare the collector what has been made so far, which stays, and let it look less often; a look stops all else."""
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)


def collect_no_more() -> None:
    """Spare a process that ends the last look: all it holds is given back with it."""
    gc.freeze()
