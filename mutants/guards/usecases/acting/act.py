"""The guards in `bot/usecases/acting/act.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_CRASHING_UPGRADING = ("tests/usecases/test_crashing.py", "-k", "upgrading")
_REMOVING = ("tests/usecases/delivering/test_removing.py",)
_ACT = ("tests/usecases/acting/test_act.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/usecases/acting/act.py",
        (
            "a newer flow is pinned before it is kept",
            "    await ports.store.keep_flow(installation, offered.hash, ports.flows.bundle(offered.hash))\n",
            "",
            _CRASHING_UPGRADING,
        ),
        (
            "the trail of a deleted check stays while Slack refuses",
            "trail=() if assessment.is_deleted else trail,",
            "trail=trail,",
            _REMOVING,
        ),
        ("a stale commit is taken for done", "if ended is not Committed.STALE:", "if ended:", _ACT),
        ("the trail tells of words that never changed", ' if value != ""}', "}", _ACT),
        ("a repeat is told as new", "if ended is Committed.DUPLICATE:", "if not ended:", _ACT),
    ),
)
