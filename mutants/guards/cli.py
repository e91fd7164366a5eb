"""The guards in `bot/cli`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_CLI_OUTPUT = ("tests/cli/test_cli_output.py",)
_CLI_VERDICT = ("tests/cli/test_cli_verdict.py",)
_CLI_REPORT = ("tests/cli/test_cli_report.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/cli/__init__.py",
        ("full output ends in a traceback", "with output_told():", "if True:", _CLI_OUTPUT),
    ),
    *in_file(
        "bot/cli/answers.py",
        (
            "a mistake moves the terminal",
            "typer.echo(plainly(line), err=True)",
            "typer.echo(line, err=True)",
            _CLI_VERDICT,
        ),
    ),
    *in_file(
        "bot/cli/portfolio_reports.py",
        ("the report lets a title move the cursor", 'f"{plainly(line)}\\n"', 'f"{line}\\n"', _CLI_REPORT),
    ),
    *in_file(
        "bot/cli/sheets.py",
        (
            "mistakes in a sheet have no order",
            "ordered = sorted(found, key=lambda each: each[0] or ())",
            "ordered = found",
            _CLI_VERDICT,
        ),
        ("of two keys the last is taken", "if key in found:", "if False:", _CLI_VERDICT),
        ("half of a character is one", 'if "\\\\u" in text:', "if False:", _CLI_VERDICT),
    ),
)
