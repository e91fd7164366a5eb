"""The ftready command: each verb reads its files or settings, calls one function, and prints what came back.

Nothing is decided here. Slow libraries are imported by the verbs that need them.
"""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.flow.model import Flow

app = typer.Typer(
    name="ftready",
    help="Find out, as a team and in one thread, whether fine-tuning is the right next move.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class Format(StrEnum):
    """How results are printed."""

    TEXT = "text"
    JSON = "json"


FlowArgument = Annotated[str, typer.Argument(metavar="FLOW", help="A flow file, or the name of one in FTREADY_FLOWS.")]
FormatOption = Annotated[Format, typer.Option("--format", help="How to print the results.")]


@app.command()
def run() -> None:
    """Run the bot in one process: Slack on one side, the worker on the other."""
    _serve("run")


@app.command()
def web() -> None:
    """Run the half that Slack talks to."""
    _serve("web")


@app.command()
def worker() -> None:
    """Run the half that posts cards and does what is due."""
    _serve("worker")


@app.command()
def demo(
    *,
    team: Annotated[bool, typer.Option("--team", help="Let a scripted team play.")] = False,
    weeks: Annotated[int, typer.Option(min=0, max=12, help="Weeks the team goes on for after its verdict.")] = 0,
    port: Annotated[int, typer.Option(help="The port of the page; 0 takes a free one.")] = 8765,
    folder: Annotated[Path, typer.Option(help="Where the demo keeps its state.")] = Path(".ftready/demo"),
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget what was played before.")] = False,
) -> None:
    """Open the playground, a pretend Slack workspace with the bot in it."""
    from bot.demo import play

    raise typer.Exit(play(folder, port=port, team=team or weeks > 0, weeks=weeks, fresh=fresh))


@app.command()
def check(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Flow files; all of FTREADY_FLOWS when none is given.")
    ] = None,
    fmt: FormatOption = Format.TEXT,
) -> None:
    """Check flow files: all problems at once, each with its place and what to write."""
    from bot.flows_folder import check_files, flow_files

    checked = files or flow_files(_flows_folder())
    problems = check_files(checked)
    if fmt is Format.JSON:
        typer.echo(json.dumps([vars(problem) for problem in problems], default=str))
    else:
        for problem in problems:
            typer.echo(str(problem))
        if not problems:
            typer.echo(f"{len(checked)} flow{'s' * (len(checked) != 1)} checked, no problems")
    raise typer.Exit(bool(problems))


@app.command()
def questions(flow: FlowArgument, fmt: FormatOption = Format.TEXT) -> None:
    """List what a flow asks: ids, types, options, who answers."""
    from bot.usecases.offline import list_questions

    listed = list_questions(_flow(flow))
    if fmt is Format.JSON:
        typer.echo(json.dumps(listed, ensure_ascii=False))
        return
    for each in listed:
        options = f" ({' / '.join(each['options'])})" if each["options"] else ""
        typer.echo(f"{each['number']:>3}  {each['id']}: {each['type']}{options}, {each['asked_of']}")
        typer.echo(f"     {each['ask']}")


@app.command()
def verdict(
    flow: FlowArgument,
    answers: Annotated[list[str], typer.Argument(help="Answer files in YAML or JSON; - reads JSON lines.")],
    fmt: FormatOption = Format.TEXT,
) -> None:
    """Decide answer sheets offline; the same sheet and the same flow give the same verdict."""
    from bot.usecases.answer_sheet import SheetError
    from bot.usecases.offline import decide_sheet

    loaded, today = _flow(flow), datetime.now(UTC).date()
    failed = False
    for place, plain, problem in (sheet for file in answers for sheet in _sheets(file)):
        decided: dict[str, Any]
        try:
            decided = {"error": problem} if problem else decide_sheet(loaded, plain, today)
        except SheetError as error:
            decided = {"error": "; ".join(error.mistakes)}
        if "error" in decided:
            failed = True
            typer.echo(f"{place}: {decided['error']}", err=True)
        typer.echo(json.dumps(decided, ensure_ascii=False) if fmt is Format.JSON else _in_words(decided))
    raise typer.Exit(failed)


@app.command()
def why(
    assessment: Annotated[str, typer.Argument(help="The id of an assessment; its root card shows it.")],
    installation: Annotated[str, typer.Option(help="The workspace it belongs to.")] = "",
) -> None:
    """Read back what happened to an assessment, and why what followed followed."""
    import asyncio

    from bot.assembly import read_trail
    from bot.settings import load

    for line in asyncio.run(read_trail(load(), installation, assessment)):
        typer.echo(line)


@app.command()
def export(
    assessment: Annotated[str, typer.Argument(help="The id of an assessment; its root card shows it.")],
    installation: Annotated[str, typer.Option(help="The workspace it belongs to.")] = "",
) -> None:
    """Print an assessment as an answer sheet in JSON; `ftready verdict` decides it again."""
    import asyncio

    from bot.assembly import read_sheet
    from bot.settings import load

    sheet = asyncio.run(read_sheet(load(), installation, assessment))
    if sheet is None:
        typer.echo(f"There is no assessment {assessment} here; its root card shows the id.", err=True)
        raise typer.Exit(1)
    typer.echo(json.dumps(sheet, ensure_ascii=False))


def main() -> None:
    """Run the command; what a person can mend is said in one sentence, without a traceback."""
    from bot.settings import SettingsError

    try:
        app()
    except SettingsError as error:
        typer.echo(str(error), err=True)
        sys.exit(2)


def _serve(part: str) -> None:
    from bot.assembly import run_until_stopped
    from bot.settings import load

    run_until_stopped(load(), part)


def _flow(named: str) -> Flow:
    from bot.flows_folder import load_flow

    file = Path(named)
    if not file.is_file():
        file = _flows_folder() / f"{named}.yml"
    if not file.is_file():
        typer.echo(f"There is no flow '{named}'; give a file, or the name of one in {_flows_folder()}.", err=True)
        raise typer.Exit(2)
    loaded = load_flow(file)
    if isinstance(loaded, tuple):
        for problem in loaded:
            typer.echo(str(problem), err=True)
        raise typer.Exit(1)
    return loaded


def _flows_folder() -> Path:
    from bot.settings import flows_folder

    return flows_folder()


def _sheets(name: str) -> Iterator[tuple[str, Any, str | None]]:
    """Read answer sheets: where each stands, the plain sheet, or what is wrong with the file."""
    if name == "-":
        for number, line in enumerate(sys.stdin, 1):
            if line.strip():
                yield _json_sheet(f"line {number}", line)
        return
    try:
        text = Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        yield name, None, f"cannot be read: {error}"
        return
    yield _json_sheet(name, text) if name.endswith(".json") else _yaml_sheet(name, text)


def _json_sheet(name: str, text: str) -> tuple[str, Any, str | None]:
    try:
        return name, json.loads(text), None
    except (ValueError, RecursionError) as error:
        return name, None, f"is not JSON: {error}"


def _yaml_sheet(name: str, text: str) -> tuple[str, Any, str | None]:
    from bot.flow.nodes import plain, read

    node = read(text, name)
    if isinstance(node, tuple):
        return name, None, "; ".join(str(problem) for problem in node)
    return name, plain(node), None


def _in_words(decided: dict[str, Any]) -> str:
    if "error" in decided:
        return "not decided"
    lines = [f"{decided['verdict']}: {decided['headline']}"]
    lines += [f"  because {each}" for each in decided["because"]]
    lines += [f"  gap {gap['short']}: {gap['do']} (done when {gap['done']})" for gap in decided["gaps"]]
    return "\n".join(lines)
