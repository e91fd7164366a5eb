"""The guards in `bot/usecases/files/sheet_of.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_SHEET_OF = alone("tests/usecases/files/test_sheet_of.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/usecases/files/sheet_of.py",
        (
            "who answered with the word skip has skipped",
            "if isinstance(value, str) and value in {*PASSED, NOT_APPLICABLE}:",
            "if False:",
            _SHEET_OF,
        ),
    ),
)
