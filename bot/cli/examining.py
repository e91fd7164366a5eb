"""The verb that looks at everything ftready stands on, and says of each thing how it stands."""

from typing import Annotated

import typer

from bot.cli.printing import plainly


def doctor(
    *, links: Annotated[bool, typer.Option("--links", help="Also ask for each address the flows lead to.")] = False
) -> None:
    """Look at settings, Redis, Slack and the flows, and say what is wrong and what to do; nothing is changed."""
    import asyncio

    raise typer.Exit(asyncio.run(_examined(links=links)))


async def _examined(*, links: bool) -> int:
    from bot.doctor import Grade, examine

    grades = []
    async for each in examine(links=links):
        typer.echo(plainly(str(each)))
        grades.append(each.grade)
    wrong, watch = grades.count(Grade.WRONG), grades.count(Grade.WATCH)
    typer.echo(f"\n{wrong} wrong, {watch} to watch, {grades.count(Grade.WELL)} well.")
    return 1 if wrong else 0
