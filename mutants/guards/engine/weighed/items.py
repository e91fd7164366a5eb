"""The guards in `bot/engine/weighed/items.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_ENGINE_LOOPS = ("tests/engine/asked/test_engine_loops.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/weighed/items.py",
        (
            "a list counts although an item has no level",
            "levels[place] if len(levels) == len(asked) else None",
            "levels[place] if levels else None",
            _ENGINE_LOOPS,
        ),
        ("the median of two is the higher", "(len(levels) - 1) // 2", "len(levels) // 2", _ENGINE_LOOPS),
    ),
)
