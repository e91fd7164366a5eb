"""The verb that proves a flow: what can happen in it, and whether it keeps what it promises."""

import json
from datetime import UTC, datetime
from typing import Annotated

import typer

from bot.cli.options import FlowArgument, Format, FormatOption, flow_named
from bot.proof import SECONDS, ProofError, prove


def paths(
    flow: FlowArgument,
    fmt: FormatOption = Format.TEXT,
    at_most: Annotated[
        int, typer.Option(metavar="SECONDS", help="How long it may take; what is unproved then is listed.", min=1)
    ] = SECONDS,
) -> None:
    """Prove what can happen in a flow, and whether it keeps what it promises, over all sheets of answers."""
    loaded = flow_named(flow)
    try:
        report = prove(loaded, datetime.now(UTC).date(), at_most)
    except ProofError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error
    from bot.proof.wording import as_data, in_words

    lines = [json.dumps(as_data(report), ensure_ascii=False)] if fmt is Format.JSON else in_words(report)
    for line in lines:
        typer.echo(line)
    raise typer.Exit(1 if not report.is_good else 2 if report.gave_up else 0)
