"""The verb that puts all checks of a workspace together, or of every workspace there is."""

from typing import Annotated

import typer

from bot.cli.options import one_of
from bot.cli.portfolio_reports import PORTFOLIO_REPORTS

InstallationOption = Annotated[str, typer.Option(help="The workspace it is about; all there are, where none is named.")]
ReportOption = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="|".join(PORTFOLIO_REPORTS),
        callback=one_of(PORTFOLIO_REPORTS),
        help="For people, for programs, or for spreadsheets.",
    ),
]


def report(installation: InstallationOption = "", fmt: ReportOption = "text") -> None:
    """Put all checks together: verdicts, the commonest gaps, the weakest sections, what is stuck or has expired."""
    import asyncio

    from bot.kept import read_portfolios
    from bot.settings import load_kept

    typer.echo(PORTFOLIO_REPORTS[fmt](asyncio.run(read_portfolios(load_kept(), installation))), nl=False)
