"""The verb that forgets a check; it asks before it does."""

import asyncio
from typing import Annotated

import typer

from bot.cli.answers import AssessmentArgument, InstallationOption, not_here


def forget(
    assessment: AssessmentArgument,
    installation: InstallationOption = "",
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Forget a check: its cards in Slack, its answers, and what happened to it. Nothing brings it back."""
    from bot.kept import forget_one
    from bot.settings import load_kept

    settings = load_kept()
    if not yes:
        typer.confirm(f"Forget {assessment}, with all that people said in it?", abort=True)
    left = asyncio.run(forget_one(settings, installation, assessment))
    if left is None:
        raise not_here(assessment)
    still = f" {left} of its cards stand on in Slack, where only people can delete them." if left else ""
    typer.echo(f"{assessment} is forgotten.{still}")
