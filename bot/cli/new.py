"""The verb that asks a few questions and writes a flow, one that is right from the start."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import STORIES, flows_folder, is_so

SCHEMA = "flow.schema.json"
ENDED = "The answers end here, so nothing is written; give each question a line, an empty one for what is in brackets."


def new(
    file: Annotated[
        Path | None, typer.Argument(help="The file to write; FTREADY_FLOWS and the flow's id when none is given.")
    ] = None,
) -> None:
    """Ask a few questions and write a flow that passes the check, with a story; no file is ever overwritten."""
    if file is not None:
        _refuse_to_overwrite(file)
    from bot.cli.drafting import drawn_up
    from bot.flow.draft import write
    from bot.folders.checked import ids_in
    from bot.stories.draft import write_story

    try:
        draft = drawn_up(ids_in(file.parent if file else flows_folder()))
    except typer.Abort:
        typer.echo(f"\n{ENDED}", err=True)
        raise typer.Exit(1) from None

    target = file or flows_folder() / f"{draft.id}.yml"
    _refuse_to_overwrite(target)
    text = write(draft)
    if is_so((target.parent / SCHEMA).is_file):
        text = f"# yaml-language-server: $schema={SCHEMA}\n{text}"
    _refuse_what_is_wrong(text, target)
    story = target.parent / STORIES / draft.id / "everything-is-there.yml"
    _refuse_to_overwrite(story)
    for path, content in ((target, text), (story, write_story(draft))):
        _written(path, content)
    typer.echo(f"\n{target} is written, with a story in {story}.")
    typer.echo(f"Change what you like, then run: ftready check {target} && ftready test {story.parent}")


def _written(file: Path, text: str) -> None:
    """Write a file; where that cannot be, say why and print it, so that nothing of what was typed is lost."""
    from bot.folders.files import write_new

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why: str | None = error.strerror
    else:
        why = write_new(file, text)
    if why is not None:
        typer.echo(f"{file} cannot be written: {why}. This would stand in it:\n", err=True)
        typer.echo(text, nl=False)
        raise typer.Exit(1)


def _refuse_to_overwrite(file: Path) -> None:
    if is_so(file.exists):
        typer.echo(f"{file} is there already; name another file.", err=True)
        raise typer.Exit(1)


def _refuse_what_is_wrong(text: str, file: Path) -> None:
    """Write nothing that would not pass the check."""
    from bot.flow.building.flow import vetted

    problems = vetted(text, str(file), {})
    if isinstance(problems, tuple):
        typer.echo("\n".join(map(str, problems)), err=True)
        raise typer.Exit(1)
