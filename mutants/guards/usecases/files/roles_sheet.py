"""The guards in `bot/usecases/files/roles_sheet.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_ROLES_SHEET = ("tests/usecases/files/test_roles_sheet.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/usecases/files/roles_sheet.py",
        ("a sheet takes anyone's answer for a role", "if person not in theirs:", "if False:", _ROLES_SHEET),
    ),
)
