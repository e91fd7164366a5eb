"""The guards in `bot/engine/rules/asked_no_more.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_ENGINE_OUTSIDERS = ("tests/engine/rules/test_engine_outsiders.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/rules/asked_no_more.py",
        (
            "a role stays with who may answer no more",
            "role: staying(people, leaving)",
            "role: people",
            _ENGINE_OUTSIDERS,
        ),
    ),
)
