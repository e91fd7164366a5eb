"""The guards in `bot/usecases/files/answer_table.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_EXPORTS = ("tests/usecases/files/test_exports.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/usecases/files/answer_table.py",
        ("a cell is a formula", "if whole.startswith(_FORMULA) or", "if", _EXPORTS),
        (
            "a cell is a formula after a blank",
            ' or _AT_FIRST.sub("", whole, count=1).startswith(_FORMULA)',
            "",
            _EXPORTS,
        ),
        ("a formula begins a cell behind a semicolon", "re.compile(f'([;", "re.compile(f'x([;", _EXPORTS),
    ),
)
