"""The verb that proves a flow: what can happen in it, and whether it keeps what it promises."""

import json
from datetime import UTC, datetime

import typer

from bot.cli.options import FlowArgument, Format, FormatOption, flow_named


def paths(flow: FlowArgument, fmt: FormatOption = Format.TEXT) -> None:
    """Prove what can happen in a flow, and whether it keeps what it promises, over all sheets of answers."""
    from bot.proof import ProofError, prove

    loaded = flow_named(flow)
    try:
        report = prove(loaded, datetime.now(UTC).date())
    except ProofError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error
    from bot.proof.wording import as_data, in_words

    lines = [json.dumps(as_data(report), ensure_ascii=False)] if fmt is Format.JSON else in_words(report)
    for line in lines:
        typer.echo(line)
    raise typer.Exit(not report.is_good)
