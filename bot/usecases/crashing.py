"""Named points at which a test may kill the process, to prove that whatever dies there leaves nothing wrong behind.

Off, which is always but in such a test, a point is one look at a global that is None.
"""

from collections.abc import Callable

OF_ANSWERS = (
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
)
"""Passed whenever someone answers."""
OF_NUDGES = ("before_nudge", "after_nudge", "before_desk")
"""Passed when someone is reminded."""
OF_HOMES = ("before_home", "after_home")
"""Passed when somebody's Home is published."""
OF_TROUBLE = (
    "before_delete",
    "after_delete",
    "root_forgotten",
    "root_missing",
    "to_be_shown_again",
    "root_frozen",
    "before_held_up",
    "half_held_up",
    "after_held_up",
    "before_taken_up",
    "after_taken_up",
    "team_asked",
    "newer_flow_kept",
    "receipts_moved",
    "check_moved",
)
"""Passed when a card goes, a thread is begun anew, Slack refuses to show a check, a team is asked, a channel moves."""
OF_DELETING = ("before_last_line", "after_last_line", "before_forgotten", "after_forgotten")
"""Passed when all of a check goes that its owner deleted."""
OF_FORGETTING = ("person_out_of_check", "before_person_gone", "after_person_gone")
"""Passed when a person is forgotten."""
POINTS = (*OF_ANSWERS, *OF_NUDGES, *OF_HOMES, *OF_TROUBLE, *OF_DELETING, *OF_FORGETTING)

_kill: Callable[[str], None] | None = None


def crash_here(point: str) -> None:
    """Die here if a test asked for it."""
    if _kill is not None:
        _kill(point)


def arm(kill: Callable[[str], None] | None) -> None:
    """Let `kill` be called with the name of every point that is passed; None disarms."""
    global _kill  # noqa: PLW0603 - one switch for one process, set at its start by the assembly
    _kill = kill
