"""The guards in `bot/engine/weighed/turning.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_READINESS_SUMMARY = alone("tests/flows/test_readiness_summary.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/weighed/turning.py",
        (
            "flips in any order",
            "found.sort(key=lambda flip: abs(flip.to - flip.level))",
            "found.sort(key=str)",
            _READINESS_SUMMARY,
        ),
        ("a fourth flip", "MOST = 3", "MOST = 4", _READINESS_SUMMARY),
        ("a third of the flips", "MOST = 3", "MOST = 2", _READINESS_SUMMARY),
        ("READY steps up too", "up=verdict != best", "up=True", _READINESS_SUMMARY),
        (
            "only who counts could check",
            "return standing.answered_by or",
            "return tuple(person for person, _ in standing.counting) or",
            _READINESS_SUMMARY,
        ),
        (
            "things are told though one would do",
            "return Ways(turns=turned[:MOST]) if turned else",
            "return",
            _READINESS_SUMMARY,
        ),
        (
            "more things are needed than are",
            "            if found is not None:\n",
            "            if found is None:\n",
            _READINESS_SUMMARY,
        ),
    ),
)
