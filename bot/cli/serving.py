"""The verbs that keep something running: the bot, its halves, and the playground."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.printing import in_short

MOST_WEEKS = 12


def run() -> None:
    """Run the bot in one process: Slack on one side, the worker on the other."""
    _serve("run")


def web() -> None:
    """Run the half that Slack talks to."""
    _serve("web")


def worker() -> None:
    """Run the half that posts cards and does what is due."""
    _serve("worker")


def _weeks(said: str | int) -> int:
    """Read how many weeks; what is none gets our own sentence."""
    text = str(said)
    if not (text.isascii() and text.isdigit() and int(text[:4]) <= MOST_WEEKS):
        raise typer.BadParameter(f"write a whole number from 0 to {MOST_WEEKS}, in place of '{in_short(text)}'")
    return int(text)


def demo(  # noqa: PLR0913 - what can be chosen
    *,
    team: Annotated[bool, typer.Option("--team", help="Let a scripted team play.")] = False,
    weeks: Annotated[
        int, typer.Option(parser=_weeks, metavar="WEEKS", help="Weeks the team goes on for after its verdict.")
    ] = 0,
    port: Annotated[int, typer.Option(help="The port of the page; 0 takes a free one.")] = 8765,
    folder: Annotated[Path, typer.Option(help="Where the demo keeps its state.")] = Path(".ftready/demo"),
    workspaces: Annotated[
        int, typer.Option(min=1, max=2, help="Workspaces side by side, of which none knows of the other.")
    ] = 1,
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget what was played before.")] = False,
) -> None:
    """Open the playground, a pretend Slack workspace with the bot in it."""
    from bot.demo import play

    raise typer.Exit(play(folder, port=port, team=team or weeks > 0, weeks=weeks, fresh=fresh, workspaces=workspaces))


def _serve(part: str) -> None:
    from bot.process import run_until_stopped
    from bot.settings import load

    run_until_stopped(load(), part)
