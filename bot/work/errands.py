"""Errands: work that is done for one person at a time, whenever the store lists them; it knows no errand by name.

An errand that fails has put its next try off in the store before it began, and is never repeated here.
"""

import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta

from docket import Docket

from bot.usecases.ports import Clock, Installation, LostAnswerError
from bot.work.looks import AT_ONCE
from bot.work.under_way import Work
from bot.work.waiting import Waiting, have_run

log = logging.getLogger(__name__)

Task = Callable[[str, str], Awaitable[None]]
"""What the work engine runs: for whom, in which installation."""


@dataclass(frozen=True)
class Errand:
    """One kind of work for a person, under the names the work engine knows it by."""

    task: str
    look: str
    looks_for: str
    every: timedelta
    people: Callable[[datetime, int], Awaitable[Sequence[tuple[Installation, str]]]]
    """Lists, by an instant, at most so many of those it is to be done for."""
    work: Work
    lost: str
    """What is logged of whom, where and why when Slack's answer was lost."""
    failed: str
    """What is logged of whom and where when it failed."""


def task_of(errand: Errand, counted: Callable[[], AbstractContextManager[None]]) -> Task:
    """Make the task that does an errand for one person; it counts as work under way."""

    async def run(installation: str, person: str) -> None:
        with counted():
            try:
                await errand.work(Installation(installation), person)
            except LostAnswerError as lost:
                log.warning(errand.lost, person, installation, lost)
            except Exception:  # whatever failed, the store lists it again: see above
                log.exception(errand.failed, person, installation)

    run.__name__ = errand.task  # by which any process finds it
    return run


async def look_for_people(errand: Errand, task: Task, docket: Docket, clock: Clock) -> None:
    """Have an errand done for everybody whom the store lists by now."""
    found = await errand.people(clock(), AT_ONCE)
    waiting = (
        Waiting(task, f"{errand.task}/{installation.id}/{person}", (installation.id, person))
        for installation, person in found
    )
    await have_run(docket, waiting)
