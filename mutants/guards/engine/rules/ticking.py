"""The guards in `bot/engine/rules/ticking.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_ENGINE_CLOSING = alone("tests/engine/rules/test_engine_closing.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/rules/ticking.py",
        ("time never closes", "if closing and closing <= now:", "if False:", _ENGINE_CLOSING),
    ),
)
