"""The verb that compares two flow files; what counts as a change is decided in `bot.flow.differing.difference`."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import Format, FormatOption, flow_named

if TYPE_CHECKING:
    from bot.flow.differing.difference import Change

OldArgument = Annotated[str, typer.Argument(metavar="OLD", help="The flow as it was: a file, or a name.")]
NewArgument = Annotated[str, typer.Argument(metavar="NEW", help="The flow as it is to be: a file, or a name.")]


def diff(old: OldArgument, new: NewArgument, fmt: FormatOption = Format.TEXT) -> None:
    """Compare two flows by their ids: what is new, changed and dropped, and which answers would still hold."""
    from bot.flow.differing.difference import difference

    changes = difference(flow_named(old), flow_named(new))
    if fmt is Format.JSON:
        typer.echo(json.dumps([asdict(each) for each in changes], ensure_ascii=False))
        return
    kept = sum(each.kind == "kept" for each in changes if each.part == "question")
    typer.echo("1 question is kept as it is" if kept == 1 else f"{kept} questions are kept as they are")
    for each in changes:
        if each.kind != "kept":
            typer.echo(_line(each))
            for detail in each.details:
                typer.echo(f"    {detail}")


def _line(change: "Change") -> str:
    what = f": {', '.join(change.what)}" if change.what else ""
    anew = " (asked anew)" if change.asked_anew else ""
    return f"  {change.kind} {change.part} {change.id}{what}{anew}"
