"""What several verbs take alike: a flow by its file or its name, the folder of flows, and how results are printed."""

from collections.abc import Callable, Collection
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.printing import in_short

if TYPE_CHECKING:
    from bot.flow.model.flow import Flow


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
    if not _is_file(file):
        file = flows_folder() / f"{named}.yml"
    if not _is_file(file):
        said = f"There is no flow '{in_short(named)}'; give a file, or the name of one in {flows_folder()}."
        typer.echo(said, err=True)
        raise typer.Exit(2)
    loaded = load_in_own_words(file)
    if isinstance(loaded, tuple):
        for problem in loaded:
            typer.echo(str(problem), err=True)
        raise typer.Exit(1)
    return loaded


def _is_file(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:  # such as a name longer than names can be
        return False


def flows_folder() -> Path:
    """Say where flows are when none is named."""
    from bot.settings import flows_folder as folder

    return folder()
