"""Named points at which a test may kill the process, to prove that whatever dies there leaves nothing wrong behind.

Off, which is always but in such a test, a point is one look at a global that is None.
"""

from collections.abc import Callable

POINTS = (
    "before_commit",
    "after_commit",
    "after_wake",
    "before_post",
    "after_post",
    "after_receipt",
    "before_update",
    "after_update",
    "before_delivered",
    "after_delivered",
    "before_nudge",
    "after_nudge",
    "before_desk",
)

_kill: Callable[[str], None] | None = None


def crash_here(point: str) -> None:
    """Die here if a test asked for it."""
    if _kill is not None:
        _kill(point)


def arm(kill: Callable[[str], None] | None) -> None:
    """Let `kill` be called with the name of every point that is passed; None disarms."""
    global _kill  # noqa: PLW0603 - one switch for one process, set at its start by the assembly
    _kill = kill
