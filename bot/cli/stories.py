"""The verb that runs stories: what held, what did not and why, and what of a flow none of them touches."""

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import STORIES, flows_folder, is_so, one_of, stories_named
from bot.cli.story_reports import REPORTS, Told

if TYPE_CHECKING:
    from bot.folders.stories import Results


def run_stories(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Story files, folders of them, or names of flows; all those of FTREADY_FLOWS when none is given.",
            readable=False,  # what cannot be read is told beside all else
        ),
    ] = None,
    fmt: Annotated[
        str,
        typer.Option("--format", metavar="|".join(REPORTS), callback=one_of(REPORTS), help="How to tell the results."),
    ] = "text",
    at_least: Annotated[
        int, typer.Option(help="Fail when stories touch less of a flow than this, in percent.", min=0, max=100)
    ] = 0,
    *,
    through_slack: Annotated[
        bool,
        typer.Option(
            "--through-slack", help="Play them in a pretend Slack, by command, press and form, not on the engine."
        ),
    ] = False,
    sentences: Annotated[bool, typer.Option("--sentences", help="List the sentences a story is written in.")] = False,
) -> None:
    """Run stories: what people do with a flow and when, and what must then be true."""
    if sentences:
        _list_sentences()
        return
    from bot.folders.files import closed_below
    from bot.folders.flows import flow_files
    from bot.folders.stories import run_files, story_files

    named = [stories_named(each) for each in files or [flows_folder() / STORIES]]
    found = [file for each in named for file in (story_files(each) if is_so(each.is_dir) or not files else [each])]
    lost = [problem for each in named for problem in closed_below(each)]
    if not found and not lost:
        typer.echo(f"There are no stories in {', '.join(map(str, named))}; name a file, or a folder of them.", err=True)
        raise typer.Exit(2)
    began = time.monotonic()
    all_flows = [] if files else flow_files(flows_folder())
    results = _through_slack(found, all_flows) if through_slack else run_files(found, flows_folder(), all_of=all_flows)
    results = replace(results, problems=(*lost, *results.problems))
    told = Told(results, time.monotonic() - began)
    typer.echo(REPORTS[fmt](told))
    too_little = [each for each in told.results.covered if each.percent < at_least]
    for each in too_little:
        typer.echo(f"{each.file}: the stories touch {each.percent} % of it, less than {at_least} %", err=True)
    raise typer.Exit(bool(told.results.problems or told.failed or too_little))


def _through_slack(files: list[Path], all_flows: list[Path]) -> "Results":
    """Play stories in a pretend Slack, and tell of each on the side, as it takes its time."""
    from bot.folders.stories import run_files
    from bot.store.embedded import EmbeddedServerError
    from bot.stories_in_slack import SlackStories

    try:
        with SlackStories.open(lambda line: typer.echo(line, err=True)) as play:
            return run_files(files, flows_folder(), play, all_flows)
    except EmbeddedServerError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None


def _list_sentences() -> None:
    from bot.stories.sentences import SENTENCES

    for phrase in SENTENCES:
        typer.echo(phrase.example)
