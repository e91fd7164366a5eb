"""The verb that lets one person try a flow in the terminal, as several people; the keyboard is all it needs."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import FlowArgument, flow_named
from bot.cli.printing import in_short

ENDS = ("quit", "exit", "q")
UNSAVED = "  what you did is not saved: `save mine.yml` keeps it as a story, `quit` again drops it"


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
    saved, warned = "", False
    while True:
        try:
            typed = input(f"{session.person}> ").strip()
        except (EOFError, KeyboardInterrupt):
            typer.echo("")
            typed = ENDS[0]
        if typed in ENDS:
            if warned or not session.has_more_than(saved):
                return
            typer.echo(UNSAVED)
            warned = True
            continue
        warned = False
        if typed.startswith("save ") or typed == "save":
            saved = _save(typed.removeprefix("save").strip(), session.story()) or saved
            continue
        for line in session.take(typed):
            typer.echo(line)


def _save(name: str, story: str) -> str:
    """Write a story where nothing is yet, and give it back if it is written."""
    if not name:
        typer.echo("  say where: save flows/stories/mine.yml")
        return ""
    from bot.folders.files import IS_THERE, write_new

    why, shown = write_new(Path(name), story), in_short(name)
    if why is None:
        typer.echo(f"  {shown} is written; add what must be so, with `expect …`, and run `ftready test {shown}`")
        return story
    typer.echo(f"  {shown} {why}; name another file" if why == IS_THERE else f"  {shown} cannot be written: {why}")
    return ""
