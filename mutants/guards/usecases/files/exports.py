"""The guards in `bot/usecases/files/exports.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_EXPORTS = ("tests/usecases/files/test_exports.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/usecases/files/exports.py",
        ("a file gives away what is hidden", " or is_hidden(assessment, asked[id_])", "", _EXPORTS),
        ("the name of a file is as long as its subject", "[:SUBJECT]", "", _EXPORTS),
    ),
)
