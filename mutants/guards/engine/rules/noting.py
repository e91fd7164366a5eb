"""The guards in `bot/engine/rules/noting.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_FOLLOW_UP_SCHEDULE = alone("tests/engine/after_verdict/test_follow_up_schedule.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/rules/noting.py",
        (
            "an answer ends the owner's pause",
            "if assessment.paused is None or assessment.paused.by is not None:",
            "if assessment.paused is None:",
            _FOLLOW_UP_SCHEDULE,
        ),
    ),
)
