"""The guards in `bot/usecases/files/portfolio_table.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_CLI_REPORT = ("tests/cli/test_cli_report.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/usecases/files/portfolio_table.py",
        ("a cell of the report is a formula", "defused(str(cell))", "str(cell)", _CLI_REPORT),
    ),
)
