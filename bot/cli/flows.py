"""The verbs about flows as files: whether they are right, and what they ask."""

import json
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import FlowArgument, Format, FormatOption, flow_named, flows_folder


def check(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Flow files; all of FTREADY_FLOWS when none is given.")
    ] = None,
    fmt: FormatOption = Format.TEXT,
) -> None:
    """Check flow files: all problems at once, each with its place and what to write."""
    from bot.flows_folder import check_files, flow_files

    checked = files or flow_files(flows_folder())
    problems = check_files(checked)
    if fmt is Format.JSON:
        typer.echo(json.dumps([vars(problem) for problem in problems], default=str))
    else:
        for problem in problems:
            typer.echo(str(problem))
        if not problems:
            typer.echo(f"{len(checked)} flow{'s' * (len(checked) != 1)} checked, no problems")
    raise typer.Exit(bool(problems))


def questions(flow: FlowArgument, fmt: FormatOption = Format.TEXT) -> None:
    """List what a flow asks: ids, types, options, who answers."""
    from bot.usecases.offline import list_questions

    listed = list_questions(flow_named(flow))
    if fmt is Format.JSON:
        typer.echo(json.dumps(listed, ensure_ascii=False))
        return
    for each in listed:
        options = f" ({' / '.join(each['options'])})" if each["options"] else ""
        typer.echo(f"{each['number']:>3}  {each['id']}: {each['type']}{options}, {each['asked_of']}")
        typer.echo(f"     {each['ask']}")


def schema() -> None:
    """Print the JSON Schema of flow files, for editors that complete and explain what one types."""
    from bot.flow.schema import flow_schema

    typer.echo(json.dumps(flow_schema(), ensure_ascii=False, indent=1))
