"""The verb that forgets a check, or a person in every check; it asks before it does."""

import re
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.answers import InstallationOption, not_here

if TYPE_CHECKING:
    from bot.settings import KeptSettings
    from bot.usecases.forgetting.forget_person import Trace

ONE_OF_BOTH = "Name a check, or a person with --person; one of both."


def _an_id(person: str) -> str:
    """Take what can be the id of a person in Slack."""
    if person and not re.fullmatch(r"[UW][A-Z0-9]{2,20}", person):
        raise typer.BadParameter(
            f"{person!r} is no id of a person in Slack, such as U0123ABCD; copy it from a profile."
        )
    return person


PersonOption = Annotated[
    str, typer.Option("--person", metavar="ID", callback=_an_id, help="Forget this person in every check instead.")
]


def forget(
    assessment: Annotated[str, typer.Argument(help="The id of a check; My answers on its root card shows it.")] = "",
    installation: InstallationOption = "",
    *,
    person: PersonOption = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what is kept of the person, and change nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Forget a check with all that was said in it, or what a person said in every check. Nothing brings it back."""
    from bot.settings import load_kept

    if bool(assessment) == bool(person) or (dry_run and not person):
        typer.echo(ONE_OF_BOTH, err=True)
        raise typer.Exit(2)
    settings = load_kept()
    if person:
        _forget_person(settings, installation, person, dry_run=dry_run, yes=yes)
    else:
        _forget_check(settings, installation, assessment, yes=yes)


def _forget_check(settings: "KeptSettings", installation: str, assessment: str, *, yes: bool) -> None:
    import asyncio

    from bot.kept import forget_one

    if not yes:
        typer.confirm(f"Forget {assessment}, with all that people said in it?", abort=True)
    left = asyncio.run(forget_one(settings, installation, assessment))
    if left is None:
        raise not_here(assessment)
    still = f" {left} of its cards stand on in Slack, where only people can delete them." if left else ""
    typer.echo(f"{assessment} is forgotten.{still}")


def _forget_person(settings: "KeptSettings", installation: str, person: str, *, dry_run: bool, yes: bool) -> None:
    import asyncio

    from bot.kept import find_person, forget_somebody

    if dry_run or not yes:
        traces = asyncio.run(find_person(settings, installation, person))
        for trace in traces:
            typer.echo(_in_words(trace))
        typer.echo(
            f"{person} stands in {len(traces)} checks; besides go their reminders, Home and what they were typing."
        )
    if dry_run:
        return
    if not yes:
        typer.confirm(f"Take out of these checks what {person} wrote, and their name?", abort=True)
    checks, gone = asyncio.run(forget_somebody(settings, installation, person))
    still = "" if gone else " Their last reminder stands on in Slack, where only they see it."
    typer.echo(f"{person} is forgotten in {checks} checks; a running worker draws their cards anew.{still}")


def _in_words(trace: "Trace") -> str:
    if trace.in_trail_only:
        return f"{trace.assessment}: only what happened names them"
    parts = [f"{trace.answers} answers"]
    parts += ["they own it, so it can be taken over then"] if trace.owns else []
    parts += [f"{trace.gaps} gaps they close are given back"] if trace.gaps else []
    parts += [f"{trace.waivers} gaps they stand for leaving are open again"] if trace.waivers else []
    return f"{trace.assessment}: {', '.join(parts)}"
