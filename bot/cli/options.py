"""What several verbs take alike: a flow by its file or its name, the folder of flows, and how results are printed."""

from collections.abc import Callable, Collection
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.printing import in_short

if TYPE_CHECKING:
    from bot.flow.model.flow import Flow


STORIES = "stories"
"""The folder beside the flows in which their stories lie."""


class Format(StrEnum):
    """How results are printed."""

    TEXT = "text"
    JSON = "json"


FlowArgument = Annotated[str, typer.Argument(metavar="FLOW", help="A flow file, or the name of one in FTREADY_FLOWS.")]
FormatOption = Annotated[Format, typer.Option("--format", help="How to print the results.")]


def one_of(forms: Collection[str]) -> Callable[[str], str]:
    """Make what takes the name of a form of report, and says which there are where it is none."""

    def known(fmt: str) -> str:
        if fmt not in forms:
            raise typer.BadParameter(f"there is no '{fmt}'; write one of {', '.join(forms)}")
        return fmt

    return known


def flow_named(named: str) -> "Flow":
    """Load a flow by its file or its name; where that cannot be done, say why and end the command."""
    from bot.folders.flows import load_in_own_words

    file = Path(named)
    if not is_so(file.is_file):
        file = flows_folder() / f"{named}.yml"
    if not is_so(file.is_file):
        near = _near(named)
        cure = f"did you mean '{near}'?" if near else f"give a file, or the name of one in {flows_folder()}."
        typer.echo(f"There is no flow '{in_short(named)}'; {cure}", err=True)
        raise typer.Exit(2)
    loaded = load_in_own_words(file)
    if isinstance(loaded, tuple):
        for problem in loaded:
            typer.echo(str(problem), err=True)
        raise typer.Exit(1)
    return loaded


def file_named(named: Path) -> Path:
    """Give the file of a flow that was called by its name; anything else is a file or a folder already."""
    if is_so(named.exists):
        return named
    called = flows_folder() / f"{named}.yml"
    return called if is_so(called.is_file) else named


def stories_named(named: Path) -> Path:
    """Give the folder with the stories of a flow that was called by its name; anything else as it is."""
    if is_so(named.exists):
        return named
    called = flows_folder() / STORIES / named
    return called if is_so(called.exists) else named


def _near(named: str) -> str | None:
    """Find the flow that a name may have meant."""
    from bot.flow.conditions.closest import closest

    return closest(named, [file.stem for file in flows_folder().glob("*.yml")])


def is_so(look: Callable[[], bool]) -> bool:
    """Ask something of a file; of a name that none can have, or where nobody may look, nothing is so."""
    try:
        return look()
    except OSError:  # such as one longer than names can be
        return False


def flows_folder() -> Path:
    """Say where flows are when none is named."""
    from bot.settings import flows_folder as folder

    return folder()
