"""The verb that lets one person try a flow in the terminal, as several people; the keyboard is all it needs."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import FlowArgument, flow_named

ENDS = ("quit", "exit", "q")


def try_flow(
    flow: FlowArgument,
    people: Annotated[
        str, typer.Option(help="Who takes part, by one word each with commas between; the first owns the check.")
    ] = "ana,ben,cem",
) -> None:
    """Try a flow in the terminal: answer as several people, let time pass, and keep what you did as a story."""
    from bot.slack.cards.as_text import said_on
    from bot.stories.session import Session

    names = tuple(dict.fromkeys(each.strip() for each in people.split(",")))
    if not all(name.isidentifier() for name in names):
        raise typer.BadParameter("write names of one word each, as in ana,ben,cem", param_hint="--people")
    session = Session(flow_named(flow), names, said_on, datetime.now(UTC).replace(second=0, microsecond=0))
    with suppress(ImportError):  # where there is one, it edits the line and remembers those before
        import readline  # noqa: F401
    for line in session.begin():
        typer.echo(line)
    while True:
        try:
            typed = input(f"{session.person}> ").strip()
        except (EOFError, KeyboardInterrupt):
            typer.echo("")
            return
        if typed in ENDS:
            return
        if typed.startswith("save ") or typed == "save":
            _save(typed.removeprefix("save").strip(), session.story())
            continue
        for line in session.take(typed):
            typer.echo(line)


def _save(name: str, story: str) -> None:
    if not name:
        typer.echo("  say where: save flows/stories/mine.yml")
        return
    try:
        with Path(name).open("x", encoding="utf-8") as file:
            file.write(story)
    except FileExistsError:
        typer.echo(f"  {name} is there already; name another file")
    except OSError as error:
        typer.echo(f"  {name} cannot be written: {error.strerror}")
    else:
        typer.echo(f"  {name} is written; add what must be so, with `expect …`, and run `ftready test {name}`")
