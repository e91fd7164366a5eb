"""A task that waits is found by its name alone, by whichever version of ftready comes next."""

import inspect
from datetime import UTC, datetime
from types import SimpleNamespace

from bot.usecases.ports import Installation
from bot.work.intervals import USUAL
from bot.work.people_errands import people_errands
from bot.work.scheduler import Scheduler

GIVEN = {
    "deliver": ["installation", "assessment", "tried"],
    "tick": ["installation", "assessment", "due", "tried"],
    "look_again": ["installation", "assessment"],
    "nudge": ["installation", "person"],
    "publish": ["installation", "person"],
    "forget_person": ["installation", "person"],
}
LOOKS = ["sweep", "look_for_due", "look_for_nudges", "look_for_homes", "look_for_leaving"]


async def nothing(_installation: Installation, _about: str) -> None: ...


def tasks_of_the_work_engine():
    store = SimpleNamespace(looks=None, homes=None, leaving=None)
    errands = people_errands(store, USUAL, nudge=nothing, publish=nothing, forget_person=nothing)
    scheduler = Scheduler(
        "redis://127.0.0.1:1/0",
        deliver=nothing,
        tick=nothing,
        errands=errands,
        store=store,
        clock=lambda: datetime.now(UTC),
    )
    own = [name for name, task in scheduler._docket.tasks.items() if task.__module__.startswith("bot.")]
    return {name: list(inspect.signature(scheduler._docket.tasks[name]).parameters) for name in own}


def test_tasks_keep_the_names_and_the_arguments_under_which_others_left_them_waiting():
    tasks = tasks_of_the_work_engine()

    assert {name: tasks[name] for name in tasks if name not in LOOKS} == GIVEN


def test_looks_keep_their_names_and_need_nothing():
    tasks = tasks_of_the_work_engine()

    assert {name: tasks.get(name) for name in LOOKS} == {name: ["_perpetual"] for name in LOOKS}
