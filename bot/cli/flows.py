"""The verbs about flows as files: whether they are right, and what they ask."""

import gc
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.options import FlowArgument, Format, FormatOption, file_named, flow_named, flows_folder, is_so, one_of
from bot.cli.reports import REPORTS, Checked


def check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Flow files or names, fragments, translations, or folders; all of FTREADY_FLOWS when none is given.",
            readable=False,  # what cannot be read is told beside all else
        ),
    ] = None,
    fmt: Annotated[
        str,
        typer.Option("--format", metavar="|".join(REPORTS), callback=one_of(REPORTS), help="How to tell the problems."),
    ] = "text",
) -> None:
    """Check flow files: all problems at once, each with its place and what to write.

    Whether some answers reach each verdict is not looked for here: `ftready paths` proves it.
    """
    from bot.folders.checked import look_through
    from bot.folders.files import closed
    from bot.folders.flows import flow_files, fragment_files, is_fragment
    from bot.folders.translations import flow_of, is_translation, translation_files

    named = [each for one in files or [flows_folder()] for each in _in_beside(file_named(one))]
    folders = [each for each in named if is_so(each.is_dir)]
    alone = [each for each in named if each not in folders]
    fragments = [*(file for each in folders for file in fragment_files(each)), *filter(is_fragment, alone)]
    named_so = [each for each in alone if is_translation(each)]
    translations = [*(file for each in folders for file in translation_files(each)), *named_so]
    flows = [
        *(file for each in folders for file in flow_files(each)),
        *(each for each in alone if each not in {*fragments, *named_so}),
    ]
    flows += {flow: None for each in named_so if (flow := flow_of(each)) and flow not in flows}
    if not (flows or fragments or translations or any(map(closed, folders))):
        typer.echo(f"There are no flows in {', '.join(map(str, named))}; name a file, or a folder of them.", err=True)
        raise typer.Exit(2)
    with _no_collecting():
        problems, notes = look_through(flows, fragments, translations, folders)
    typer.echo(REPORTS[fmt](Checked(len(flows), problems, _lines_of, len(fragments), notes)))
    raise typer.Exit(bool(problems))


def questions(flow: FlowArgument, fmt: FormatOption = Format.TEXT) -> None:
    """List what a flow asks: ids, types, options, who answers."""
    from bot.usecases.files.offline import list_questions

    listed = list_questions(flow_named(flow))
    if fmt is Format.JSON:
        typer.echo(json.dumps(listed, ensure_ascii=False))
        return
    for each in listed:
        options = f" ({' / '.join(each['options'])})" if each["options"] else ""
        options += f" ({', '.join(each['fields'])})" if "fields" in each else ""
        role = f" in the role {each['role']}" if "role" in each else ""
        again = f", for each of {each['for_each']}" if "for_each" in each else ""
        more = f"{role}{again}{_besides(each)}"
        typer.echo(f"{each['number']:>3}  {each['id']}: {each['type']}{options}, {each['asked_of']}{more}")
        typer.echo(f"     {each['ask']}")


def _besides(listed: Mapping[str, Any]) -> str:
    """Say when a question is asked at all, what evidence it takes, and whether it may not apply."""
    said = [f"asked if {listed['when']}"] if "when" in listed else []
    said += ["with a link it needs" if listed["link_required"] else "with a link"] if listed["link"] else []
    said += ["with a link and a day"] if listed["proof"] else []
    aside = {"yes": "may not apply", "with_reason": "may not apply, for a reason"}
    said += [aside[listed["not_applicable"]]] if "not_applicable" in listed else []
    return "".join(f"; {each}" for each in said)


def draw(
    flow: FlowArgument,
    options: Annotated[bool, typer.Option("--options", help="With answers and what each is worth.")] = False,  # noqa: FBT002 - a switch of the command
) -> None:
    """Draw a flow as Mermaid text: what is asked, what blocks, what decides, and where it leads."""
    from bot.flow.drawing.picture import draw as drawn

    typer.echo(drawn(flow_named(flow), options=options), nl=False)


def schema(
    fragment: Annotated[bool, typer.Option("--fragment", help="Of fragments, in place of flows.")] = False,  # noqa: FBT002 - a switch of the command
    translation: Annotated[bool, typer.Option("--translation", help="Of translations of flows.")] = False,  # noqa: FBT002 - a switch of the command
) -> None:
    """Print the JSON Schema of flow files, for editors that complete and explain what one types."""
    from bot.flow.schemas.flow import flow_schema, fragment_schema
    from bot.flow.schemas.translation import translation_schema

    made = translation_schema() if translation else fragment_schema() if fragment else flow_schema()
    typer.echo(json.dumps(made, ensure_ascii=False, indent=1))


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Look for no garbage meanwhile: everything is needed to the end, and looking takes a third of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _in_beside(named: Path) -> Sequence[Path]:
    """List what lies in a folder beside flows, of which the files are none; anything else stands for itself."""
    from bot.flow.composing.fragments import FRAGMENTS
    from bot.flow.translating.wording import TRANSLATIONS
    from bot.folders.flows import flow_files

    is_beside = named.absolute().name in {FRAGMENTS, TRANSLATIONS} and is_so(named.is_dir)
    return (is_beside and flow_files(named)) or (named,)


@lru_cache(maxsize=8)
def _lines_of(file: str) -> Sequence[str]:
    from bot.flow.places import Source
    from bot.folders.files import leads_out, read_some
    from bot.folders.flows import is_fragment
    from bot.folders.translations import is_translation

    beside = is_fragment(Path(file)) or is_translation(Path(file))
    outside = beside and leads_out(Path(file))
    raw = "" if outside else read_some(Path(file))
    if not isinstance(raw, bytes):
        return ()
    return Source.lines_of(raw.decode("utf-8", errors="replace").removeprefix("\ufeff"))
