"""The guards in `bot/engine/weighed/looked_back.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_FOLLOW_UP_PREDICTIONS = alone("tests/engine/weighed/test_follow_up_predictions.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/weighed/looked_back.py",
        (
            "a result outlives what everybody says since",
            ".stands or _overruled_on(sheet, level):",
            ".stands:",
            _FOLLOW_UP_PREDICTIONS,
        ),
    ),
)
