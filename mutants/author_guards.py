"""The guards of what authors are told: one cure for one mistake, yes in every spelling, and lines for answer sheets."""

from mutants.guard import Guard

_BROKEN = ("tests/flow/test_broken_flows.py",)
_SPELT = ("tests/questions/test_spelling.py",)
_BRANCHING = "bot/flow/check_branching.py"

AUTHOR_GUARDS = (
    Guard("a bad when gets two cures", _BRANCHING, "if unread and not wrong:", "if unread:", _BROKEN),
    Guard(
        "rules below one that always holds are told too",
        "bot/flow/vetting/constants.py",
        "if alone != ALWAYS:",
        "if True:",
        _BROKEN,
    ),
    Guard(
        "a word that may mean two options means one", "bot/questions/spelling.py", "len(alike) == 1", "alike", _SPELT
    ),
    Guard("a number keeps its comma", "bot/flow/slips.py", "if meant is None or (whole", "if True or (whole", _BROKEN),
    Guard(
        "mistakes in a sheet have no order",
        "bot/cli/sheets.py",
        "ordered = sorted(found, key=lambda each: each[0] or ())",
        "ordered = found",
        ("tests/cli/test_cli_verdict.py",),
    ),
)
