"""The verbs about answers: what a sheet of them comes to, and why a check went as it did."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from bot.cli.options import FlowArgument, Format, FormatOption, flow_named, one_of
from bot.cli.printing import plainly

AssessmentArgument = Annotated[str, typer.Argument(help="The id of a check; My answers on its root card shows it.")]
InstallationOption = Annotated[str, typer.Option(help="The workspace it belongs to; the only one there is, if so.")]


EXPORTS = ("json", "md", "csv")
"""The forms in which a check can be taken along: an answer sheet, the memo of its decision, a table of its answers."""
ExportOption = Annotated[
    str,
    typer.Option("--format", metavar="|".join(EXPORTS), callback=one_of(EXPORTS), help="A sheet, a memo, or a table."),
]


def verdict(
    flow: FlowArgument,
    answers: Annotated[list[str], typer.Argument(help="Answer files in YAML or JSON; - reads JSON lines.")],
    fmt: FormatOption = Format.TEXT,
) -> None:
    """Decide answer sheets offline; the same sheet and the same flow give the same verdict."""
    from bot.cli.deciding import Deciding, decide_all

    failed = False
    for each in decide_all(Deciding(flow_named(flow), datetime.now(UTC).date(), fmt), answers):
        for line in each.told:
            typer.echo(plainly(line), err=True)
        typer.echo(each.printed)
        failed |= bool(each.told)
    raise typer.Exit(failed)


def why(
    assessment: AssessmentArgument,
    installation: InstallationOption = "",
) -> None:
    """Read back what happened to an assessment, and why what followed followed."""
    import asyncio

    from bot.kept import read_trail
    from bot.settings import load_kept

    told = asyncio.run(read_trail(load_kept(), installation, assessment))
    if not told:
        raise not_here(assessment)
    for line in told:
        typer.echo(line)


def export(
    assessment: AssessmentArgument,
    installation: InstallationOption = "",
    fmt: ExportOption = "json",
) -> None:
    """Print an assessment: as an answer sheet that `ftready verdict` decides again, as a memo, or as a table."""
    import asyncio

    from bot.engine.decision import Refused
    from bot.kept import read_export
    from bot.settings import load_kept

    written = asyncio.run(read_export(load_kept(), installation, assessment, fmt))
    if written is None:
        raise not_here(assessment)
    if isinstance(written, Refused):
        typer.echo(written.because, err=True)
        raise typer.Exit(1)
    typer.echo(written, nl=False)


def not_here(assessment: str) -> typer.Exit:
    """Say that there is no such assessment, and end with 1."""
    typer.echo(f"There is no assessment {assessment} here; My answers on its root card shows the id.", err=True)
    return typer.Exit(1)
